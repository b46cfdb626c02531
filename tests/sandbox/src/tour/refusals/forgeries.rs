//! Codes that nobody may make.

use diia_citizen::citizen::AddError;
use diia_citizen::code::credential::{Credential, Profile};
use diia_citizen::code::pass::{IDENTITY_PREFIX, LinkBase, Pass, PassFlags, UnsignedPass};
use diia_citizen::codec::{bytes_from_digits, digits_from_bytes};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::Signature;
use diia_citizen::ports::{KeyAlias, KeyStore};
use diia_citizen::text::Bilingual;
use diia_test_phone::run;

use super::{Scene, numbered};
use crate::error::SandboxError;
use crate::tour::cast::{Phone, REVOKED, Received, authority};
use crate::tour::stage::{Stage, expect};

const TAMPERED: Bilingual = Bilingual::new(
    "Шахрай змінив у коді один байт: у прізвищі «Дія» остання літера стала «й».",
    "A swindler changed one byte of the code: the last letter of the family name «Дія» became «й».",
);
const FOREIGN: Bilingual = Bilingual::new(
    "Хтось видав картку сам собі й назвався тим самим реєстром. Підпис справжній, але такого ключа немає у списку установ.",
    "Somebody issued a card of their own under the registry’s name. The signature is a real one, but its key is not on the list of authorities.",
);
const REVOKED_LICENCE: Bilingual = Bilingual::new(
    "Посвідчення водія відкликано. Телефон А ще про це не знає, а в списку на телефоні Б воно вже є.",
    "A driving licence has been revoked. Phone A does not know it yet, but the list on phone B already has it.",
);
const SOMEONE_ELSES: Bilingual = Bilingual::new(
    "Хтось скопіював картку Надії на свій телефон. Бібліотека її не бере, бо картку видано для іншого ключа. Тож код склали вручну й підписали ключем чужого телефона:",
    "Somebody copied Nadiia’s card to a phone of their own. The library does not take it, because it was issued for another key. So the code was put together by hand and signed with the stranger’s key:",
);

/// «Дія» and «Дій» in Windows-1251, as the format stores names.
const NAME: [u8; 3] = [0xC4, 0xB3, 0xFF];
const CHANGED_NAME: [u8; 3] = [0xC4, 0xB3, 0xE9];

pub(super) fn tell(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    numbered(stage, "6.2", TAMPERED)?;
    let code = stage.world.phone_a.show(&card.id, Profile::Identity, true)?;
    let text = tampered(code.text())?;
    Scene { step: "6.2", name: "07-tampered", text: &text, expected: "issuer_signature" }.play(stage)?;

    numbered(stage, "6.3", FOREIGN)?;
    let foreign = authority("nobody-knows", stage.world.online_at);
    let text = issued(stage, |stage| stage.world.issue(&foreign, DocumentKind::InternalPassport, 1))?;
    Scene { step: "6.3", name: "08-foreign-issuer", text: &text, expected: "unknown_issuer" }.play(stage)?;

    numbered(stage, "6.4", REVOKED_LICENCE)?;
    let text = issued(stage, |stage| {
        stage.world.issue(&stage.world.registry, DocumentKind::DriverLicense, REVOKED)
    })?;
    Scene { step: "6.4", name: "09-revoked", text: &text, expected: "revoked" }.play(stage)
}

pub(super) fn someone_elses(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    numbered(stage, "6.6", SOMEONE_ELSES)?;
    let stranger = Phone::of_a_stranger(&stage.world)?;
    let alias = KeyAlias(format!("stranger/{}", card.id.0));
    stranger.keys.key_for(&alias);
    let copied = Received {
        id: diia_citizen::citizen::DocumentId(alias.0.clone()),
        status: card.status.clone(),
        identity: card.identity.clone(),
        ages: card.ages.clone(),
        portrait: card.portrait.clone(),
    };
    let taken = stranger.take(&copied).err();
    let refusal = taken.as_deref().and_then(|error| error.downcast_ref::<AddError>()).map(AddError::code);
    stage.terminal.log(&format!("   [6.6 add_document: {}]", refusal.unwrap_or("taken")))?;
    expect("6.6", "key_mismatch", refusal.unwrap_or("taken"))?;

    let library = |error: &dyn std::error::Error| SandboxError::library(error);
    let credential = Credential::from_bytes(&card.identity).map_err(|error| library(&error))?;
    let now = stage.world.phone_b.now()?;
    let unsigned = UnsignedPass::new(credential, now, PassFlags { clock_confirmed: true })
        .map_err(|error| library(&error))?;
    let signature =
        run(stranger.keys.sign(&alias, &unsigned.signing_input())).map_err(|error| library(&error))?;
    let signature = Signature::from_platform_der(&signature).map_err(|error| library(&error))?;
    let text = unsigned.signed(signature).to_text(&LinkBase::default());
    Scene { step: "6.6", name: "12-someone-elses", text: &text, expected: "holder_signature" }.play(stage)
}

/// The status code of a document that phone A has just been given.
fn issued(
    stage: &Stage,
    issue: impl FnOnce(&Stage) -> Result<Received, SandboxError>,
) -> Result<String, SandboxError> {
    let received = issue(stage)?;
    let phone = &stage.world.phone_a;
    phone.take(&received).map_err(|error| SandboxError::Library(error.to_string()))?;
    Ok(phone.show(&received.id, Profile::Status, true)?.text().to_owned())
}

/// The same code with one byte of the name changed.
fn tampered(text: &str) -> Result<String, SandboxError> {
    let missing = || SandboxError::Library("the name is not where the format has it".into());
    let digits = text.strip_prefix(IDENTITY_PREFIX).ok_or_else(missing)?;
    let mut bytes =
        bytes_from_digits(digits, Pass::MAX_BYTES).map_err(|error| SandboxError::library(&error))?;
    let at = bytes.windows(NAME.len()).position(|window| window == NAME).ok_or_else(missing)?;
    bytes.splice(at..at + NAME.len(), CHANGED_NAME);
    Ok(format!("{IDENTITY_PREFIX}{}", digits_from_bytes(&bytes)))
}

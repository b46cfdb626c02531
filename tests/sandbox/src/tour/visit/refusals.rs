//! What a visitor is protected from, and what a visitor may refuse.

use diia_citizen::citizen::ScanRefusal;
use diia_citizen::document::DocumentKind;
use diia_citizen::mail::Address;
use diia_citizen::request::RequestedKind;
use diia_citizen::request::card::{Card, CardTemplate};
use diia_citizen::text::Bilingual;
use diia_citizen::time::HOUR_MILLIS;
use diia_test_issuer::{TestKey, card_link};
use diia_test_phone::run;

use super::card::{OFFER, template};
use super::{consenting, lib};
use crate::error::SandboxError;
use crate::terminal::{Frame, Tone};
use crate::tour::stage::{Stage, expect};

const STICKER: Bilingual = Bilingual::new(
    "7.1 Поверх QR-коду заклеєно інший: картка така сама, але підписав її невідомо хто.",
    "7.1 Another QR code has been glued over it: the same card, but signed by nobody known.",
);
const RECIPIENT: Bilingual = Bilingual::new(
    "7.2 Справжня картка, у якій змінено лише адресу, куди піде лист.",
    "7.2 A genuine card in which only the address of the letter has been changed.",
);
const OLD: Bilingual =
    Bilingual::new("7.3 Пішов 181-й день від друку картки.", "7.3 It is the 181st day of the card.");
const MISSING: Bilingual = Bilingual::new(
    "7.4 Картка просить «усе або нічого», а посвідчення водія на телефоні А немає:",
    "7.4 A card asks for all or nothing, and phone A has no driver licence:",
);
const REFUSED: Bilingual = Bilingual::new(
    "7.5 Надія натиснула «Відмовити». Нічого не надіслано, а квитанція про відмову лишилася.",
    "7.5 Nadiia pressed “Refuse”. Nothing was sent, and a receipt of the refusal remains.",
);
const PHONE_A: Bilingual = Bilingual::new("телефон А", "phone A");

pub(super) fn tell(stage: &mut Stage) -> Result<(), SandboxError> {
    let genuine = template(stage);
    let card_key = stage.world.registry.card_key.clone();

    let sticker = card_link(&genuine, OFFER, &TestKey::from_label("nobody known"));
    refused(stage, STICKER, "7.1", &sticker, "card_signature")?;

    let changed = with_changed_recipient(&genuine, &card_key)?;
    refused(stage, RECIPIENT, "7.2", &changed, "card_signature")?;

    let old = CardTemplate { validity: a_card_of_180_days_ago(stage)?, ..genuine.clone() };
    let old = card_link(&old, OFFER, &card_key);
    refused(stage, OLD, "7.3", &old, "card_expired")?;

    missing(stage, &genuine, &card_key)?;
    refused_by_the_citizen(stage, &card_link(&genuine, OFFER, &card_key))
}

fn refused(
    stage: &mut Stage,
    told: Bilingual,
    step: &str,
    link: &str,
    reason: &str,
) -> Result<(), SandboxError> {
    stage.terminal.say(&format!("\n{}", told.get(stage.language)))?;
    let refusal = stage.world.phone_a.citizen.scan(link).err();
    let (found, text) = match &refusal {
        Some(error @ ScanRefusal::Card(card)) => (error.code(), card.text()),
        Some(other) => (other.code(), Bilingual::new("", "")),
        None => ("accepted", Bilingual::new("", "")),
    };
    stage.terminal.log(&format!("   [{step}: {found}]"))?;
    expect(step, reason, found)?;
    let frame = Frame::new(PHONE_A.get(stage.language), text.get(stage.language), Tone::Red);
    stage.terminal.frame(&frame)
}

/// The signature of the genuine card under another recipient: all that a forger without a key can do.
fn with_changed_recipient(genuine: &CardTemplate, key: &TestKey) -> Result<String, SandboxError> {
    let signature = key.sign(&genuine.signing_input(OFFER).map_err(lib)?);
    let recipient = Address::parse("thief@example.org").map_err(lib)?;
    let digits = Card::digits(&CardTemplate { recipient, ..genuine.clone() }, &signature).map_err(lib)?;
    Ok(format!("https://diia.app/acquirers/offer-request/static/{OFFER}#{digits}"))
}

fn a_card_of_180_days_ago(stage: &Stage) -> Result<diia_citizen::request::card::CardValidity, SandboxError> {
    let now = stage.world.phone_a.now()?;
    let hour = now.unix_millis().div_euclid(HOUR_MILLIS) - 180 * 24;
    let hour = u32::try_from(hour).map_err(lib)?;
    diia_citizen::request::card::CardValidity::new(hour, 180).map_err(lib)
}

fn missing(stage: &mut Stage, genuine: &CardTemplate, key: &TestKey) -> Result<(), SandboxError> {
    stage.terminal.say(&format!("\n{}", MISSING.get(stage.language)))?;
    let mut card = CardTemplate { all_or_nothing: true, ..genuine.clone() };
    if let Some(last) = card.documents.last_mut() {
        last.kind = RequestedKind::Kind(DocumentKind::DriverLicense);
    }
    let mut consent = consenting::open(stage, &card_link(&card, OFFER, key))?;
    consenting::show(stage, &consent)?;
    let citizen = &stage.world.phone_a.citizen;
    let found = run(citizen.confirm(&mut consent)).err().map_or("confirmed", |error| error.code());
    stage.terminal.log(&format!("   [7.4: {found}]"))?;
    expect("7.4", "consent_required_document_missing", found)
}

fn refused_by_the_citizen(stage: &mut Stage, link: &str) -> Result<(), SandboxError> {
    stage.terminal.say(&format!("\n{}", REFUSED.get(stage.language)))?;
    let mut consent = consenting::open(stage, link)?;
    let citizen = &stage.world.phone_a.citizen;
    run(citizen.refuse(&mut consent)).map_err(lib)?;
    let found = run(citizen.confirm(&mut consent)).err().map_or("confirmed", |error| error.code());
    stage.terminal.log(&format!("   [7.5: refused, then {found}]"))?;
    expect("7.5", "consent_already_refused", found)
}

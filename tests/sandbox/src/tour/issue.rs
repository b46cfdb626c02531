//! Chapter 1: an authority issues a document to phone A, and phone B fetches its lists.

use diia_citizen::document::DocumentKind;
use diia_citizen::text::{Bilingual, kyiv_minute};

use super::cast::Received;
use super::stage::Stage;
use crate::error::SandboxError;
use crate::trust_folder;

const HEADING: Bilingual = Bilingual::new("1. Установа видає документ", "1. An authority issues a document");
const ISSUED: Bilingual = Bilingual::new(
    "Тестовий реєстр документів видав громадянці на ім’я Дія Надія Володимирівна ID-картку й підписав її на 72 години для одного телефона — телефона А. Ключ цього телефона ніколи його не покидає, тому копія картки на іншому телефоні нічого не варта.",
    "The Test Registry of Documents issued an ID card to the citizen Дія Надія Володимирівна and signed it, for 72 hours, for one phone: phone A. The key of this phone never leaves it, so a copy of the card on another phone is worth nothing.",
);
const LISTS: Bilingual = Bilingual::new(
    "Телефон Б завантажив список установ і список відкликаних документів. Відтоді минуло три години, і всі ці три години обидва телефони без інтернету.",
    "Phone B fetched the list of authorities and the revocation list. That was three hours ago, and for these three hours both phones have been without internet.",
);
const ONLINE_LAST: Bilingual = Bilingual::new("Востаннє онлайн", "Last online");

/// The entry of the ID card in the revocation list. A real one is drawn at random.
const ENTRY: u32 = 7;

pub(super) fn tell(stage: &mut Stage) -> Result<Received, SandboxError> {
    stage.heading(HEADING)?;
    let world = &stage.world;
    let card = world.issue(&world.registry, DocumentKind::InternalPassport, ENTRY)?;
    world.phone_a.take(&card).map_err(|error| SandboxError::Library(error.to_string()))?;
    stage.say(ISSUED)?;

    let world = &stage.world;
    let folder = stage.folder().join("trust");
    trust_folder::write(&folder, &world.root.public_key(), &world.issuer_list, &world.status_list)?;
    stage.say(LISTS)?;
    let online_last = kyiv_minute(stage.world.online_at);
    stage.terminal.remark(&format!("{}: {online_last}", ONLINE_LAST.get(stage.language)))?;
    stage.world.pass(super::cast::OFFLINE_MILLIS);
    Ok(card)
}

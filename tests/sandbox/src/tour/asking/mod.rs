//! Chapter 8: phone B asks phone A. Two scans, still no internet: the answer is for the phone that asked alone.

mod bystander;
mod exchange;
mod portrait;

use diia_citizen::ask::{Wanted, WorkerTemplate};
use diia_citizen::code::credential::AgeThreshold;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::KeyAlias;
use diia_citizen::request::card::{CardValidity, RegisterCode};
use diia_citizen::text::Bilingual;
use diia_citizen::time::HOUR_MILLIS;
use diia_test_issuer::CARD_KEY_ID;
use diia_test_phone::run;

use super::screens;
use super::stage::{Stage, expect};
use crate::error::SandboxError;
use crate::verdict_json::verdict_code;
use exchange::{Exchanged, Names, exchange};

const HEADING: Bilingual =
    Bilingual::new("8. Запитання й відповідь: два скани", "8. Ask and answer: two scans");
const ADULT: Bilingual = Bilingual::new(
    "Телефон Б питає, чи є Надії 18 років. Телефон А зчитав запит з екрана телефона Б і показує, хто питає й про що:",
    "Phone B asks whether Nadiia has reached the age of 18. Phone A read the ask from phone B’s screen and shows who asks for what:",
);
const ONLY_THE_AGE: Bilingual = Bilingual::new(
    "Надія погодилась. Телефон Б зчитав відповідь: документ чинний, 18 років є. Ні імені, ні дати народження в ній немає. Чотири цифри на обох екранах однакові:",
    "Nadiia agreed. Phone B read the answer: the document is valid, she has reached 18. It holds no name and no date of birth. The four digits on both screens are the same:",
);
const BYSTANDER: Bilingual = Bilingual::new(
    "Хтось поруч сфотографував обидва екрани й показує відповідь далі. Ось усе, що він дізнався:",
    "A bystander photographed both screens and shows the answer on. This is all that they have learned:",
);
const WORKER: Bilingual = Bilingual::new(
    "Тепер питає працівниця: її телефон має картку, яку підписала установа. Надія бачить назву установи:",
    "Now a worker asks: her phone carries a card that the institution has signed. Nadiia sees the institution’s name:",
);
const CHECKED: Bilingual =
    Bilingual::new("Працівниця бачить, хто перед нею:", "The worker sees who is in front of her:");

pub(super) fn tell(stage: &mut Stage) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    adult(stage)?;
    worker(stage)
}

fn adult(stage: &mut Stage) -> Result<(), SandboxError> {
    stage.say(ADULT)?;
    let age = AgeThreshold::new(18).map_err(lib)?;
    let session = stage.world.phone_b.citizen.ask_as_person(Wanted::Age(age), None).map_err(lib)?;
    let names = Names { ask: "asking/19-ask-age-qr.png", answer: "asking/20-answer-age-qr.png" };
    let Exchanged { ask, answer, checked, .. } = exchange(stage, session, &names)?;
    expect("8", "valid", verdict_code(&checked.verdict))?;
    expect("8", "18", &checked.at_least.map_or(0, AgeThreshold::years).to_string())?;
    stage.say(ONLY_THE_AGE)?;
    stage.terminal.frame(&screens::full(&checked.verdict, stage.language))?;
    stage.terminal.tick(checked.check_digits.as_str())?;
    stage.say(BYSTANDER)?;
    bystander::tell(stage, &ask, &answer)
}

fn worker(stage: &mut Stage) -> Result<(), SandboxError> {
    stage.say(WORKER)?;
    let world = &stage.world;
    let alias = KeyAlias("worker’s key".into());
    let from = u32::try_from(world.online_at.unix_millis() / HOUR_MILLIS).map_err(lib)?;
    let card = world.registry.issue_worker_card(&WorkerTemplate {
        issuer_key: CARD_KEY_ID,
        register_code: RegisterCode::new("00000017").map_err(lib)?,
        legal_name: "Центр надання адміністративних послуг (зразок)".into(),
        branch: "Вікно 3".into(),
        validity: CardValidity::new(from, 30).map_err(lib)?,
        worker_key: world.phone_b.keys.key_for(&alias),
    });
    let kind = Some(DocumentKind::InternalPassport);
    let asking = world.phone_b.citizen.ask_as_worker(Wanted::Identity, kind, &card, &alias);
    let session = run(asking).map_err(lib)?;
    let names = Names { ask: "asking/21-ask-worker-qr.png", answer: "asking/22-answer-identity-qr.png" };
    let exchanged = exchange(stage, session, &names)?;
    expect("8", "valid", verdict_code(&exchanged.checked.verdict))?;
    stage.say(CHECKED)?;
    stage.terminal.frame(&screens::full(&exchanged.checked.verdict, stage.language))?;
    portrait::tell(stage, &exchanged)
}

fn lib(error: impl std::error::Error) -> SandboxError {
    SandboxError::library(&error)
}

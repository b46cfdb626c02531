//! What happens at one desk: a screenshot, and a code that is none.

use diia_citizen::code::credential::Profile;
use diia_citizen::text::Bilingual;

use super::{Scene, numbered};
use crate::error::SandboxError;
use crate::tour::cast::Received;
use crate::tour::stage::Stage;

const FIRST: Bilingual = Bilingual::new(
    "Надія показує код на вході, і телефон Б його приймає:",
    "Nadiia shows her code at the entrance, and phone B accepts it:",
);
const AGAIN: Bilingual = Bilingual::new(
    "Через пів хвилини хтось показує там само знімок її екрана:",
    "Half a minute later somebody shows a screenshot of it at the same entrance:",
);
const MENU: Bilingual = Bilingual::new(
    "Замість документа — QR-код меню з кав’ярні:",
    "Instead of a document, the QR code of a café’s menu:",
);
const MENU_ADDRESS: &str = "https://cafe.example/menu";

const HALF_A_MINUTE: i64 = 30_000;

pub(super) fn tell(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    numbered(stage, "6.7", FIRST)?;
    let code = stage.world.phone_a.show(&card.id, Profile::Status, true)?;
    let text = code.text();
    Scene { step: "6.7", name: "13-first-time", text, expected: "valid" }.play(stage)?;
    stage.world.pass(HALF_A_MINUTE);
    stage.say(AGAIN)?;
    Scene { step: "6.7", name: "14-screenshot", text, expected: "attention" }.play(stage)?;

    numbered(stage, "6.8", MENU)?;
    Scene { step: "6.8", name: "15-menu", text: MENU_ADDRESS, expected: "not_a_pass" }.play(stage)
}

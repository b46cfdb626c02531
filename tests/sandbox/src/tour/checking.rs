//! Chapter 5: phone B checks what was read.

use diia_citizen::text::Bilingual;

use super::reading::Scanned;
use super::screens;
use super::stage::Stage;
use crate::error::SandboxError;

const HEADING: Bilingual =
    Bilingual::new("5. Телефон Б перевіряє без інтернету", "5. Phone B checks without internet");
const STATUS: Bilingual = Bilingual::new(
    "Телефон Б перевірив підпис установи, підпис телефона А, час і список відкликаних документів. Код «чинність» відповідає лише на одне запитання — чи дійсний документ:",
    "Phone B checked the authority’s signature, phone A’s signature, the time and the revocation list. The code “status” answers one question only, whether the document is valid:",
);
const IDENTITY: Bilingual =
    Bilingual::new("Код «особа» називає ще й власника:", "The code “identity” also names the holder:");

pub(super) fn tell(stage: &mut Stage, scanned: &Scanned) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    for (sentence, name, text) in
        [(STATUS, "status", &scanned.status), (IDENTITY, "identity", &scanned.identity)]
    {
        stage.say(sentence)?;
        let verdict = stage.check_on_b("5", name, text, "valid")?;
        let screen = screens::full(&verdict, stage.language);
        stage.terminal.frame(&screen)?;
    }
    Ok(())
}

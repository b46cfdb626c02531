//! Chapter 6: what phone B refuses, and where it asks to look closer. Every code is really made, drawn, read and
//! checked.

mod clocks;
mod desk;
mod forgeries;
mod limit;

use diia_citizen::text::Bilingual;

use super::cast::Received;
use super::screens;
use super::stage::Stage;
use crate::error::SandboxError;

const HEADING: Bilingual = Bilingual::new("6. Коли телефон Б каже «ні»", "6. When phone B says no");

/// One code that phone B is shown.
struct Scene<'a> {
    /// As in «6.2».
    step: &'static str,
    /// The name of the picture and of the check.
    name: &'static str,
    text: &'a str,
    /// `valid`, `attention`, or the reason of the refusal.
    expected: &'static str,
}

pub(super) fn tell(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    limit::tell(stage, card)?;
    forgeries::tell(stage, card)?;
    clocks::tell(stage, card)?;
    forgeries::someone_elses(stage, card)?;
    desk::tell(stage, card)
}

impl Scene<'_> {
    /// Shows the code to phone B, and phone B's screen to us.
    fn play(&self, stage: &mut Stage) -> Result<(), SandboxError> {
        let verdict = stage.show_to_b(self.step, self.name, self.text, self.expected)?;
        let screen = screens::short(&verdict, stage.language);
        stage.terminal.frame(&screen)
    }
}

/// Ten seconds later, the next scene: a sentence with its number.
fn numbered(stage: &mut Stage, step: &str, sentence: Bilingual) -> Result<(), SandboxError> {
    stage.world.pass(10_000);
    let sentence = sentence.get(stage.language);
    stage.terminal.say(&format!("\n{step} {sentence}"))
}

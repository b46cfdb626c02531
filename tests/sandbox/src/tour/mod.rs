//! `diia-sandbox tour`: the story of two phones, one chapter a file. Every chapter tells what happens and makes sure
//! that it has happened; phone B is given nothing but what an independent reader has read from a picture.

mod asking;
mod cast;
mod checking;
mod closing;
mod issue;
mod online;
mod pictures;
mod reading;
mod record;
mod refusals;
mod screens;
mod shelf;
mod show;
mod stage;
mod visit;

use std::path::PathBuf;

use diia_citizen::text::{Bilingual, Language};

use crate::error::SandboxError;
use crate::wall_clock;
use cast::World;
use stage::Stage;

const TITLE: Bilingual =
    Bilingual::new("Два телефони, без інтернету, три хвилини", "Two phones, no internet, three minutes");
const INTRODUCTION: Bilingual = Bilingual::new(
    "Людина, установа й ключі в цьому турі вигадані. Коди, підписи й перевірки справжні.",
    "The person, the authority and the keys in this tour are made up. The codes, signatures and checks are real.",
);

/// What the arguments say.
#[derive(Debug)]
pub(crate) struct Options {
    /// Where everything is written.
    pub(crate) out: PathBuf,
    /// No pauses.
    pub(crate) fast: bool,
    /// A reader instead of zxing-cpp.
    pub(crate) reader: Option<PathBuf>,
    /// A folder in which the phones keep what they have, for the next tour.
    pub(crate) keep: Option<PathBuf>,
    /// The language of the story.
    pub(crate) language: Language,
}

/// Tells the story from the first step to the last.
pub(crate) fn run(options: &Options) -> Result<(), SandboxError> {
    let world = World::at(wall_clock::now(), options.keep.as_deref())?;
    let mut stage = Stage::open(options, world)?;
    let told = tell(&mut stage, options);
    // A log that ends where the story broke off is what a defect report needs.
    if let Err(error) = &told {
        stage.note_failure(error)?;
    }
    told
}

fn tell(stage: &mut Stage, options: &Options) -> Result<(), SandboxError> {
    stage.heading(TITLE)?;
    stage.say(INTRODUCTION)?;
    let card = issue::tell(stage)?;
    let codes = show::tell(stage, &card, options.fast)?;
    let pictures = pictures::tell(stage, &codes)?;
    let scanned = reading::tell(stage, &pictures, options.reader.as_deref())?;
    checking::tell(stage, &scanned)?;
    refusals::tell(stage, &card)?;
    visit::tell(stage)?;
    asking::tell(stage)?;
    online::tell(stage)?;
    closing::tell(stage, scanned.at)
}

//! Chapter 4: a reader that knows nothing of this library reads the pictures.

use std::path::Path;

use diia_citizen::text::Bilingual;
use diia_citizen::time::Timestamp;

use super::pictures::{Picture, Pictures};
use super::stage::{Stage, same_bytes};
use crate::error::SandboxError;
use crate::reader::{Reader, Zbar};

const HEADING: Bilingual =
    Bilingual::new("4. Стороння програма читає зображення", "4. Somebody else’s program reads the pictures");
const INSTALLING: Bilingual = Bilingual::new(
    "Потрібен зчитувач zxing-cpp. Він встановлюється в теку кешу лише першого разу:",
    "The reader zxing-cpp is needed. It is installed into the cache folder, the first time only:",
);
const READ: Bilingual = Bilingual::new(
    "Зчитувач {reader} нічого не знає про нашу бібліотеку. Кожен код він прочитав байт у байт так, як показав телефон А:",
    "The reader {reader} knows nothing of our library. It read every code byte for byte as phone A showed it:",
);
const NO_ZBAR: Bilingual = Bilingual::new(
    "Другий зчитувач, zbarimg, на цій машині не встановлено. Тур обходиться без нього (Debian, Ubuntu: sudo apt-get install zbar-tools).",
    "The second reader, zbarimg, is not installed on this machine. The tour does without (Debian, Ubuntu: sudo apt-get install zbar-tools).",
);
const BYTES: Bilingual = Bilingual::new("Б", "B");

/// What the reader read, for phone B.
pub(super) struct Scanned {
    pub(super) status: String,
    pub(super) identity: String,
    /// When phone B looks at them.
    pub(super) at: Timestamp,
}

pub(super) fn tell(
    stage: &mut Stage,
    pictures: &Pictures,
    program: Option<&Path>,
) -> Result<Scanned, SandboxError> {
    stage.heading(HEADING)?;
    let mut told = false;
    let reader = Reader::prepare(program, &mut |line| {
        if !std::mem::replace(&mut told, true) {
            stage.say(INSTALLING)?;
        }
        stage.terminal.remark(line)
    })?;
    let name = reader.name();
    stage.use_reader(reader);

    let [first, second] = [&pictures.status, &pictures.identity];
    let status = stage.scan(&first.path, &first.text)?;
    let identity = stage.scan(&second.path, &second.text)?;
    for picture in &pictures.bars {
        stage.scan(&picture.path, &picture.text)?;
    }
    let all = [first, second].into_iter().chain(&pictures.bars);
    stage.terminal.say(&READ.get(stage.language).replace("{reader}", &name))?;
    for picture in all.clone() {
        tick(stage, &name, picture)?;
    }
    match Zbar::find() {
        Some(zbar) => {
            for picture in all {
                same_bytes(&zbar.read(&picture.path)?, &picture.path, &picture.text)?;
                tick(stage, Zbar::PROGRAM, picture)?;
            }
        }
        None => stage.remark(NO_ZBAR)?,
    }
    let at = stage.world.phone_b.now()?;
    Ok(Scanned { status, identity, at })
}

fn tick(stage: &mut Stage, reader: &str, picture: &Picture) -> Result<(), SandboxError> {
    let (name, bytes) = (picture.name.trim_end_matches(".png"), BYTES.get(stage.language));
    stage.terminal.tick(&format!("{reader:16} {name:20} {} {bytes}", picture.text.len()))
}

//! Chapter 3: the codes as files.

use std::path::PathBuf;

use diia_citizen::citizen::ShownCode;
use diia_citizen::code::symbol::{Bars, SymbolError, code128, ean13};
use diia_citizen::text::Bilingual;

use super::show::Codes;
use super::stage::{MODULE_PX, Stage};
use crate::error::SandboxError;

const HEADING: Bilingual = Bilingual::new("3. Коди стають зображеннями", "3. The codes become pictures");
const WRITTEN: Bilingual = Bilingual::new(
    "Ті самі коди записано у файли, щоб їх могла прочитати стороння програма. Є два види QR-коду: «чинність» не каже нічого, крім того, що документ дійсний, а «особа» називає власника.",
    "The same codes were written to files so that somebody else’s program can read them. There are two kinds of QR code: “status” tells nothing but that the document is valid, “identity” names the holder.",
);
const STATUS: Bilingual = Bilingual::new("QR-код «чинність»: без імені", "QR code “status”: no name");
const IDENTITY: Bilingual = Bilingual::new("QR-код «особа»: з іменем", "QR code “identity”: with the name");
const CODE_128: Bilingual = Bilingual::new("13 цифр, Code 128", "13 digits, Code 128");
const EAN_13: Bilingual = Bilingual::new("13 цифр, EAN-13", "13 digits, EAN-13");

/// Of bars, in pixels: the narrowest bar, and the height of all.
const BAR_PX: (u32, u32) = (4, 160);

/// A picture, and the text that was drawn.
pub(super) struct Picture {
    pub(super) name: &'static str,
    pub(super) path: PathBuf,
    pub(super) text: String,
}

/// All four.
pub(super) struct Pictures {
    pub(super) status: Picture,
    pub(super) identity: Picture,
    pub(super) bars: [Picture; 2],
}

pub(super) fn tell(stage: &mut Stage, codes: &Codes) -> Result<Pictures, SandboxError> {
    stage.heading(HEADING)?;
    stage.say(WRITTEN)?;
    let digits = codes.digits.as_str();
    Ok(Pictures {
        status: qr(stage, "01-status-qr", STATUS, &codes.status)?,
        identity: qr(stage, "02-identity-qr", IDENTITY, &codes.identity)?,
        bars: [
            bars(stage, "03-digits-code128.png", CODE_128, code128(digits), digits)?,
            bars(stage, "04-digits-ean13.png", EAN_13, ean13(digits), digits)?,
        ],
    })
}

fn qr(
    stage: &mut Stage,
    name: &'static str,
    what: Bilingual,
    code: &ShownCode,
) -> Result<Picture, SandboxError> {
    let symbol = code.qr().map_err(drawn)?;
    let matrix = symbol.matrix();
    let path = stage.write(&format!("{name}.png"), &matrix.to_png(MODULE_PX).map_err(drawn)?)?;
    stage.write(&format!("{name}.svg"), matrix.to_svg(MODULE_PX).map_err(drawn)?.as_bytes())?;
    stage.write(&format!("{name}.txt"), code.text().as_bytes())?;
    let size = format!("{0}×{0}", matrix.width());
    let what = what.get(stage.language);
    stage.terminal.verbatim(&format!("{:28} {what}, {size}", format!("{name}.png .svg .txt")))?;
    Ok(Picture { name, path, text: code.text().to_owned() })
}

fn bars(
    stage: &mut Stage,
    name: &'static str,
    what: Bilingual,
    bars: Result<Bars, SymbolError>,
    digits: &str,
) -> Result<Picture, SandboxError> {
    let (module, height) = BAR_PX;
    let png = bars.and_then(|bars| bars.to_png(module, height)).map_err(drawn)?;
    let path = stage.write(name, &png)?;
    stage.terminal.verbatim(&format!("{name:28} {}", what.get(stage.language)))?;
    Ok(Picture { name, path, text: digits.to_owned() })
}

fn drawn(error: SymbolError) -> SandboxError {
    SandboxError::library(&error)
}

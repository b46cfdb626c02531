//! The second code on phone A's screen: the portrait, which only the phone that asked can open.

use diia_citizen::ask::Wanted;
use diia_citizen::check::Verdict;
use diia_citizen::code::portrait::GreyPicture;
use diia_citizen::text::Bilingual;

use super::exchange::{Exchanged, scanned};
use super::lib;
use crate::error::SandboxError;
use crate::tour::cast::Phone;
use crate::tour::stage::{Stage, expect};

const SECOND: Bilingual = Bilingual::new(
    "Екран телефона А по черзі показує ще й другий код — портрет, теж лише для телефона, що питав:",
    "By turns phone A’s screen shows a second code too: the portrait, again for the phone that asked alone:",
);
const ARRIVED: Bilingual = Bilingual::new(
    "Портрет прийшов, і його підписала установа. Працівниця порівнює обличчя. Малюнок:",
    "The portrait has arrived, and the authority has signed it. The worker compares the face. The picture:",
);
const REFUSED: Bilingual = Bilingual::new(
    "Той, хто сфотографував і цей код, портрета не побачить.",
    "A bystander who photographed this code too does not see the portrait.",
);

pub(super) fn tell(stage: &mut Stage, exchanged: &Exchanged) -> Result<(), SandboxError> {
    stage.say(SECOND)?;
    let language = stage.language;
    if let Verdict::Valid(valid) = &exchanged.checked.verdict {
        stage.terminal.remark(valid.portrait_text().get(language))?;
    }
    let missing = || SandboxError::Library("phone A shows no portrait".into());
    let shown = exchanged.portrait.as_ref().ok_or_else(missing)?;
    let symbol = shown.qr().map_err(lib)?;
    let text = scanned(stage, "asking/22-answer-portrait-qr.png", shown.text(), &symbol)?;
    let portrait = exchanged.session.check_portrait(&text).map_err(lib)?;
    let png = png_of(portrait.picture())?;
    let picture = stage.write("asking/22-portrait.png", &png)?;
    stage.say(ARRIVED)?;
    stage.terminal.tick(&picture.display().to_string())?;

    let stranger = Phone::of_a_stranger(&stage.world)?;
    let own = stranger.citizen.ask_as_person(Wanted::Identity, None).map_err(lib)?;
    let refusal = own.check_portrait(&text).err();
    expect("8", "portrait_of_another_ask", refusal.map_or("shown", |refusal| refusal.code()))?;
    stage.terminal.tick(REFUSED.get(language))
}

/// Each pixel as a square of six.
fn png_of(picture: &GreyPicture) -> Result<Vec<u8>, SandboxError> {
    const SIDE: usize = 6;
    let wide = |row: &[u8]| row.iter().flat_map(|&grey| [grey; SIDE]).collect::<Vec<_>>();
    let rows = picture.pixels().chunks(picture.width());
    let pixels: Vec<u8> = rows.flat_map(|row| wide(row).repeat(SIDE)).collect();
    let side = |pixels: usize| u32::try_from(pixels * SIDE).map_err(lib);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side(picture.width())?, side(picture.height())?);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().map_err(lib)?;
    writer.write_image_data(&pixels).map_err(lib)?;
    writer.finish().map_err(lib)?;
    Ok(file)
}

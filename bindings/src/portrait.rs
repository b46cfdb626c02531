use diia_citizen::check as core;
use diia_citizen::citizen;
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::code::portrait::{PORTRAIT_NOT_SHOWN, Portrait};
use diia_citizen::text::Bilingual;

use crate::{BilingualText, DiiaError, QrMatrix, RefusedInput};

/// A portrait as it came, decoded: draw it as large as the screen allows, with smoothing, and compare the face. Its text for
/// logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct PortraitPicture {
    /// Pixels from left to right: 64.
    pub width: u32,
    /// Pixels from top to bottom: 80.
    pub height: u32,
    /// One byte a pixel, 0 black and 255 white: row after row from the top, from left to right.
    pub pixels: Vec<u8>,
}

/// The holder's side of a portrait: the second QR, or that there is none. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ShownPortrait {
    /// The text of the second QR: show it by turns with the first, for a second or two each. None where the document has no
    /// portrait, or the phone has not fetched it.
    pub text: Option<String>,
    /// The second QR itself.
    pub symbol: Option<QrMatrix>,
    /// What that means, for the holder.
    pub note: BilingualText,
}

/// What an accepted code says of a portrait.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PromisedPortrait {
    /// The first 16 bytes of the SHA-256 of the portrait as hexadecimal digits: for checkPortrait. None where the document has
    /// no portrait.
    pub digest: Option<String>,
    /// What that means, for the person who checks.
    pub text: BilingualText,
    /// What it means when there is a digest and the holder's screen shows no second code.
    pub not_shown: BilingualText,
}

/// The portrait from the second code on the holder's screen, beside a code that was accepted; digest is that of the accepted
/// code. Throws when it is not the portrait of that document. Cheap; may be called from any thread. The portrait beside an
/// answer is for the ask's own checkPortrait.
#[uniffi::export]
pub fn check_portrait(digest: Option<String>, text: String) -> Result<PortraitPicture, DiiaError> {
    let promised = digest.as_deref().map(digest_of).transpose()?;
    Ok((&core::check_portrait(promised, &text)?).into())
}

fn digest_of(hex: &str) -> Result<PortraitDigest, DiiaError> {
    let refused = || RefusedInput::Document.because("portrait_digest");
    let number = u128::from_str_radix(hex, 16).map_err(|_| refused())?;
    let is_plain = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_plain { Ok(PortraitDigest(number.to_be_bytes())) } else { Err(refused()) }
}

impl From<&Portrait> for PortraitPicture {
    fn from(portrait: &Portrait) -> Self {
        let picture = portrait.picture();
        let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
        PortraitPicture {
            width: side(picture.width()),
            height: side(picture.height()),
            pixels: picture.pixels().to_vec(),
        }
    }
}

impl ShownPortrait {
    pub(crate) fn of(portrait: Option<&citizen::ShownPortrait>, note: Bilingual) -> Result<Self, DiiaError> {
        Ok(ShownPortrait {
            text: portrait.map(|portrait| portrait.text().to_owned()),
            symbol: portrait.map(citizen::ShownPortrait::qr).transpose()?.map(QrMatrix::from),
            note: note.into(),
        })
    }
}

impl From<&core::Valid> for PromisedPortrait {
    fn from(valid: &core::Valid) -> Self {
        PromisedPortrait {
            digest: valid.portrait.map(|digest| digest.0.iter().map(|byte| format!("{byte:02x}")).collect()),
            text: valid.portrait_text().into(),
            not_shown: PORTRAIT_NOT_SHOWN.into(),
        }
    }
}

crate::text::show_nothing!(PortraitPicture, ShownPortrait);

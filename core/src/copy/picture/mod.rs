//! Portraits and signatures: base64 texts of a document become pictures that a PDF can hold, or a reason why not.
//!
//! What comes here was sent by a server and will be opened by a stranger's program, so only the plainest forms pass:
//! baseline JPEG and PNG, within limits that are applied before anything is decoded. A JPEG is not decoded at all: its
//! headers are checked, what is not needed to draw it (places, cameras, comments) is left out, and the rest goes into
//! the file as it came. A PNG is decoded and laid on white.

mod jpeg;
mod png;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::fmt;

use crate::document::{FieldRole, MAX_PICTURE_BYTES};
use crate::redacted::redacted_debug;

/// Longest side of a picture in pixels.
pub const MAX_SIDE_PX: u32 = 4096;
/// Most pixels of a picture.
pub const MAX_PIXELS: u32 = 4 * 1024 * 1024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Which picture of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureRole {
    /// The portrait.
    Photo,
    /// The holder's signature.
    Signature,
}

impl PictureRole {
    pub(super) const fn field(self) -> FieldRole {
        match self {
            PictureRole::Photo => FieldRole::Photo,
            PictureRole::Signature => FieldRole::Signature,
        }
    }
}

impl fmt::Display for PictureRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PictureRole::Photo => "photo",
            PictureRole::Signature => "signature",
        })
    }
}

/// Why a picture is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The text is not base64.
    #[error("not base64")]
    NotBase64,
    /// Longer than a document may hold.
    #[error("more than {MAX_PICTURE_BYTES} characters of base64")]
    TooLarge,
    /// Neither a JPEG nor a PNG.
    #[error("neither JPEG nor PNG")]
    UnknownFormat,
    /// The file breaks the rules of its own format.
    #[error("damaged")]
    Damaged,
    /// A JPEG that is not baseline (progressive, lossless, arithmetic), or not of 8 bits.
    #[error("not a baseline JPEG of 8 bits")]
    NotBaseline,
    /// A JPEG of neither 1 nor 3 components: print colours, for example.
    #[error("colours other than grey and RGB")]
    Colours,
    /// No pixels, or more than [`MAX_SIDE_PX`] a side or [`MAX_PIXELS`] in all.
    #[error("no pixels or too many")]
    Dimensions,
}

impl PictureError {
    /// A stable name in `snake_case`.
    pub const fn code(self) -> &'static str {
        match self {
            PictureError::NotBase64 => "picture_not_base64",
            PictureError::TooLarge => "picture_too_large",
            PictureError::UnknownFormat => "picture_unknown_format",
            PictureError::Damaged => "picture_damaged",
            PictureError::NotBaseline => "picture_not_baseline",
            PictureError::Colours => "picture_colours",
            PictureError::Dimensions => "picture_dimensions",
        }
    }
}

/// How many values a pixel has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    Grey,
    Rgb,
}

/// A picture as a PDF holds it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) colours: Colours,
    pub(super) data: Data,
}

/// The bytes of a picture.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Data {
    /// A JPEG file.
    Jpeg(Vec<u8>),
    /// Rows of 8-bit values in a ZLIB stream.
    Deflated(Vec<u8>),
}

redacted_debug!(Picture);

/// Reads the base64 text of a picture, with or without `data:image/…;base64,` before it.
pub(super) fn read(text: &str) -> Result<Picture, PictureError> {
    if text.len() > MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge);
    }
    let text = match text.trim_start().strip_prefix("data:") {
        Some(url) => url.split_once(";base64,").ok_or(PictureError::NotBase64)?.1,
        None => text,
    };
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(text).map_err(|_| PictureError::NotBase64)?;
    if bytes.starts_with(&jpeg::START) {
        jpeg::read(&bytes)
    } else if bytes.starts_with(&png::START) {
        png::read(&bytes)
    } else {
        Err(PictureError::UnknownFormat)
    }
}

/// The sides, if they are within the limits.
fn sides(width: u32, height: u32) -> Result<(u16, u16), PictureError> {
    let side = |side: u32| {
        u16::try_from(side).ok().filter(|_| (1..=MAX_SIDE_PX).contains(&side)).ok_or(PictureError::Dimensions)
    };
    let sides = (side(width)?, side(height)?);
    // Both are at most MAX_SIDE_PX, so the product fits.
    if width.saturating_mul(height) > MAX_PIXELS { Err(PictureError::Dimensions) } else { Ok(sides) }
}

#[cfg(test)]
pub(super) mod tests;

//! The two typefaces of a copy: built in, or the app's own.

mod embed;
mod typeface;
mod wrap;

use std::borrow::Cow;
use ttf_parser::{Face, Permissions};

pub(super) use embed::FontRefs;
pub(super) use typeface::{Typeface, Typefaces, Weight};
pub(super) use wrap::wrap;

/// Largest font file that is taken.
pub const MAX_FONT_BYTES: usize = 16 * 1024 * 1024;

/// Stands for a character that a font does not have, in this order of preference.
const REPLACEMENTS: [char; 3] = ['\u{FFFD}', '\u{25A1}', '?'];

/// The regular and the bold typeface that copies are set in. Only the letters that a copy uses go into it.
///
/// Built in is Noto Sans, cut to what Ukrainian documents need; its licence is the SIL Open Font License 1.1
/// (`core/src/copy/fonts`). A character that a font does not have is drawn as � and counted:
/// [`PdfCopy::missing_characters`](super::PdfCopy::missing_characters).
#[derive(Clone)]
pub struct Fonts {
    regular: Cow<'static, [u8]>,
    bold: Cow<'static, [u8]>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} and {} bytes)", self.regular.len(), self.bold.len())
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts::built_in()
    }
}

/// Why a font cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FontError {
    /// Not a font file, or one with a mistake in it.
    #[error("not a font, or a damaged one")]
    Damaged,
    /// Larger than [`MAX_FONT_BYTES`].
    #[error("the font is larger than {MAX_FONT_BYTES} bytes")]
    TooLarge,
    /// A collection, a variable font, or outlines other than TrueType's (`glyf`).
    #[error("only a single static font with TrueType outlines can be embedded")]
    NotTrueType,
    /// The font's own licence bits forbid embedding or cutting.
    #[error("the font does not permit that parts of it are embedded")]
    NotPermitted,
    /// The font has none of the characters that stand for a missing one.
    #[error("the font has no character to stand for a missing one")]
    NoReplacement,
}

impl FontError {
    /// A stable name in `snake_case`.
    pub const fn code(self) -> &'static str {
        match self {
            FontError::Damaged => "font_damaged",
            FontError::TooLarge => "font_too_large",
            FontError::NotTrueType => "font_not_truetype",
            FontError::NotPermitted => "font_not_permitted",
            FontError::NoReplacement => "font_no_replacement",
        }
    }
}

impl Fonts {
    /// Noto Sans.
    pub const fn built_in() -> Self {
        Fonts {
            regular: Cow::Borrowed(include_bytes!("noto-sans-regular.ttf")),
            bold: Cow::Borrowed(include_bytes!("noto-sans-bold.ttf")),
        }
    }

    /// The app's own fonts: two TrueType files.
    ///
    /// # Errors
    /// [`FontError`]. What is checked here is that the files can be read and may be embedded; a letter that they lack is
    /// not an error.
    pub fn new(regular: Vec<u8>, bold: Vec<u8>) -> Result<Self, FontError> {
        for data in [&regular, &bold] {
            let face = face(data)?;
            replacement(&face)?;
        }
        Ok(Fonts { regular: Cow::Owned(regular), bold: Cow::Owned(bold) })
    }

    /// Both, ready to be written with.
    pub(super) fn open(&self) -> Result<Typefaces<'_>, FontError> {
        Ok(Typefaces { regular: Typeface::new(&self.regular)?, bold: Typeface::new(&self.bold)? })
    }
}

fn face(data: &[u8]) -> Result<Face<'_>, FontError> {
    if data.len() > MAX_FONT_BYTES {
        return Err(FontError::TooLarge);
    }
    if ttf_parser::fonts_in_collection(data).is_some() {
        return Err(FontError::NotTrueType);
    }
    let face = Face::parse(data, 0).map_err(|_| FontError::Damaged)?;
    if face.tables().glyf.is_none() || face.is_variable() {
        return Err(FontError::NotTrueType);
    }
    let embeddable = !matches!(face.permissions(), Some(Permissions::Restricted));
    if !embeddable || !face.is_subsetting_allowed() {
        return Err(FontError::NotPermitted);
    }
    Ok(face)
}

/// The glyph that stands for a missing character.
fn replacement(face: &Face<'_>) -> Result<u16, FontError> {
    let glyph = |letter: &char| face.glyph_index(*letter).map(|glyph| glyph.0).filter(|glyph| *glyph != 0);
    REPLACEMENTS.iter().find_map(glyph).ok_or(FontError::NoReplacement)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("noto-sans-regular.ttf");

    #[test]
    fn the_built_in_fonts_have_every_letter_that_documents_need() {
        let fonts = Fonts::built_in();
        let mut faces = fonts.open().unwrap();
        let letters = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяЁЪЫЭёъыэЎў\
                       ABCXYZabcxyzÀÿĀžŁłŐőŞşŽž0123456789 .,:;!?()[]/\\-–—«»„“”‘’ʼ'\"№₴€§°…·×@&+=%*_#\u{301}\u{A0}\u{FFFD}";
        for face in [&mut faces.regular, &mut faces.bold] {
            face.encode(letters);
        }
        assert_eq!(faces.missing(), 0);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let code = |data: &[u8]| Fonts::new(data.to_vec(), REGULAR.to_vec()).unwrap_err().code();
        assert_eq!(code(b""), "font_damaged");
        assert_eq!(code(&REGULAR[..200]), "font_damaged");
        assert_eq!(code(b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10"), "font_not_truetype");
        assert_eq!(code(&vec![0; MAX_FONT_BYTES + 1]), "font_too_large");
        assert!(Fonts::new(REGULAR.to_vec(), REGULAR.to_vec()).is_ok());
    }

    #[test]
    fn a_font_that_may_not_be_embedded_is_refused() {
        let os2 = ttf_parser::RawFace::parse(REGULAR, 0)
            .unwrap()
            .table_records
            .into_iter()
            .find(|record| record.tag == ttf_parser::Tag::from_bytes(b"OS/2"))
            .unwrap();
        let at = usize::try_from(os2.offset).unwrap() + 8;
        for (bits, allowed) in [(0x0002, false), (0x0100, false), (0x0000, true), (0x0008, true)] {
            let mut font = REGULAR.to_vec();
            font[at..at + 2].copy_from_slice(&u16::to_be_bytes(bits));
            let refused = Fonts::new(font, REGULAR.to_vec()).err().map(FontError::code);
            assert_eq!(refused, (!allowed).then_some("font_not_permitted"), "{bits:#06x}");
        }
    }
}

use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

use super::{FontError, face, replacement};

/// Most different characters of one typeface in one file.
const MAX_CHARACTERS: usize = 60_000;

/// Which typeface a text is set in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::copy) enum Weight {
    Regular,
    Bold,
}

/// Both typefaces of one file.
pub(in crate::copy) struct Typefaces<'f> {
    pub(in crate::copy) regular: Typeface<'f>,
    pub(in crate::copy) bold: Typeface<'f>,
}

impl<'f> Typefaces<'f> {
    pub(in crate::copy) fn get(&self, weight: Weight) -> &Typeface<'f> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    pub(in crate::copy) fn get_mut(&mut self, weight: Weight) -> &mut Typeface<'f> {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        }
    }

    /// How many different characters were asked for and are in neither form on the page.
    pub(in crate::copy) fn missing(&self) -> usize {
        self.regular.missing.union(&self.bold.missing).count()
    }
}

/// A font and the characters of it that were used.
///
/// Every character gets a code of its own, counted from 1, so that two characters which look alike and share a glyph
/// (ʼ and ’ in many fonts) are still two when the text is copied out of the file.
pub(in crate::copy) struct Typeface<'f> {
    pub(super) face: Face<'f>,
    pub(super) data: &'f [u8],
    pub(super) used: Vec<Used>,
    pub(super) glyphs: GlyphRemapper,
    codes: BTreeMap<char, u16>,
    missing: BTreeSet<char>,
    replacement: u16,
}

/// One character that was used. Its code is its place in the list, counted from 1.
pub(super) struct Used {
    pub(super) character: char,
    pub(super) glyph: u16,
    /// Its glyph in the cut font.
    pub(super) cut_glyph: u16,
}

impl<'f> Typeface<'f> {
    pub(super) fn new(data: &'f [u8]) -> Result<Self, FontError> {
        let face = face(data)?;
        let replacement = replacement(&face)?;
        Ok(Typeface {
            face,
            data,
            used: Vec::new(),
            glyphs: GlyphRemapper::new(),
            codes: BTreeMap::new(),
            missing: BTreeSet::new(),
            replacement,
        })
    }

    /// True once a letter was written.
    pub(in crate::copy) fn is_used(&self) -> bool {
        !self.used.is_empty()
    }

    /// The bytes that show this text, two for each character.
    pub(in crate::copy) fn encode(&mut self, text: &str) -> Vec<u8> {
        text.chars().flat_map(|character| self.code(character).to_be_bytes()).collect()
    }

    /// How wide the text is at a size of one point.
    pub(in crate::copy) fn width(&self, text: &str) -> f32 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    /// How wide the character is at a size of one point.
    pub(super) fn advance(&self, character: char) -> f32 {
        self.glyph_advance(self.glyph(character).unwrap_or(self.replacement)) / 1000.0
    }

    /// Width of a glyph in thousandths of the size.
    pub(super) fn glyph_advance(&self, glyph: u16) -> f32 {
        let advance = self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        f32::from(advance) * 1000.0 / f32::from(self.face.units_per_em())
    }

    fn code(&mut self, character: char) -> u16 {
        if let Some(code) = self.codes.get(&character) {
            return *code;
        }
        let (shown, glyph) = match self.glyph(character) {
            Some(glyph) if self.used.len() < MAX_CHARACTERS => (character, glyph),
            _ => {
                self.missing.insert(character);
                (char::REPLACEMENT_CHARACTER, self.replacement)
            }
        };
        let code = match self.codes.get(&shown) {
            Some(code) => *code,
            None => self.add(shown, glyph),
        };
        self.codes.insert(character, code);
        code
    }

    fn add(&mut self, character: char, glyph: u16) -> u16 {
        let cut_glyph = self.glyphs.remap(glyph);
        self.used.push(Used { character, glyph, cut_glyph });
        // MAX_CHARACTERS and one replacement fit.
        let code = u16::try_from(self.used.len()).unwrap_or(u16::MAX);
        self.codes.insert(character, code);
        code
    }

    fn glyph(&self, character: char) -> Option<u16> {
        if is_invisible(character) {
            return None;
        }
        self.face.glyph_index(character).map(|glyph| glyph.0).filter(|glyph| *glyph != 0)
    }
}

/// Characters that would change the text around them, or hide, even if a font had a shape for them. They are shown as
/// missing ones: a text must not read otherwise than it is.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::super::Fonts;
    use super::*;

    #[test]
    fn each_character_has_one_code_and_missing_ones_share_the_replacement() {
        let fonts = Fonts::built_in();
        let mut faces = fonts.open().unwrap();
        let face = faces.get_mut(Weight::Regular);
        assert_eq!(face.encode("ʼ’аʼ"), [0, 1, 0, 2, 0, 3, 0, 1]);
        assert_eq!(face.encode("漢\u{7}字\u{202E}\u{FFFD}"), [0, 4].repeat(5));
        face.encode("漢");
        assert_eq!(faces.missing(), 4, "漢, 字, a control character and an override of the direction");
        faces.get_mut(Weight::Bold).encode("漢");
        assert_eq!(faces.missing(), 4);
    }

    #[test]
    fn widths_are_those_of_the_font() {
        let fonts = Fonts::built_in();
        let faces = fonts.open().unwrap();
        let face = faces.get(Weight::Regular);
        assert!((face.width("00") - 2.0 * face.width("0")).abs() < 1e-6);
        assert!((face.width("0") - 0.572).abs() < 1e-6);
        assert!(face.width("\u{301}").abs() < 1e-6);
    }
}

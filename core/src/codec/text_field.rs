use super::windows1251::{byte_of, char_of};
use super::{Reader, Writer};

/// Which characters a text field allows, and how many; how wide its length is.
#[derive(Debug, Clone, Copy)]
pub struct TextField {
    /// Whether a character may stand in it.
    pub allows: fn(char) -> bool,
    /// The most characters.
    pub longest: usize,
    /// Whether the length takes two bytes (texts above 60 characters) or one.
    pub wide: bool,
}

/// A text is not in the one form that its field has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFieldError {
    /// The input ends within the field.
    #[error("the input ends within a text")]
    Length,
    /// A character or length that the field does not allow, spaces where none may stand, or the longer of two forms.
    #[error("a text is not in its canonical form")]
    Form,
}

/// Announces UTF-8 instead of Windows-1251: the top bit of the length.
const UTF8: u16 = 0x8000;

impl TextField {
    /// Whether a text can stand in the field: allowed characters, not too many, no space at either end, no two in a row.
    pub fn permits(self, text: &str) -> bool {
        text.chars().count() <= self.longest
            && text.chars().all(self.allows)
            && !text.starts_with(' ')
            && !text.ends_with(' ')
            && !text.contains("  ")
    }

    /// Writes a text: Windows-1251 where every character has a byte there, otherwise UTF-8.
    ///
    /// # Errors
    /// [`TextFieldError::Form`].
    pub fn write(self, text: &str, out: &mut Writer) -> Result<(), TextFieldError> {
        if !self.permits(text) {
            return Err(TextFieldError::Form);
        }
        let (bytes, form) = match text.chars().map(byte_of).collect::<Option<Vec<u8>>>() {
            Some(bytes) => (bytes, 0),
            None => (text.as_bytes().to_vec(), UTF8),
        };
        let most = if self.wide { 0x7FFF } else { 0x7F };
        let length =
            u16::try_from(bytes.len()).ok().filter(|length| *length <= most).ok_or(TextFieldError::Form)?;
        if self.wide {
            out.unsigned::<2>(u64::from(length | form));
        } else {
            out.unsigned::<1>(u64::from(length | form >> 8));
        }
        out.bytes(&bytes);
        Ok(())
    }

    /// Reads what [`TextField::write`] wrote, and nothing else: every text has one form.
    ///
    /// # Errors
    /// [`TextFieldError`].
    pub fn read(self, input: &mut Reader<'_>) -> Result<String, TextFieldError> {
        let (is_utf8, length) = self.read_length(input)?;
        let bytes = input.take(length).map_err(|_| TextFieldError::Length)?;
        let text = if is_utf8 {
            let text = std::str::from_utf8(bytes).map_err(|_| TextFieldError::Form)?;
            if text.chars().all(|character| byte_of(character).is_some()) {
                return Err(TextFieldError::Form);
            }
            text.to_owned()
        } else {
            // With room for every character: a text that grows leaves copies of itself in memory.
            let mut text = String::with_capacity(bytes.len().saturating_mul(4));
            for byte in bytes {
                text.push(char_of(*byte).ok_or(TextFieldError::Form)?);
            }
            text
        };
        if self.permits(&text) { Ok(text) } else { Err(TextFieldError::Form) }
    }

    fn read_length(self, input: &mut Reader<'_>) -> Result<(bool, usize), TextFieldError> {
        let length = if self.wide {
            u16::from_be_bytes(input.array().map_err(|_| TextFieldError::Length)?)
        } else {
            let byte = u16::from(input.byte().map_err(|_| TextFieldError::Length)?);
            (byte & 0x80) << 8 | byte & 0x7F
        };
        Ok((length & UTF8 != 0, usize::from(length & !UTF8)))
    }
}

/// Letters of Ukrainian and of other European languages in Latin and Cyrillic, without combining marks, so that no
/// text has two spellings in bytes.
pub const fn is_letter(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{4FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: TextField =
        TextField { allows: |c| is_letter(c) || " '’ʼ-".contains(c), longest: 40, wide: false };
    const WIDE: TextField = TextField { longest: 200, wide: true, ..NARROW };

    fn round(field: TextField, text: &str) -> Result<(usize, String), TextFieldError> {
        let mut out = Writer::default();
        field.write(text, &mut out)?;
        let bytes = out.finish();
        let mut input = Reader::new(&bytes);
        let back = field.read(&mut input)?;
        assert_eq!(input.remaining(), 0);
        Ok((bytes.len(), back))
    }

    #[test]
    fn ukrainian_takes_one_byte_a_letter_and_every_spelling_comes_back() {
        for (text, length) in [
            ("Мар’яна-Ґалина", 15),
            ("О", 2),
            ("", 1),
            ("Д'Артаньян", 11),
            ("Marʼiana", 10),
            ("Ёлкін", 6),
            ("Müller-Ñuñez", 16),
        ] {
            assert_eq!(round(NARROW, text), Ok((length, text.to_owned())), "{text}");
            assert_eq!(round(WIDE, text), Ok((length + 1, text.to_owned())), "{text}");
        }
        assert_eq!(round(WIDE, &"Ÿ".repeat(200)).map(|(length, _)| length), Ok(402));
    }

    #[test]
    fn what_could_deceive_an_eye_is_refused() {
        for text in [
            " Дія",
            "Дія ",
            "Дія  Надія",
            "Дія\u{202E}",
            "Дія\n",
            "Й\u{306}",
            "Дія<b>",
            "Ді\u{200B}я",
            "Дія1",
            &"я".repeat(41),
        ] {
            assert_eq!(round(NARROW, text), Err(TextFieldError::Form), "{text:?}");
        }
    }

    #[test]
    fn the_longer_of_two_forms_is_refused() {
        let bytes = [0x80 | 6, 0xD0, 0x94, 0xD1, 0x96, 0xD1, 0x8F];
        assert_eq!(NARROW.read(&mut Reader::new(&bytes)), Err(TextFieldError::Form));
        assert_eq!(NARROW.read(&mut Reader::new(&[2, b'a'])), Err(TextFieldError::Length));
    }
}

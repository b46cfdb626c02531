use super::FormatError;
use super::charset::{byte_of, char_of};
use crate::codec::{Reader, Writer};

/// A length byte with this bit set announces UTF-8 instead of Windows-1251.
const UTF8: u8 = 0x80;

/// Which characters a field allows, and how many.
#[derive(Clone, Copy)]
pub(super) struct TextRule {
    pub(super) allows: fn(char) -> bool,
    pub(super) longest: usize,
}

/// Letters of people's names: Cyrillic and Latin, apostrophes of every kind, hyphen, space, full stop. No
/// combining marks, so that no name has two spellings in bytes; no marks that turn the direction of a line.
pub(super) const NAME: TextRule = TextRule { allows: allowed_in_name, longest: 40 };

fn allowed_in_name(character: char) -> bool {
    is_letter(character) || matches!(character, '\'' | '’' | 'ʼ' | '-' | ' ' | '.')
}

/// Document numbers: letters, digits, and the signs that stand in them.
pub(super) const NUMBER: TextRule = TextRule { allows: allowed_in_number, longest: 32 };

fn allowed_in_number(character: char) -> bool {
    is_letter(character) || character.is_ascii_digit() || matches!(character, '-' | ' ' | '.' | '/' | '№')
}

fn is_letter(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{4FF}')
}

impl TextRule {
    /// Whether a text can stand in the field.
    pub(super) fn permits(self, text: &str) -> bool {
        text.chars().count() <= self.longest
            && text.chars().all(self.allows)
            && !text.starts_with(' ')
            && !text.ends_with(' ')
            && !text.contains("  ")
    }

    pub(super) fn write(self, text: &str, out: &mut Writer) -> Result<(), FormatError> {
        if !self.permits(text) {
            return Err(FormatError::Text);
        }
        let (bytes, form) = match text.chars().map(byte_of).collect::<Option<Vec<u8>>>() {
            Some(bytes) => (bytes, 0),
            None => (text.as_bytes().to_vec(), UTF8),
        };
        // 40 characters of the blocks above are 80 bytes at most.
        let length =
            u8::try_from(bytes.len()).ok().filter(|length| *length < UTF8).ok_or(FormatError::Text)?;
        out.byte(length | form).bytes(&bytes);
        Ok(())
    }

    pub(super) fn read(self, input: &mut Reader<'_>) -> Result<String, FormatError> {
        let length = input.byte()?;
        let bytes = input.take(usize::from(length & !UTF8))?;
        let text = if length & UTF8 == 0 {
            bytes.iter().map(|byte| char_of(*byte)).collect::<Option<String>>().ok_or(FormatError::Text)?
        } else {
            let text = std::str::from_utf8(bytes).map_err(|_| FormatError::Text)?;
            // What has a one-byte form must use it: every text has one form only.
            if text.chars().all(|character| byte_of(character).is_some()) {
                return Err(FormatError::Text);
            }
            text.to_owned()
        };
        if self.permits(&text) { Ok(text) } else { Err(FormatError::Text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(text: &str) -> Result<(usize, String), FormatError> {
        let mut out = Writer::default();
        NAME.write(text, &mut out)?;
        let bytes = out.finish();
        let mut input = Reader::new(&bytes);
        let back = NAME.read(&mut input)?;
        input.finish()?;
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
            assert_eq!(round(text), Ok((length, text.to_owned())), "{text}");
        }
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
            assert_eq!(round(text), Err(FormatError::Text), "{text:?}");
        }
    }

    #[test]
    fn the_longer_of_two_forms_is_refused() {
        let bytes = [0x80 | 6, 0xD0, 0x94, 0xD1, 0x96, 0xD1, 0x8F];
        assert_eq!(NAME.read(&mut Reader::new(&bytes)), Err(FormatError::Text));
    }
}

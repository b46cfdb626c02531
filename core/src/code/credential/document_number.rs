use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::FormatError;
use crate::codec::{Reader, TextField, TextFieldError, Writer, is_letter};
use crate::redacted::redacted_debug;

/// A number as text: letters, digits, and the signs that stand in numbers of documents.
const NUMBER: TextField = TextField { allows: allowed_in_number, longest: 32, wide: false };

fn allowed_in_number(character: char) -> bool {
    is_letter(character) || character.is_ascii_digit() || matches!(character, '-' | ' ' | '.' | '/' | '№')
}

/// The number of a document, spelled as in the document, for example `123456789` or `ВХХ 123456`.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentNumber(Zeroizing<String>);

/// A number of digits only is stored as a number; the length byte then has this bit set.
const DECIMAL: u8 = 0x40;
const MOST_DIGITS: usize = 19;

impl DocumentNumber {
    /// A number of 1 to 32 letters, digits, spaces, and the signs `-`, `.`, `/`, `№`.
    ///
    /// # Errors
    /// [`FormatError::Number`].
    pub fn new(text: &str) -> Result<Self, FormatError> {
        if text.is_empty() || !NUMBER.permits(text) {
            return Err(FormatError::Number);
        }
        Ok(DocumentNumber(Zeroizing::new(text.to_owned())))
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_decimal(&self) -> bool {
        self.0.len() <= MOST_DIGITS && self.0.bytes().all(|c| c.is_ascii_digit())
    }

    /// How many bytes hold any number of so many digits: ⌈digits · log₂10 / 8⌉.
    const fn decimal_bytes(digits: usize) -> usize {
        (digits * 3322).div_ceil(8000)
    }

    pub(super) fn write(&self, out: &mut Writer) -> Result<(), FormatError> {
        if !self.is_decimal() {
            return NUMBER.write(&self.0, out).map_err(|_| FormatError::Number);
        }
        let number: u64 = self.0.parse().map_err(|_| FormatError::Number)?;
        let digits = u8::try_from(self.0.len()).map_err(|_| FormatError::Number)?;
        let width = Self::decimal_bytes(self.0.len());
        out.byte(digits | DECIMAL);
        let bytes = number.to_be_bytes();
        out.bytes(bytes.get(8 - width..).ok_or(FormatError::Number)?);
        Ok(())
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, FormatError> {
        let mut ahead = input.clone();
        let length = ahead.byte()?;
        if length & (DECIMAL | 0x80) != DECIMAL {
            let number = DocumentNumber::new(&Zeroizing::new(NUMBER.read(input).map_err(as_number)?))?;
            return if number.is_decimal() { Err(FormatError::Number) } else { Ok(number) };
        }
        let digits = usize::from(length & !DECIMAL);
        if !(1..=MOST_DIGITS).contains(&digits) {
            return Err(FormatError::Number);
        }
        let bytes = ahead.take(Self::decimal_bytes(digits))?;
        let number = bytes.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        *input = ahead;
        let mut text = Zeroizing::new(String::with_capacity(MOST_DIGITS + 1));
        // Writing to a string cannot fail.
        let _ = write!(*text, "{number:0digits$}");
        if text.len() == digits { Ok(DocumentNumber(text)) } else { Err(FormatError::Number) }
    }
}

fn as_number(error: TextFieldError) -> FormatError {
    match error {
        TextFieldError::Length => FormatError::Length,
        TextFieldError::Form => FormatError::Number,
    }
}

redacted_debug!(DocumentNumber);

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        let mut out = Writer::default();
        DocumentNumber::new(text).unwrap().write(&mut out).unwrap();
        out.finish()
    }

    #[test]
    fn digits_are_stored_as_a_number_and_keep_their_zeros() {
        for (text, length) in [
            ("123456789", 5),
            ("000000000", 5),
            ("7", 2),
            ("0000000000000000019", 9),
            ("ВХХ 123456", 11),
            ("№1", 3),
        ] {
            let bytes = bytes(text);
            assert_eq!(bytes.len(), length, "{text}");
            let mut input = Reader::new(&bytes);
            assert_eq!(DocumentNumber::read(&mut input).unwrap().as_str(), text);
            assert_eq!(input.remaining(), 0);
        }
    }

    #[test]
    fn every_number_has_one_form() {
        let text_form_of_digits = [1, b'7'];
        let too_large_for_one_digit = [DECIMAL | 1, 10];
        let no_digits = [DECIMAL, 0];
        let twenty_digits = [DECIMAL | 20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for bytes in [&text_form_of_digits[..], &too_large_for_one_digit, &no_digits, &twenty_digits, &[0]] {
            assert_eq!(DocumentNumber::read(&mut Reader::new(bytes)), Err(FormatError::Number), "{bytes:?}");
        }
    }
}

use super::FormatError;
use crate::codec::{Reader, Writer};
use crate::redacted::redacted_debug;

/// A Ukrainian tax number (РНОКПП): ten digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TaxNumber(u64);

impl TaxNumber {
    /// Ten digits.
    ///
    /// # Errors
    /// [`FormatError::TaxNumber`].
    pub fn new(text: &str) -> Result<Self, FormatError> {
        if text.len() == 10 && text.bytes().all(|c| c.is_ascii_digit()) {
            text.parse().map(TaxNumber).map_err(|_| FormatError::TaxNumber)
        } else {
            Err(FormatError::TaxNumber)
        }
    }

    /// The ten digits.
    pub fn to_text(self) -> String {
        format!("{:010}", self.0)
    }

    pub(super) fn write(self, out: &mut Writer) {
        out.unsigned::<5>(self.0);
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, FormatError> {
        let number = input.unsigned::<5>()?;
        if number < 10_000_000_000 { Ok(TaxNumber(number)) } else { Err(FormatError::TaxNumber) }
    }
}

redacted_debug!(TaxNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_with_their_zeros_and_nothing_else() {
        assert_eq!(TaxNumber::new("0000000001").map(TaxNumber::to_text).as_deref(), Ok("0000000001"));
        for text in ["", "123456789", "12345678901", "123456789a", "+123456789", "١234567890"] {
            assert_eq!(TaxNumber::new(text), Err(FormatError::TaxNumber), "{text:?}");
        }
        let above = 10_000_000_000u64.to_be_bytes();
        assert_eq!(TaxNumber::read(&mut Reader::new(&above[3..])), Err(FormatError::TaxNumber));
    }
}

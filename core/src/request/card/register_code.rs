use super::CardFormatError;
use crate::redacted::redacted_debug;

/// The code of an institution in the state register: ЄДРПОУ (eight digits), or the tax number of a sole trader, ФОП
/// (ten digits).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RegisterCode {
    number: u64,
    digits: usize,
}

impl RegisterCode {
    /// Eight or ten digits.
    ///
    /// # Errors
    /// [`CardFormatError::RegisterCode`].
    pub fn new(text: &str) -> Result<Self, CardFormatError> {
        if !matches!(text.len(), 8 | 10) || !text.bytes().all(|c| c.is_ascii_digit()) {
            return Err(CardFormatError::RegisterCode);
        }
        let number = text.parse().map_err(|_| CardFormatError::RegisterCode)?;
        Ok(RegisterCode { number, digits: text.len() })
    }

    /// The digits, zeros in front included.
    pub fn to_text(self) -> String {
        format!("{:0width$}", self.number, width = self.digits)
    }

    pub(crate) const fn is_of_a_person(self) -> bool {
        self.digits == 10
    }

    pub(crate) const fn number(self) -> u64 {
        self.number
    }

    pub(crate) const fn from_number(number: u64, is_of_a_person: bool) -> Result<Self, CardFormatError> {
        let (digits, limit) = if is_of_a_person { (10, 10_000_000_000) } else { (8, 100_000_000) };
        if number >= limit {
            return Err(CardFormatError::RegisterCode);
        }
        Ok(RegisterCode { number, digits })
    }
}

redacted_debug!(RegisterCode);

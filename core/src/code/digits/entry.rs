use super::{ThirteenDigits, gs1_check_digit};

/// Longer input is not read at all.
const LONGEST_ENTRY: usize = 128;

/// Why typed or scanned digits are not a code. Positions and lengths only, never the digits themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Nothing but spaces.
    #[error("nothing was entered")]
    Empty,
    /// More than 128 bytes.
    #[error("the input is longer than any code")]
    TooLong,
    /// Digits of another script (Arabic-Indic, full-width, …), which look like digits but would be read wrong.
    #[error("digits of another script at character {position}")]
    ForeignDigit {
        /// Which character, counted from 0.
        position: usize,
    },
    /// A letter or another character that is neither a digit nor a space or hyphen.
    #[error("neither a digit nor a space or hyphen at character {position}")]
    UnexpectedCharacter {
        /// Which character, counted from 0.
        position: usize,
    },
    /// Not thirteen digits.
    #[error("{count} digits instead of 13")]
    WrongLength {
        /// How many digits there are.
        count: usize,
    },
    /// No code begins with 0.
    #[error("no code begins with 0")]
    LeadingZero,
    /// The last digit does not fit the others: a typing error, or not a code.
    #[error("the last digit does not fit the others")]
    CheckDigit,
}

impl EntryError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            EntryError::Empty => "digits_empty",
            EntryError::TooLong => "digits_too_long",
            EntryError::ForeignDigit { .. } => "digits_foreign_script",
            EntryError::UnexpectedCharacter { .. } => "digits_unexpected_character",
            EntryError::WrongLength { .. } => "digits_wrong_length",
            EntryError::LeadingZero => "digits_leading_zero",
            EntryError::CheckDigit => "digits_check_digit",
        }
    }
}

/// Reads 13 digits as people type them and scanners give them: spaces (no-break and thin ones too) and hyphens
/// may stand anywhere. The check digit is compared before anyone is asked.
///
/// # Errors
/// See [`EntryError`].
pub fn parse_entry(text: &str) -> Result<ThirteenDigits, EntryError> {
    if text.len() > LONGEST_ENTRY {
        return Err(EntryError::TooLong);
    }
    let mut digits = Vec::with_capacity(13);
    for (position, character) in text.chars().enumerate() {
        match character {
            '0'..='9' => digits.push(u8::try_from(character).unwrap_or(b'0')),
            ' ' | '\t' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => {}
            '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' => {}
            // Line ends come at the end only, from keyboards and bar code readers.
            '\r' | '\n' if text.trim_end().chars().count() <= position => {}
            _ if character.is_numeric() => return Err(EntryError::ForeignDigit { position }),
            _ => return Err(EntryError::UnexpectedCharacter { position }),
        }
    }
    if digits.is_empty() {
        return Err(EntryError::Empty);
    }
    let count = digits.len();
    let digits: [u8; 13] = digits.try_into().map_err(|_| EntryError::WrongLength { count })?;
    let [first, .., last] = digits;
    if first == b'0' {
        return Err(EntryError::LeadingZero);
    }
    let [twelve @ .., _] = digits.map(|c| c.wrapping_sub(b'0'));
    if gs1_check_digit(&twelve) + b'0' != last {
        return Err(EntryError::CheckDigit);
    }
    Ok(ThirteenDigits::from_checked_ascii(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_hyphens_of_every_kind_are_ignored() {
        for text in [
            "5725556653368",
            "5725 5566 53368",
            "5725  5566  53368",
            " 5725-5566-53368 ",
            "5725\u{A0}5566\u{202F}53368",
            "5725\u{2013}5566\u{2009}53368\r\n",
        ] {
            assert_eq!(parse_entry(text).map(|d| d.grouped()).as_deref(), Ok("5725 5566 53368"), "{text:?}");
        }
    }

    #[test]
    fn each_reason() {
        for (text, error) in [
            ("", EntryError::Empty),
            (" - ", EntryError::Empty),
            ("5725556653367", EntryError::CheckDigit),
            ("0123456789012", EntryError::LeadingZero),
            ("572555665336", EntryError::WrongLength { count: 12 }),
            ("57255566533680", EntryError::WrongLength { count: 14 }),
            ("572555665336٨", EntryError::ForeignDigit { position: 12 }),
            ("５725556653368", EntryError::ForeignDigit { position: 0 }),
            ("5725\n556653368", EntryError::UnexpectedCharacter { position: 4 }),
            ("5725o56653368", EntryError::UnexpectedCharacter { position: 4 }),
        ] {
            assert_eq!(parse_entry(text), Err(error), "{text:?}");
        }
        assert_eq!(parse_entry(&"5".repeat(129)), Err(EntryError::TooLong));
    }
}

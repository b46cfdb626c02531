use std::ops::RangeInclusive;

use super::SymbolError;

/// The values 0–9 of a text of ASCII digits.
///
/// Other scripts' digits are refused: a barcode that shows something else than the text under it helps nobody.
pub(super) fn digit_values(text: &str, count: RangeInclusive<usize>) -> Result<Vec<u8>, SymbolError> {
    // A text that is far too long is not walked through.
    let (min, max) = (*count.start(), *count.end());
    if text.len() > max * 4 {
        return Err(SymbolError::DigitCount { min, max, found: text.len() });
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(SymbolError::NotDigits);
    }
    if !count.contains(&text.len()) {
        return Err(SymbolError::DigitCount { min, max, found: text.len() });
    }
    Ok(text.bytes().map(|byte| byte.wrapping_sub(b'0')).collect())
}

use std::fmt::Write as _;

const BLOCK_BYTES: usize = 12;
const BLOCK_DIGITS: usize = 29;

/// How many digits a last block of 1 to 12 bytes takes: the fewest that can hold it.
const TAIL_DIGITS: [usize; BLOCK_BYTES + 1] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];

/// Digits that are read at a time, and by what the number before them is multiplied.
const GROUP_DIGITS: usize = 8;
const SHIFTS: [u64; GROUP_DIGITS + 1] =
    [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// Why a text is not the decimal form of any bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// A character other than `0` to `9`.
    #[error("a character other than 0 to 9")]
    NotADigit,
    /// No number of bytes has a decimal form of this length.
    #[error("no number of bytes has a decimal form of this length")]
    Length,
    /// A block of digits is larger than the bytes that it stands for can be.
    #[error("a block of digits is larger than its bytes can be")]
    Overflow,
    /// More bytes than the caller allows.
    #[error("longer than allowed")]
    TooLong,
}

/// Writes bytes as decimal digits: each 12 bytes, a big-endian number, as 29 digits; the last 1 to 11 bytes as
/// the fewest digits that can hold them (3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27).
///
/// A QR symbol stores three digits in ten bits, so this costs 8.06 bits a byte, and unlike base45 it may stand
/// in a URL fragment as it is.
pub fn digits_from_bytes(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len().div_ceil(BLOCK_BYTES).saturating_mul(BLOCK_DIGITS));
    for block in bytes.chunks(BLOCK_BYTES) {
        let number = block.iter().fold(0u128, |number, byte| number << 8 | u128::from(*byte));
        let width = TAIL_DIGITS.get(block.len()).copied().unwrap_or(BLOCK_DIGITS);
        // Writing to a String cannot fail.
        let _ = write!(digits, "{number:0width$}");
    }
    digits
}

/// Reads what [`digits_from_bytes`] wrote, and nothing else: every byte string has exactly one decimal form.
///
/// # Errors
/// See [`DecimalError`]. The length is compared with `max_bytes` before anything is allocated.
pub fn bytes_from_digits(digits: &str, max_bytes: usize) -> Result<Vec<u8>, DecimalError> {
    let blocks = digits.len() / BLOCK_DIGITS;
    let tail_digits = digits.len() % BLOCK_DIGITS;
    let tail = TAIL_DIGITS.iter().position(|width| *width == tail_digits).ok_or(DecimalError::Length)?;
    let length = blocks.saturating_mul(BLOCK_BYTES).saturating_add(tail);
    if length > max_bytes {
        return Err(DecimalError::TooLong);
    }
    let mut bytes = Vec::with_capacity(length);
    for block in digits.as_bytes().chunks(BLOCK_DIGITS) {
        let width = if block.len() == BLOCK_DIGITS { BLOCK_BYTES } else { tail };
        append_block(block, width, &mut bytes)?;
    }
    Ok(bytes)
}

fn append_block(block: &[u8], width: usize, bytes: &mut Vec<u8>) -> Result<(), DecimalError> {
    if !block.iter().fold(true, |all, character| all & character.is_ascii_digit()) {
        return Err(DecimalError::NotADigit);
    }
    // In groups, which do not wait for one another in a processor. 29 digits stay below 2^97: nothing overflows.
    let number = block.chunks(GROUP_DIGITS).fold(0u128, |number, group| {
        let value = group.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit & 0xF));
        let shift = SHIFTS.get(group.len()).copied().unwrap_or_default();
        number * u128::from(shift) + u128::from(value)
    });
    if number >> (8 * width) != 0 {
        return Err(DecimalError::Overflow);
    }
    bytes.extend_from_slice(number.to_be_bytes().get(16 - width..).unwrap_or_default());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_takes_the_fewest_digits_that_hold_it() {
        for (length, width) in TAIL_DIGITS.iter().enumerate().skip(1) {
            let largest = digits_from_bytes(&vec![0xFF; length]);
            assert_eq!(largest.len(), *width);
            assert!(!largest.starts_with('0'), "{length} bytes would fit in fewer digits");
        }
    }

    #[test]
    fn every_length_comes_back() {
        for length in 0..200u8 {
            let bytes: Vec<u8> = (0..length).map(|i| i.wrapping_mul(37).wrapping_add(length)).collect();
            assert_eq!(bytes_from_digits(&digits_from_bytes(&bytes), 200), Ok(bytes));
        }
    }

    #[test]
    fn there_is_one_form_only() {
        assert_eq!(bytes_from_digits("255", 9), Ok(vec![255]));
        assert_eq!(bytes_from_digits("256", 9), Err(DecimalError::Overflow));
        assert_eq!(bytes_from_digits("0255", 9), Err(DecimalError::Length));
        assert_eq!(bytes_from_digits("2 5", 9), Err(DecimalError::NotADigit));
        assert_eq!(bytes_from_digits("+25", 9), Err(DecimalError::NotADigit));
        assert_eq!(bytes_from_digits("٢٥", 9), Err(DecimalError::Length));
        assert_eq!(bytes_from_digits("٢5", 9), Err(DecimalError::NotADigit));
        assert_eq!(bytes_from_digits(&"9".repeat(29), 12), Err(DecimalError::Overflow));
        assert_eq!(bytes_from_digits(&"0".repeat(29), 11), Err(DecimalError::TooLong));
        assert_eq!(bytes_from_digits("", 0), Ok(vec![]));
    }
}

use super::digits::digit_values;
use super::{Bars, SymbolError};
use crate::code::digits::gs1_check_digit;

/// Digits of the left half with odd parity, seven modules each (GS1 General Specifications, number set A).
const SET_A: [u8; 10] = [
    0b0001101, 0b0011001, 0b0010011, 0b0111101, 0b0100011, 0b0110001, 0b0101111, 0b0111011, 0b0110111,
    0b0001011,
];

/// The first digit has no bars of its own: it decides which of the next six are drawn from set B (bit 1).
const FIRST_DIGIT: [u8; 10] =
    [0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010];

/// Thirteen digits as an EAN-13 barcode (GS1 General Specifications): 95 modules.
///
/// # Errors
///
/// [`SymbolError::NotDigits`] and [`SymbolError::DigitCount`] unless the text is exactly 13 ASCII digits,
/// [`SymbolError::CheckDigit`] unless the last is the GS1 check digit of the first twelve.
///
/// # Example
///
/// ```
/// use diia_citizen::code::symbol::ean13;
///
/// let bars = ean13("4006381333931")?;
/// assert_eq!((bars.quiet_zone_left(), bars.width(), bars.quiet_zone_right()), (11, 95, 7));
/// # Ok::<(), diia_citizen::code::symbol::SymbolError>(())
/// ```
pub fn ean13(digits: &str) -> Result<Bars, SymbolError> {
    let values = digit_values(digits, 13..=13)?;
    let (&check_digit, body) = values.split_last().ok_or(SymbolError::Encoder)?;
    if gs1_check_digit(body) != check_digit {
        return Err(SymbolError::CheckDigit);
    }

    let (&first, rest) = values.split_first().ok_or(SymbolError::Encoder)?;
    let (left, right) = rest.split_at_checked(6).ok_or(SymbolError::Encoder)?;
    let from_set_b = look_up(&FIRST_DIGIT, first)?;

    let mut modules = Vec::with_capacity(95);
    push(&mut modules, 0b101, 3);
    for (at, &digit) in (0u32..).zip(left) {
        let a = look_up(&SET_A, digit)?;
        // Set B is set C read backwards, and set C is set A with dark and light exchanged.
        let b = (!a & 0x7f).reverse_bits() >> 1;
        push(&mut modules, if from_set_b >> (5 - at) & 1 == 1 { b } else { a }, 7);
    }
    push(&mut modules, 0b01010, 5);
    for &digit in right {
        push(&mut modules, !look_up(&SET_A, digit)?, 7);
    }
    push(&mut modules, 0b101, 3);
    Ok(Bars::new(modules, 11, 7))
}

fn look_up(table: &[u8; 10], digit: u8) -> Result<u8, SymbolError> {
    table.get(usize::from(digit)).copied().ok_or(SymbolError::Encoder)
}

fn push(modules: &mut Vec<bool>, pattern: u8, count: u32) {
    modules.extend((0..count).rev().map(|bit| pattern >> bit & 1 == 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_their_reason() {
        assert_eq!(ean13("4006381333932"), Err(SymbolError::CheckDigit));
        assert_eq!(ean13("400638133393"), Err(SymbolError::DigitCount { min: 13, max: 13, found: 12 }));
        assert_eq!(ean13("40063813339310"), Err(SymbolError::DigitCount { min: 13, max: 13, found: 14 }));
        assert_eq!(ean13("400638133393x"), Err(SymbolError::NotDigits));
        assert_eq!(ean13("٤٠٠٦٣٨١٣٣٣٩٣١"), Err(SymbolError::NotDigits));
        assert_eq!(ean13(""), Err(SymbolError::DigitCount { min: 13, max: 13, found: 0 }));
    }

    /// Of ten last digits exactly one is right, and no single wrong digit goes unseen.
    #[test]
    fn one_check_digit_of_ten() {
        for body in ["100000000000", "482000112233", "999999999999"] {
            let good = (0..10).filter(|d| ean13(&format!("{body}{d}")).is_ok()).count();
            assert_eq!(good, 1);
        }
    }
}

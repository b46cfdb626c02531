use super::digits::digit_values;
use super::{Bars, SymbolError};

const START_C: u8 = 105;
const CODE_B: u8 = 100;
const STOP: u32 = 0x2331112;

/// Digits in one symbol: two make the shortest that set C can write, and 40 already fill a wide screen.
const DIGITS: std::ops::RangeInclusive<usize> = 2..=40;

/// A text of digits as a Code 128 barcode (ISO/IEC 15417), two digits to a character.
///
/// An odd number of digits ends in code set B for the last one. Thirteen digits take start C, six pairs, code
/// B, one digit, check and stop: 123 modules.
///
/// # Errors
///
/// [`SymbolError::NotDigits`] and [`SymbolError::DigitCount`] unless the text is 2 to 40 ASCII digits.
///
/// # Example
///
/// ```
/// use diia_citizen::code::symbol::code128;
///
/// let bars = code128("1234567890128")?;
/// assert_eq!((bars.quiet_zone_left(), bars.width(), bars.quiet_zone_right()), (10, 123, 10));
/// # Ok::<(), diia_citizen::code::symbol::SymbolError>(())
/// ```
pub fn code128(digits: &str) -> Result<Bars, SymbolError> {
    let values = digit_values(digits, DIGITS)?;

    let mut characters = vec![START_C];
    for chunk in values.chunks(2) {
        match chunk {
            [tens, ones] => characters.push(tens * 10 + ones),
            // In set B the digit 0 is character 16.
            last => characters.extend([CODE_B].into_iter().chain(last.iter().map(|digit| digit + 16))),
        }
    }

    let weights = std::iter::once(1).chain(1u32..);
    let sum: u32 = characters.iter().zip(weights).map(|(&c, weight)| u32::from(c) * weight).sum();
    characters.push(u8::try_from(sum % 103).map_err(|_| SymbolError::Encoder)?);

    let mut modules = Vec::with_capacity(characters.len() * 11 + 13);
    for character in characters {
        let widths = WIDTHS.get(usize::from(character)).ok_or(SymbolError::Encoder)?;
        push(&mut modules, *widths);
    }
    push(&mut modules, STOP);
    Ok(Bars::new(modules, 10, 10))
}

/// Bars and spaces in turn, beginning with a bar; one hexadecimal digit is one width in modules.
fn push(modules: &mut Vec<bool>, widths: u32) {
    let mut dark = true;
    let widths = (0..8).rev().map(|at| widths >> (4 * at) & 0xf).skip_while(|&width| width == 0);
    for width in widths {
        modules.extend((0..width).map(|_| dark));
        dark = !dark;
    }
}

/// Characters 0 to 105 as the standard prints them: widths of bar, space, bar, space, bar, space.
#[rustfmt::skip]
const WIDTHS: [u32; 106] = [
    0x212222, 0x222122, 0x222221, 0x121223, 0x121322, 0x131222, 0x122213, 0x122312, 0x132212, 0x221213,
    0x221312, 0x231212, 0x112232, 0x122132, 0x122231, 0x113222, 0x123122, 0x123221, 0x223211, 0x221132,
    0x221231, 0x213212, 0x223112, 0x312131, 0x311222, 0x321122, 0x321221, 0x312212, 0x322112, 0x322211,
    0x212123, 0x212321, 0x232121, 0x111323, 0x131123, 0x131321, 0x112313, 0x132113, 0x132311, 0x211313,
    0x231113, 0x231311, 0x112133, 0x112331, 0x132131, 0x113123, 0x113321, 0x133121, 0x313121, 0x211331,
    0x231131, 0x213113, 0x213311, 0x213131, 0x311123, 0x311321, 0x331121, 0x312113, 0x312311, 0x332111,
    0x314111, 0x221411, 0x431111, 0x111224, 0x111422, 0x121124, 0x121421, 0x141122, 0x141221, 0x112214,
    0x112412, 0x122114, 0x122411, 0x142112, 0x142211, 0x241211, 0x221114, 0x413111, 0x241112, 0x134111,
    0x111242, 0x121142, 0x121241, 0x114212, 0x124112, 0x124211, 0x411212, 0x421112, 0x421211, 0x212141,
    0x214121, 0x412121, 0x111143, 0x111341, 0x131141, 0x114113, 0x114311, 0x411113, 0x411311, 0x113141,
    0x114131, 0x311141, 0x411131, 0x211412, 0x211214, 0x211232,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_their_reason() {
        assert_eq!(code128(""), Err(SymbolError::DigitCount { min: 2, max: 40, found: 0 }));
        assert_eq!(code128("7"), Err(SymbolError::DigitCount { min: 2, max: 40, found: 1 }));
        assert_eq!(code128(&"7".repeat(41)), Err(SymbolError::DigitCount { min: 2, max: 40, found: 41 }));
        assert_eq!(code128("12 34"), Err(SymbolError::NotDigits));
        assert_eq!(code128("１２"), Err(SymbolError::NotDigits));
    }

    #[test]
    fn every_character_is_eleven_modules_and_all_differ() {
        let mut seen = std::collections::BTreeSet::new();
        for widths in WIDTHS {
            assert_eq!((0..6).map(|at| widths >> (4 * at) & 0xf).sum::<u32>(), 11);
            assert!(seen.insert(widths));
        }
    }

    #[test]
    fn length_follows_the_digits() {
        for count in 2..=40 {
            let characters = 1 + count / 2 + 2 * (count % 2) + 1;
            let bars = code128(&"90".repeat(20)[..count]).unwrap();
            assert_eq!(bars.width(), characters * 11 + 13);
        }
    }
}

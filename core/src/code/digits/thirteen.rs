use crate::redacted::redacted_debug;

use super::gs1_check_digit;

/// Thirteen digits of a document code: the first from 1 to 9, the last a right GS1 check digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThirteenDigits([u8; 13]);

/// The smallest and the number of the values that the first twelve digits can take: 100000000000 … 999999999999.
const SMALLEST: u64 = 100_000_000_000;
const VALUES: u64 = 900_000_000_000;

impl ThirteenDigits {
    /// The digits that a drawn number stands for, each of the 9·10¹¹ values as likely as any other (to 5·10⁻⁸).
    pub(super) fn from_drawn(number: u64) -> Self {
        let mut rest = SMALLEST + number % VALUES;
        let mut twelve = [0u8; 12];
        for digit in twelve.iter_mut().rev() {
            *digit = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        let [a, b, c, d, e, f, g, h, i, j, k, l] = twelve;
        ThirteenDigits([a, b, c, d, e, f, g, h, i, j, k, l, gs1_check_digit(&twelve)].map(|d| d + b'0'))
    }

    /// Takes digits whose rules the caller has checked.
    pub(super) const fn from_checked_ascii(digits: [u8; 13]) -> Self {
        ThirteenDigits(digits)
    }

    /// The digits without spaces, as a partner's system expects them and as the bar symbols hold them.
    pub fn as_str(&self) -> &str {
        // Built from ASCII digits only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The digits as people read them: groups of 4, 4 and 5.
    pub fn groups(&self) -> [&str; 3] {
        let digits = self.as_str();
        [digits.get(..4), digits.get(4..8), digits.get(8..)].map(Option::unwrap_or_default)
    }

    /// The groups with a space between them, for example `5725 5566 53368`.
    pub fn grouped(&self) -> String {
        self.groups().join(" ")
    }
}

redacted_debug!(ThirteenDigits);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_range_and_nothing_else_is_drawn() {
        assert_eq!(ThirteenDigits::from_drawn(0).as_str(), "1000000000009");
        assert_eq!(ThirteenDigits::from_drawn(VALUES - 1).as_str(), "9999999999994");
        assert_eq!(ThirteenDigits::from_drawn(VALUES), ThirteenDigits::from_drawn(0));
        let largest = ThirteenDigits::from_drawn(u64::MAX);
        assert_eq!(largest.as_str().len(), 13);
    }

    #[test]
    fn people_read_4_4_5_and_logs_nothing() {
        let digits = ThirteenDigits::from_checked_ascii(*b"5725556653368");
        assert_eq!(digits.grouped(), "5725 5566 53368");
        assert_eq!(format!("{digits:?}"), "ThirteenDigits(…)");
    }
}

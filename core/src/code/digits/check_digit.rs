/// The GS1 check digit of a row of digits (GS1 General Specifications, "check digit calculation"): from the
/// right, weights 3, 1, 3, …; the check digit fills the sum up to the next multiple of ten.
///
/// Each element of `digits` is a number from 0 to 9; larger ones count by their last digit.
pub fn gs1_check_digit(digits: &[u8]) -> u8 {
    let sum = digits
        .iter()
        .rev()
        .zip([3u8, 1].into_iter().cycle())
        .fold(0u8, |sum, (digit, weight)| (sum + digit % 10 * weight) % 10);
    (10 - sum) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(digits: &str) -> u8 {
        gs1_check_digit(&digits.bytes().map(|c| c - b'0').collect::<Vec<_>>())
    }

    #[test]
    fn published_samples() {
        assert_eq!(of("572555665336"), 8);
        assert_eq!(of("121318729234"), 5);
        assert_eq!(of("285836417086"), 4);
        assert_eq!(of("100000000000"), 9);
        assert_eq!(of("999999999999"), 4);
        assert_eq!(of("123456789012"), 8);
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        let right = *b"572555665336";
        let check = of("572555665336");
        for place in 0..12 {
            for wrong in b'0'..=b'9' {
                let mut digits = right;
                digits[place] = wrong;
                let same = wrong == right[place];
                assert_eq!(of(std::str::from_utf8(&digits).unwrap()) == check, same);
            }
        }
    }
}

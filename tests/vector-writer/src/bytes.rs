//! Bytes as hex, as decimal digits, and as numbers of 32 bytes.

use sha2::{Digest, Sha256};

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// How many decimal digits 0 to 12 bytes take (FORMAT.md §6).
pub(crate) const DIGITS_OF: [usize; 13] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];

/// Bytes as decimal digits: 12 bytes as 29, a shorter rest as the digits that its largest value has.
pub(crate) fn decimal(bytes: &[u8]) -> String {
    bytes.chunks(12).map(decimal_group).collect()
}

/// One group of at most 12 bytes, by long division.
fn decimal_group(group: &[u8]) -> String {
    let mut number = group.to_vec();
    let mut digits = vec![b'0'; DIGITS_OF[group.len()]];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0u16;
        for byte in &mut number {
            let part = rest << 8 | u16::from(*byte);
            *byte = (part / 10) as u8;
            rest = part % 10;
        }
        *digit = b'0' + rest as u8;
    }
    assert!(number.iter().all(|byte| *byte == 0), "the digits hold every group");
    String::from_utf8(digits).expect("digits are ASCII")
}

/// The order n of P-256 (SEC 2 §2.4.2).
pub(crate) const ORDER: [u8; 32] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA,
    0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
];

/// The prime p of the field of P-256.
pub(crate) const PRIME: [u8; 32] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
];

/// (n − 1) / 2: the largest low s.
pub(crate) const HALF_ORDER: [u8; 32] = [
    0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDE, 0x73, 0x7D,
    0x56, 0xD3, 0x8B, 0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92, 0xA8,
];

/// a − b, for a ≥ b.
pub(crate) fn minus(a: [u8; 32], b: &[u8]) -> [u8; 32] {
    let mut result = a;
    let mut borrow = 0;
    for (byte, other) in result.iter_mut().zip(b).rev() {
        let difference = i16::from(*byte) - i16::from(*other) - borrow;
        borrow = i16::from(difference < 0);
        *byte = difference.rem_euclid(256) as u8;
    }
    result
}

/// a + small, without overflow.
pub(crate) fn plus(a: [u8; 32], small: u8) -> [u8; 32] {
    let mut result = a;
    let mut carry = u16::from(small);
    for byte in result.iter_mut().rev() {
        let sum = u16::from(*byte) + carry;
        *byte = (sum & 0xFF) as u8;
        carry = sum >> 8;
    }
    assert_eq!(carry, 0, "the sum fits");
    result
}

/// A small number in 32 bytes.
pub(crate) fn small(number: u8) -> [u8; 32] {
    plus([0; 32], number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_32_bytes() {
        assert_eq!(minus(minus(ORDER, &small(1)), &HALF_ORDER), HALF_ORDER);
        assert_eq!(plus(minus(ORDER, &small(255)), 255), ORDER);
    }

    #[test]
    fn groups_of_digits_known_by_hand() {
        assert_eq!(decimal(&[0xFF; 12]), "79228162514264337593543950335");
        assert_eq!(decimal(&[1, 0]), "00256");
        assert_eq!(decimal(&[0; 13]), "0".repeat(32));
    }
}

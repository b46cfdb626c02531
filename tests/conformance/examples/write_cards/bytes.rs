//! Bytes as hex and as decimal digits, texts as bytes, and numbers of 32 bytes: each written a second time.

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

/// The low `width` bytes of a number.
pub(crate) fn integer(number: u64, width: usize) -> Vec<u8> {
    number.to_be_bytes()[8 - width..].into()
}

/// The order n of P-256 (SEC 2 §2.4.2).
pub(crate) const ORDER: [u8; 32] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA,
    0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
];

/// n − s.
pub(crate) fn from_order(s: &[u8]) -> [u8; 32] {
    let mut result = ORDER;
    let mut borrow = 0;
    for (byte, other) in result.iter_mut().zip(s).rev() {
        let difference = i16::from(*byte) - i16::from(*other) - borrow;
        borrow = i16::from(difference < 0);
        *byte = difference.rem_euclid(256) as u8;
    }
    result
}

const CAPITALS: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
const SMALL: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const OTHERS: [(char, u8); 20] = [
    ('Ґ', 0xA5),
    ('Ё', 0xA8),
    ('Є', 0xAA),
    ('Ї', 0xAF),
    ('І', 0xB2),
    ('і', 0xB3),
    ('ґ', 0xB4),
    ('ё', 0xB8),
    ('№', 0xB9),
    ('є', 0xBA),
    ('ї', 0xBF),
    ('„', 0x84),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('–', 0x96),
    ('—', 0x97),
    ('§', 0xA7),
    ('«', 0xAB),
    ('»', 0xBB),
];

/// Windows-1251, for the characters that the format uses of it (FORMAT.md §3.1).
fn one_byte(character: char) -> Option<u8> {
    let place = |alphabet: &str| alphabet.chars().position(|letter| letter == character);
    if (' '..='~').contains(&character) {
        return Some(character as u8);
    }
    place(CAPITALS)
        .map(|at| 0xC0 + at as u8)
        .or_else(|| place(SMALL).map(|at| 0xE0 + at as u8))
        .or_else(|| OTHERS.iter().find(|(letter, _)| *letter == character).map(|(_, byte)| *byte))
}

/// Whether the length of a field takes two bytes or one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    One,
    Two,
}

/// A text field in the only right form.
pub(crate) fn field(width: Width, text: &str) -> Vec<u8> {
    match text.chars().map(one_byte).collect::<Option<Vec<u8>>>() {
        Some(bytes) => raw_field(width, false, &bytes),
        None => raw_field(width, true, text.as_bytes()),
    }
}

/// A text field of these bytes, right or wrong, in Windows-1251 or in UTF-8.
pub(crate) fn raw_field(width: Width, is_utf8: bool, bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len();
    let head = match width {
        Width::One => {
            assert!(length < 0x80);
            vec![length as u8 | u8::from(is_utf8) << 7]
        }
        Width::Two => {
            assert!(length < 0x8000);
            (length as u16 | u16::from(is_utf8) << 15).to_be_bytes().to_vec()
        }
    };
    [head, bytes.to_vec()].concat()
}

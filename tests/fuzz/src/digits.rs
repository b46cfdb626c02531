//! The thirteen digits as people type them, and the decimal form of bytes.

use diia_citizen::code::digits::{DigitsSecret, ThirteenDigits, draw_digits, gs1_check_digit, parse_entry};
use diia_citizen::code::pass::Pass;
use diia_citizen::codec::{bytes_from_digits, digits_from_bytes};
use diia_citizen::text::{Language, spoken_digits};
use diia_citizen::time::Timestamp;
use sha2::{Digest, Sha256};

use crate::input::Input;
use crate::{decimal, entry};

/// What a keyboard, a scanner or a clipboard gives, by one byte each; digits are the most frequent.
const KEYS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '-', '\u{A0}', '\u{2009}', '\u{2013}', '\t', '\r',
    '\n', '\u{2007}', '\u{202F}', '\u{2212}', '٣', '５', '²', '½', 'o', 'l', 'І', '\u{85}', '\u{3000}',
    '\u{200B}', '.',
];

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    match input.byte() % 6 {
        0 => typed(&input.text()),
        1 => typed(&keys(input.0)),
        2 => typed(&with_right_check_digit(&keys(input.0))),
        3 => bytes(input.0),
        4 => text(&input.text()),
        _ => drawn(input),
    }
}

fn keys(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| KEYS[usize::from(byte % 32)]).collect()
}

/// The last digit changed so that it fits, where there are thirteen.
fn with_right_check_digit(text: &str) -> String {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|c| c - b'0').collect();
    match text.rfind(|c: char| c.is_ascii_digit()) {
        Some(at) if digits.len() == 13 => {
            format!("{}{}{}", &text[..at], gs1_check_digit(&digits[..12]), &text[at + 1..])
        }
        _ => text.to_owned(),
    }
}

fn typed(text: &str) -> &'static str {
    match (parse_entry(text), entry::read(text)) {
        (Ok(digits), Ok(expected)) => {
            assert_eq!(digits.as_str(), expected);
            shown(&digits);
            "thirteen_digits"
        }
        (Err(error), Err(expected)) => {
            assert_eq!(error.code(), expected);
            assert!(!text.is_empty() || expected == "digits_empty");
            expected
        }
        (read, expected) => panic!("read: {:?}, expected: {:?}", read.is_ok(), expected.is_ok()),
    }
}

/// Whatever is shown of the digits leads back to them.
fn shown(digits: &ThirteenDigits) {
    assert_eq!(digits.groups().map(str::len), [4, 4, 5]);
    for form in [digits.as_str().to_owned(), digits.grouped(), digits.groups().join("-")] {
        assert_eq!(parse_entry(&form), Ok(*digits));
    }
    for language in [Language::Ukrainian, Language::English] {
        let words = spoken_digits(&digits.groups(), language).replace(',', "");
        assert_eq!(words.split(' ').count(), 13);
    }
    assert_eq!(format!("{digits:?}"), "ThirteenDigits(…)");
}

fn bytes(bytes: &[u8]) -> &'static str {
    let digits = digits_from_bytes(bytes);
    assert_eq!(digits, decimal::digits(bytes));
    assert_eq!(bytes_from_digits(&digits, bytes.len()).as_deref(), Ok(bytes));
    if let Some(less) = bytes.len().checked_sub(1) {
        assert!(bytes_from_digits(&digits, less).is_err());
    }
    "bytes"
}

fn text(text: &str) -> &'static str {
    for limit in [Pass::MAX_BYTES, 12] {
        match bytes_from_digits(text, limit) {
            Ok(bytes) => {
                assert!(bytes.len() <= limit);
                assert_eq!(Some(&bytes), decimal::bytes(text, limit).as_ref());
                assert_eq!(digits_from_bytes(&bytes), text, "another form of the same bytes");
            }
            Err(_) => assert_eq!(decimal::bytes(text, limit), None),
        }
    }
    if bytes_from_digits(text, Pass::MAX_BYTES).is_ok() { "decimal" } else { "no_decimal" }
}

fn drawn(mut input: Input<'_>) -> &'static str {
    let instant = i64::from_le_bytes(input.array());
    let attempt = input.byte();
    let key: [u8; 32] = input.array();
    let digits = draw_digits(&DigitsSecret::from_bytes(key), Timestamp::from_unix_millis(instant), attempt);
    let message = [b"diia-citizen/1/digits\0", &instant.to_be_bytes()[..], &[attempt]].concat();
    let number = u64::from_be_bytes(hmac(&key, &message)[..8].try_into().unwrap());
    assert_eq!(digits.as_str()[..12], (100_000_000_000 + number % 900_000_000_000).to_string());
    shown(&digits);
    assert_eq!(typed(digits.as_str()), "thirteen_digits");
    "drawn"
}

/// RFC 2104 with SHA-256, for keys of 32 bytes.
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| -> [u8; 64] { std::array::from_fn(|i| key.get(i).copied().unwrap_or(0) ^ with) };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5C)).chain_update(inner).finalize().into()
}

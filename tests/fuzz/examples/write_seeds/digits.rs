//! Seeds of the target `digits`: thirteen digits as people type them, and bytes as digits.

use diia_fuzz::decimal;
use diia_fuzz::world::MORNING;

use super::Seeds;

pub(crate) const ENDS: &str = "thirteen_digits digits_empty digits_too_long digits_foreign_script \
    digits_unexpected_character digits_wrong_length digits_leading_zero digits_check_digit bytes decimal no_decimal drawn";

pub(crate) fn seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let mut add =
        |name: String, mode: u8, content: &[u8]| seeds.insert(name, [&[mode][..], content].concat());
    for (name, text) in [
        ("plain", "5725556653368"),
        ("grouped", "5725 5566 53368"),
        ("hyphens", " 5725-5566\u{2013}53368\r\n"),
        ("no-break", "5725\u{A0}5566\u{202F}53368"),
        ("empty", ""),
        ("spaces", " - "),
        ("wrong-check", "5725556653367"),
        ("zero-first", "0123456789012"),
        ("twelve", "572555665336"),
        ("fourteen", "57255566533680"),
        ("arabic", "572555665336٨"),
        ("full-width", "５725556653368"),
        ("letter", "5725o56653368"),
        ("line-end-inside", "5725\n556653368"),
        ("line-end-then-odd", "5725556653368\n\u{3000}\r"),
        ("too-long", &"5".repeat(129)),
        ("long", &"5 ".repeat(64)),
    ] {
        add(format!("typed-{name}"), 0, text.as_bytes());
    }
    add("keys".into(), 1, &[5, 7, 2, 5, 10, 5, 5, 6, 6, 11, 5, 3, 3, 6, 8, 16, 17]);
    add("keys-foreign".into(), 1, &[5, 7, 2, 21, 22, 23]);
    add("keys-checked".into(), 2, &[5, 7, 2, 5, 10, 5, 5, 6, 6, 11, 5, 3, 3, 6, 0, 16, 17]);
    add("keys-checked-zero".into(), 2, &[0; 13]);
    for length in [0, 1, 2, 11, 12, 13, 24, 49] {
        add(format!("bytes-{length}"), 3, &vec![0xFF; length]);
        add(format!("text-{length}"), 4, decimal::digits(&vec![0xA5; length]).as_bytes());
    }
    for (name, text) in [
        ("overflow", "256".to_owned()),
        ("plus", "+25".to_owned()),
        ("nines", "9".repeat(29)),
        ("length", "0255".to_owned()),
    ] {
        add(format!("text-{name}"), 4, text.as_bytes());
    }
    add("drawn".into(), 5, &[&MORNING.unix_millis().to_le_bytes()[..], &[0], &[7; 32]].concat());
    add("drawn-before-1970".into(), 5, &[&i64::MIN.to_le_bytes()[..], &[255], &[0; 32]].concat());
    seeds
}

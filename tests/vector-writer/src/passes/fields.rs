//! Bad passes: document number, tax number, and the name as a whole.

use serde_json::Value;

use super::bad;
use crate::plan::{BYTES_OF_DIGITS, Plan, integer, one_byte_text, text, utf8_bytes, utf8_text};

pub(super) fn all() -> Vec<Value> {
    [empty_names(), numbers(), tax_numbers()].concat()
}

fn empty_names() -> Vec<Value> {
    let nobody = Plan::nadiia().identity_with(|identity| identity.names = [const { String::new() }; 3]);
    vec![
        bad("every part of the name is empty", nobody.sheet().text(), "empty_name"),
        bad(
            "every part of the name is empty, and nothing else is there",
            {
                let nobody = Plan { portrait: None, ..nobody };
                let bare = nobody.identity_with(|identity| {
                    (identity.number, identity.tax, identity.expiry) = (None, None, None);
                });
                bare.sheet().text()
            },
            "empty_name",
        ),
    ]
}

fn numbers() -> Vec<Value> {
    let sheet = Plan::nadiia().sheet();
    let mut all = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let name = format!("number: {name}");
        all.push(bad(name, sheet.sealed_with("document number", bytes).text(), "number_form"));
    };
    add("one digit as a text", text_of("7"));
    add("nine digits as a text", text_of("947667234"));
    add("nineteen digits as a text", text_of("9999999999999999999"));
    add("nine digits in UTF-8", utf8_text("947667234"));
    add("no digits as a number", vec![0x40]);
    add("no digits as a number, with a byte", vec![0x40, 0]);
    for count in [20, 21, 32, 63] {
        add(&format!("{count} digits as a number"), [&[0x40 + count][..], &[0; 27]].concat());
    }
    for digits in [1, 2, 3, 4, 5, 9, 10, 12, 17, 18, 19] {
        let smallest_too_large = format!("1{}", "0".repeat(digits));
        let largest = vec![0xFF; BYTES_OF_DIGITS[digits]];
        let tag = 0x40 + u8::try_from(digits).expect("few");
        let too_large = integer(&smallest_too_large, BYTES_OF_DIGITS[digits]);
        add(
            &format!("10 to the power of {digits}, said to have {digits} digits"),
            [&[tag], &too_large[..]].concat(),
        );
        add(&format!("all ones, said to have {digits} digits"), [&[tag], &largest[..]].concat());
    }
    add("empty", vec![0]);
    add("empty in UTF-8", vec![0x80]);
    add("thirty-three characters", text_of(&"Я".repeat(33)));
    add("thirty-three letters of two bytes", utf8_text(&"ў".repeat(33)));
    add("letters in UTF-8 where Windows-1251 has them", utf8_text("ВХХ 123456"));
    for (name, number) in [
        ("space at the start", " ВХ 1"),
        ("space at the end", "ВХ 1 "),
        ("two spaces together", "ВХ  1"),
        ("nothing but a space", " "),
        ("apostrophe", "ВХ'1"),
        ("comma", "ВХ,1"),
        ("underscore", "ВХ_1"),
        ("plus sign", "+123"),
        ("number sign of ASCII", "#123"),
    ] {
        add(name, text_of(number));
    }
    for (name, number) in [
        ("Arabic-Indic digits", "٣٤٥"),
        ("full-width digits", "１２３"),
        ("dash instead of hyphen", "ВХ–1"),
        ("no-break space", "ВХ\u{A0}1"),
        ("a mark that turns the direction", "ВХ\u{202E}1"),
    ] {
        add(name, utf8_text(number));
    }
    add("a byte that Windows-1251 does not have", one_byte_text(&[b'A', 0x98]));
    add("line end", one_byte_text(b"A\n1"));
    add("broken UTF-8", utf8_bytes(&[b'A', 0xD1]));
    all
}

/// In Windows-1251, whatever the length and the characters.
fn text_of(number: &str) -> Vec<u8> {
    if number.bytes().all(|c| c.is_ascii_digit()) { one_byte_text(number.as_bytes()) } else { text(number) }
}

fn tax_numbers() -> Vec<Value> {
    let sheet = Plan::nadiia().sheet();
    [("10 to the power of 10", 10_000_000_000u64), ("one more", 10_000_000_001), ("all ones", 0xFF_FFFF_FFFF)]
        .into_iter()
        .map(|(name, number)| {
            let bytes = &number.to_be_bytes()[3..];
            let text = sheet.sealed_with("tax number", bytes).text();
            bad(format!("tax number: {name}"), text, "tax_number_form")
        })
        .collect()
}

//! `tests/vectors/digits.json` against the library.

use diia_citizen::code::credential::FormatError;
use diia_citizen::code::digits::{DigitsSecret, EntryError, draw_digits, gs1_check_digit, parse_entry};
use diia_citizen::codec::{bytes_from_digits, digits_from_bytes};
use diia_citizen::text::{Language, spoken_digits};
use diia_citizen::time::Timestamp;
use diia_conformance::vectors::{Comparison, bytes, file, hex, list, number, text};
use serde_json::{Value, json};

#[test]
fn digits_are_drawn_as_stated() {
    let mut comparison = Comparison::new();
    for vector in list(&file("digits.json")["draws"]) {
        let secret = DigitsSecret::from_bytes(bytes(text(vector, "secret")).try_into().unwrap());
        let issued_at = Timestamp::from_unix_millis(number(vector, "issued_at"));
        let drawn = draw_digits(&secret, issued_at, u8::try_from(number(vector, "attempt")).unwrap());
        comparison.expect(&vector.to_string(), text(vector, "digits"), drawn.as_str());
        let parsed = parse_entry(text(vector, "digits"));
        comparison.expect(&vector.to_string(), Ok(drawn), parsed);
    }
    comparison.finish();
}

#[test]
fn check_digits_are_those_of_gs1() {
    let mut comparison = Comparison::new();
    for vector in list(&file("digits.json")["check_digits"]) {
        let twelve: Vec<u8> = text(vector, "twelve").bytes().map(|c| c - b'0').collect();
        let expected = number(vector, "check_digit");
        comparison.expect(text(vector, "twelve"), expected, i64::from(gs1_check_digit(&twelve)));
    }
    comparison.finish();
}

#[test]
fn good_entries_are_read_and_grouped() {
    let mut comparison = Comparison::new();
    for vector in list(&file("digits.json")["entries"]["good"]) {
        let name = text(vector, "name");
        let read = parse_entry(text(vector, "entry"));
        comparison.expect(
            name,
            Ok(text(vector, "digits")),
            read.as_ref().map(|d| d.as_str()).map_err(|e| e.code()),
        );
        let Ok(digits) = read else { continue };
        comparison.expect(name, &vector["groups"], &json!(digits.groups()));
        let with_spaces: Vec<&str> = list(&vector["groups"]).iter().filter_map(Value::as_str).collect();
        comparison.expect(name, with_spaces.join(" "), digits.grouped());
    }
    comparison.finish();
}

#[test]
fn bad_entries_are_refused_with_reason_and_place() {
    let mut comparison = Comparison::new();
    for vector in list(&file("digits.json")["entries"]["bad"]) {
        let error = parse_entry(text(vector, "entry")).err();
        let place = match error {
            Some(EntryError::ForeignDigit { position } | EntryError::UnexpectedCharacter { position }) => {
                (json!(position), Value::Null)
            }
            Some(EntryError::WrongLength { count }) => (Value::Null, json!(count)),
            _ => (Value::Null, Value::Null),
        };
        let stated = (vector["position"].clone(), vector["count"].clone());
        let name = text(vector, "name");
        comparison.expect(name, Some(text(vector, "reason")), error.map(EntryError::code));
        comparison.expect(name, stated, place);
    }
    comparison.finish();
}

#[test]
fn digits_are_spoken_in_both_languages() {
    let mut comparison = Comparison::new();
    for vector in list(&file("digits.json")["spoken"]) {
        let digits = parse_entry(text(vector, "digits")).unwrap();
        comparison.expect(text(vector, "digits"), &vector["groups"], &json!(digits.groups()));
        for (member, language) in [("uk", Language::Ukrainian), ("en", Language::English)] {
            let spoken = spoken_digits(&digits.groups(), language);
            comparison.expect(text(vector, "digits"), text(vector, member), &spoken);
        }
    }
    comparison.finish();
}

#[test]
fn bytes_as_decimal_digits_have_one_form() {
    let decimal = &file("digits.json")["decimal"];
    let mut comparison = Comparison::new();
    for vector in list(&decimal["good"]) {
        let (hexadecimal, digits) = (text(vector, "bytes"), text(vector, "digits"));
        comparison.expect(hexadecimal, digits, &digits_from_bytes(&bytes(hexadecimal)));
        let back = bytes_from_digits(digits, 1200).map(|bytes| hex(&bytes));
        comparison.expect(hexadecimal, Ok(hexadecimal.to_owned()), back);
    }
    for vector in list(&decimal["bad"]) {
        let digits = text(vector, "digits");
        let most = usize::try_from(number(vector, "most_bytes")).unwrap();
        let reason = bytes_from_digits(digits, most).err().map(|error| FormatError::from(error).code());
        comparison.expect(digits, Some(text(vector, "reason")), reason);
    }
    comparison.finish();
}

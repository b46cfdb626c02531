//! Writes `tests/vectors/cards.json`: signed cards, good and bad, and what a reader of `core/CARD.md` must make of each.
//!
//! `cargo run -p diia-conformance --example write_cards` writes the file; `-- --check` compares instead, and fails when
//! it differs. Nothing here asks the library for an answer: a card is put together field by field ([`sheet`]), and every
//! expectation is stated where the sample is made. Keys follow from labels and signatures from RFC 6979, so two runs
//! write the same bytes.

mod bad;
mod bytes;
mod good;
mod plan;
mod sheet;
mod trust;
mod unbelieved;

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

const ABOUT: &str = "Signed cards, CARD.md. `trusts`: the root keys that a phone pins and the issuer list that it holds. Good: the \
    link, the bytes of the card, every field, and the instant and trust with which it is believed. Bad: the identifier in the \
    link, the digits of the fragment, instant, trust and the one reason. `flips`: a good card of which every byte is \
    changed by xor, one at a time; where a region names no reason, any will do. Written by \
    `cargo run -p diia-conformance --example write_cards`.";

/// The file: one vector a line, so that a change shows as the lines that it touches.
pub(crate) fn text() -> String {
    let file = json!({
        "description": ABOUT,
        "trusts": trust::all(),
        "good": good::all(),
        "bad": bad::all(),
        "flips": bad::flips(),
    });
    let mut out = String::from("{\n");
    let members = file.as_object().expect("an object");
    for (at, (name, value)) in members.iter().enumerate() {
        out += &format!("  {}: {}", Value::from(name.as_str()), lines(value));
        out += if at + 1 == members.len() { "\n}\n" } else { ",\n" };
    }
    out
}

fn lines(value: &Value) -> String {
    let rows: Vec<String> = match value {
        Value::Array(items) => items.iter().map(|item| format!("    {item}")).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| format!("    {}: {value}", Value::from(name.as_str())))
            .collect(),
        _ => return value.to_string(),
    };
    let [open, close] = if value.is_array() { ["[", "]"] } else { ["{", "}"] };
    format!("{open}\n{}\n  {close}", rows.join(",\n"))
}

fn main() -> ExitCode {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors/cards.json"));
    let done = match std::env::args().nth(1).as_deref() {
        None => std::fs::write(path, text()).map_err(|error| format!("could not write the cards: {error}")),
        Some("--check") if std::fs::read_to_string(path).is_ok_and(|present| present == text()) => Ok(()),
        Some("--check") => Err("tests/vectors/cards.json is not what the writer makes".to_owned()),
        Some(other) => {
            Err(format!("unknown option {other}; without options the file is written, --check compares it"))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

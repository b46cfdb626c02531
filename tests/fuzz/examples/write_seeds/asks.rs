//! Seeds of the target `ask`: the vectors of asks and answers, and edits of an answer that a phone makes while the seed is read.

use std::error::Error;
use std::path::Path;

use diia_fuzz::ask::mode::{ANSWER_BYTES, ANSWER_EDITED, ANSWER_TEXT, ASK_BYTES, ASK_TEXT};
use diia_fuzz::decimal;
use serde_json::Value;

use super::{Seeds, Words};

/// What no single input can be is missing: read too often, answered before; and what an answer says only to the one who can open it,
/// which the vectors try.
pub(crate) const ENDS: &str = "believed worker_believed ask_not_an_ask ask_digits ask_length ask_unknown_version ask_unknown_wish \
    ask_unknown_kind ask_key ask_unknown_asker ask_worker_form ask_worker_unknown_issuer ask_worker_signature \
    ask_worker_expired ask_signature ask_from_the_future ask_expired taken answer_not_an_answer answer_digits \
    answer_length answer_unknown_version answer_key answer_to_another_ask answer_late answer_sealed \
    answer_from_the_future";

pub(crate) fn words() -> Words {
    ["https://diia.app/ask#", "DIIA2:", "\u{15}\u{1}", "\u{15}\u{4}\u{12}"].map(str::to_owned).into()
}

pub(crate) fn seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let file: Value = serde_json::from_slice(&std::fs::read(vectors.join("asks.json"))?)?;
    let list = |value: &Value| value.as_array().cloned().ok_or("no such list");
    let mut seeds = Seeds::new();
    let mut put = |name: String, mode: u8, rest: &[u8]| seeds.insert(name, [&[mode][..], rest].concat());
    for (of, vectors) in [("good", list(&file["good"])?), ("bad", list(&file["bad"])?)] {
        for (at, vector) in vectors.iter().enumerate() {
            let text = vector["text"].as_str().ok_or("no text")?;
            put(format!("ask-{of}-{at:03}"), ASK_TEXT, text.as_bytes());
            // The fuzzer finds its way in bytes, not in digits.
            let digits = text.strip_prefix("https://diia.app/ask#").unwrap_or_default();
            if let Some(bytes) = decimal::bytes(digits, 700).filter(|bytes| bytes.len() > 30) {
                put(format!("ask-{of}-{at:03}-bytes"), ASK_BYTES, &bytes);
            }
        }
    }
    let answers = &file["answers"];
    for (of, vectors) in [("good", list(&answers["good"])?), ("bad", list(&answers["bad"])?)] {
        for (at, vector) in vectors.iter().enumerate() {
            let text = vector["text"].as_str().ok_or("no text")?;
            put(format!("answer-{of}-{at:03}"), ANSWER_TEXT, text.as_bytes());
            let bytes =
                decimal::bytes(text.strip_prefix("DIIA2:").unwrap_or_default(), 1200).unwrap_or_default();
            if let Some(rest) = bytes.get(5..).filter(|rest| rest.len() > 30) {
                put(format!("answer-{of}-{at:03}-bytes"), ANSWER_BYTES, rest);
            }
        }
    }
    // Where, which edit, with what.
    let byte = |at: u16, operation: u8, byte: u8| [&at.to_le_bytes()[..], &[operation, byte]].concat();
    for (name, after_millis, edits) in [
        ("made", 0, vec![]),
        ("last-59999", 59_999, vec![]),
        ("late-60000", 60_000, vec![]),
        ("early-30000", -30_000, vec![]),
        ("early-30001", -30_001, vec![]),
        ("far", i32::MAX, vec![]),
        ("there-and-back", 0, [byte(60, 1, 0x55), byte(60, 1, 0x55)].concat()),
        ("version", 0, byte(0, 1, 0x01)),
        ("which-ask", 0, byte(4, 1, 0x80)),
        ("key-prefix", 0, byte(5, 1, 0x04)),
        ("key-other-half", 0, byte(5, 1, 0x01)),
        ("sealed", 0, byte(60, 1, 0x01)),
        ("longer", 0, byte(100, 0, 0x00)),
        ("shorter", 0, byte(100, 2, 0x00)),
        ("cut", 0, byte(40, 3, 0x00)),
    ] {
        put(format!("edited-{name}"), ANSWER_EDITED, &[&i32::to_le_bytes(after_millis)[..], &edits].concat());
    }
    Ok(seeds)
}

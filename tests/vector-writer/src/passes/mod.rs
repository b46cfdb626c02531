//! `passes.json`: texts that are passes, with every field, and texts that are not, with the reason.

mod digits;
mod fields;
mod good;
mod header;
mod names;

use serde_json::{Value, json};

use crate::bytes::hex;
use crate::keys;
use crate::plan::ISSUER;
use crate::sheet::ADDRESS;

pub(crate) fn file() -> Value {
    let bad: Vec<Value> =
        [header::all(), fields::all(), names::all(), digits::all()].into_iter().flatten().collect();
    json!({
        "about": "Texts of passes, read without any list: FORMAT.md §2 to §6. Every good one is signed by \
                  issuer_public_key and by its own device_key; nearly every bad one too, so that only its form is wrong.",
        "link_base": ADDRESS,
        "issuer_public_key": hex(&keys::compressed(ISSUER)),
        "good": good::good(),
        "bad": bad,
    })
}

/// A text that must be refused for this reason.
fn bad(name: impl Into<String>, text: impl Into<String>, reason: &str) -> Value {
    json!({ "name": name.into(), "reason": reason, "text": text.into() })
}

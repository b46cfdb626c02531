//! `diia-sandbox address`: how the library reads the recipient of a letter.

use diia_citizen::mail::Address;
use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::lines;

/// Reads standard input to its end.
pub(crate) fn run() -> Result<(), SandboxError> {
    lines::answer(reading)
}

fn reading(text: &str) -> Value {
    match Address::parse(text) {
        Ok(address) => json!({
            "ok": true,
            "address": address.as_str(),
            "local": address.local(),
            "domain": address.domain(),
        }),
        Err(error) => {
            let (text, step) = (error.text(), error.next_step());
            json!({
                "ok": false,
                "reason": error.code(),
                "text": { "uk": text.uk, "en": text.en },
                "next_step": { "uk": step.uk, "en": step.en },
            })
        }
    }
}

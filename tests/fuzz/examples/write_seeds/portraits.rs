//! Seeds of portraits, from `tests/vectors/portraits.json`.

use std::error::Error;
use std::path::Path;

use diia_fuzz::decimal;
use serde_json::Value;

use crate::Seeds;

pub(crate) const ENDS: &str = "drawn portrait_not_a_portrait portrait_digits portrait_length portrait_too_large \
    portrait_unknown_version portrait_wrong_form portrait_none_promised portrait_form";

pub(crate) fn seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let file: Value = serde_json::from_str(&std::fs::read_to_string(vectors.join("portraits.json"))?)?;
    let mut seeds = Seeds::new();
    for part in ["good", "bad"] {
        for (at, vector) in file[part].as_array().ok_or("a list")?.iter().enumerate() {
            let text = vector["text"].as_str().ok_or("a text")?;
            seeds.insert(format!("{part}-{at}-text"), [&[0], text.as_bytes()].concat());
            if let Some(bytes) = text.strip_prefix("DIIA3:").and_then(|digits| decimal::bytes(digits, 321)) {
                seeds.insert(
                    format!("{part}-{at}-signed"),
                    [&[2], bytes.get(1..).unwrap_or_default()].concat(),
                );
            }
        }
    }
    Ok(seeds)
}

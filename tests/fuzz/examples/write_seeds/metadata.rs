//! Seeds of the target `metadata`: the vectors of documents' metadata, and values of their fields.

use std::error::Error;
use std::path::Path;

use diia_citizen::document::DocumentKind;
use serde_json::Value;

use super::{Seeds, Words};

pub(crate) const ENDS: &str = "metadata several document put_together date kind no_value not_json wrong_type missing \
    duplicate_key too_deep too_many_fields text_too_long name_too_long number_not_exact kind_empty kind_too_long \
    kind_not_printable";

/// The names of kinds and fields, and the pieces of JSON around them.
pub(crate) fn words() -> Words {
    let mut words: Words =
        ["\":\"", "\":{\"", "\":[{\"", "\",\"", "null", "\\u0444", "\\ud83d\\ude00", "e5", "-0"]
            .into_iter()
            .chain([
                "requestId",
                "barcode",
                "documentTypes",
                "data",
                "24.01.1980",
                "19800124-00026",
                "1234567890",
            ])
            .map(str::to_owned)
            .collect();
    for kind in DocumentKind::all() {
        words.extend([kind.partner_name().to_owned(), kind.app_name().to_owned()]);
        for spec in kind.schema() {
            let names = std::iter::once(&spec.path).chain(spec.aliases).flat_map(|name| name.split('.'));
            words.extend(names.map(|name| format!("\"{name}\"")));
        }
    }
    words
}

pub(crate) fn seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let vectors: Value = serde_json::from_slice(&std::fs::read(vectors)?)?;
    let mut seeds = Seeds::new();
    for list in ["good", "bad"] {
        for vector in vectors[list].as_array().ok_or("no such list of vectors")? {
            let name = vector["name"].as_str().ok_or("a vector without a name")?;
            let text = vector["input"].as_str().ok_or("a vector without an input")?;
            let fill = vector.get("fill").and_then(|fill| {
                Some(fill["text"].as_str()?.repeat(usize::try_from(fill["times"].as_u64()?).ok()?))
            });
            let text = fill.map_or_else(|| text.to_owned(), |fill| text.replace("<fill>", &fill));
            // The longest ones would slow every run down; the vectors hold them.
            if text.len() > 6000 {
                continue;
            }
            let start = match vector.get("kind").and_then(Value::as_str) {
                Some(kind) => {
                    vec![2, DocumentKind::from_name(kind).ok().and_then(|kind| kind.code()).unwrap_or(0)]
                }
                None => vec![0],
            };
            let file: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            seeds.insert(format!("{list}-{file}"), [&start[..], text.as_bytes()].concat());
        }
    }
    let mut add = |name: &str, bytes: &[u8]| seeds.insert(name.to_owned(), bytes.to_vec());
    add(
        "together-one",
        b"\x03\x01\x01\x03\x00\xD0\x94\xD1\x96\xD1\x8F\0\x06947667234\0\x0719800124-00026\0request",
    );
    add("together-two", b"\x03\x02\x05\x02\x00Diia\0\x04text\0\x05\x02\x01x\0\x02\0request");
    add("together-mixed", b"\x03\x03\x01\x01\x01x\0\x0A\x02\x00a\0\x01b\0\x00\x01\x00x\0r");
    for (name, text) in [
        ("dotted", "24.01.1980"),
        ("time", "05.05.2015 00.00.00.000"),
        ("spelled", "22 Жовтня 2017"),
        ("year", "25 липня 2000 р."),
        ("iso", "2015-12-13T00:00:00.000Z"),
        ("leap", "29.02.2000"),
        ("no-day", "31.04.2000"),
        ("record", "19800124-00026"),
        ("tax", "1234567890"),
        ("kind", "internal-passport"),
        ("app-kind", "vehicleLicense"),
        ("other-kind", "from-tomorrow"),
        ("space", "a b"),
    ] {
        add(&format!("value-{name}"), &[b"\x04", text.as_bytes()].concat());
    }
    Ok(seeds)
}

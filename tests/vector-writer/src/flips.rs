//! `flips.json`: every byte of a pass changed, one at a time.

use serde_json::{Value, json};

use crate::bytes::hex;
use crate::jwt::{demo, issuer_list, issuers, status_list, statuses};
use crate::keys;
use crate::plan::{NOW, Plan, stands_in_a_name};
use crate::sheet::{ADDRESS, Sheet};

pub(crate) fn file() -> Value {
    let (status, identity) = (Plan::status().sheet(), Plan::nadiia().sheet());
    let list = statuses(1, 256, &[]);
    json!({
        "about": "One byte of a good pass is changed by xor, nothing else: for each offset from `from` to before \
                  `to`, the bytes so changed are written as digits after the prefix and checked at `now`.",
        "link_base": ADDRESS,
        "trust": {
            "roots": [keys::jwk("root")],
            "issuer_list": issuer_list(&issuers(&[demo()])),
            "status_lists": [status_list(&list)],
        },
        "now": NOW,
        "passes": [
            flips("status, lowest bit", &status, 0x01),
            flips("status, highest bit", &status, 0x80),
            flips("identity, lowest bit", &identity, 0x01),
            flips("identity, highest bit", &identity, 0x80),
        ],
    })
}

fn flips(name: &str, sheet: &Sheet, xor: u8) -> Value {
    let mut regions: Vec<(&str, usize, usize, &str)> = Vec::new();
    for (field, from, to) in sheet.places() {
        for offset in from..to {
            let reason = reason(sheet, field, offset - from, xor);
            match regions.last_mut() {
                Some((of, _, end, same)) if *of == field && *same == reason => *end = offset + 1,
                _ => regions.push((field, offset, offset + 1, reason)),
            }
        }
    }
    let region = |(field, from, to, reason): (&str, usize, usize, &str)| json!({ "field": field, "from": from, "to": to, "expected": reason });
    let (text, bytes) = (sheet.text(), hex(&sheet.bytes()));
    json!({
        "name": name,
        "prefix": text.strip_suffix(&sheet.digits()),
        "bytes": bytes,
        "xor": xor,
        "regions": regions.into_iter().map(region).collect::<Vec<_>>(),
    })
}

/// What a reader sees when byte `at` of this field is another.
fn reason(sheet: &Sheet, field: &str, at: usize, xor: u8) -> &'static str {
    let bytes = sheet.get(field);
    let changed = bytes[at] ^ xor;
    let forged = "issuer_signature";
    let lowest = xor == 1;
    match (field, at) {
        // The lower half becomes profile 0 or 3, the upper half version 9.
        ("version and profile", _) if lowest => profile_reason(changed),
        ("version and profile", _) => "unknown_version",
        ("issuer key", _) => "unknown_issuer",
        ("kind", _) if changed == 0 => "kind_zero",
        ("valid for", _) if changed == 0 || changed > 72 => "validity",
        ("device key", 0) if lowest => forged, // the point on the other side of the x axis
        ("device key", 0) => "device_key",
        ("device key", _) => {
            let mut key = bytes.to_vec();
            key[at] = changed;
            if keys::on_curve(&key) { forged } else { "device_key" }
        }
        ("flags", _) if lowest => portrait_flag(sheet),
        ("flags", _) => "reserved_flags",
        ("family name" | "given name" | "patronymic", 0) => name_length(sheet, field, lowest),
        ("family name" | "given name" | "patronymic", _) => {
            assert_ne!(changed, b' ', "a space could stand at an end");
            if stands_in_a_name(changed) { forged } else { "text_form" }
        }
        // Said to have 8 digits, it has 9; or said to be 73 bytes of UTF-8, which the bytes that follow are not.
        ("document number", 0) => "number_form",
        // 947667234 and 2^31 more than that: more than nine digits.
        ("document number", 1) if !lowest => "number_form",
        // 1234567890 and 2^39 more: more than ten digits.
        ("tax number", 0) if !lowest => "tax_number_form",
        ("issuer signature", 32) if !lowest => "signature_form", // s in the upper half
        ("issue offset", 0) if !lowest => "issued_outside_validity", // 2^31 ms are more than 72 hours
        ("issue offset", _) => "holder_signature",
        ("pass flags", _) if lowest => "holder_signature",
        ("pass flags", _) => "reserved_flags",
        ("phone signature", 32) if !lowest => "signature_form",
        ("phone signature", _) => "holder_signature",
        _ => forged,
    }
}

/// Profile 1 with its lowest bit changed is 0; profile 2 is 3.
fn profile_reason(changed: u8) -> &'static str {
    assert!(matches!(changed, 0x10 | 0x13));
    "unknown_profile"
}

/// The portrait is read where there is none, or not read where there is one: everything after it moves by 16 bytes.
fn portrait_flag(sheet: &Sheet) -> &'static str {
    let issuer = sheet.get("issuer signature");
    let phone = sheet.get("phone signature");
    let status = sheet.text().starts_with("https");
    // The first byte of what is then taken for s, and the byte that is then taken for the flags of the pass.
    let (s, flags) = if status { (issuer[48], phone[15]) } else { (issuer[16], issuer[52]) };
    assert!(s != 0x7F && flags > 1, "the samples leave no doubt");
    if s > 0x7F { "signature_form" } else { "reserved_flags" }
}

/// The length of a part of the name one less, or said to be of UTF-8.
fn name_length(sheet: &Sheet, field: &str, lowest: bool) -> &'static str {
    let length = sheet.get(field)[0];
    assert_eq!(length % 2, 1, "the lengths of this name are odd: 3, 5 and 13");
    if !lowest || field != "patronymic" {
        // Letters of Windows-1251 are no UTF-8. One letter less, and the last, я or а, is the next length: я is ff,
        // 127 bytes of UTF-8, which what follows is not.
        return "text_form";
    }
    // а is then the first byte of the birth date, and its last byte the length byte of the number.
    let tag = sheet.get("birth date")[1];
    assert!(tag & 0xC0 == 0, "a text in Windows-1251");
    assert!(
        sheet.get("tax number").contains(&0) && tag > 10,
        "which has a zero byte of the tax number in it"
    );
    "number_form"
}

//! Bad passes: lengths, version, profile, kind, hours, flags, key, signatures, instant of issue.

use serde_json::Value;

use super::bad;
use crate::bytes::{HALF_ORDER, ORDER, PRIME, decimal, minus, plus, small};
use crate::keys;
use crate::plan::{OFFSET, PHONE, Plan};
use crate::sheet::{IDENTITY_PREFIX, STATUS_PREFIX, Sheet};

pub(super) fn all() -> Vec<Value> {
    [lengths(), first_byte(), small_numbers(), flags(), device_key(), signatures(), instant()].concat()
}

fn identity(bytes: &[u8]) -> String {
    IDENTITY_PREFIX.to_owned() + &decimal(bytes)
}

fn status(bytes: &[u8]) -> String {
    STATUS_PREFIX.to_owned() + &decimal(bytes)
}

fn lengths() -> Vec<Value> {
    let sheet = Plan::nadiia().sheet();
    let bytes = sheet.bytes();
    let mut all = Vec::new();
    for (field, from, to) in sheet.places() {
        all.push(bad(format!("cut before {field}"), identity(&bytes[..from]), "length"));
        if to - from > 1 {
            let name = format!("cut before the last byte of {field}");
            all.push(bad(name, identity(&bytes[..to - 1]), "length"));
        }
    }
    let longer = |more: &[u8]| identity(&[&bytes[..], more].concat());
    all.push(bad("one byte too many", longer(&[0]), "length"));
    all.push(bad("a second phone signature", longer(sheet.get("phone signature")), "length"));
    all.push(bad("the whole pass twice", longer(&bytes), "length"));
    let short = Plan::status().sheet().bytes();
    all.push(bad("status: cut in the middle", status(&short[..short.len() / 2]), "length"));
    all.push(bad("status: one byte too many", status(&[&short[..], &[1]].concat()), "length"));
    all.push(bad("status: nothing but the first byte", status(&short[..1]), "length"));
    all
}

fn first_byte() -> Vec<Value> {
    let mut all = Vec::new();
    for version in (0..16).filter(|version| *version != 1) {
        let sheet = Plan::nadiia().sheet().sealed_with("version and profile", [version << 4 | 2]);
        all.push(bad(format!("version {version}"), sheet.text(), "unknown_version"));
    }
    for profile in (0..16).filter(|profile| !matches!(profile, 1 | 2)) {
        let sheet = Plan::status().sheet().sealed_with("version and profile", [0x10 | profile]);
        all.push(bad(format!("profile {profile}"), sheet.text(), "unknown_profile"));
    }
    let both = Plan::status().sheet().sealed_with("version and profile", [0x23]);
    all.push(bad("version 2 with a profile that it may well have", both.text(), "unknown_version"));
    all
}

fn small_numbers() -> Vec<Value> {
    let mut all = Vec::new();
    for (profile, sheet) in [("status", Plan::status().sheet()), ("identity", Plan::nadiia().sheet())] {
        let mut add = |name: &str, field, value: u8, reason| {
            all.push(bad(format!("{profile}: {name}"), sheet.sealed_with(field, [value]).text(), reason));
        };
        add("kind 0", "kind", 0, "kind_zero");
        add("valid for 0 hours", "valid for", 0, "validity");
        add("valid for 73 hours", "valid for", 73, "validity");
        add("valid for 255 hours", "valid for", 255, "validity");
    }
    all
}

fn flags() -> Vec<Value> {
    let (status, identity) = (Plan::status().sheet(), Plan::nadiia().sheet());
    let mut all = Vec::new();
    let mut add = |name: String, sheet: &Sheet, field, bit: u8| {
        let flags = sheet.get(field)[0] | 1 << bit;
        all.push(bad(name, sheet.sealed_with(field, [flags]).text(), "reserved_flags"));
    };
    for bit in 1..8 {
        add(format!("status: flag {bit}"), &status, "flags", bit);
    }
    for bit in 4..8 {
        add(format!("identity: flag {bit}"), &identity, "flags", bit);
    }
    for bit in 1..8 {
        add(format!("pass flag {bit}"), &status, "pass flags", bit);
    }
    for bit in [1, 7] {
        add(format!("identity: pass flag {bit}"), &identity, "pass flags", bit);
    }
    all.push(bad(
        "pass flag 1 without flag 0",
        status.sealed_with("pass flags", [2]).text(),
        "reserved_flags",
    ));
    all
}

fn device_key() -> Vec<Value> {
    let sheet = Plan::status().sheet();
    let right = sheet.get("device key").to_vec();
    let with_first = |first: u8| [&[first], &right[1..]].concat();
    let with_x = |x: [u8; 32]| [&[2], &x[..]].concat();
    let off_curve = (1..).map(|x| with_x(small(x))).find(|key| !keys::on_curve(key)).expect("half of them");
    let on_curve = (1..).find(|x| keys::on_curve(&with_x(small(*x)))).expect("half of them");
    let mut all = Vec::new();
    let mut add = |name: &str, key: Vec<u8>| {
        all.push(bad(
            format!("device key: {name}"),
            sheet.sealed_with("device key", key).text(),
            "device_key",
        ));
    };
    for first in [0x00, 0x01, 0x04, 0x05, 0x06, 0x07, 0x82] {
        add(&format!("first byte {first:02x}"), with_first(first));
    }
    add("x of no point", off_curve.clone());
    add("x of no point, odd", [&[3], &off_curve[1..]].concat());
    add("x equal to p", with_x(PRIME));
    add("x of a point, plus p", with_x(plus(PRIME, on_curve)));
    add("x of all ones", with_x([0xFF; 32]));
    add("all zeros, the point at infinity", vec![0; 33]);
    all
}

fn signatures() -> Vec<Value> {
    let (zero, one, ones) = (small(0), small(1), [0xFF; 32]);
    let above_half = plus(HALF_ORDER, 1);
    let broken: [(&str, [[u8; 32]; 2]); 11] = [
        ("r = 0", [zero, one]),
        ("s = 0", [one, zero]),
        ("r = s = 0", [zero, zero]),
        ("r = n", [ORDER, one]),
        ("r = n + 1", [plus(ORDER, 1), one]),
        ("s = n", [one, ORDER]),
        ("s = n + 1", [one, plus(ORDER, 1)]),
        ("s = n − 1", [one, minus(ORDER, &one)]),
        ("s = (n + 1) / 2", [one, above_half]),
        ("r of all ones", [ones, one]),
        ("s of all ones", [one, ones]),
    ];
    let mut all = Vec::new();
    for (profile, sheet) in [("status", Plan::status().sheet()), ("identity", Plan::nadiia().sheet())] {
        for (signature, field) in [("issuer", "issuer signature"), ("phone", "phone signature")] {
            let mut add = |name: &str, bytes: Vec<u8>| {
                let name = format!("{profile}: {signature} signature with {name}");
                all.push(bad(name, sheet.with(field, bytes).text(), "signature_form"));
            };
            for (name, [r, s]) in broken {
                add(name, [r, s].concat());
            }
            add("its s in the upper half, otherwise right", keys::with_high_s(sheet.get(field)));
        }
    }
    all.push(bad("the phone's signature in DER", signed_in_der().text(), "length"));
    all
}

/// A pass whose phone has not brought its signature into the form of §4: 70 bytes, `30 44 02 20`, r, `02 20`, s. The
/// first 64 of them would do as a signature, so that the 6 bytes left over are what is wrong.
fn signed_in_der() -> Sheet {
    let with_der = |offset| {
        let sheet = Plan { offset, ..Plan::status() }.sheet();
        let der = keys::key(PHONE).sign_der(&sheet.phone_message());
        (der.len() == 70 && der[32] < 0x7F).then(|| sheet.with("phone signature", der))
    };
    (OFFSET..).find_map(with_der).expect("one in three")
}

fn instant() -> Vec<Value> {
    let mut all = Vec::new();
    let mut add = |name: &str, hours: u8, offset: u32| {
        let plan = Plan { hours, offset, ..Plan::status() };
        all.push(bad(format!("issued {name}"), plan.sheet().text(), "issued_outside_validity"));
        let plan = Plan { hours, offset, ..Plan::nadiia() };
        all.push(bad(format!("identity: issued {name}"), plan.sheet().text(), "issued_outside_validity"));
    };
    add("in the first millisecond after 1 hour", 1, 3_600_000);
    add("one millisecond later than that", 1, 3_600_001);
    add("in the first millisecond after 72 hours", 72, 259_200_000);
    add("as late as four bytes can say", 72, u32::MAX);
    all
}

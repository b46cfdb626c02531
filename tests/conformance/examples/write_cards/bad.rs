//! Cards that are refused, each with the one mistake that its name tells.

use serde_json::{Value, json};

use super::bytes::{DIGITS_OF, ORDER, Width, decimal, field, from_order, hex, integer, raw_field};
use super::plan::{NOW, OFFER, OPTIONAL, Plan};
use super::sheet::Sheet;
use super::unbelieved;

pub(crate) fn all() -> Vec<Value> {
    [
        digits(),
        lengths(),
        numbers(),
        documents(),
        texts(),
        recipients(),
        signature_form(),
        unbelieved::offers(),
        unbelieved::believed(),
        unbelieved::times(),
    ]
    .concat()
}

pub(crate) fn case(
    name: impl Into<String>,
    (offer, digits): (&str, &str),
    (trust, now): (&str, i64),
    reason: &str,
) -> Value {
    json!({
        "name": name.into(), "offer_id": offer, "digits": digits, "trust": trust, "now": now, "reason": reason,
    })
}

pub(crate) fn of(name: impl Into<String>, sheet: &Sheet, reason: &str) -> Value {
    case(name, (sheet.offer(), &sheet.digits()), ("usual", NOW), reason)
}

pub(crate) fn good() -> Sheet {
    Plan::cnap().sheet()
}

/// A good card with other bytes in one field, rightly signed.
fn form(name: impl Into<String>, field: &str, bytes: impl Into<Vec<u8>>, reason: &str) -> Value {
    of(name, &good().sealed_with(field, bytes), reason)
}

fn digits() -> Vec<Value> {
    let good = good().digits();
    let of = |name: &str, digits: &str, reason: &str| case(name, (OFFER, digits), ("usual", NOW), reason);
    let cut = (1..).map(|by| &good[..good.len() - by]).find(|cut| !DIGITS_OF.contains(&(cut.len() % 29)));
    let swapped = |at: usize, with: &str| format!("{}{with}{}", &good[..at], &good[at + with.len()..]);
    vec![
        of("no digit", "", "card_length"),
        of("one digit", "0", "card_digits_length"),
        of("cut where no number of bytes ends", cut.expect("some length is none"), "card_digits_length"),
        of("a letter", &swapped(40, "o"), "card_not_a_digit"),
        of("a plus sign at the front", &swapped(0, "+"), "card_not_a_digit"),
        of("a space", &swapped(29, " "), "card_not_a_digit"),
        of("a digit of another script", &swapped(30, "٣"), "card_not_a_digit"),
        of("a group above its bytes", &swapped(29, &"9".repeat(29)), "card_digits_overflow"),
        of("one byte above 255", "256", "card_digits_overflow"),
        of("1,201 bytes", &decimal(&[0x13; 1201]), "card_too_long"),
        of("a group of 29 digits beyond the most", &"1".repeat(29 * 101), "card_too_long"),
    ]
}

fn lengths() -> Vec<Value> {
    let good = good();
    let bytes = good.bytes();
    let of_bytes =
        |name: String, bytes: &[u8], reason| case(name, (OFFER, &decimal(bytes)), ("usual", NOW), reason);
    let places = good.places();
    let mut all: Vec<Value> = places
        .iter()
        .filter(|(name, from, to)| to > from && *name != "signature")
        .map(|(name, from, _)| {
            // What is left before the last 64 bytes ends where this field begins.
            of_bytes(format!("ends before: {name}"), &[&bytes[..*from], &[1; 64]].concat(), "card_length")
        })
        .collect();
    all.extend([
        of_bytes("one byte".into(), &bytes[..1], "card_length"),
        of_bytes("63 bytes".into(), &bytes[..63], "card_length"),
        of_bytes("a signature alone".into(), &bytes[bytes.len() - 64..], "card_length"),
        of_bytes("without its last byte".into(), &bytes[..bytes.len() - 1], "card_length"),
        of_bytes("one byte after the signature".into(), &[&bytes[..], &[0]].concat(), "card_length"),
        of_bytes(
            "1,200 bytes, most of them after the card".into(),
            &{
                let mut long = bytes.clone();
                long.resize(1200, 1);
                long
            },
            "card_length",
        ),
        form("a byte more in the place", "place", [good.get("place"), &[0]].concat(), "card_length"),
        form("a place without its flag", "flags", [0], "card_length"),
        of(
            "the flag without a place",
            &Plan::cnap().with(|plan| plan.place = None).sheet().sealed_with("flags", [4]),
            "card_length",
        ),
    ]);
    for name in ["legal name", "address", "purpose", "branch", "recipient"] {
        let mut bytes = good.get(name).to_vec();
        bytes[0] = 0x7F; // in the two-byte length, the upper one
        all.push(form(format!("{name} longer than the card"), name, bytes, "card_length"));
    }
    all
}

fn numbers() -> Vec<Value> {
    let mut all = Vec::new();
    for version in [0x00, 0x03, 0x10, 0x11, 0x12, 0x14, 0x1F, 0x23, 0x93, 0xFF] {
        all.push(form(format!("version {version:#04x}"), "version", [version], "card_version"));
    }
    for flag in 4..8 {
        all.push(form(format!("flag {flag}"), "flags", [1 << flag | 4], "card_reserved_flags"));
    }
    all.push(form("every bit of the flags", "flags", [0xFF], "card_reserved_flags"));
    let person = Plan::cnap().with(|plan| plan.register_code = "9999999999").sheet();
    let code = |number: u64| integer(number, 5);
    all.extend([
        form("register code 10⁸", "register code", code(100_000_000), "card_register_code"),
        form(
            "register code of ten digits without its flag",
            "register code",
            code(3_184_710_691),
            "card_register_code",
        ),
        form("the largest register code of all", "register code", [0xFF; 5], "card_register_code"),
        of(
            "a person's code 10¹⁰",
            &person.sealed_with("register code", code(10_000_000_000)),
            "card_register_code",
        ),
        of(
            "the largest person's code of all",
            &person.sealed_with("register code", [0xFF; 5]),
            "card_register_code",
        ),
    ]);
    for days in [0, 181, 182, 255] {
        all.push(form(format!("valid for {days} days"), "valid for", [days], "card_validity"));
    }
    let place = |latitude: u64, longitude: u64| [integer(latitude, 3), integer(longitude, 3)].concat();
    all.extend([
        form("north of the pole", "place", place(1_800_001, 0), "card_place"),
        form("east of the date line", "place", place(0, 3_600_001), "card_place"),
        form("far from Earth", "place", [0xFF; 6], "card_place"),
    ]);
    all
}

fn documents() -> Vec<Value> {
    let list = |name: &str, documents: &[u8]| {
        let sheet = good().with("documents", documents).sealed_with("count", [documents.len() as u8]);
        of(format!("documents: {name}"), &sheet, "card_documents")
    };
    let seventeen: Vec<u8> = (0..17).collect();
    vec![
        list("none", &[]),
        list("seventeen", &seventeen),
        list("every kind", &(0..27).collect::<Vec<u8>>()),
        list("one that is not known", &[27]),
        list("an optional one that is not known", &[OPTIONAL | 27]),
        list("the largest number", &[127]),
        list("a known one and one that is not", &[1, 100]),
        list("the same twice", &[1, 1]),
        list("the same, required and optional", &[3, OPTIONAL | 3]),
        list("the same, optional twice", &[OPTIONAL | 3, 1, OPTIONAL | 3]),
        list("either passport twice", &[0, OPTIONAL]),
        form("documents: a count of zero before documents", "count", [0], "card_documents"),
        form("documents: a count of 255", "count", [255], "card_documents"),
    ]
}

/// The text fields with all their rules: name, width, most characters.
const TEXTS: [(&str, Width, usize); 4] = [
    ("legal name", Width::Two, 120),
    ("address", Width::Two, 120),
    ("purpose", Width::Two, 100),
    ("branch", Width::One, 60),
];

fn texts() -> Vec<Value> {
    let reason = "card_text_form";
    let mut all = Vec::new();
    for (name, width, most) in TEXTS {
        let one = |what: &str, bytes: Vec<u8>| form(format!("{name}: {what}"), name, bytes, reason);
        let text = |what: &str, text: &str| one(what, field(width, text));
        if name != "branch" {
            all.push(one("empty", raw_field(width, false, b"")));
        }
        all.extend([
            one("empty, in UTF-8", raw_field(width, true, b"")),
            text("a character too many", &"Ґ".repeat(most + 1)),
            text("a character too many, in UTF-8", &"ʼ".repeat(most + 1)),
            text("a space at the beginning", " Зразок"),
            text("a space at the end", "Зразок "),
            text("a space alone", " "),
            text("two spaces", "Зразок  зразок"),
            text("a line feed", "Зразок\nзразок"),
            text("UTF-8 with a mark that turns the line", "Зразок\u{202E}зразок"),
            one("UTF-8 where Windows-1251 fits", raw_field(width, true, "Зразок".as_bytes())),
            one("UTF-8 of ASCII", raw_field(width, true, b"Sample")),
            one("UTF-8 cut within a letter", raw_field(width, true, b"\xC5\x82\xC5")),
        ]);
    }
    let name = |what: &str, bytes: Vec<u8>| form(format!("legal name: {what}"), "legal name", bytes, reason);
    for byte in
        [0x00, 0x09, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x91, 0x98, 0xA0, 0xA6, 0xA9, 0xAD, 0xAE, 0xB0, 0xB5, 0xBE]
    {
        all.push(name(&format!("the byte {byte:#04x}"), raw_field(Width::Two, false, &[0xC0, byte, 0xC0])));
    }
    for sign in "<=>@[\\]^`{|}~".chars() {
        all.push(name(&format!("the sign {sign}"), field(Width::Two, &format!("А{sign}Б"))));
    }
    for (what, bytes) in [
        ("a byte that begins nothing", &b"\xC5\x82\xFF"[..]),
        ("a slash in two bytes", b"\xC5\x82\xC0\xAF"),
        ("half of a surrogate pair", b"\xC5\x82\xED\xA0\x80"),
        ("beyond Unicode", b"\xC5\x82\xF4\x90\x80\x80"),
    ] {
        all.push(name(&format!("UTF-8 with {what}"), raw_field(Width::Two, true, bytes)));
    }
    for character in
        "\u{301}\u{483}\u{200B}\u{200D}\u{200F}\u{2028}\u{2066}\u{FEFF}\u{A0}×÷αა…€🇺\u{250}\u{500}\u{85}"
            .chars()
    {
        let code = u32::from(character);
        all.push(name(&format!("UTF-8 with U+{code:04X}"), field(Width::Two, &format!("ł{character}ł"))));
    }
    all
}

fn recipients() -> Vec<Value> {
    let of = |text: &str, reason: &str| {
        form(
            format!("recipient: {text:?}"),
            "recipient",
            raw_field(Width::One, false, text.as_bytes()),
            reason,
        )
    };
    let mut all: Vec<Value> = [
        "desk@CNAP.ua",
        "desk@cnap.Ua",
        "desk@cnaP.example.org",
        "",
        "a@b.u",
        "desk",
        "desk@cnap",
        "@cnap.ua",
        "desk@",
        "desk@@cnap.ua",
        "desk@cnap.ua@evil.example",
        "desk@cnap.ua,other@evil.example",
        "desk@cnap.ua;other@evil.example",
        "Desk<desk@cnap.ua>",
        "mailto:desk@cnap.ua",
        "desk%0a@cnap.ua",
        "\"desk\"@cnap.ua",
        "desk(front)@cnap.ua",
        "relay!desk@cnap.ua",
        "desk@[192.0.2.1]",
        "desk@192.0.2.1",
        "-desk@cnap.ua",
        ".desk@cnap.ua",
        "de..sk@cnap.ua",
        "desk@cnap..ua",
        "desk@cnap.ua.",
        "desk@-cnap.ua",
        "desk@cn_ap.ua",
        "desk@xn--80ak6aa92e.com",
        "desk@cnap.u4",
        "desk@cnap.ua?bcc=other@evil.example",
        "desk@cnap.ua\\",
    ]
    .iter()
    .map(|text| of(text, "card_recipient"))
    .collect();
    all.extend([
        of(&format!("{}@cnap.ua", "a".repeat(65)), "card_recipient"),
        // These are no texts of the field: they never get as far as being an address.
        of(&format!("{}@{}.example", "a".repeat(64), "b".repeat(28)), "card_text_form"),
        of("desk@cnap.ua ", "card_text_form"),
        of("desk @cnap.ua", "card_text_form"),
        of("desk@cnap.ua\r\nBcc:", "card_text_form"),
        of("desk@cnap.ua\0", "card_text_form"),
        form(
            "recipient: a Cyrillic letter",
            "recipient",
            field(Width::One, "dеsk@cnap.ua"),
            "card_text_form",
        ),
        form("recipient: UTF-8", "recipient", raw_field(Width::One, true, b"desk@cnap.ua"), "card_text_form"),
        form(
            "recipient: UTF-8 with another letter",
            "recipient",
            field(Width::One, "dęsk@cnap.ua"),
            "card_text_form",
        ),
    ]);
    all
}

fn signature_form() -> Vec<Value> {
    let good = good();
    let (r, s) = good.get("signature").split_at(32);
    let above = |number: [u8; 32]| {
        let mut number = number;
        number[31] += 1;
        number
    };
    let of = |name: &str, r: &[u8], s: &[u8]| {
        let sheet = good.with("signature", [r, s].concat());
        of(format!("signature: {name}"), &sheet, "card_signature_form")
    };
    vec![
        of("s in the upper half", r, &from_order(s)),
        of("r of zero", &[0; 32], s),
        of("s of zero", r, &[0; 32]),
        of("all zeros", &[0; 32], &[0; 32]),
        of("r of n", &ORDER, s),
        of("s of n", r, &ORDER),
        of("r above n", &above(ORDER), s),
        of("all ones", &[0xFF; 32], &[0xFF; 32]),
        of("s just above the half", r, &{
            // n − (n − 1) / 2 = (n + 1) / 2, the smallest number of the upper half.
            let mut half = [0; 32];
            let mut carry = 0u8;
            for (to, byte) in half.iter_mut().zip(ORDER) {
                *to = byte >> 1 | carry << 7;
                carry = byte & 1;
            }
            above(half)
        }),
    ]
}

/// Every byte of a good card changed, and what each region must say.
pub(crate) fn flips() -> Value {
    let sheet = good();
    let region = |(field, from, to): &(&'static str, usize, usize)| {
        // A changed content byte leaves the form as it is, or not: only where it surely does, the reason is named.
        let reason = match *field {
            "version" => Some("card_version"),
            "issuer key" => Some("card_unknown_issuer"),
            "valid for" => Some("card_validity"), // 180 becomes 181
            "flags" | "valid from" | "place" => Some("card_signature"),
            _ => None,
        };
        json!({ "field": field, "from": from, "to": to, "reason": reason })
    };
    json!({
        "offer_id": OFFER,
        "bytes": hex(&sheet.bytes()),
        "xor": 1,
        "trust": "usual",
        "now": NOW,
        "regions": sheet.places().iter().filter(|(_, from, to)| to > from).map(region).collect::<Vec<_>>(),
    })
}

//! Seeds of the target `pass`: credentials and passes, good and wrong in one place, and their texts.

use diia_citizen::code::credential::{
    Claims, DocumentNumber, HolderName, IdentityClaims, PortraitDigest, StatusClaims, TaxNumber, Template,
    Validity,
};
use diia_citizen::time::HOUR_MILLIS;
use diia_citizen::trust::{KeyId, StatusReference};
use diia_fuzz::decimal;
use diia_fuzz::format::Parts;
use diia_fuzz::pass::option::{
    FAR, HIGH_S, NAME_THE_DEVICE, NAME_THE_ISSUER, OTHER_CONTENT, OTHER_FORM, SINCE_ISSUE, THIEF,
};
use diia_fuzz::signer::Signer;
use diia_fuzz::world::{MORNING, World};
use diia_test_issuer::citizens;

use super::{Seeds, Words};

pub(crate) const ENDS: &str = "valid revoked suspended status_unknown expired from_the_future credential_expired \
    holder_signature issuer_signature unknown_issuer issuer_not_entitled issuer_key_expired issuer_key_not_yet_valid \
    signature_form length not_a_pass wrong_form unknown_version unknown_profile kind_zero validity reserved_flags \
    device_key text_form empty_name number_form tax_number_form issued_outside_validity not_a_digit digits_length \
    digits_overflow too_long address no_address too_short_to_sign";

pub(crate) fn words() -> Words {
    ["https://diia.app/pass#", "DIIA1:", "https://", ".ua/"].map(str::to_owned).into()
}

/// A body for the mode that signs again, with the five bytes of a pass after it.
fn body(kind: u8, claims: Claims, device: &Signer) -> Vec<u8> {
    let hour = MORNING.unix_millis() / HOUR_MILLIS;
    let template = Template {
        issuer_key: KeyId([0; 4]),
        kind,
        validity: Validity::new(u32::try_from(hour).unwrap(), 72).unwrap(),
        status: StatusReference { list: 1, index: 4 },
        device_key: device.public_key,
        claims,
    };
    let offset = u32::try_from(MORNING.unix_millis() % HOUR_MILLIS).unwrap();
    [&template.encode().unwrap()[..], &offset.to_be_bytes(), &[1]].concat()
}

fn identity(last: &str, first: &str, middle: &str, number: Option<&str>) -> IdentityClaims {
    let citizen = &citizens()[0];
    IdentityClaims {
        name: HolderName::new(last, first, middle).unwrap(),
        birth_date: citizen.birth_date,
        number: number.map(|number| DocumentNumber::new(number).unwrap()),
        tax_number: Some(TaxNumber::new(citizen.tax_number).unwrap()),
        expiry: citizen.expiry(),
        portrait: Some(PortraitDigest([0xA5; 16])),
    }
}

/// `mode, options, clock, issuer, time, content`.
fn case(mode: u8, options: u8, issuer: u8, time: i32, content: &[u8]) -> Vec<u8> {
    [&[mode, options, 0, issuer][..], &time.to_le_bytes(), content].concat()
}

pub(crate) fn seeds() -> Seeds {
    let world = World::new();
    let device = &world.device;
    let mut seeds = Seeds::new();
    let usual = NAME_THE_ISSUER | NAME_THE_DEVICE | SINCE_ISSUE;
    let status = body(1, Claims::Status(StatusClaims { portrait: None }), device);
    let with_portrait = Claims::Status(StatusClaims { portrait: Some(PortraitDigest([7; 16])) });
    let mut good = vec![
        ("status".to_owned(), status.clone()),
        ("status-portrait".to_owned(), body(5, with_portrait, device)),
    ];
    for citizen in citizens() {
        let claims = identity(citizen.last, citizen.first, citizen.middle, Some(citizen.id_card_number));
        good.push((format!("identity-{}", citizen.label), body(1, Claims::Identity(claims), device)));
    }
    for (name, last, number) in [
        ("latin", "O'Brien-Müller", Some("FН 123456/№ 7.1")),
        ("letters", "Ґудзь ʼ", Some("ҐҐҐ-Ў12345678901234567890")),
        ("digits-19", "Ёлкін", Some("0000000000000000019")),
        ("digits-20", "А. Б.", Some("12345678901234567890")),
        ("no-number", "Я", None),
    ] {
        good.push((
            format!("identity-{name}"),
            body(3, Claims::Identity(identity(last, "", "", number)), device),
        ));
    }
    let mut bare = identity("О", "", "", None);
    (bare.tax_number, bare.expiry, bare.portrait) = (None, None, None);
    good.push(("identity-shortest".to_owned(), body(200, Claims::Identity(bare), device)));
    for (name, content) in &good {
        seeds.insert(format!("signed-{name}"), case(2, usual, 0, 0, content));
    }

    let mut add =
        |name: &str, bytes: Vec<u8>| assert_eq!(seeds.insert(name.to_owned(), bytes), None, "{name}");
    for (name, options, issuer, time) in [
        ("end-180000", usual, 0, 180_000),
        ("last-179999", usual, 0, 179_999),
        ("early-30000", usual, 0, -30_000),
        ("early-30001", usual, 0, -30_001),
        ("far-future", usual | FAR, 0, i32::MAX),
        ("far-past", usual | FAR, 0, i32::MIN),
        ("thief", usual | THIEF, 0, 0),
        ("high-s", usual | HIGH_S, 0, 0),
        ("other-content", usual | OTHER_CONTENT, 0, 0),
        ("other-form", usual | OTHER_FORM, 0, 0),
        ("clash", usual, 1, 0),
        ("bare", usual, 2, 0),
        ("stranger", usual, 3, 0),
        ("unnamed", usual & !NAME_THE_ISSUER, 0, 0),
        ("own-device", usual & !NAME_THE_DEVICE, 0, 0),
    ] {
        add(name, case(2, options, issuer, time, &status));
    }
    // One byte of the status body changed, at each of its places in turn.
    for (name, at, byte, issuer) in [
        ("version-2", 0, 0x21, 0),
        ("profile-3", 0, 0x13, 0),
        ("kind-0", 5, 0, 0),
        ("kind-not-entitled", 5, 9, 1),
        ("hours-0", 9, 0, 0),
        ("hours-73", 9, 73, 0),
        ("other-list", 10, 2, 0),
        ("revoked", 14, 0, 0),
        ("suspended", 14, 2, 1),
        ("status-3", 14, 3, 1),
        ("beyond-the-list", 11, 1, 0),
        ("flags", 48, 2, 0),
        ("pass-flags", status.len() - 1, 2, 0),
        ("before-the-key", 8, status[8] - 10, 1),
        ("outside", 9, 0x01, 0),
    ] {
        let mut changed = status.clone();
        changed[at] = byte;
        if name == "outside" {
            changed[49] = 0xFF;
        }
        if name == "before-the-key" {
            changed[50] = 2; // issued ten hours after its start, which is now
        }
        add(name, case(2, usual, issuer, 0, &changed));
    }
    let mut last_minute = status.clone();
    last_minute[9] = 1;
    let minute = u32::try_from(HOUR_MILLIS - 60_000).unwrap();
    last_minute[49..53].copy_from_slice(&minute.to_be_bytes());
    add("credential-over", case(2, usual, 0, 60_000, &last_minute));
    add("credential-last", case(2, usual, 0, 59_999, &last_minute));
    add("key-over", case(2, usual | FAR, 1, 1, &status));
    let mut no_point = status.clone();
    no_point[16..48].fill(0xFF);
    add("no-point", case(2, usual & !NAME_THE_DEVICE, 0, 0, &no_point));
    add("short-to-sign", case(2, usual, 0, 0, &status[..53]));

    // Claims that are wrong.
    let claims = |claims: &[u8]| [&[0x12], &status[1..48], claims, &status[status.len() - 5..]].concat();
    for (name, bytes) in [
        ("name-digit", &b"\0\x011\0\0\0\0"[..]),
        ("name-long-form", &b"\0\x81a\0\0\0\0"[..]),
        ("name-two-spaces", &b"\0\x04a  b\0\0\0\0"[..]),
        ("name-byte-98", &b"\0\x01\x98\0\0\0\0"[..]),
        ("name-cut", &b"\0\x7Fa\0\0\0\0"[..]),
        ("name-empty", &b"\0\0\0\0\0\0"[..]),
        ("number-long-form", &b"\x08\x01a\0\0\0\0\x011"[..]),
        ("number-too-large", &b"\x08\x01a\0\0\0\0\x41\x0A"[..]),
        ("number-empty", &b"\x08\x01a\0\0\0\0\0"[..]),
        ("tax-too-large", &b"\x02\x01a\0\0\0\0\xFF\xFF\xFF\xFF\xFF"[..]),
        ("tax-10-digits", &b"\x02\x01a\0\0\0\0\x02\x54\x0B\xE3\xFF"[..]),
        ("tax-11-digits", &b"\x02\x01a\0\0\0\0\x02\x54\x0B\xE4\0"[..]),
        ("number-largest", &b"\x08\x01a\0\0\0\0\x53\x8A\xC7\x23\x04\x89\xE7\xFF\xFF"[..]),
        ("number-above-it", &b"\x08\x01a\0\0\0\0\x53\x8A\xC7\x23\x04\x89\xE8\0\0"[..]),
        ("dates-last", &b"\x04\x01a\0\0\xFF\xFF\xFF\xFF"[..]),
    ] {
        add(name, case(2, usual, 0, 0, &claims(bytes)));
    }

    // Whole passes: as bytes, as texts, as texts with a mistake in typing.
    let open = &world.known[0];
    let identity = &good.iter().find(|(name, _)| name == "identity-nadiia").unwrap().1;
    for (name, content, prefix) in
        [("status", &status, "https://diia.app/pass#"), ("identity", identity, "DIIA1:")]
    {
        let (body, end) = content.split_at(content.len() - 5);
        let mut body = body.to_vec();
        body[1..5].copy_from_slice(&open.authority.key_id.0);
        let unsigned = [&body[..], &[0; 64], end, &[0; 64]].concat();
        let parts = Parts::of(&unsigned).unwrap();
        let issuer = open.signer.sign(&parts.issuer_message());
        let phone = device.sign(&parts.device_message());
        let whole = [&body[..], &issuer, end, &phone].concat();
        let text = format!("{prefix}{}", decimal::digits(&whole));
        add(&format!("bytes-{name}"), case(1, 0, 0, 0, &whole));
        add(&format!("bytes-{name}-cut"), case(1, 0, 0, 0, &whole[..whole.len() - 1]));
        add(&format!("text-{name}"), case(0, 0, 0, 0, text.as_bytes()));
        add(&format!("text-{name}-cut"), case(0, 0, 0, 0, &text.as_bytes()[..text.len() - 1]));
        let options = if name == "status" { OTHER_FORM } else { 0 };
        let length = u16::try_from(whole.len()).unwrap().to_le_bytes();
        let edited = |edits: &[u8]| case(3, options, 0, 0, &[&length[..], &whole, edits].concat());
        add(&format!("edited-{name}"), edited(&[]));
        add(&format!("edited-{name}-space"), edited(&[0, 1, 0, b' ']));
        add(&format!("edited-{name}-digit"), edited(&[0, 1, 1, b'7']));
        add(&format!("edited-{name}-removed"), edited(&[0, 1, 2, 0]));
    }
    for (name, text) in [
        ("elsewhere", "https://example.com/menu"),
        ("bare-address", "https://diia.app/pass#"),
        ("letters", "DIIA1:12x"),
        ("overflow", "DIIA1:999"),
        ("arabic", "DIIA1:٢٥"),
        ("nothing", ""),
    ] {
        add(&format!("text-{name}"), case(0, 0, 0, 0, text.as_bytes()));
    }
    add("text-too-long", case(0, 0, 0, 0, format!("DIIA1:{}", "0".repeat(29 * 101)).as_bytes()));
    for (name, text) in [
        ("default", "https://diia.app/pass"),
        ("longer", "https://id.example-1.org/citizen/pass-2"),
        ("http", "http://diia.app/pass"),
        ("dots", "https://diia..app/pass"),
        ("end", "https://diia.app/pass/"),
    ] {
        add(&format!("address-{name}"), case(4, 0, 0, 0, text.as_bytes()));
    }
    seeds
}

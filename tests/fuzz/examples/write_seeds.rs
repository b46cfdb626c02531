//! Writes the seeds and the dictionaries: `cargo run --release --example write_seeds` in this folder. The same program writes the same bytes.
//! It ends with an error when a kind of end (a verdict, a reason) is reached by no seed: a fuzzer that starts far from
//! the deep places finds little in them.

#[path = "seeds/portraits.rs"]
mod portraits;
#[path = "seeds/requests.rs"]
mod requests;
#[path = "seeds/signing.rs"]
mod signing;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::code::credential::{
    Claims, DocumentNumber, HolderName, IdentityClaims, PortraitDigest, StatusClaims, TaxNumber, Template,
    Validity,
};
use diia_citizen::document::DocumentKind;
use diia_citizen::time::HOUR_MILLIS;
use diia_citizen::trust::{KeyId, StatusReference};
use diia_fuzz::format::Parts;
use diia_fuzz::pass::option::{
    FAR, HIGH_S, NAME_THE_DEVICE, NAME_THE_ISSUER, OTHER_CONTENT, OTHER_FORM, SINCE_ISSUE, THIEF,
};
use diia_fuzz::signer::Signer;
use diia_fuzz::world::{MORNING, World};
use diia_fuzz::{address, card, decimal, digits, draft, link, lists, metadata, pass};
use diia_test_issuer::{Authority, TestKey, citizens, issuer_list_jwt, status_list_jwt};
use serde_json::Value;

/// Seeds by name.
type Seeds = BTreeMap<String, Vec<u8>>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = |words: Vec<String>| words.into_iter().collect::<BTreeSet<String>>();
    for (target, words) in [
        ("pass", pass_words()),
        ("metadata", metadata_words()),
        ("lists", lists_words()),
        ("link", words(requests::link_words())),
        ("draft", words(requests::draft_words())),
        ("signing", words(signing::words())),
    ] {
        std::fs::create_dir_all(folder.join("dictionaries"))?;
        let lines: String =
            words.iter().map(|word| format!("\"{}\"\n", word_of_a_dictionary(word))).collect();
        std::fs::write(folder.join(format!("dictionaries/{target}.dict")), lines)?;
    }
    let vectors = folder.join("../vectors");
    let all = [
        ("pass", pass_seeds(), pass::run as fn(&[u8]) -> &'static str, PASS_ENDS),
        ("digits", digits_seeds(), digits::run, DIGITS_ENDS),
        ("metadata", metadata_seeds(&vectors.join("metadata.json"))?, metadata::run, METADATA_ENDS),
        ("lists", lists_seeds(), lists::run, LISTS_ENDS),
        ("link", requests::link_seeds(&vectors)?, link::run, requests::LINK_ENDS),
        ("card", requests::card_seeds(&vectors)?, card::run, requests::CARD_ENDS),
        ("address", requests::address_seeds(&vectors)?, address::run, requests::ADDRESS_ENDS),
        ("draft", requests::draft_seeds(), draft::run, requests::DRAFT_ENDS),
        ("signing", signing::seeds(&vectors)?, diia_fuzz::signing::run, signing::ENDS),
        ("portrait", portraits::seeds(&vectors)?, diia_fuzz::portrait::run, portraits::ENDS),
    ];
    for (target, seeds, run, ends) in all {
        let folder = folder.join("seeds").join(target);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, bytes) in &seeds {
            *reached.entry(run(bytes)).or_default() += 1;
            std::fs::write(folder.join(format!("{name}.seed")), bytes)?;
        }
        println!("{target}: {} seeds, which end in {reached:?}", seeds.len());
        let missing: Vec<_> = ends.split_whitespace().filter(|end| !reached.contains_key(end)).collect();
        if !missing.is_empty() {
            return Err(format!("{target}: no seed ends in {missing:?}").into());
        }
    }
    Ok(())
}

/// The fuzzer knows these escapes only.
fn word_of_a_dictionary(word: &str) -> String {
    word.bytes()
        .map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            other => format!("\\x{other:02X}"),
        })
        .collect()
}

const PASS_ENDS: &str = "valid revoked suspended status_unknown expired from_the_future credential_expired \
    holder_signature issuer_signature unknown_issuer issuer_not_entitled issuer_key_expired issuer_key_not_yet_valid \
    signature_form length not_a_pass wrong_form unknown_version unknown_profile kind_zero validity reserved_flags \
    device_key text_form empty_name number_form tax_number_form issued_outside_validity not_a_digit digits_length \
    digits_overflow too_long address no_address too_short_to_sign";

const DIGITS_ENDS: &str = "thirteen_digits digits_empty digits_too_long digits_foreign_script \
    digits_unexpected_character digits_wrong_length digits_leading_zero digits_check_digit bytes decimal no_decimal drawn";

const METADATA_ENDS: &str = "metadata several document put_together date kind no_value not_json wrong_type missing \
    duplicate_key too_deep too_many_fields text_too_long name_too_long number_not_exact kind_empty kind_too_long \
    kind_not_printable";

const LISTS_ENDS: &str = "signed_as_it_was list_not_a_jwt list_signature list_content list_key list_compression \
    list_key_not_valid issuer_list status_list header header_of_issuers header_of_statuses entries unfolded older replaced not_both";

fn pass_words() -> BTreeSet<String> {
    ["https://diia.app/pass#", "DIIA1:", "https://", ".ua/"].map(str::to_owned).into()
}

/// The names of kinds and fields, and the pieces of JSON around them.
fn metadata_words() -> BTreeSet<String> {
    let mut words: BTreeSet<String> =
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

fn lists_words() -> BTreeSet<String> {
    [
        "alg",
        "typ",
        "crit",
        "iat",
        "exp",
        "nbf",
        "issuers",
        "name",
        "uk",
        "en",
        "status_lists",
        "list",
        "sub",
        "keys",
    ]
    .into_iter()
    .chain(["kid", "use", "kinds", "jwk", "kty", "crv", "x", "y", "status_list", "bits", "lst", "ttl"])
    .map(|name| format!("\"{name}\":"))
    .chain(
        ["ES256", "EC", "P-256", "issuers+jwt", "statuslist+jwt", "documents", "status-lists", "cards"]
            .map(str::to_owned),
    )
    .chain(["internal-passport", "null", "9223372036854775807", "-9223372036854775808"].map(str::to_owned))
    .collect()
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

fn pass_seeds() -> Seeds {
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

fn digits_seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let mut add =
        |name: String, mode: u8, content: &[u8]| seeds.insert(name, [&[mode][..], content].concat());
    for (name, text) in [
        ("plain", "5725556653368"),
        ("grouped", "5725 5566 53368"),
        ("hyphens", " 5725-5566\u{2013}53368\r\n"),
        ("no-break", "5725\u{A0}5566\u{202F}53368"),
        ("empty", ""),
        ("spaces", " - "),
        ("wrong-check", "5725556653367"),
        ("zero-first", "0123456789012"),
        ("twelve", "572555665336"),
        ("fourteen", "57255566533680"),
        ("arabic", "572555665336٨"),
        ("full-width", "５725556653368"),
        ("letter", "5725o56653368"),
        ("line-end-inside", "5725\n556653368"),
        ("line-end-then-odd", "5725556653368\n\u{3000}\r"),
        ("too-long", &"5".repeat(129)),
        ("long", &"5 ".repeat(64)),
    ] {
        add(format!("typed-{name}"), 0, text.as_bytes());
    }
    add("keys".into(), 1, &[5, 7, 2, 5, 10, 5, 5, 6, 6, 11, 5, 3, 3, 6, 8, 16, 17]);
    add("keys-foreign".into(), 1, &[5, 7, 2, 21, 22, 23]);
    add("keys-checked".into(), 2, &[5, 7, 2, 5, 10, 5, 5, 6, 6, 11, 5, 3, 3, 6, 0, 16, 17]);
    add("keys-checked-zero".into(), 2, &[0; 13]);
    for length in [0, 1, 2, 11, 12, 13, 24, 49] {
        add(format!("bytes-{length}"), 3, &vec![0xFF; length]);
        add(format!("text-{length}"), 4, decimal::digits(&vec![0xA5; length]).as_bytes());
    }
    for (name, text) in [
        ("overflow", "256".to_owned()),
        ("plus", "+25".to_owned()),
        ("nines", "9".repeat(29)),
        ("length", "0255".to_owned()),
    ] {
        add(format!("text-{name}"), 4, text.as_bytes());
    }
    add("drawn".into(), 5, &[&MORNING.unix_millis().to_le_bytes()[..], &[0], &[7; 32]].concat());
    add("drawn-before-1970".into(), 5, &[&i64::MIN.to_le_bytes()[..], &[255], &[0; 32]].concat());
    seeds
}

fn metadata_seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
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

fn lists_seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let world = World::new();
    let authorities: Vec<Authority> = world.known.iter().map(|known| known.authority.clone()).collect();
    let root = TestKey::from_label("root");
    let payload = |jwt: &str| URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1).unwrap()).unwrap();
    let issuers = |authorities: &[Authority], hours: i64| {
        let at = MORNING.plus_millis(hours * HOUR_MILLIS);
        issuer_list_jwt(authorities, at, at.plus_millis(HOUR_MILLIS), &root)
    };
    let one = issuers(&authorities[1..2], 0);
    let all = issuers(&authorities, 1);
    let one_open = issuers(&authorities[..1], 0);
    let other_key =
        Authority { status_key: TestKey::from_label("a new status key"), ..authorities[0].clone() };
    let without_key = issuers(&[other_key], 1);
    let statuses = status_list_jwt(&authorities[0], 10_000, &[0, 4242], MORNING);
    let mut add = |name: &str, mode: u8, content: &[u8]| {
        seeds.insert(name.to_owned(), [&[mode][..], content].concat());
    };
    add("text-issuers", 0, one.as_bytes());
    add("text-statuses", 0, statuses.as_bytes());
    add("text-changed", 0, one.replacen("ey", "eY", 1).as_bytes());
    add(
        "text-other-key",
        0,
        issuer_list_jwt(&[], MORNING, MORNING, &TestKey::from_label("thief")).as_bytes(),
    );
    add("text-nothing", 0, b"");
    add("text-dots", 0, b"..");
    let one_payload = String::from_utf8(payload(&one)).unwrap();
    add("issuers-one", 1, one_payload.as_bytes());
    add("issuers-all", 1, &payload(&all));
    for (name, from, to) in [
        ("kid", "\"kid\":\"", "\"kid\":\"A"),
        ("use", "\"documents\"", "\"cards\""),
        ("crv", "P-256", "P-384"),
        ("point", "\"x\":\"", "\"x\":\"AA"),
        ("twice", "{\"iat\"", "{\"exp\":1,\"iat\""),
        ("kinds-null", "[\"internal-passport\",\"driver-license\",\"from-tomorrow\"]", "null"),
        ("kinds-app", "driver-license", "vehicleLicense"),
        ("no-lists", "status_lists", "other"),
        ("huge-iat", "\"iat\":", "\"iat\":99999999"),
    ] {
        add(&format!("issuers-{name}"), 1, one_payload.replacen(from, to, 1).as_bytes());
    }
    add("issuers-array", 1, b"[1,2,[]]");
    add("issuers-not-text", 1, b"{\"iat\":1,\"exp\":2,\"issuers\":[],\"more\":\"\x91\"}");
    let status_payload = String::from_utf8(payload(&statuses)).unwrap();
    add("statuses", 2, status_payload.as_bytes());
    add("statuses-early", 2, status_payload.replace("\"iat\":1", "\"iat\":").as_bytes());
    add("statuses-bits", 2, status_payload.replace("\"bits\":1", "\"bits\":3").as_bytes());
    add("statuses-lst", 2, status_payload.replace("\"lst\":\"", "\"lst\":\"e").as_bytes());
    for (name, header) in [
        ("issuers", r#"{"alg":"ES256","typ":"issuers+jwt"}"#),
        ("statuses", r#"{"typ":"STATUSLIST+JWT","alg":"ES256","kid":"1"}"#),
        ("none", r#"{"alg":"none","typ":"issuers+jwt"}"#),
        ("crit", r#"{"alg":"ES256","typ":"issuers+jwt","crit":["x"]}"#),
        ("crit-null", r#"{"alg":"ES256","typ":"issuers+jwt","crit":null}"#),
        ("twice", r#"{"alg":"ES256","alg":"none","typ":"issuers+jwt"}"#),
        ("array", r#"["ES256","issuers+jwt"]"#),
    ] {
        add(&format!("header-{name}"), 3, &[header.as_bytes(), b"\0", one_payload.as_bytes()].concat());
    }
    for bits in 0..4 {
        add(&format!("entries-{}", 1 << bits), 4, &[&[bits][..], &[0b1110_0100, 0xFF, 0, 0x1B]].concat());
    }
    let stream = miniz_oxide::deflate::compress_to_vec_zlib(&[0xE4; 300], 9);
    let stored = miniz_oxide::deflate::compress_to_vec_zlib(b"stored as it is", 0);
    add("stream", 5, &[&[2][..], &stream].concat());
    add("stream-stored", 5, &[&[8][..], &stored].concat());
    add("stream-cut", 5, &[&[1][..], &stream[..stream.len() - 2]].concat());
    add("stream-more", 5, &[&[1][..], &stream, &[0; 8]].concat());
    add("stream-bits-3", 5, &[&[3][..], &stream].concat());
    let pair = |first: &str, second: &str| [&payload(first)[..], b"\0", &payload(second)].concat();
    add("older", 6, &pair(&all, &one));
    add("replaced", 6, &pair(&one, &all));
    add("replaced-without-key", 6, &pair(&one_open, &without_key));
    add("replaced-by-nothing", 6, &pair(&one, "x.e30"));
    seeds
}

//! Issuer lists and status lists, their signatures made again so that their content is reached.

use std::collections::HashSet;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use diia_citizen::trust::{
    Issuer, IssuerKey, IssuerList, KeyId, KeyUse, RevocationList, Status, StatusList, StatusReference,
    TrustError, TrustStore,
};
use serde_json::{Value, json};

use crate::input::Input;
use crate::signer::Signer;

const ISSUERS: &str = "issuers+jwt";
const STATUSES: &str = "statuslist+jwt";

thread_local! {
    static STRANGER: Signer = Signer::from_label("thief");
    static ROOT: Signer = Signer::from_label("root");
    static STATUS_KEY: Signer = Signer::from_label("open status");
}

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    ROOT.with(|root| {
        STATUS_KEY.with(|status_key| {
            let mut input = Input(data);
            match input.byte() % 7 {
                0 => unsigned(&input.text(), root, status_key),
                1 => issuers(input.0, root),
                2 => statuses(input.0, status_key),
                3 => headers(input, root, status_key),
                4 => entries(input, status_key),
                5 => compressed(input, status_key),
                _ => two_lists(input, root, status_key),
            }
        })
    })
}

/// A JWT with this header and payload, whatever they are.
fn jwt(header: &[u8], payload: &[u8], key: &Signer) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(message.as_bytes()));
    format!("{message}.{signature}")
}

fn signed(typ: &str, payload: &[u8], key: &Signer) -> String {
    jwt(json!({ "alg": "ES256", "typ": typ }).to_string().as_bytes(), payload, key)
}

/// The key of status lists is good in these seconds.
const VALID: Range<i64> = 1_700_000_000..1_900_000_000;
const INSIDE: i64 = 1_795_339_800;

fn read_statuses(jwt: &str, keys: &[PublicKey]) -> Result<StatusList, TrustError> {
    let key = |public_key: &PublicKey| IssuerKey {
        id: KeyId([0, 0, 0, 1]),
        key_use: KeyUse::StatusLists,
        kinds: None,
        not_before: Timestamp::from_unix_seconds(VALID.start),
        not_after: Timestamp::from_unix_seconds(VALID.end),
        public_key: *public_key,
    };
    let keys: Vec<IssuerKey> = keys.iter().map(key).collect();
    StatusList::read(jwt, |_| Some(&keys))
}

fn unsigned(text: &str, root: &Signer, status_key: &Signer) -> &'static str {
    let issuers = IssuerList::read(text, &[root.public_key]).map(drop);
    let statuses = read_statuses(text, &[status_key.public_key]).map(drop);
    if issuers.is_ok() || statuses.is_ok() {
        // Only what the seeds hold can be signed by these keys.
        let (message, signature) = text.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        let key = if issuers.is_ok() { root } else { status_key };
        assert!(crate::signer::verifies(&key.public_key.to_compressed(), message.as_bytes(), &signature));
        return "signed_as_it_was";
    }
    assert!(IssuerList::read(text, &[]).is_err());
    issuers.unwrap_err().code()
}

fn issuers(payload: &[u8], root: &Signer) -> &'static str {
    let jwt = signed(ISSUERS, payload, root);
    if payload.len().is_multiple_of(8) {
        let stranger = STRANGER.with(|stranger| stranger.public_key);
        assert_eq!(IssuerList::read(&jwt, &[stranger]).map(drop), Err(TrustError::Signature));
    }
    let list = match IssuerList::read(&jwt, &[root.public_key]) {
        Ok(list) => list,
        Err(error) => return error.code(),
    };
    let plain: Value = serde_json::from_slice(payload).expect("what is read is JSON");
    assert_eq!(list.issued_at.unix_millis(), plain["iat"].as_i64().unwrap().saturating_mul(1000));
    assert_eq!(list.replace_by.unix_millis(), plain["exp"].as_i64().unwrap().saturating_mul(1000));
    let claims = plain["issuers"].as_array().unwrap();
    assert_eq!(list.issuers.len(), claims.len());
    for (issuer, claim) in list.issuers.iter().zip(claims) {
        assert_eq!(issuer.name(Language::Ukrainian), claim["name"]["uk"]);
        assert_eq!(issuer.name(Language::English), claim["name"]["en"]);
        for (number, address) in issuer.status_lists() {
            assert!(
                claim["status_lists"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|l| l["list"] == number && l["sub"] == address)
            );
            assert!(issuer.status_list_address(number).is_some());
        }
        let keys = claim["keys"].as_array().unwrap();
        assert_eq!(issuer.keys.len(), keys.len());
        for (key, claim) in issuer.keys.iter().zip(keys) {
            let hex: String = key.id.0.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, claim["kid"].as_str().unwrap());
            let (x, y) = key.public_key.as_uncompressed()[1..].split_at(32);
            assert_eq!(URL_SAFE_NO_PAD.encode(x), claim["jwk"]["x"].as_str().unwrap());
            assert_eq!(URL_SAFE_NO_PAD.encode(y), claim["jwk"]["y"].as_str().unwrap());
            assert_eq!(PublicKey::from_compressed(&key.public_key.to_compressed()), Ok(key.public_key));
            assert!(list.keys(key.id, key.key_use).any(|(_, found)| found.public_key == key.public_key));
            for number in 0..30 {
                let kind = DocumentKind::from_code(number);
                let named = |names: &Value| {
                    kind.as_ref().is_some_and(|kind| {
                        names.as_array().unwrap().iter().any(|name| name == kind.partner_name())
                    })
                };
                assert_eq!(key.may_sign_kind(number), claim.get("kinds").is_none_or(named));
            }
            assert!(
                !key.is_valid_at(key.not_after)
                    && (key.not_before < key.not_after) == key.is_valid_at(key.not_before)
            );
        }
    }
    "issuer_list"
}

fn statuses(payload: &[u8], key: &Signer) -> &'static str {
    let jwt = signed(STATUSES, payload, key);
    match read_statuses(&jwt, &[key.public_key]) {
        Ok(list) => {
            let plain: Value = serde_json::from_slice(payload).expect("what is read is JSON");
            assert!(VALID.contains(&plain["iat"].as_i64().unwrap()));
            assert_eq!(list.address(), plain["sub"]);
            assert_eq!(list.issued_at().unix_millis(), plain["iat"].as_i64().unwrap().saturating_mul(1000));
            for index in [0, 1, 7, 8, 1000, u32::MAX] {
                list.status(index);
            }
            assert!(read_statuses(&jwt, &[]).is_err());
            "status_list"
        }
        Err(TrustError::KeyNotValid) => {
            let plain: Value = serde_json::from_slice(payload).expect("what is read is JSON");
            assert!(!VALID.contains(&plain["iat"].as_i64().unwrap()));
            "list_key_not_valid"
        }
        Err(error) => error.code(),
    }
}

/// `header, zero, payload`: both as they come, signed by the key of either list.
fn headers(mut input: Input<'_>, root: &Signer, status_key: &Signer) -> &'static str {
    let header = input.until_zero();
    let names = |typ: &str| {
        let plain: Value = match serde_json::from_slice(header) {
            Ok(plain) => plain,
            // In a member that the library skips, a number may be larger than any machine holds: no one uses it.
            Err(error) => return error.to_string().starts_with("number out of range"),
        };
        plain["alg"] == "ES256"
            && plain["typ"].as_str().is_some_and(|found| found.eq_ignore_ascii_case(typ))
            && plain.get("crit").is_none()
    };
    match IssuerList::read(&jwt(header, input.0, root), &[root.public_key]) {
        Err(TrustError::NotAJwt) => {}
        _ => {
            assert!(names(ISSUERS), "another header was taken");
            return "header_of_issuers";
        }
    }
    match read_statuses(&jwt(header, input.0, status_key), &[status_key.public_key]) {
        Err(TrustError::NotAJwt) => "header",
        _ => {
            assert!(names(STATUSES), "another header was taken");
            "header_of_statuses"
        }
    }
}

fn status_claims(bits: u8, compressed: &[u8]) -> Vec<u8> {
    let lst = URL_SAFE_NO_PAD.encode(compressed);
    let claims = json!({ "sub": "https://registry.example/1", "iat": INSIDE, "status_list": { "bits": bits, "lst": lst } });
    claims.to_string().into_bytes()
}

/// A ZLIB stream (RFC 1950) that holds the bytes as they are: compressing would take most of the time.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xFFFF).peekable();
    if bytes.is_empty() {
        stream.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap();
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let sums = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    stream.extend((sums.1 << 16 | sums.0).to_be_bytes());
    stream
}

/// `bits, statuses`: every entry is what stands there.
fn entries(mut input: Input<'_>, key: &Signer) -> &'static str {
    let bits = 1u8 << (input.byte() % 4);
    let bytes = input.0;
    let payload = status_claims(bits, &stored(bytes));
    let list = read_statuses(&signed(STATUSES, &payload, key), &[key.public_key]).expect("a good list");
    let per_byte = 8 / usize::from(bits);
    for (at, byte) in bytes.iter().enumerate().take(64) {
        let mut rest = u32::from(*byte);
        for place in 0..per_byte {
            let value = rest % (1 << bits);
            rest >>= bits;
            let expected = match value {
                0 => Status::Valid,
                1 => Status::Invalid,
                2 => Status::Suspended,
                other => Status::Other(u8::try_from(other).unwrap()),
            };
            let index = u32::try_from(at * per_byte + place).unwrap();
            assert_eq!(list.status(index), Some(expected));
        }
    }
    let length = u32::try_from(bytes.len() * per_byte).unwrap();
    assert_eq!(list.status(length), None);
    assert!(length == 0 || list.status(length - 1).is_some());
    "entries"
}

/// `bits, ZLIB stream`, whatever it is.
fn compressed(mut input: Input<'_>, key: &Signer) -> &'static str {
    let bits = input.byte();
    let payload = status_claims(bits, input.0);
    match read_statuses(&signed(STATUSES, &payload, key), &[key.public_key]) {
        Ok(list) => {
            assert!(matches!(bits, 1 | 2 | 4 | 8));
            list.status(0);
            "unfolded"
        }
        Err(error) => {
            let expected = if matches!(bits, 1 | 2 | 4 | 8) { "list_compression" } else { "list_content" };
            assert_eq!(error.code(), expected);
            expected
        }
    }
}

/// `payload, zero, payload`: one list after another into a phone, a status list between them. The older one never wins,
/// and the status list is held for as long as the issuer that has it has its key.
fn two_lists(mut input: Input<'_>, root: &Signer, status_key: &Signer) -> &'static str {
    let mut store = TrustStore::new(vec![root.public_key]);
    let mut newest = None;
    let mut outcomes = HashSet::new();
    for payload in [input.until_zero(), input.0] {
        held_with_its_key(&store, status_key);
        let taken = store.take_issuer_list(&signed(ISSUERS, payload, root));
        outcomes.insert(taken.map_or_else(TrustError::code, |()| "taken"));
        let held = store.issuer_list().map(|list| list.issued_at);
        match taken {
            Ok(()) => assert!(held >= newest),
            Err(_) => assert_eq!(held, newest),
        }
        newest = held;
        let _ = store.take_status_list(&signed(STATUSES, HELD_STATUSES.as_bytes(), status_key));
        held_with_its_key(&store, status_key);
        for issuer in store.issuer_list().iter().flat_map(|list| &list.issuers) {
            for key in &issuer.keys {
                assert!(store.keys(key.id, key.key_use).count() > 0);
                assert!(key.key_use != KeyUse::Cards || store.keys(key.id, KeyUse::Cards).count() > 0);
            }
        }
    }
    if outcomes.contains("list_older") {
        "older"
    } else if outcomes.len() == 1 && newest.is_some() {
        "replaced"
    } else {
        "not_both"
    }
}

/// The status list of the authority "open", of this morning.
const HELD_STATUSES: &str = r#"{"sub":"https://registry.example/open/statuslists/1","iat":1795339800,
    "status_list":{"bits":1,"lst":"eNrbuRgAAhcBXQ"}}"#;

fn held_with_its_key(store: &TrustStore, status_key: &Signer) {
    let Some(list) = store.issuer_list() else { return };
    const ADDRESS: &str = "https://registry.example/open/statuslists/1";
    let has_it = |issuer: &&Issuer| issuer.status_lists().any(|(_, address)| address == ADDRESS);
    // The first issuer with an address is the one whose keys count.
    let has_its_key = list.issuers.iter().find(has_it).is_some_and(|issuer| {
        let fits =
            |key: &IssuerKey| key.key_use == KeyUse::StatusLists && key.public_key == status_key.public_key;
        issuer.keys.iter().any(fits)
    });
    for issuer in &list.issuers {
        for (number, _) in issuer.status_lists() {
            if let RevocationList::Held { issued_at, status } =
                store.revocation(issuer, StatusReference { list: number, index: 1 })
            {
                assert_eq!(issuer.status_list_address(number), Some(ADDRESS));
                assert_eq!((issued_at.unix_millis(), status), (INSIDE * 1000, Some(Status::Valid)));
                assert!(has_its_key, "held without its key");
            }
        }
    }
}

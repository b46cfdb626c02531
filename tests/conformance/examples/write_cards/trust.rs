//! What a phone knows when it reads a card: issuer lists with one thing or another in them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_test_issuer::{TestKey, signed_jwt};
use serde_json::{Value, json};

use super::bytes::hex;
use super::plan::{FROM_HOUR, KEY, KEY_ID, NOW};

const ROOT: &str = "root";
const FROM_SECONDS: i64 = FROM_HOUR as i64 * 3600;
const NOW_SECONDS: i64 = NOW / 1000;
const YEAR: i64 = 365 * 86_400;

/// Every trust by its name.
pub(crate) fn all() -> Value {
    let usual =
        |label: &str, key_use: &str| key(label, key_use, KEY_ID, NOW_SECONDS - YEAR, NOW_SECONDS + YEAR);
    let dated = |nbf: i64, exp: i64| trust(&[vec![key(KEY, "cards", KEY_ID, nbf, exp)]]);
    let documents =
        || key("demo documents", "documents", [0, 0, 0, 1], NOW_SECONDS - YEAR, NOW_SECONDS + YEAR);
    json!({
        "usual": trust(&[vec![documents(), usual(KEY, "cards")]]),
        "nobody": trust(&[]),
        "other short name": trust(&[vec![key(KEY, "cards", [0, 0, 0, 3], NOW_SECONDS - YEAR, NOW_SECONDS + YEAR)]]),
        "key for documents": trust(&[vec![usual(KEY, "documents")]]),
        "key for status lists": trust(&[vec![usual(KEY, "status-lists")]]),
        "other key of that name": trust(&[vec![usual("other cards", "cards")]]),
        "two keys of that name": trust(&[vec![usual("other cards", "cards")], vec![documents(), usual(KEY, "cards")]]),
        "other key for cards, ours for documents": trust(&[vec![usual("other cards", "cards"), usual(KEY, "documents")]]),
        "key begins with the card": dated(FROM_SECONDS, NOW_SECONDS + YEAR),
        "key begins a second later": dated(FROM_SECONDS + 1, NOW_SECONDS + YEAR),
        "key begins after now": dated(NOW_SECONDS + 1, NOW_SECONDS + YEAR),
        "key ends a second after now": dated(NOW_SECONDS - YEAR, NOW_SECONDS + 1),
        "key ends in the second of now": dated(NOW_SECONDS - YEAR, NOW_SECONDS),
        "key ended as the card begins": dated(NOW_SECONDS - YEAR, FROM_SECONDS),
        "key ended before the card begins": dated(NOW_SECONDS - YEAR, FROM_SECONDS - 1),
        "key of no length": dated(FROM_SECONDS, FROM_SECONDS),
    })
}

fn trust(issuers: &[Vec<Value>]) -> Value {
    let issuer = |keys: &Vec<Value>| json!({ "name": { "uk": "Тестовий реєстр установ", "en": "Test Registry of Institutions" }, "keys": keys });
    let claims = json!({
        "iat": NOW_SECONDS,
        "exp": NOW_SECONDS + 7 * 86_400,
        "issuers": issuers.iter().map(issuer).collect::<Vec<_>>(),
    });
    json!({ "roots": [jwk(ROOT)], "issuer_list": signed_jwt("issuers+jwt", &claims, &TestKey::from_label(ROOT)) })
}

fn key(label: &str, key_use: &str, kid: [u8; 4], nbf: i64, exp: i64) -> Value {
    json!({ "kid": hex(&kid), "use": key_use, "nbf": nbf, "exp": exp, "jwk": jwk(label) })
}

fn jwk(label: &str) -> Value {
    let public = TestKey::from_label(label).public_key();
    let (x, y) = public.as_uncompressed()[1..].split_at(32);
    json!({ "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y) })
}

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::time::Timestamp;
use serde_json::{Value, json};

use crate::{Authority, CARD_KEY_ID, TestKey};

/// The issuer list of these authorities, signed by a root key.
pub fn issuer_list_jwt(
    authorities: &[Authority],
    issued_at: Timestamp,
    replace_by: Timestamp,
    root: &TestKey,
) -> String {
    let issuers: Vec<Value> = authorities.iter().map(issuer).collect();
    let claims = json!({ "iat": seconds(issued_at), "exp": seconds(replace_by), "issuers": issuers });
    signed_jwt("issuers+jwt", &claims, root)
}

fn issuer(authority: &Authority) -> Value {
    let key = |key: &TestKey, key_use: &str, kid: [u8; 4]| {
        let point = key.public_key();
        let (x, y) = point.as_uncompressed()[1..].split_at(32);
        json!({
            "kid": hex(&kid),
            "use": key_use,
            "nbf": seconds(authority.not_before),
            "exp": seconds(authority.not_after),
            "jwk": { "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y) },
        })
    };
    let mut documents = key(&authority.document_key, "documents", authority.key_id.0);
    if let Some(kinds) = &authority.kinds {
        documents["kinds"] = json!(kinds);
    }
    json!({
        "name": { "uk": authority.name_uk, "en": authority.name_en },
        "status_lists": [{ "list": 1, "sub": authority.status_list_address }],
        "keys": [
            documents,
            key(&authority.status_key, "status-lists", [0, 0, 0, 1]),
            key(&authority.card_key, "cards", CARD_KEY_ID.0),
        ],
    })
}

/// The status list of an authority: one bit an entry, the revoked ones set.
pub fn status_list_jwt(authority: &Authority, entries: u32, revoked: &[u32], issued_at: Timestamp) -> String {
    let mut bits = vec![0u8; entries.div_ceil(8) as usize];
    for index in revoked {
        bits[*index as usize / 8] |= 1 << (index % 8);
    }
    let lst = URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec_zlib(&bits, 9));
    let claims = json!({
        "sub": authority.status_list_address,
        "iat": seconds(issued_at),
        "ttl": 43_200,
        "status_list": { "bits": 1, "lst": lst },
    });
    signed_jwt("statuslist+jwt", &claims, &authority.status_key)
}

/// The request object of an institution, signed by an authority's key for cards, as printed cards are.
pub fn request_jwt(authority: &Authority, claims: &Value) -> String {
    let header = json!({ "alg": "ES256", "typ": "request+jwt", "kid": hex(&CARD_KEY_ID.0) });
    compact_jwt(&header, claims, &authority.card_key)
}

/// A JWT in compact form, ES256.
pub fn signed_jwt(typ: &str, claims: &Value, key: &TestKey) -> String {
    compact_jwt(&json!({ "alg": "ES256", "typ": typ }), claims, key)
}

fn compact_jwt(header: &Value, claims: &Value, key: &TestKey) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signing_input = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signing_input.as_bytes()).as_bytes());
    format!("{signing_input}.{signature}")
}

fn seconds(instant: Timestamp) -> i64 {
    instant.unix_millis().div_euclid(1000)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

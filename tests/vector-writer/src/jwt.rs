//! Signed lists: JWTs in compact form, good and broken.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::bytes::hex;
use crate::keys;
use crate::plan::{ISSUER, NOW};

/// The second of most lists: one hour before the moment of most vectors.
pub(crate) const MADE: i64 = (NOW / 1000) as i64 - 3600;

/// A week after that.
pub(crate) const REPLACE_BY: i64 = MADE + 7 * 86_400;

/// Who signs issuer lists.
pub(crate) const ROOT: &str = "root";

/// Who signs the status lists of most vectors, and where they lie.
pub(crate) const STATUS_KEY: &str = "demo status";
pub(crate) const LIST_ADDRESS: &str = "https://registry.example/demo/statuslists/1";

/// base64url without padding.
pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The header of a list of this type.
pub(crate) fn header(typ: &str) -> Value {
    json!({ "alg": "ES256", "typ": typ })
}

/// A JWT with this header and these claims, signed by this key.
pub(crate) fn jwt(header: &Value, claims: &Value, key: &str) -> String {
    jwt_of_texts(&header.to_string(), &claims.to_string(), key)
}

/// The same from texts, which need not be JSON.
pub(crate) fn jwt_of_texts(header: &str, claims: &str, key: &str) -> String {
    signed(&format!("{}.{}", base64url(header.as_bytes()), base64url(claims.as_bytes())), key)
}

/// Any text, a full stop, and the ES256 signature over the text.
pub(crate) fn signed(input: &str, key: &str) -> String {
    format!("{input}.{}", base64url(&keys::sign(key, input.as_bytes())))
}

/// An issuer list that a root has signed.
pub(crate) fn issuer_list(claims: &Value) -> String {
    jwt(&header("issuers+jwt"), claims, ROOT)
}

/// The claims of an issuer list.
pub(crate) fn issuers(issuers: &[Value]) -> Value {
    json!({ "iat": MADE, "exp": REPLACE_BY, "issuers": issuers })
}

/// The issuer of most vectors.
pub(crate) fn demo() -> Value {
    issuer(
        "Тестовий реєстр",
        "Test Registry",
        &[(1, LIST_ADDRESS)],
        vec![key(ISSUER), status_key(STATUS_KEY)],
    )
}

/// An issuer with these status lists and keys.
pub(crate) fn issuer(uk: &str, en: &str, lists: &[(u8, &str)], keys: Vec<Value>) -> Value {
    let lists: Vec<Value> = lists.iter().map(|(list, sub)| json!({ "list": list, "sub": sub })).collect();
    json!({ "name": { "uk": uk, "en": en }, "status_lists": lists, "keys": keys })
}

/// A key for documents of every kind, valid for a year before and after.
pub(crate) fn key(label: &str) -> Value {
    let year = 365 * 86_400;
    json!({
        "kid": hex(&keys::short_name(label)),
        "use": "documents",
        "nbf": MADE - year,
        "exp": MADE + year,
        "jwk": keys::jwk(label),
    })
}

/// The same key for status lists.
pub(crate) fn status_key(label: &str) -> Value {
    with(key(label), "use", json!("status-lists"))
}

/// A value with one member set.
pub(crate) fn with(mut value: Value, member: &str, new: Value) -> Value {
    value[member] = new;
    value
}

/// A value without one member.
pub(crate) fn without(mut value: Value, member: &str) -> Value {
    value.as_object_mut().expect("an object").shift_remove(member).expect("it was there");
    value
}

/// The claims of a status list: `bits` an entry, these entries set, the others 0.
pub(crate) fn statuses(bits: u8, count: usize, entries: &[(usize, u8)]) -> Value {
    let mut bytes = vec![0u8; (count * usize::from(bits)).div_ceil(8)];
    for (index, value) in entries {
        let first_bit = index * usize::from(bits);
        bytes[first_bit / 8] |= value << (first_bit % 8);
    }
    status_claims(bits, &zlib(&bytes))
}

/// The claims of a status list with these compressed statuses.
pub(crate) fn status_claims(bits: u8, compressed: &[u8]) -> Value {
    let status_list = json!({ "bits": bits, "lst": base64url(compressed) });
    json!({ "sub": LIST_ADDRESS, "iat": MADE, "ttl": 43_200, "status_list": status_list })
}

/// A status list that the issuer of most vectors has signed.
pub(crate) fn status_list(claims: &Value) -> String {
    jwt(&header("statuslist+jwt"), claims, STATUS_KEY)
}

/// A ZLIB stream (RFC 1950) of one stored block, so that it does not change with any compressor.
pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("one block");
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(bytes);
    let (mut a, mut b) = (1u32, 0u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}

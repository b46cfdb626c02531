//! Keys by their labels, and the forms in which vectors give them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_test_issuer::TestKey;
use p256::elliptic_curve::PrimeField as _;
use p256::elliptic_curve::ops::Reduce;
use p256::elliptic_curve::point::AffineCoordinates as _;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{FieldBytes, ProjectivePoint, Scalar};
use serde_json::{Value, json};

use crate::bytes::{minus, sha256};

/// The key with this label: its private number is the SHA-256 of the label.
pub(crate) fn key(label: &str) -> TestKey {
    TestKey::from_label(label)
}

/// `02` or `03`, then x.
pub(crate) fn compressed(label: &str) -> Vec<u8> {
    let public = key(label).public_key();
    let point = public.as_uncompressed();
    let mut bytes = vec![2 + (point[64] & 1)];
    bytes.extend(&point[1..33]);
    bytes
}

/// The four bytes by which test credentials name a key: the last of its x.
pub(crate) fn short_name(label: &str) -> [u8; 4] {
    let bytes = compressed(label);
    [bytes[29], bytes[30], bytes[31], bytes[32]]
}

/// RFC 7517.
pub(crate) fn jwk(label: &str) -> Value {
    let public = key(label).public_key();
    let (x, y) = public.as_uncompressed()[1..].split_at(32);
    json!({ "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y) })
}

/// r ‖ s over the SHA-256 of the message, s in the lower half.
pub(crate) fn sign(label: &str, message: &[u8]) -> Vec<u8> {
    key(label).sign(message).as_bytes().to_vec()
}

/// The same signature with s in the upper half: as good for ECDSA, refused in a pass.
pub(crate) fn with_high_s(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(32);
    [r, &minus(crate::bytes::ORDER, s)].concat()
}

/// Another good signature of the same key over the same message: with another nonce than RFC 6979 gives, s low.
pub(crate) fn second_signature(label: &str, message: &[u8]) -> Vec<u8> {
    let number = |bytes: [u8; 32]| <Scalar as Reduce<FieldBytes>>::reduce(&FieldBytes::from(bytes));
    let private = number(sha256(label.as_bytes()));
    let nonce = number(sha256(&[message, b"again"].concat()));
    let r = number((ProjectivePoint::GENERATOR * nonce).to_affine().x().into());
    let s = nonce.invert().expect("not zero") * (number(sha256(message)) + r * private);
    let low = if s.to_repr()[0] >= 0x80 { -s } else { s };
    let signature = [r.to_repr(), low.to_repr()].concat();
    assert_ne!(signature, sign(label, message));
    signature
}

/// Whether a compressed point lies on the curve.
pub(crate) fn on_curve(compressed: &[u8]) -> bool {
    p256::PublicKey::from_sec1_bytes(compressed).is_ok()
}

/// The even y of the point with this x.
pub(crate) fn y_of(x: [u8; 32]) -> Vec<u8> {
    let key = p256::PublicKey::from_sec1_bytes(&[&[2], &x[..]].concat()).expect("a point has this x");
    key.to_sec1_point(false).as_bytes()[33..].into()
}

use p256::elliptic_curve::sec1::ToSec1Point as _;

use super::Signature;
use crate::redacted::redacted_debug;

/// The first 26 bytes of a P-256 SubjectPublicKeyInfo (RFC 5480): everything before the 65-byte point.
const SPKI_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86,
    0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

const COMPRESSED_LENGTH: usize = 33;
const UNCOMPRESSED_LENGTH: usize = 65;

/// A P-256 public key that lies on the curve.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey {
    /// SEC 1 uncompressed form: `04 ‖ x ‖ y`.
    uncompressed: [u8; UNCOMPRESSED_LENGTH],
}

/// Why bytes are not a P-256 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Neither a 91-byte SubjectPublicKeyInfo of P-256 nor a 65-byte SEC 1 point.
    #[error("neither a P-256 SubjectPublicKeyInfo of 91 bytes nor a SEC 1 point of 65 bytes")]
    UnknownEncoding,
    /// The right form, but no point of the curve.
    #[error("the point does not lie on the curve P-256")]
    NotOnCurve,
}

impl PublicKey {
    /// Reads a key exactly as a platform gives it: 91 bytes of SubjectPublicKeyInfo (Android Keystore, Java) or a
    /// 65-byte uncompressed point (Apple Security framework).
    ///
    /// # Errors
    /// [`KeyError::UnknownEncoding`] for any other form, [`KeyError::NotOnCurve`] for a point off the curve.
    pub fn from_platform(bytes: &[u8]) -> Result<Self, KeyError> {
        let point = bytes.strip_prefix(&SPKI_PREFIX).unwrap_or(bytes);
        if point.len() == UNCOMPRESSED_LENGTH && point.first() == Some(&4) {
            Self::from_sec1(point)
        } else {
            Err(KeyError::UnknownEncoding)
        }
    }

    /// Reads a 33-byte compressed point (SEC 1, first byte `02` or `03`).
    ///
    /// # Errors
    /// [`KeyError::UnknownEncoding`] for another first byte, [`KeyError::NotOnCurve`] where no such point exists.
    pub fn from_compressed(bytes: &[u8; COMPRESSED_LENGTH]) -> Result<Self, KeyError> {
        match bytes.first() {
            Some(2 | 3) => Self::from_sec1(bytes),
            _ => Err(KeyError::UnknownEncoding),
        }
    }

    /// Puts a key together from the two coordinates of a JWK (RFC 7518 §6.2.1), 32 bytes each.
    ///
    /// # Errors
    /// [`KeyError::NotOnCurve`].
    pub fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Result<Self, KeyError> {
        let mut point = [4; UNCOMPRESSED_LENGTH];
        for (target, source) in point.iter_mut().skip(1).zip(x.iter().chain(y)) {
            *target = *source;
        }
        Self::from_sec1(&point)
    }

    fn from_sec1(bytes: &[u8]) -> Result<Self, KeyError> {
        let key = p256::PublicKey::from_sec1_bytes(bytes).map_err(|_| KeyError::NotOnCurve)?;
        let uncompressed =
            key.to_sec1_point(false).as_bytes().try_into().map_err(|_| KeyError::UnknownEncoding)?;
        Ok(PublicKey { uncompressed })
    }

    /// The 33-byte compressed form.
    pub fn to_compressed(self) -> [u8; COMPRESSED_LENGTH] {
        let [_, coordinates @ ..] = self.uncompressed;
        let [.., last] = coordinates;
        let mut compressed = [2 + (last & 1); COMPRESSED_LENGTH];
        for (target, source) in compressed.iter_mut().skip(1).zip(coordinates) {
            *target = source;
        }
        compressed
    }

    /// The 65-byte uncompressed form, `04 ‖ x ‖ y`.
    pub const fn as_uncompressed(&self) -> &[u8; UNCOMPRESSED_LENGTH] {
        &self.uncompressed
    }

    /// Whether `signature` was made over `message` (hashed with SHA-256 here) by the holder of the private key.
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        ring::signature::UnparsedPublicKey::new(&ring::signature::ECDSA_P256_SHA256_FIXED, &self.uncompressed)
            .verify(message, signature.as_bytes())
            .is_ok()
    }
}

redacted_debug!(PublicKey);

#[cfg(test)]
mod tests {
    use super::*;

    /// The base point of P-256 (SEC 2 §2.4.2).
    const BASE_X: &str = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    const BASE_Y: &str = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        std::array::from_fn(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
    }

    fn base_point() -> PublicKey {
        PublicKey::from_coordinates(&bytes(BASE_X), &bytes(BASE_Y)).unwrap()
    }

    #[test]
    fn every_form_is_the_same_key() {
        let key = base_point();
        assert_eq!(PublicKey::from_compressed(&key.to_compressed()), Ok(key));
        assert_eq!(PublicKey::from_platform(key.as_uncompressed()), Ok(key));
        let spki = [&SPKI_PREFIX[..], key.as_uncompressed()].concat();
        assert_eq!(spki.len(), 91);
        assert_eq!(PublicKey::from_platform(&spki), Ok(key));
    }

    #[test]
    fn other_forms_and_points_off_the_curve_are_refused() {
        let key = base_point();
        assert_eq!(PublicKey::from_platform(&key.to_compressed()), Err(KeyError::UnknownEncoding));
        assert_eq!(PublicKey::from_platform(&[0]), Err(KeyError::UnknownEncoding), "the point at infinity");
        assert_eq!(PublicKey::from_platform(&[]), Err(KeyError::UnknownEncoding));
        let mut hybrid = *key.as_uncompressed();
        hybrid[0] = 7;
        assert_eq!(PublicKey::from_platform(&hybrid), Err(KeyError::UnknownEncoding));
        let mut off_curve = *key.as_uncompressed();
        off_curve[64] ^= 1;
        assert_eq!(PublicKey::from_platform(&off_curve), Err(KeyError::NotOnCurve));
        let mut first_byte = key.to_compressed();
        first_byte[0] = 4;
        assert_eq!(PublicKey::from_compressed(&first_byte), Err(KeyError::UnknownEncoding));
        let mut above_the_field = [0xFF; 33];
        above_the_field[0] = 2;
        assert_eq!(PublicKey::from_compressed(&above_the_field), Err(KeyError::NotOnCurve));
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        assert_eq!(format!("{:?}", base_point()), "PublicKey(…)");
    }
}

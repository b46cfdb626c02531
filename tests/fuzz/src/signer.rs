//! ES256 in microseconds. The nonce is always the same, which gives the key away to anyone: right for a fuzzer, which
//! makes two signatures for each input, and for nothing else.

use diia_citizen::es256::PublicKey;
use p256::elliptic_curve::ops::Reduce;
use p256::elliptic_curve::point::AffineCoordinates;
use p256::elliptic_curve::scalar::IsHigh;
use p256::{FieldBytes, ProjectivePoint, Scalar};
use sha2::{Digest, Sha256};

/// A key that follows from its label: the same one as the test issuer's key with that label.
pub struct Signer {
    /// The public key.
    pub public_key: PublicKey,
    r: FieldBytes,
    /// 1/k, and r·d/k: what a signature with the nonce k and the key d needs.
    inverse: Scalar,
    shift: Scalar,
}

impl Signer {
    /// The key with this label.
    pub fn from_label(label: &str) -> Self {
        let public_key = diia_test_issuer::TestKey::from_label(label).public_key();
        let d = Scalar::reduce(&FieldBytes::from(Sha256::digest(label)));
        let point = ProjectivePoint::GENERATOR * d;
        assert_eq!(point.to_affine().x().as_slice(), &public_key.as_uncompressed()[1..33]);
        let k = Scalar::reduce(&FieldBytes::from(Sha256::digest([label, "nonce"].concat())));
        let r = (ProjectivePoint::GENERATOR * k).to_affine().x();
        let inverse = k.invert().unwrap();
        Signer { public_key, r, inverse, shift: Scalar::reduce(&r) * d * inverse }
    }

    /// `r ‖ s` over the SHA-256 of the message, with `s` in the lower half.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let s = self.s(message);
        self.signature(if bool::from(s.is_high()) { -s } else { s })
    }

    /// The same with `s` in the upper half, which is a valid ECDSA signature and no canonical one.
    pub fn sign_high(&self, message: &[u8]) -> [u8; 64] {
        let s = self.s(message);
        self.signature(if bool::from(s.is_high()) { s } else { -s })
    }

    fn s(&self, message: &[u8]) -> Scalar {
        Scalar::reduce(&FieldBytes::from(Sha256::digest(message))) * self.inverse + self.shift
    }

    fn signature(&self, s: Scalar) -> [u8; 64] {
        let s = FieldBytes::from(s);
        std::array::from_fn(|i| if i < 32 { self.r[i] } else { s[i - 32] })
    }
}

/// What another implementation says of a signature.
pub fn verifies(compressed_key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    use p256::ecdsa::signature::Verifier as _;
    let Ok(key) = p256::ecdsa::VerifyingKey::from_sec1_bytes(compressed_key) else { return false };
    let Ok(signature) = p256::ecdsa::Signature::from_slice(signature) else { return false };
    key.verify(message, &signature).is_ok()
}

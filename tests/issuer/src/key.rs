use diia_citizen::es256::{PublicKey, Signature};
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use sha2::{Digest, Sha256};

/// A P-256 key that follows from its label. For tests only: anyone can make it.
#[derive(Clone)]
pub struct TestKey {
    signing: SigningKey,
}

impl TestKey {
    /// The key with this label.
    pub fn from_label(label: &str) -> Self {
        let mut seed = Sha256::digest(label.as_bytes());
        loop {
            if let Ok(signing) = SigningKey::from_slice(&seed) {
                return TestKey { signing };
            }
            seed = Sha256::digest(seed);
        }
    }

    /// The public key.
    pub fn public_key(&self) -> PublicKey {
        let point = self.signing.verifying_key().to_sec1_point(false);
        PublicKey::from_platform(point.as_bytes()).expect("a public key is a point of the curve")
    }

    /// The key itself as an ECPrivateKey (RFC 5915) in DER, for tools that sign requests for certificates with it.
    pub fn to_private_der(&self) -> Vec<u8> {
        const HEAD: [u8; 7] = [0x30, 0x31, 2, 1, 1, 4, 32];
        const P_256: [u8; 12] = [0xA0, 10, 6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7];
        [&HEAD[..], &self.signing.to_bytes(), &P_256].concat()
    }

    /// ECDSA-SHA256 in DER, as a phone's key store gives it.
    pub fn sign_der(&self, message: &[u8]) -> Vec<u8> {
        let signature: p256::ecdsa::Signature = self.signing.sign(message);
        signature.to_der().as_bytes().to_vec()
    }

    /// ES256 in canonical form.
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature::from_platform_der(&self.sign_der(message)).expect("a signature just made")
    }
}

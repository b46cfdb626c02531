use aes_kw::KeyInit;
use aes_kw::KwAes256;
use der::Encode;
use der::asn1::OctetString;
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use super::ShareError;
use super::asn1::{AES_256_WRAP, EccCmsSharedInfo, algorithm};
use crate::es256::{PublicKey, sha256};

/// A content key, wrapped for one recipient.
pub(super) struct WrappedKey {
    /// The public half of the key that was drawn for this one wrapping.
    pub(super) ephemeral: Vec<u8>,
    /// The content key under AES key wrap (RFC 3394).
    pub(super) wrapped: Vec<u8>,
}

/// Wraps a content key: ECDH between a fresh key and the recipient's, the KDF of X9.63 over SHA-256, AES-256 key wrap
/// (RFC 5753 §3.1.1).
pub(super) fn wrap(content_key: &[u8; 32], recipient: &PublicKey) -> Result<WrappedKey, ShareError> {
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new())
        .map_err(|_| ShareError::Cryptography)?;
    let ephemeral = own.compute_public_key().map_err(|_| ShareError::Cryptography)?.as_ref().to_vec();
    let theirs = UnparsedPublicKey::new(&ECDH_P256, recipient.as_uncompressed());
    let info = shared_info()?;
    let wrapped = agree_ephemeral(own, &theirs, |secret| {
        // One round of the KDF gives 32 bytes, which is the whole key.
        let input = Zeroizing::new([secret, &1u32.to_be_bytes(), &info].concat());
        let key = Zeroizing::new(sha256(&input));
        wrap_with(&key, content_key)
    })
    .map_err(|_| ShareError::Cryptography)??;
    Ok(WrappedKey { ephemeral, wrapped })
}

fn wrap_with(key: &[u8; 32], content_key: &[u8; 32]) -> Result<Vec<u8>, ShareError> {
    let mut wrapped = [0; 40];
    let cipher = KwAes256::new(&(*key).into());
    cipher.wrap_key(content_key, &mut wrapped).map_err(|_| ShareError::Cryptography)?;
    Ok(wrapped.to_vec())
}

/// RFC 5753 §7.2, without user keying material: the ephemeral key is drawn anew each time.
fn shared_info() -> Result<Vec<u8>, ShareError> {
    let key_bits = OctetString::new(256u32.to_be_bytes())?;
    Ok(EccCmsSharedInfo { key_info: algorithm(AES_256_WRAP), key_bits }.to_der()?)
}

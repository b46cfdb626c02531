//! P-256 public keys in the forms that platforms give them, and ES256 signatures in their one canonical form.
//!
//! Signatures are verified by `ring`; decompression of points, strict DER and the low-s form come from the
//! RustCrypto crates. Nothing here is arithmetic of our own.

mod public_key;
mod signature;

pub use public_key::{KeyError, PublicKey};
pub use signature::{Signature, SignatureError};

/// SHA-256, the hash of ES256 (FIPS 180-4).
pub fn sha256(message: &[u8]) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (target, source) in
        bytes.iter_mut().zip(ring::digest::digest(&ring::digest::SHA256, message).as_ref())
    {
        *target = *source;
    }
    bytes
}

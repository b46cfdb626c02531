//! P-256 public keys in the forms that platforms give them, and ES256 signatures in their one canonical form.
//!
//! Signatures are verified by `ring`; decompression of points, strict DER and the low-s form come from the
//! RustCrypto crates. Nothing here is arithmetic of our own.

mod public_key;
mod signature;

pub use public_key::{KeyError, PublicKey};
pub use signature::{Signature, SignatureError};

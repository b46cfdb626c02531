use std::future::Future;

/// The name of a key in the phone's key store. It is chosen by the app and means nothing outside the phone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyAlias(pub String);

/// What can go wrong with a key, in the terms of the person who holds the phone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// The person cancelled the prompt.
    #[error("cancelled by the person")]
    Cancelled,
    /// The phone is locked, or the person must first unlock it with a finger, face or code.
    #[error("the person must unlock the phone first")]
    AuthenticationRequired,
    /// There is no key of this name.
    #[error("there is no key of this name")]
    Missing,
    /// The key can no longer be used: the lock screen or the fingerprints have changed.
    #[error("the key can no longer be used")]
    Invalidated,
    /// The key store does not answer now.
    #[error("the key store does not answer now")]
    Unavailable,
    /// Something that the app did not foresee.
    #[error("unexpected: {reason}")]
    Unexpected {
        /// For developers; not shown to people, without personal data.
        reason: String,
    },
}

impl KeyStoreError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            KeyStoreError::Cancelled => "key_cancelled",
            KeyStoreError::AuthenticationRequired => "key_authentication_required",
            KeyStoreError::Missing => "key_missing",
            KeyStoreError::Invalidated => "key_invalidated",
            KeyStoreError::Unavailable => "key_store_unavailable",
            KeyStoreError::Unexpected { .. } => "key_store_unexpected",
        }
    }
}

/// Keys that never leave the phone: non-exportable P-256 in Android Keystore or the Secure Enclave.
pub trait KeyStore: Send + Sync {
    /// The public key, exactly as the platform gives it: 91 bytes of SubjectPublicKeyInfo or a 65-byte point.
    fn public_key(&self, alias: &KeyAlias) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;

    /// ECDSA over the SHA-256 of `message`, in DER, as both platforms give it.
    fn sign(
        &self,
        alias: &KeyAlias,
        message: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;
}

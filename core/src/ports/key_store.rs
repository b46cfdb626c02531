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

/// How well a key is kept, as the platform says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SecurityLevel {
    /// A chip of its own: StrongBox, the Secure Enclave.
    SeparateChip,
    /// The processor's trusted environment (TEE).
    TrustedEnvironment,
    /// Software only: for tests and servers.
    Software,
    /// The platform does not say.
    Unknown,
}

impl SecurityLevel {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            SecurityLevel::SeparateChip => "separate_chip",
            SecurityLevel::TrustedEnvironment => "trusted_environment",
            SecurityLevel::Software => "software",
            SecurityLevel::Unknown => "unknown",
        }
    }
}

/// A key that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// How well it is kept.
    pub security_level: SecurityLevel,
    /// The platform's statement about the key, over the challenge: a chain of X.509 certificates in DER, the key's own
    /// first (Android), or empty where the platform makes none for a single key (Apple, software).
    pub attestation: Vec<Vec<u8>>,
}

/// Keys that never leave the phone: non-exportable P-256 in Android Keystore or the Secure Enclave; besides them, a
/// hardware key that wraps the secrets of the storage, and small counters that no copy of the storage can set back.
pub trait KeyStore: Send + Sync {
    /// Makes a P-256 key for signing. A key that has the name already is replaced. `challenge` goes into the
    /// platform's attestation of the key.
    fn create(
        &self,
        alias: &KeyAlias,
        challenge: &[u8],
    ) -> impl Future<Output = Result<NewKey, KeyStoreError>> + Send;

    /// Removes the key of this name, whether for signing or for wrapping. That there is none is no error.
    fn delete(&self, alias: &KeyAlias) -> impl Future<Output = Result<(), KeyStoreError>> + Send;

    /// The public key, exactly as the platform gives it: 91 bytes of SubjectPublicKeyInfo or a 65-byte point.
    fn public_key(&self, alias: &KeyAlias) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;

    /// ECDSA over the SHA-256 of `message`, in DER, as both platforms give it.
    fn sign(
        &self,
        alias: &KeyAlias,
        message: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;

    /// Encrypts a secret of at most 64 bytes so that only this phone can read it again. Makes the wrapping key of this
    /// name at its first use (Android: AES-256-GCM; Apple: ECIES with a key of the Secure Enclave). It must work
    /// whenever the phone is unlocked, without asking the person.
    fn wrap_key(
        &self,
        alias: &KeyAlias,
        secret: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;

    /// Decrypts what [`KeyStore::wrap_key`] gave. [`KeyStoreError::Missing`] when the wrapping key is gone,
    /// [`KeyStoreError::Invalidated`] when it cannot be used any more or the bytes are not its own.
    fn unwrap_key(
        &self,
        alias: &KeyAlias,
        wrapped: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, KeyStoreError>> + Send;

    /// A counter kept apart from the storage and out of every backup (Apple: a Keychain item of this device only).
    /// `None` where the platform has no such place; a counter that was never set is 0.
    fn counter(&self, name: &str) -> impl Future<Output = Result<Option<u64>, KeyStoreError>> + Send;

    /// Raises a counter. A value below the present one leaves it. Where the platform has no such place, this does
    /// nothing.
    fn raise_counter(&self, name: &str, value: u64)
    -> impl Future<Output = Result<(), KeyStoreError>> + Send;
}

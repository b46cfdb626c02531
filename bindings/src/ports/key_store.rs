use std::sync::Arc;

use diia_citizen::ports as core;

use super::type_name;

/// Keys that never leave the phone: P-256 for signing in Android Keystore or in the Secure Enclave, and a hardware key
/// that wraps the secrets of the storage.
///
/// Implement it once for the whole app. The methods may be called from any thread, several at a time. Never call
/// the library from inside of them. Throw the error of this port and nothing else: another exception becomes
/// Unexpected with the name of its type, and what is not an exception (Kotlin: Error) is not caught at all.
///
/// When the coroutine of a Kotlin caller is cancelled, the coroutine of the port is cancelled too. When a Swift task
/// is cancelled, the port goes on to its end.
#[uniffi::export(foreign)]
#[async_trait::async_trait]
pub trait DiiaKeyStore: Send + Sync {
    /// Makes a P-256 key for signing; a key that has the name already is replaced. The challenge goes into the
    /// platform's attestation (Kotlin: setAttestationChallenge). Ask for the best that the phone has: a chip of its
    /// own, else the trusted environment.
    async fn create(&self, alias: String, challenge: Vec<u8>) -> Result<NewKey, DiiaKeyStoreError>;

    /// Removes the key of this name, whether for signing or for wrapping. That there is none is no error.
    async fn delete(&self, alias: String) -> Result<(), DiiaKeyStoreError>;

    /// The public key, exactly as the platform gives it: 91 bytes of SubjectPublicKeyInfo (Kotlin:
    /// publicKey.encoded) or a point of 65 bytes (Swift: SecKeyCopyExternalRepresentation, x963Representation).
    async fn public_key(&self, alias: String) -> Result<Vec<u8>, DiiaKeyStoreError>;

    /// ECDSA over the SHA-256 of the message, in DER, as the platform gives it (Kotlin: SHA256withECDSA; Swift:
    /// ecdsaSignatureMessageX962SHA256, derRepresentation). May ask the person for a finger, face or code.
    async fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError>;

    /// Encrypts a secret of at most 64 bytes so that only this phone can read it again. Makes the wrapping key of
    /// this name at its first use (Android: AES-256-GCM; Apple: ECIES with a key of the Secure Enclave). It must work
    /// whenever the phone is unlocked, without asking the person.
    async fn wrap_key(&self, alias: String, secret: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError>;

    /// Decrypts what wrapKey gave. Missing when the wrapping key is gone; Invalidated when it can no longer be used or
    /// the bytes are not its own.
    async fn unwrap_key(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError>;

    /// A counter kept apart from the storage and out of every backup (Apple: a Keychain item of this device only).
    /// Null or nil where the platform has no such place; a counter that was never set is 0.
    async fn counter(&self, name: String) -> Result<Option<u64>, DiiaKeyStoreError>;

    /// Raises a counter. A value below the present one leaves it. Where the platform has no such place, this does
    /// nothing.
    async fn raise_counter(&self, name: String, value: u64) -> Result<(), DiiaKeyStoreError>;
}

/// A key that was just made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewKey {
    /// How well it is kept.
    pub security_level: KeySecurityLevel,
    /// The platform's statement about the key over the challenge: a chain of X.509 certificates in DER, the key's own
    /// first (Android: KeyStore.getCertificateChain); empty where the platform makes none.
    pub attestation: Vec<Vec<u8>>,
}

/// How well a key is kept, as the platform says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum KeySecurityLevel {
    /// A chip of its own: StrongBox, the Secure Enclave.
    SeparateChip,
    /// The processor's trusted environment.
    TrustedEnvironment,
    /// Software only: for tests and servers.
    Software,
    /// The platform does not say.
    Unknown,
}

impl From<KeySecurityLevel> for core::SecurityLevel {
    fn from(level: KeySecurityLevel) -> Self {
        match level {
            KeySecurityLevel::SeparateChip => core::SecurityLevel::SeparateChip,
            KeySecurityLevel::TrustedEnvironment => core::SecurityLevel::TrustedEnvironment,
            KeySecurityLevel::Software => core::SecurityLevel::Software,
            KeySecurityLevel::Unknown => core::SecurityLevel::Unknown,
        }
    }
}

/// What can go wrong with a key, in the terms of the person who holds the phone. For implementations of the key
/// store; the library's own methods throw the library's one error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaKeyStoreError {
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
        /// For developers. It may reach logs: no personal data.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaKeyStoreError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaKeyStoreError::Unexpected { reason: type_name(&error.reason).to_owned() }
    }
}

impl From<DiiaKeyStoreError> for core::KeyStoreError {
    fn from(error: DiiaKeyStoreError) -> Self {
        match error {
            DiiaKeyStoreError::Cancelled => core::KeyStoreError::Cancelled,
            DiiaKeyStoreError::AuthenticationRequired => core::KeyStoreError::AuthenticationRequired,
            DiiaKeyStoreError::Missing => core::KeyStoreError::Missing,
            DiiaKeyStoreError::Invalidated => core::KeyStoreError::Invalidated,
            DiiaKeyStoreError::Unavailable => core::KeyStoreError::Unavailable,
            DiiaKeyStoreError::Unexpected { reason } => core::KeyStoreError::Unexpected { reason },
        }
    }
}

/// The app's key store as the core's port.
pub(crate) struct KeyStorePort(pub(crate) Arc<dyn DiiaKeyStore>);

impl core::KeyStore for KeyStorePort {
    async fn create(
        &self,
        alias: &core::KeyAlias,
        challenge: &[u8],
    ) -> Result<core::NewKey, core::KeyStoreError> {
        let key = self.0.create(alias.0.clone(), challenge.to_vec()).await?;
        Ok(core::NewKey { security_level: key.security_level.into(), attestation: key.attestation })
    }

    async fn delete(&self, alias: &core::KeyAlias) -> Result<(), core::KeyStoreError> {
        Ok(self.0.delete(alias.0.clone()).await?)
    }

    async fn public_key(&self, alias: &core::KeyAlias) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.public_key(alias.0.clone()).await?)
    }

    async fn sign(&self, alias: &core::KeyAlias, message: &[u8]) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.sign(alias.0.clone(), message.to_vec()).await?)
    }

    async fn wrap_key(&self, alias: &core::KeyAlias, secret: &[u8]) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.wrap_key(alias.0.clone(), secret.to_vec()).await?)
    }

    async fn unwrap_key(
        &self,
        alias: &core::KeyAlias,
        wrapped: &[u8],
    ) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.unwrap_key(alias.0.clone(), wrapped.to_vec()).await?)
    }

    async fn counter(&self, name: &str) -> Result<Option<u64>, core::KeyStoreError> {
        Ok(self.0.counter(name.to_owned()).await?)
    }

    async fn raise_counter(&self, name: &str, value: u64) -> Result<(), core::KeyStoreError> {
        Ok(self.0.raise_counter(name.to_owned(), value).await?)
    }
}

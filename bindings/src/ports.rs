//! What the app brings, as traits that Kotlin and Swift implement, and the way from there to the core's ports.

use std::sync::Arc;

use diia_citizen::ports as core;

use crate::Timestamp;

/// Keys that never leave the phone: P-256 in Android Keystore or in the Secure Enclave.
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
    /// The public key, exactly as the platform gives it: 91 bytes of SubjectPublicKeyInfo (Kotlin:
    /// publicKey.encoded) or a point of 65 bytes (Swift: SecKeyCopyExternalRepresentation, x963Representation).
    async fn public_key(&self, alias: String) -> Result<Vec<u8>, DiiaKeyStoreError>;

    /// ECDSA over the SHA-256 of the message, in DER, as the platform gives it (Kotlin: SHA256withECDSA; Swift:
    /// ecdsaSignatureMessageX962SHA256, derRepresentation). May ask the person for a finger, face or code.
    async fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError>;
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

/// The phone's clocks. Called for every code and every check, so it must be quick; do not wait for anything in it.
#[uniffi::export(foreign)]
pub trait DiiaClock: Send + Sync {
    /// Reads all clocks at the same moment.
    fn read(&self) -> Result<ClockReading, DiiaClockError>;
}

/// What the phone's clocks show at one moment.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ClockReading {
    /// The wall clock, which a person or the network may set at any time.
    pub wall: Timestamp,
    /// Milliseconds of a clock that only goes forward, also while the phone sleeps, and starts anew with the phone
    /// (Android: SystemClock.elapsedRealtime; Apple: mach_continuous_time; Linux: CLOCK_BOOTTIME).
    pub monotonic_millis: i64,
    /// Any text that differs between two starts of the phone (Android: Settings.Global.BOOT_COUNT; Apple:
    /// kern.bootsessionuuid; Linux: boot_id).
    pub boot_id: String,
}

/// For implementations of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaClockError {
    /// The clocks could not be read.
    #[error("the phone's clocks could not be read")]
    Unavailable,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaKeyStoreError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaKeyStoreError::Unexpected { reason: type_name(&error.reason).to_owned() }
    }
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaClockError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaClockError::Unavailable
    }
}

/// Of an exception's description only the name of its type, which stands at its beginning in Kotlin and in Swift.
/// The rest could hold anything, people's data too, and errors are written to logs.
fn type_name(description: &str) -> &str {
    let is_of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$');
    description.split(|c| !is_of_a_name(c)).next().unwrap_or_default()
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

impl From<DiiaClockError> for core::ClockUnavailable {
    fn from(error: DiiaClockError) -> Self {
        match error {
            DiiaClockError::Unavailable => core::ClockUnavailable,
        }
    }
}

/// The app's key store as the core's port.
pub(crate) struct KeyStorePort(pub(crate) Arc<dyn DiiaKeyStore>);

impl core::KeyStore for KeyStorePort {
    async fn public_key(&self, alias: &core::KeyAlias) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.public_key(alias.0.clone()).await?)
    }

    async fn sign(&self, alias: &core::KeyAlias, message: &[u8]) -> Result<Vec<u8>, core::KeyStoreError> {
        Ok(self.0.sign(alias.0.clone(), message.to_vec()).await?)
    }
}

/// The app's clock as the core's port.
pub(crate) struct ClockPort(pub(crate) Arc<dyn DiiaClock>);

impl core::Clock for ClockPort {
    fn read(&self) -> Result<diia_citizen::time::ClockReading, core::ClockUnavailable> {
        let reading = self.0.read()?;
        Ok(diia_citizen::time::ClockReading {
            wall: reading.wall.into(),
            monotonic_millis: reading.monotonic_millis,
            boot_id: reading.boot_id,
        })
    }
}

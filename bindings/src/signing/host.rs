use std::sync::Arc;

use diia_citizen::sign as core;

use crate::ClockReading;

/// What an app brings so that a citizen can sign, besides its ports. It is asked during sign, and may call the library's
/// checkSigningPin meanwhile. Throw the error of this port and nothing else: another exception becomes Unavailable.
#[uniffi::export(foreign)]
#[async_trait::async_trait]
pub trait DiiaSigningHost: Send + Sync {
    /// Has the citizen prove to be there, now and for this request: by PIN, biometrics, the chip of the ID card or a face
    /// check. It is asked each time; a proof for another request, or one that is a minute old, is refused.
    async fn prove_presence(&self, request_id: String) -> Result<PresenceProof, DiiaSigningHostError>;

    /// A time stamp token (RFC 3161, DER) over this SHA-256 of 32 bytes; null or nil for signatures without one.
    async fn time_stamp(&self, hash: Vec<u8>) -> Result<Option<Vec<u8>>, DiiaSigningHostError>;

    /// Detached signatures by DSTU 4145 over hashes by GOST 34.311-95, 32 bytes each, in order: CMS in DER, made by the
    /// app's certified module. Null or nil when the app has none: such requests are then refused.
    async fn sign_dstu(&self, hashes: Vec<Vec<u8>>) -> Result<Option<Vec<Vec<u8>>>, DiiaSigningHostError>;
}

/// That the citizen was there. It is good for one request and one minute. checkSigningPin gives one; after another kind
/// of check the app makes it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PresenceProof {
    /// How.
    pub method: PresenceMethod,
    /// For which request.
    pub request_id: String,
    /// What the app's clock showed at that moment. Its monotonic part decides.
    pub proven_at: ClockReading,
}

/// How a citizen proves to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PresenceMethod {
    /// The PIN of the signature.
    Pin,
    /// A finger or the face, as the phone itself knows them.
    Biometrics,
    /// The chip of the ID card, held to the phone.
    DocumentChip,
    /// The face, compared with the photo of the register.
    FaceCheck,
}

/// For implementations of the host of signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaSigningHostError {
    /// The citizen has cancelled.
    #[error("cancelled by the person")]
    Cancelled,
    /// The PIN, the finger or the face is not the citizen's; or the module or the service has said no.
    #[error("failed")]
    Failed,
    /// It cannot be done now.
    #[error("not available now")]
    Unavailable,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaSigningHostError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaSigningHostError::Unavailable
    }
}

impl From<DiiaSigningHostError> for core::PresenceError {
    fn from(error: DiiaSigningHostError) -> Self {
        match error {
            DiiaSigningHostError::Cancelled => core::PresenceError::Cancelled,
            DiiaSigningHostError::Failed => core::PresenceError::Failed,
            DiiaSigningHostError::Unavailable => core::PresenceError::Unavailable,
        }
    }
}

impl From<PresenceMethod> for core::PresenceMethod {
    fn from(method: PresenceMethod) -> Self {
        match method {
            PresenceMethod::Pin => core::PresenceMethod::Pin,
            PresenceMethod::Biometrics => core::PresenceMethod::Biometrics,
            PresenceMethod::DocumentChip => core::PresenceMethod::DocumentChip,
            PresenceMethod::FaceCheck => core::PresenceMethod::FaceCheck,
        }
    }
}

impl From<core::PresenceMethod> for PresenceMethod {
    fn from(method: core::PresenceMethod) -> Self {
        match method {
            core::PresenceMethod::Pin => PresenceMethod::Pin,
            core::PresenceMethod::Biometrics => PresenceMethod::Biometrics,
            core::PresenceMethod::DocumentChip => PresenceMethod::DocumentChip,
            core::PresenceMethod::FaceCheck => PresenceMethod::FaceCheck,
        }
    }
}

impl From<PresenceProof> for core::PresenceProof {
    fn from(proof: PresenceProof) -> Self {
        core::PresenceProof {
            method: proof.method.into(),
            request_id: proof.request_id,
            proven_at: proof.proven_at.into(),
        }
    }
}

impl From<core::PresenceProof> for PresenceProof {
    fn from(proof: core::PresenceProof) -> Self {
        PresenceProof {
            method: proof.method.into(),
            request_id: proof.request_id,
            proven_at: proof.proven_at.into(),
        }
    }
}

/// The app's host as the core's.
pub(super) struct HostOfSignatures(pub(super) Arc<dyn DiiaSigningHost>);

impl core::SigningHost for HostOfSignatures {
    async fn prove_presence(&self, request_id: &str) -> Result<core::PresenceProof, core::PresenceError> {
        Ok(self.0.prove_presence(request_id.to_owned()).await?.into())
    }

    async fn time_stamp(&self, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, core::TimeStampFailure> {
        self.0.time_stamp(hash.to_vec()).await.map_err(|_| core::TimeStampFailure)
    }

    async fn sign_dstu(&self, hashes: &[[u8; 32]]) -> Result<Vec<Vec<u8>>, core::DstuFailure> {
        let hashes = hashes.iter().map(|hash| hash.to_vec()).collect();
        let signed = self.0.sign_dstu(hashes).await.map_err(|_| core::DstuFailure::Failed)?;
        signed.ok_or(core::DstuFailure::NoModule)
    }
}

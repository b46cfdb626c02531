mod extension;
mod file_name;
mod read;
mod refusal;

pub(in crate::sign) use file_name::visible;
pub use file_name::{FileName, FileNameRefusal, FileNameWarning, MAX_NAME_BYTES};
pub use read::{MAX_FILES, read_signing_request};
pub use refusal::SigningRefusal;

use crate::redacted::redacted_debug;
use crate::request::{Requester, Ticket};
use crate::text::Bilingual;
use crate::time::Timestamp;

/// With what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignatureAlgorithm {
    /// ECDSA on P-256 over SHA-256, by this phone's own key.
    Ecdsa,
    /// ДСТУ 4145, by a certified module that the app may bring.
    Dstu,
}

impl SignatureAlgorithm {
    /// As requests name it.
    pub const fn name(self) -> &'static str {
        match self {
            SignatureAlgorithm::Ecdsa => "ECDSA",
            SignatureAlgorithm::Dstu => "DSTU",
        }
    }

    /// For the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            SignatureAlgorithm::Ecdsa => Bilingual::new("ECDSA (P-256, SHA-256)", "ECDSA (P-256, SHA-256)"),
            SignatureAlgorithm::Dstu => Bilingual::new("ДСТУ 4145", "DSTU 4145"),
        }
    }
}

/// A file that is to be signed: the phone has its name and its fingerprint, never its content.
#[derive(Clone, PartialEq, Eq)]
pub struct FileToSign {
    /// Its name, exactly and safely.
    pub name: FileName,
    /// Its hash, as the institution has computed it: SHA-256, or ГОСТ 34.311-95 for ДСТУ 4145.
    pub hash: [u8; 32],
}

/// What the signature is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SigningAction {
    /// To sign these files.
    Files(Vec<FileToSign>),
    /// To sign in to a site.
    SignIn {
        /// The hash of the text that the site keeps.
        hash: [u8; 32],
    },
}

impl SigningAction {
    /// As requests, callbacks and receipts name it.
    pub const fn name(&self) -> &'static str {
        match self {
            SigningAction::Files(_) => "hashedFilesSigning",
            SigningAction::SignIn { .. } => "auth",
        }
    }

    /// What is signed, in order.
    pub fn hashes(&self) -> Vec<[u8; 32]> {
        match self {
            SigningAction::Files(files) => files.iter().map(|file| file.hash).collect(),
            SigningAction::SignIn { hash } => vec![*hash],
        }
    }
}

/// A request for signatures, believed and ready to be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningRequest {
    /// Names the request in the receipt (a UUID).
    pub id: String,
    /// Who asks.
    pub requester: Requester,
    /// What for, in the requester's words.
    pub purpose: String,
    /// What is to be signed.
    pub action: SigningAction,
    /// With what.
    pub algorithm: SignatureAlgorithm,
    /// Whose server gets the signatures: the registered domain.
    pub host: String,
    /// When it was opened on this phone.
    pub opened_at: Timestamp,
    /// The first instant at which it can no longer be answered.
    pub expires_at: Timestamp,
    /// What the answer must name.
    pub ticket: Ticket,
}

redacted_debug!(FileToSign, SigningRequest);

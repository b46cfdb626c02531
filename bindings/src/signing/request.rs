use diia_citizen::sign as core;

use crate::{BilingualText, Requester, Timestamp};

/// Signatures that an institution asks for, believed and ready to be shown. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningRequest {
    /// Names the request in the receipt, and for the host.
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
    /// True when the citizen must type in the four digits of the screen where the QR was scanned: hand them to sign.
    pub needs_pairing_digits: bool,
    /// Where the citizen goes afterwards, if the institution wants to be returned to: an https address on its registered
    /// domain.
    pub return_link: Option<String>,
    /// The first instant at which it can no longer be answered.
    pub expires_at: Timestamp,
}

/// What the signature is for.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug, Display)]
pub enum SigningAction {
    /// To sign these files.
    Files {
        /// The files, in the order of the request.
        files: Vec<FileToSign>,
    },
    /// To sign in to a site.
    SignIn {
        /// The hash of the text that the site keeps, 32 bytes.
        hash: Vec<u8>,
    },
}

/// With what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SignatureAlgorithm {
    /// ECDSA on P-256 over SHA-256, by this phone's own key.
    Ecdsa,
    /// DSTU 4145, by a certified module that the app may bring.
    Dstu,
}

/// A file that is to be signed: the phone has its name and its fingerprint, never its content.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct FileToSign {
    /// The name, character for character: for the answer, not for a screen.
    pub exact_name: String,
    /// The name for a screen: what is not seen is written as its number.
    pub shown_name: String,
    /// What is odd about the name.
    pub remarks: Vec<FileRemark>,
    /// Its hash as the institution has computed it, 32 bytes.
    pub hash: Vec<u8>,
}

/// What is odd about the name of a file.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FileRemark {
    /// The stable name, for example "hidden_characters".
    pub code: String,
    /// For the citizen.
    pub text: BilingualText,
}

#[uniffi::export]
impl SignatureAlgorithm {
    /// The name for the citizen.
    pub fn text(&self) -> BilingualText {
        match self {
            SignatureAlgorithm::Ecdsa => core::SignatureAlgorithm::Ecdsa,
            SignatureAlgorithm::Dstu => core::SignatureAlgorithm::Dstu,
        }
        .text()
        .into()
    }
}

impl From<&core::SigningRequest> for SigningRequest {
    fn from(request: &core::SigningRequest) -> Self {
        SigningRequest {
            id: request.id.clone(),
            requester: (&request.requester).into(),
            purpose: request.purpose.clone(),
            action: (&request.action).into(),
            algorithm: request.algorithm.into(),
            host: request.host.clone(),
            needs_pairing_digits: request.ticket.pairing,
            return_link: request.ticket.return_link.as_ref().map(|link| link.as_str().to_owned()),
            expires_at: request.expires_at.into(),
        }
    }
}

impl From<&core::SigningAction> for SigningAction {
    fn from(action: &core::SigningAction) -> Self {
        match action {
            core::SigningAction::Files(files) => {
                SigningAction::Files { files: files.iter().map(FileToSign::from).collect() }
            }
            core::SigningAction::SignIn { hash } => SigningAction::SignIn { hash: hash.to_vec() },
        }
    }
}

impl From<core::SignatureAlgorithm> for SignatureAlgorithm {
    fn from(algorithm: core::SignatureAlgorithm) -> Self {
        match algorithm {
            core::SignatureAlgorithm::Ecdsa => SignatureAlgorithm::Ecdsa,
            core::SignatureAlgorithm::Dstu => SignatureAlgorithm::Dstu,
        }
    }
}

impl From<&core::FileToSign> for FileToSign {
    fn from(file: &core::FileToSign) -> Self {
        FileToSign {
            exact_name: file.name.exact().to_owned(),
            shown_name: file.name.shown(),
            remarks: file.name.warnings().into_iter().map(FileRemark::from).collect(),
            hash: file.hash.to_vec(),
        }
    }
}

impl From<core::FileNameWarning> for FileRemark {
    fn from(warning: core::FileNameWarning) -> Self {
        FileRemark { code: warning.code().to_owned(), text: warning.text().into() }
    }
}

crate::text::show_nothing!(SigningRequest, SigningAction, FileToSign);

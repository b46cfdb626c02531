use super::{DecisionError, SharingError};
use crate::consent::ConsentError;
use crate::server::{Reason, ServerError};
use crate::sign::{SignError, SigningConsent, SigningRefusal};
use crate::text::Bilingual;

/// Why a request was not opened or nothing was signed. What was confirmed stays confirmed, and can be signed again or refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SigningError {
    /// The server has not done its part.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The request is not to be believed.
    #[error(transparent)]
    Request(#[from] SigningRefusal),
    /// Not a step that is possible now.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// The step was not kept.
    #[error(transparent)]
    Decision(#[from] DecisionError),
    /// The signature could not be made.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The link is not one that a server can open.
    #[error("the link is not one that a server can open")]
    NotARequest,
    /// The four digits on the institution's screen must be typed in first.
    #[error("the digits of the institution's screen are missing")]
    PairingMissing,
}

impl SigningError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            SigningError::Server(error) => error.code(),
            SigningError::Request(error) => error.code(),
            SigningError::Consent(error) => error.code(),
            SigningError::Decision(error) => error.code(),
            SigningError::Sign(error) => error.code(),
            SigningError::NotARequest => "sharing_not_a_request",
            SigningError::PairingMissing => "sharing_pairing_missing",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            SigningError::Server(error) => error.text(),
            SigningError::Request(error) => error.text(),
            SigningError::Consent(error) | SigningError::Decision(DecisionError::Consent(error)) => {
                SigningConsent::text_of(*error)
            }
            SigningError::Decision(error) => error.text(),
            SigningError::Sign(error) => error.text(),
            SigningError::NotARequest => Reason::RequestUnknown.text(),
            SigningError::PairingMissing => SharingError::PairingMissing.text(),
        }
    }

    /// After how many seconds trying again makes sense; `None` when something else must be done first.
    pub const fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            SigningError::Server(error) => error.retry_after_seconds(),
            _ => None,
        }
    }
}

/// Opening a link asks the server in the same way for every kind of request.
impl From<SharingError> for SigningError {
    fn from(error: SharingError) -> Self {
        match error {
            SharingError::Server(error) => error.into(),
            SharingError::Request(error) => SigningRefusal::from(error).into(),
            SharingError::Consent(error) => error.into(),
            SharingError::Decision(error) => error.into(),
            SharingError::PairingMissing => SigningError::PairingMissing,
            _ => SigningError::NotARequest,
        }
    }
}

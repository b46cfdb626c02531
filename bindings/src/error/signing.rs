use diia_citizen::citizen::{DecisionError, SigningError};
use diia_citizen::sign::{DstuFailure, PinError, PresenceError, SignError};

use crate::DiiaError;

/// Why a request for signatures was not opened, or nothing was signed. What was confirmed stays confirmed, and can be
/// signed again or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum SigningProblem {
    /// The link is not one that the server can open.
    #[error("not a link that the server can open")]
    NotARequest,
    /// The request is forged, made for another phone, over, or asks for what cannot be signed. The reason tells.
    #[error("the request is not believed")]
    NotBelieved,
    /// Not a step that is possible now: already refused, already sent, not confirmed. The reason tells.
    #[error("not possible now")]
    NotPossible,
    /// The four digits on the institution's screen must be typed in first.
    #[error("the digits of the institution's screen are missing")]
    PairingDigitsMissing,
    /// The citizen's certificate cannot be used. The reason tells why.
    #[error("the certificate cannot be used")]
    Certificate,
    /// The citizen has cancelled the check of the person.
    #[error("the check of the person was cancelled")]
    PresenceCancelled,
    /// Nobody has proven to be there: not the citizen, too long ago, or for another request. The reason tells.
    #[error("presence was not proven")]
    PresenceNotProven,
    /// A signature by DSTU 4145 is wanted, and the app has no module for it.
    #[error("no module for DSTU 4145")]
    NoDstuModule,
    /// The app's module has not given the signatures that were asked for.
    #[error("the module for DSTU 4145 has failed")]
    DstuFailed,
    /// There was no time stamp, or it was not over this signature.
    #[error("no time stamp")]
    NoTimeStamp,
    /// The signature could not be put together.
    #[error("the signature could not be made")]
    NotMade,
}

/// Why a PIN was not set or not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum PinProblem {
    /// Not five digits.
    #[error("a PIN is five digits")]
    Form,
    /// All digits the same, or one after another.
    #[error("the PIN is too simple")]
    TooSimple,
    /// Not the PIN.
    #[error("not the PIN; {left} tries left")]
    Wrong {
        /// How many tries are left.
        left: u64,
    },
    /// Too early after wrong ones.
    #[error("the next try is in {seconds} s")]
    Wait {
        /// How long, in seconds, at least 1.
        seconds: i64,
    },
    /// Too many were wrong: the signature must be created anew.
    #[error("locked after too many wrong PINs")]
    Locked,
    /// This platform has no counter that stays when the app's data is put back.
    #[error("the platform has no counter for PINs")]
    NoCounter,
    /// What was kept of the PIN cannot be read.
    #[error("what was kept of the PIN is damaged")]
    Damaged,
}

impl From<SigningError> for DiiaError {
    fn from(error: SigningError) -> Self {
        let (reason, explanation) = (error.code().to_owned(), error.text().into());
        let retry_after_seconds = error.retry_after_seconds();
        let problem = match error {
            SigningError::Server(error) => return error.into(),
            SigningError::Decision(DecisionError::Clock(error)) => return error.into(),
            SigningError::Decision(DecisionError::Vault(error)) => return error.into(),
            SigningError::Consent(_) | SigningError::Decision(DecisionError::Consent(_)) => {
                SigningProblem::NotPossible
            }
            SigningError::Request(_) => SigningProblem::NotBelieved,
            SigningError::NotARequest => SigningProblem::NotARequest,
            SigningError::PairingMissing => SigningProblem::PairingDigitsMissing,
            SigningError::Sign(error) => error.into(),
        };
        DiiaError::Signing { problem, reason, explanation, retry_after_seconds }
    }
}

impl From<SignError> for SigningProblem {
    fn from(error: SignError) -> Self {
        match error {
            SignError::Certificate(_) => SigningProblem::Certificate,
            SignError::Presence(PresenceError::Cancelled) => SigningProblem::PresenceCancelled,
            SignError::Presence(
                PresenceError::Failed
                | PresenceError::Unavailable
                | PresenceError::TooOld
                | PresenceError::AnotherRequest,
            ) => SigningProblem::PresenceNotProven,
            SignError::Dstu(DstuFailure::NoModule) => SigningProblem::NoDstuModule,
            SignError::Dstu(DstuFailure::Failed) | SignError::DstuAnswer => SigningProblem::DstuFailed,
            SignError::NoTimeStamp(_) | SignError::TimeStamp => SigningProblem::NoTimeStamp,
            SignError::Encoding => SigningProblem::NotMade,
        }
    }
}

impl From<PinError> for DiiaError {
    fn from(error: PinError) -> Self {
        let problem = match error {
            PinError::Form => PinProblem::Form,
            PinError::TooSimple => PinProblem::TooSimple,
            PinError::Wrong { left } => PinProblem::Wrong { left },
            PinError::Wait { seconds } => PinProblem::Wait { seconds },
            PinError::Locked => PinProblem::Locked,
            PinError::NoCounter => PinProblem::NoCounter,
            PinError::Damaged => PinProblem::Damaged,
            PinError::KeyStore(error) => return error.into(),
            PinError::Clock(error) => return error.into(),
        };
        DiiaError::Pin { problem }
    }
}

impl From<PinProblem> for PinError {
    fn from(problem: PinProblem) -> Self {
        match problem {
            PinProblem::Form => PinError::Form,
            PinProblem::TooSimple => PinError::TooSimple,
            PinProblem::Wrong { left } => PinError::Wrong { left },
            PinProblem::Wait { seconds } => PinError::Wait { seconds },
            PinProblem::Locked => PinError::Locked,
            PinProblem::NoCounter => PinError::NoCounter,
            PinProblem::Damaged => PinError::Damaged,
        }
    }
}

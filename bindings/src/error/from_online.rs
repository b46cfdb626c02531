//! Each error of the flows over a server as the library's one error.

use diia_citizen::citizen::{ObtainError, RegistryError, SharingError};
use diia_citizen::ports::KeyStoreError;
use diia_citizen::server::{ServerAddressError, ServerError};

use super::{DigitsProblem, RefusedInput, ServerProblem, SharingProblem};
use crate::DiiaError;

impl From<ServerAddressError> for DiiaError {
    fn from(_: ServerAddressError) -> Self {
        RefusedInput::Settings.because("server_address")
    }
}

impl From<ServerError> for DiiaError {
    fn from(error: ServerError) -> Self {
        let problem = ServerProblem::from(&error);
        let (reason, explanation) = (error.code().to_owned(), error.text().into());
        let retry_after_seconds = error.retry_after_seconds();
        match error {
            // What the person did or must do is the same for every key.
            ServerError::KeyStore(
                error @ (KeyStoreError::Cancelled
                | KeyStoreError::AuthenticationRequired
                | KeyStoreError::Unavailable
                | KeyStoreError::Unexpected { reason: _ }),
            ) => error.into(),
            ServerError::Clock(error) => error.into(),
            ServerError::KeyStore(KeyStoreError::Missing | KeyStoreError::Invalidated)
            | ServerError::NotConfigured
            | ServerError::Transport(_)
            | ServerError::TooMany { retry_after_seconds: _ }
            | ServerError::Unavailable { retry_after_seconds: _ }
            | ServerError::Refused { reason: _ }
            | ServerError::Session
            | ServerError::Answer
            | ServerError::Key(_)
            | ServerError::WrongSignature
            | ServerError::Cryptography => {
                DiiaError::Server { problem, reason, explanation, retry_after_seconds }
            }
        }
    }
}

impl From<RegistryError> for DiiaError {
    fn from(error: RegistryError) -> Self {
        match error {
            RegistryError::Server(error) => error.into(),
            RegistryError::List(error) => error.into(),
            RegistryError::Clock(error) => error.into(),
            RegistryError::Entry(error) => error.into(),
            RegistryError::NothingShown => {
                DiiaError::DigitsNotRegistered { problem: DigitsProblem::NothingShown }
            }
            RegistryError::NoFreeDigits => {
                DiiaError::DigitsNotRegistered { problem: DigitsProblem::NoFreeDigits }
            }
        }
    }
}

impl From<ObtainError> for DiiaError {
    fn from(error: ObtainError) -> Self {
        match error {
            ObtainError::Server(error) => error.into(),
            ObtainError::Format(error) => error.into(),
            ObtainError::Document(error) => error.into(),
            ObtainError::Add(error) => error.into(),
        }
    }
}

impl From<SharingError> for DiiaError {
    fn from(error: SharingError) -> Self {
        let (reason, explanation) = (error.code().to_owned(), error.text().into());
        let retry_after_seconds = error.retry_after_seconds();
        let problem = match error {
            SharingError::Server(error) => return error.into(),
            SharingError::Consent(error) => return error.into(),
            SharingError::Decision(error) => return error.into(),
            SharingError::Request(_) => SharingProblem::NotBelieved,
            SharingError::Copy(_) => SharingProblem::CopyFailed,
            SharingError::Document(_) | SharingError::DocumentUnavailable => {
                SharingProblem::DocumentUnavailable
            }
            SharingError::Package(_) => SharingProblem::NotSealed,
            SharingError::NotARequest => SharingProblem::NotARequest,
            SharingError::PairingMissing => SharingProblem::PairingDigitsMissing,
            SharingError::DocumentChanged => SharingProblem::DocumentChanged,
            SharingError::DocumentGone => SharingProblem::DocumentGone,
        };
        DiiaError::Sharing { problem, reason, explanation, retry_after_seconds }
    }
}

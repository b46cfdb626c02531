use diia_citizen::ports::TransportError;
use diia_citizen::server::ServerError;

/// Why the registry's server has not done what it was asked. Nothing on the phone has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum ServerProblem {
    /// The settings name no server.
    #[error("no server in the settings")]
    NotConfigured,
    /// There is no internet, or the server cannot be reached.
    #[error("no connection")]
    Offline,
    /// No answer in time. The server may have got the request all the same: the same call may be made again.
    #[error("no answer in time")]
    TimedOut,
    /// The server's certificate is not the one that the app trusts.
    #[error("the server is not the one that the app trusts")]
    NotTrusted,
    /// The person or the app has stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The transport failed in a way that its implementation did not foresee.
    #[error("the transport failed")]
    TransportFailed,
    /// Too many tries.
    #[error("too many tries")]
    TooMany,
    /// The server is out of order.
    #[error("the server is out of order")]
    Unavailable,
    /// The server has refused. The reason tells why, and the explanation tells the person.
    #[error("the server has refused")]
    Refused,
    /// Nobody is signed in, and signing in again did not help: activate the phone again.
    #[error("the session was not accepted")]
    SignedOut,
    /// The answer is not one that this version understands.
    #[error("the answer is not understood")]
    NotUnderstood,
    /// The phone's key for the server cannot be used: activate the phone again.
    #[error("the phone's key cannot be used")]
    PhoneKey,
    /// The platform's random generator has failed.
    #[error("no random numbers")]
    NoRandom,
}

impl From<&TransportError> for ServerProblem {
    fn from(error: &TransportError) -> Self {
        match error {
            TransportError::Offline => ServerProblem::Offline,
            TransportError::TimedOut => ServerProblem::TimedOut,
            TransportError::NotTrusted => ServerProblem::NotTrusted,
            TransportError::Cancelled => ServerProblem::Cancelled,
            TransportError::Unexpected { reason: _ } => ServerProblem::TransportFailed,
        }
    }
}

impl From<&ServerError> for ServerProblem {
    fn from(error: &ServerError) -> Self {
        match error {
            ServerError::NotConfigured => ServerProblem::NotConfigured,
            ServerError::Transport(error) => error.into(),
            ServerError::TooMany { retry_after_seconds: _ } => ServerProblem::TooMany,
            ServerError::Unavailable { retry_after_seconds: _ } => ServerProblem::Unavailable,
            ServerError::Refused { reason: _ } => ServerProblem::Refused,
            ServerError::Session => ServerProblem::SignedOut,
            ServerError::Answer | ServerError::Clock(_) => ServerProblem::NotUnderstood,
            ServerError::KeyStore(_) | ServerError::Key(_) | ServerError::WrongSignature => {
                ServerProblem::PhoneKey
            }
            ServerError::Cryptography => ServerProblem::NoRandom,
        }
    }
}

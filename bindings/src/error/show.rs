use diia_citizen::citizen::ShowError;

/// Why there is no code to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum ShowProblem {
    /// No document of this id is on the phone.
    #[error("unknown document")]
    UnknownDocument,
    /// The document has no credential of this profile.
    #[error("no such profile")]
    NoSuchProfile,
    /// Every credential of the document is over: the phone must go online and fetch new ones.
    #[error("credential expired")]
    CredentialExpired,
    /// No credential is valid yet: the phone's clock is behind.
    #[error("credential not yet valid")]
    CredentialNotYetValid,
}

impl From<ShowProblem> for ShowError {
    fn from(problem: ShowProblem) -> Self {
        match problem {
            ShowProblem::UnknownDocument => ShowError::UnknownDocument,
            ShowProblem::NoSuchProfile => ShowError::NoSuchProfile,
            ShowProblem::CredentialExpired => ShowError::CredentialExpired,
            ShowProblem::CredentialNotYetValid => ShowError::CredentialNotYetValid,
        }
    }
}

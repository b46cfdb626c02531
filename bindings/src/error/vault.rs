use diia_citizen::vault::VaultError;

/// Why what the phone keeps cannot be opened or written. Except for a lost key, nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum VaultProblem {
    /// The key is gone, and nobody can read the vault any more: start over.
    #[error("the key is lost")]
    KeyLost,
    /// A later version of the app has written the vault.
    #[error("written by a later version")]
    NewerFormat,
    /// The app runs twice.
    #[error("written by somebody else")]
    ChangedElsewhere,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
}

impl From<VaultProblem> for VaultError {
    fn from(problem: VaultProblem) -> Self {
        match problem {
            VaultProblem::KeyLost => VaultError::KeyLost,
            VaultProblem::NewerFormat => VaultError::NewerFormat,
            VaultProblem::ChangedElsewhere => VaultError::ChangedElsewhere,
            VaultProblem::NoRandom => VaultError::NoRandom,
        }
    }
}

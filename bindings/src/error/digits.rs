use diia_citizen::citizen::RegistryError;

/// Why the 13 digits of a code could not be registered. The QR works without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum DigitsProblem {
    /// No code of this document is shown, or it is over: show one first.
    #[error("no code of this document is shown")]
    NothingShown,
    /// All digits that were drawn are somebody else's. Try with the next code.
    #[error("all digits that were drawn are somebody else's")]
    NoFreeDigits,
}

impl From<DigitsProblem> for RegistryError {
    fn from(problem: DigitsProblem) -> Self {
        match problem {
            DigitsProblem::NothingShown => RegistryError::NothingShown,
            DigitsProblem::NoFreeDigits => RegistryError::NoFreeDigits,
        }
    }
}

use super::{DecisionError, ShowError};
use crate::ask::{AnswerRefusal, AskRefusal};
use crate::consent::ConsentError;
use crate::ports::{ClockUnavailable, KeyStoreError};
use crate::text::Bilingual;

/// Why nothing was asked, answered or checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskingError {
    /// The ask is not to be answered.
    #[error(transparent)]
    Ask(#[from] AskRefusal),
    /// The answer is none to this ask.
    #[error(transparent)]
    Answer(#[from] AnswerRefusal),
    /// Not a step that is possible now.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// The step was not kept.
    #[error(transparent)]
    Decision(#[from] DecisionError),
    /// The document cannot be shown, or the key store has not signed.
    #[error(transparent)]
    Show(#[from] ShowError),
}

impl AskingError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            AskingError::Ask(error) => error.code(),
            AskingError::Answer(error) => error.code(),
            AskingError::Consent(error) => error.code(),
            AskingError::Decision(error) => error.code(),
            AskingError::Show(error) => error.code(),
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            AskingError::Ask(error) => error.text(),
            AskingError::Answer(error) => error.text(),
            AskingError::Consent(ConsentError::UnknownDocument) => Bilingual::new(
                "На телефоні немає документа, який може відповісти.",
                "No document on this phone can answer.",
            ),
            AskingError::Consent(error) => error.text(),
            AskingError::Decision(error) => error.text(),
            AskingError::Show(error) => error.text(),
        }
    }
}

impl From<ClockUnavailable> for AskingError {
    fn from(error: ClockUnavailable) -> Self {
        ShowError::from(error).into()
    }
}

impl From<KeyStoreError> for AskingError {
    fn from(error: KeyStoreError) -> Self {
        ShowError::from(error).into()
    }
}

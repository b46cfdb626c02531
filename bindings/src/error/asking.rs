use diia_citizen::ask::AskRefusal;
use diia_citizen::citizen::{AskingError, DecisionError};

use crate::DiiaError;

/// Why nothing was asked, answered or checked between two phones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum AskingProblem {
    /// The ask is damaged, or nothing proves who asks. Do not answer. The reason tells.
    #[error("the ask is not believed")]
    NotBelieved,
    /// The ask is over, or the clocks of the phones are apart.
    #[error("the ask is over")]
    Over,
    /// This phone has answered it already.
    #[error("answered already")]
    AlreadyAnswered,
    /// Private persons have asked this phone five times within the hour.
    #[error("asked too often")]
    TooMany,
    /// The scanned text is no answer to this ask, or it is over. Do not accept it. The reason tells.
    #[error("no answer to this ask")]
    NotAnAnswer,
    /// Not a step that is possible now: already refused, no document, not confirmed. The reason tells.
    #[error("not possible now")]
    NotPossible,
}

impl From<AskingError> for DiiaError {
    fn from(error: AskingError) -> Self {
        let (reason, explanation) = (error.code().to_owned(), error.text().into());
        let problem = match error {
            AskingError::Ask(AskRefusal::Expired | AskRefusal::FromTheFuture) => AskingProblem::Over,
            AskingError::Ask(AskRefusal::AlreadyAnswered) => AskingProblem::AlreadyAnswered,
            AskingError::Ask(AskRefusal::TooMany) => AskingProblem::TooMany,
            AskingError::Ask(_) => AskingProblem::NotBelieved,
            AskingError::Answer(_) => AskingProblem::NotAnAnswer,
            AskingError::Consent(_) | AskingError::Decision(DecisionError::Consent(_)) => {
                AskingProblem::NotPossible
            }
            AskingError::Decision(DecisionError::Clock(error)) => return error.into(),
            AskingError::Decision(DecisionError::Vault(error)) => return error.into(),
            AskingError::Show(error) => return error.into(),
        };
        DiiaError::Asking { problem, reason, explanation }
    }
}

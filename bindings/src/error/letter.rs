use diia_citizen::citizen::LetterError;
use diia_citizen::copy::CopyError;
use diia_citizen::mail::{DraftError, MAX_LETTER_BYTES, Part};
use diia_citizen::text::Language;

use crate::BilingualText;

/// Why no letter could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum LetterProblem {
    /// The citizen has not confirmed.
    #[error("not confirmed")]
    NotConfirmed,
    /// The request is not answered by a letter.
    #[error("not answered by a letter")]
    NotAsked,
    /// A document that was chosen is no longer on the phone.
    #[error("a chosen document is no longer on the phone")]
    DocumentGone,
    /// A copy could not be made. It may work without pictures.
    #[error("a copy could not be made")]
    Copy,
    /// The letter would be larger than mail services take.
    #[error("larger than mail services take")]
    TooLarge,
    /// A text of the request or of a document has hidden characters.
    #[error("hidden characters in a text")]
    HiddenCharacters,
    /// A link cannot carry files.
    #[error("a link cannot carry files")]
    LinkCarriesNoFiles,
    /// There is no document to speak of.
    #[error("no documents")]
    NoDocuments,
    /// The phone's date is impossible.
    #[error("an impossible date")]
    Date,
    /// The letter could not be put together.
    #[error("could not be put together")]
    Form,
}

impl LetterProblem {
    /// What happened, and what to do next. The core has one text for all reasons of a problem, so any reason of it
    /// will do.
    pub(super) fn text(self) -> BilingualText {
        let draft = match self {
            LetterProblem::NotConfirmed => return LetterError::NotConfirmed.text().into(),
            LetterProblem::NotAsked => return LetterError::NoLetter.text().into(),
            LetterProblem::DocumentGone => return LetterError::DocumentGone.text().into(),
            LetterProblem::Copy => return LetterError::Copy(CopyError::NothingToShow).text().into(),
            LetterProblem::TooLarge => {
                DraftError::TooLarge { size: MAX_LETTER_BYTES, limit: MAX_LETTER_BYTES }
            }
            LetterProblem::HiddenCharacters => DraftError::ControlCharacter { part: Part::Body, position: 0 },
            LetterProblem::LinkCarriesNoFiles => DraftError::LinkCarriesNoFiles,
            LetterProblem::NoDocuments => DraftError::NoDocuments,
            LetterProblem::Date => DraftError::Date,
            LetterProblem::Form => DraftError::NameForm,
        };
        let said = |language: Language| {
            format!("{} {}", draft.text().get(language), draft.next_step().get(language))
        };
        BilingualText::of(said)
    }
}

impl From<LetterError> for LetterProblem {
    fn from(error: LetterError) -> Self {
        match error {
            LetterError::NotConfirmed => LetterProblem::NotConfirmed,
            LetterError::NoLetter => LetterProblem::NotAsked,
            LetterError::DocumentGone => LetterProblem::DocumentGone,
            LetterError::Copy(_) => LetterProblem::Copy,
            LetterError::Draft(error) => error.into(),
        }
    }
}

impl From<DraftError> for LetterProblem {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::TooLarge { .. } => LetterProblem::TooLarge,
            DraftError::ControlCharacter { .. } | DraftError::DirectionControl { .. } => {
                LetterProblem::HiddenCharacters
            }
            DraftError::LinkCarriesNoFiles => LetterProblem::LinkCarriesNoFiles,
            DraftError::NoDocuments => LetterProblem::NoDocuments,
            DraftError::Date => LetterProblem::Date,
            DraftError::Empty { .. }
            | DraftError::TooLong { .. }
            | DraftError::NameCharacter { .. }
            | DraftError::NameForm
            | DraftError::NameEnding
            | DraftError::NameTwice => LetterProblem::Form,
        }
    }
}

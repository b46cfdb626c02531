use diia_citizen::code::portrait::PortraitRefusal;

use crate::DiiaError;

/// Why a portrait is not shown. The document is as good as its verdict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum PortraitProblem {
    /// The scanned text is no portrait: scan the second code on the holder's screen.
    #[error("not a portrait")]
    NotAPortrait,
    /// The code is damaged: scan it again. The reason tells.
    #[error("damaged")]
    Damaged,
    /// A newer app has made it.
    #[error("of a newer version")]
    NewerVersion,
    /// It belongs to another code or another ask.
    #[error("of another code")]
    OfAnotherCode,
    /// First scan the answer, then the portrait.
    #[error("no answer was accepted before it")]
    BeforeAnswer,
    /// The document has no portrait: do not compare a face with this one.
    #[error("the document has no portrait")]
    NonePromised,
    /// It is another person's, or changed: do not accept the document.
    #[error("not the portrait of this document")]
    AnotherPerson,
    /// It is no picture, though its issuer has signed it.
    #[error("no picture in its form")]
    NoPicture,
}

impl From<PortraitRefusal> for DiiaError {
    fn from(refusal: PortraitRefusal) -> Self {
        let problem = match refusal {
            PortraitRefusal::NotAPortrait => PortraitProblem::NotAPortrait,
            PortraitRefusal::Digits(_)
            | PortraitRefusal::Length
            | PortraitRefusal::TooLarge
            | PortraitRefusal::Sealed => PortraitProblem::Damaged,
            PortraitRefusal::Version => PortraitProblem::NewerVersion,
            PortraitRefusal::WrongForm | PortraitRefusal::AnotherAsk => PortraitProblem::OfAnotherCode,
            PortraitRefusal::BeforeAnswer => PortraitProblem::BeforeAnswer,
            PortraitRefusal::NonePromised => PortraitProblem::NonePromised,
            PortraitRefusal::AnotherPerson => PortraitProblem::AnotherPerson,
            PortraitRefusal::Form => PortraitProblem::NoPicture,
        };
        DiiaError::Portrait { problem, reason: refusal.code().to_owned(), explanation: refusal.text().into() }
    }
}

use diia_citizen::consent::ConsentError;

use crate::DiiaError;

/// Why a step of a consent is not possible. Nothing has changed, and nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum ConsentProblem {
    /// Already confirmed.
    #[error("already confirmed")]
    AlreadyConfirmed,
    /// Already refused.
    #[error("already refused")]
    AlreadyRefused,
    /// The time to answer is over.
    #[error("the time to answer is over")]
    Expired,
    /// Not confirmed yet, so there is nothing to hand over.
    #[error("not confirmed yet")]
    NotConfirmed,
    /// Already handed over.
    #[error("already handed over")]
    AlreadyHandedOver,
    /// A required document is not on this phone.
    #[error("a required document is missing")]
    RequiredDocumentMissing,
    /// Several documents answer; one must be chosen.
    #[error("a choice is missing")]
    ChoiceMissing,
    /// Every document has been left out.
    #[error("nothing to send")]
    NothingToSend,
    /// The request has no item with this number.
    #[error("unknown item")]
    UnknownItem,
    /// None of the documents that answer this item has this id.
    #[error("unknown document")]
    UnknownDocument,
    /// There is no document to take in.
    #[error("no such document")]
    Missing,
    /// A required document cannot be left out.
    #[error("a required document")]
    Required,
    /// The step before is still going on: a button was pressed twice.
    #[error("the step before is still going on")]
    InProgress,
    /// Already sent to the institution.
    #[error("already sent")]
    AlreadySent,
    /// It ended without reaching the institution.
    #[error("not delivered")]
    Undelivered,
    /// The answer leaves the phone in another way than this step is for.
    #[error("answered in another way")]
    OtherDelivery,
}

impl From<ConsentError> for ConsentProblem {
    fn from(problem: ConsentError) -> Self {
        match problem {
            ConsentError::AlreadyConfirmed => ConsentProblem::AlreadyConfirmed,
            ConsentError::AlreadyRefused => ConsentProblem::AlreadyRefused,
            ConsentError::Expired => ConsentProblem::Expired,
            ConsentError::NotConfirmed => ConsentProblem::NotConfirmed,
            ConsentError::AlreadyHandedOver => ConsentProblem::AlreadyHandedOver,
            ConsentError::RequiredDocumentMissing => ConsentProblem::RequiredDocumentMissing,
            ConsentError::ChoiceMissing => ConsentProblem::ChoiceMissing,
            ConsentError::NothingToSend => ConsentProblem::NothingToSend,
            ConsentError::UnknownItem => ConsentProblem::UnknownItem,
            ConsentError::UnknownDocument => ConsentProblem::UnknownDocument,
            ConsentError::Missing => ConsentProblem::Missing,
            ConsentError::Required => ConsentProblem::Required,
            ConsentError::InProgress => ConsentProblem::InProgress,
            ConsentError::AlreadySent => ConsentProblem::AlreadySent,
            ConsentError::Undelivered => ConsentProblem::Undelivered,
            ConsentError::OtherDelivery => ConsentProblem::OtherDelivery,
        }
    }
}

impl From<ConsentProblem> for ConsentError {
    fn from(problem: ConsentProblem) -> Self {
        match problem {
            ConsentProblem::AlreadyConfirmed => ConsentError::AlreadyConfirmed,
            ConsentProblem::AlreadyRefused => ConsentError::AlreadyRefused,
            ConsentProblem::Expired => ConsentError::Expired,
            ConsentProblem::NotConfirmed => ConsentError::NotConfirmed,
            ConsentProblem::AlreadyHandedOver => ConsentError::AlreadyHandedOver,
            ConsentProblem::RequiredDocumentMissing => ConsentError::RequiredDocumentMissing,
            ConsentProblem::ChoiceMissing => ConsentError::ChoiceMissing,
            ConsentProblem::NothingToSend => ConsentError::NothingToSend,
            ConsentProblem::UnknownItem => ConsentError::UnknownItem,
            ConsentProblem::UnknownDocument => ConsentError::UnknownDocument,
            ConsentProblem::Missing => ConsentError::Missing,
            ConsentProblem::Required => ConsentError::Required,
            ConsentProblem::InProgress => ConsentError::InProgress,
            ConsentProblem::AlreadySent => ConsentError::AlreadySent,
            ConsentProblem::Undelivered => ConsentError::Undelivered,
            ConsentProblem::OtherDelivery => ConsentError::OtherDelivery,
        }
    }
}

impl From<ConsentError> for DiiaError {
    fn from(error: ConsentError) -> Self {
        DiiaError::NotPossible { problem: ConsentProblem::from(error) }
    }
}

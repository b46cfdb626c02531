use crate::text::Bilingual;

/// Why a step of a consent is not possible. Nothing has changed, and nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ConsentError {
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
    #[error("a required document is not on this phone")]
    RequiredDocumentMissing,
    /// Several documents answer; one must be chosen.
    #[error("one of several documents must be chosen first")]
    ChoiceMissing,
    /// Every document has been left out.
    #[error("every document has been left out")]
    NothingToSend,
    /// The request has no item with this number.
    #[error("the request has no such item")]
    UnknownItem,
    /// None of the documents that answer this item has this id.
    #[error("none of the documents that answer has this id")]
    UnknownDocument,
    /// There is no document to include.
    #[error("there is no such document on this phone")]
    Missing,
    /// A required document cannot be left out.
    #[error("a required document cannot be left out")]
    Required,
    /// The step before is still going on: a button was pressed twice.
    #[error("the step before is still going on")]
    InProgress,
}

impl ConsentError {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            ConsentError::AlreadyConfirmed => "consent_already_confirmed",
            ConsentError::AlreadyRefused => "consent_already_refused",
            ConsentError::Expired => "consent_expired",
            ConsentError::NotConfirmed => "consent_not_confirmed",
            ConsentError::AlreadyHandedOver => "consent_already_handed_over",
            ConsentError::RequiredDocumentMissing => "consent_required_document_missing",
            ConsentError::ChoiceMissing => "consent_choice_missing",
            ConsentError::NothingToSend => "consent_nothing_to_send",
            ConsentError::UnknownItem => "consent_unknown_item",
            ConsentError::UnknownDocument => "consent_unknown_document",
            ConsentError::Missing => "consent_document_missing",
            ConsentError::Required => "consent_document_required",
            ConsentError::InProgress => "consent_in_progress",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            ConsentError::AlreadyConfirmed => {
                Bilingual::new("Ви вже підтвердили цей запит.", "You have already confirmed this request.")
            }
            ConsentError::AlreadyRefused => Bilingual::new(
                "Ви вже відмовили. Щоб надіслати документи, відскануйте QR-код ще раз.",
                "You have already refused. To send documents, scan the QR code again.",
            ),
            ConsentError::Expired => Bilingual::new(
                "Термін дії запиту закінчився. Ви не встигли підтвердити запит. Будь ласка, отримайте новий QR-код або посилання.",
                "The request has expired. You did not confirm it in time. Please get a new QR code or link.",
            ),
            ConsentError::NotConfirmed => {
                Bilingual::new("Спершу підтвердьте запит.", "Confirm the request first.")
            }
            ConsentError::AlreadyHandedOver => Bilingual::new(
                "Лист уже передано поштовому застосунку.",
                "The letter has already been handed to the mail app.",
            ),
            ConsentError::RequiredDocumentMissing => Bilingual::new(
                "Запит містить відсутні в Дії документи",
                "The request asks for documents that are not in the app",
            ),
            ConsentError::ChoiceMissing => Bilingual::new(
                "Оберіть, який із ваших документів надіслати.",
                "Choose which of your documents to send.",
            ),
            ConsentError::NothingToSend => Bilingual::new(
                "Ви нічого не обрали. Оберіть хоча б один документ або відмовте.",
                "You have chosen nothing. Choose at least one document, or refuse.",
            ),
            ConsentError::UnknownItem | ConsentError::UnknownDocument => {
                Bilingual::new("Такого документа в запиті немає.", "The request has no such document.")
            }
            ConsentError::Missing => {
                Bilingual::new("Цього документа немає на телефоні.", "This document is not on the phone.")
            }
            ConsentError::InProgress => Bilingual::new(
                "Зачекайте: попередня дія ще триває.",
                "Please wait: the step before is still going on.",
            ),
            ConsentError::Required => Bilingual::new(
                "Без цього документа запит не має сенсу. Ви можете відмовити.",
                "The request makes no sense without this document. You may refuse.",
            ),
        }
    }
}

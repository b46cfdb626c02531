use super::DecisionError;
use crate::consent::ConsentError;
use crate::copy::CopyError;
use crate::document::DocumentError;
use crate::request::signed::RequestRefusal;
use crate::server::{Reason, ServerError};
use crate::share::ShareError;
use crate::text::Bilingual;

/// Why a request was not opened or answered through the server. What was confirmed stays confirmed, and can be sent again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SharingError {
    /// The server has not done its part.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The request is not to be believed.
    #[error(transparent)]
    Request(#[from] RequestRefusal),
    /// Not a step that is possible now.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// The step was not kept.
    #[error(transparent)]
    Decision(#[from] DecisionError),
    /// A copy could not be made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A document cannot be written as metadata, or what the server gave cannot be read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The package could not be signed or sealed.
    #[error(transparent)]
    Package(#[from] ShareError),
    /// The link is not one that a server can open.
    #[error("the link is not one that a server can open")]
    NotARequest,
    /// The four digits on the institution's screen must be typed in first.
    #[error("the digits of the institution's screen are missing")]
    PairingMissing,
    /// The registry cannot give a document that was chosen.
    #[error("the registry cannot give a document that was chosen")]
    DocumentUnavailable,
    /// The document has been replaced since it was chosen.
    #[error("the document has been replaced since it was chosen")]
    DocumentChanged,
    /// A document that was chosen is no longer on the phone.
    #[error("a chosen document is no longer on the phone")]
    DocumentGone,
}

impl SharingError {
    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            SharingError::Server(error) => error.code(),
            SharingError::Request(error) => error.code(),
            SharingError::Consent(error) => error.code(),
            SharingError::Decision(error) => error.code(),
            SharingError::Copy(error) => error.code(),
            SharingError::Document(error) => error.code(),
            SharingError::Package(error) => error.code(),
            SharingError::NotARequest => "sharing_not_a_request",
            SharingError::PairingMissing => "sharing_pairing_missing",
            SharingError::DocumentUnavailable => "sharing_document_unavailable",
            SharingError::DocumentChanged => "sharing_document_changed",
            SharingError::DocumentGone => "sharing_document_gone",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            SharingError::Server(error) => error.text(),
            SharingError::Request(error) => error.text(),
            SharingError::Consent(error) => error.text(),
            SharingError::Decision(error) => error.text(),
            SharingError::Copy(_) => Bilingual::new(
                "Не вдалося зробити копію документа. Спробуйте без фото.",
                "The copy of the document could not be made. Try without pictures.",
            ),
            SharingError::Package(error) => error.text(),
            SharingError::NotARequest => Reason::RequestUnknown.text(),
            SharingError::PairingMissing => Bilingual::new(
                "Введіть чотири цифри з екрана, на якому ви відсканували QR-код.",
                "Type in the four digits from the screen where you scanned the QR code.",
            ),
            SharingError::Document(_) | SharingError::DocumentUnavailable => Bilingual::new(
                "Дані про декотрі з документів запиту тимчасово не доступні. Будь ласка, спробуйте пізніше.",
                "Some documents of the request are not available for now. Please try later.",
            ),
            SharingError::DocumentChanged => Bilingual::new(
                "Ваш документ змінився. Оновіть документи й підтвердьте запит ще раз.",
                "Your document has changed. Refresh your documents and confirm the request again.",
            ),
            SharingError::DocumentGone => Bilingual::new(
                "Обраного документа вже немає на телефоні. Відкрийте запит ще раз.",
                "The chosen document is no longer on the phone. Open the request again.",
            ),
        }
    }

    /// After how many seconds trying again makes sense; `None` when something else must be done first.
    pub const fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            SharingError::Server(error) => error.retry_after_seconds(),
            SharingError::DocumentUnavailable => Some(60),
            _ => None,
        }
    }
}

use crate::document::DocumentError;
use crate::es256::KeyError;
use crate::ports::{ClockUnavailable, KeyStoreError};
use crate::text::Bilingual;
use crate::vault::VaultError;

/// When the phone's clocks could not be read, in whichever flow.
pub(super) const CLOCK: Bilingual = Bilingual::new(
    "Годинник телефона не відповідає. Перезапустіть застосунок.",
    "The phone's clock does not answer. Restart the app.",
);

const UNKNOWN_DOCUMENT: Bilingual = Bilingual::new("Документ не знайдено", "Document not found");

/// Why a document was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The key store has not answered with a key.
    #[error("the key store: {0}")]
    KeyStore(#[from] KeyStoreError),
    /// The key store's key is not a P-256 key in a known form.
    #[error("the key of the key store: {0}")]
    Key(#[from] KeyError),
    /// A credential is for another phone's key.
    #[error("a credential is for another key than the one in the key store")]
    KeyMismatch,
    /// Its fields cannot be written.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// It could not be kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why a document was not removed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemoveError {
    /// No document of this id is on the phone.
    #[error("no document of this id is on the phone")]
    UnknownDocument,
    /// The vault could not be written.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why no code can be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShowError {
    /// No document of this id is on the phone.
    #[error("no document of this id is on the phone")]
    UnknownDocument,
    /// The document has no credential of this profile.
    #[error("the document has no credential of this profile")]
    NoSuchProfile,
    /// Every credential is over: the phone must fetch new ones.
    #[error("every credential of the document is over")]
    CredentialExpired,
    /// No credential is valid yet: the phone's clock is behind.
    #[error("no credential of the document is valid yet")]
    CredentialNotYetValid,
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
    /// The key store has not signed.
    #[error("the key store: {0}")]
    KeyStore(#[from] KeyStoreError),
    /// What the key store gave is not a signature of the document's key.
    #[error("the key store's answer is not a signature of the document's key")]
    WrongSignature,
}

impl AddError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            AddError::KeyStore(error) => error.code(),
            AddError::Key(_) => "key_form",
            AddError::KeyMismatch => "key_mismatch",
            AddError::Document(error) => error.code(),
            AddError::Vault(error) => error.code(),
        }
    }
}

impl RemoveError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            RemoveError::UnknownDocument => "unknown_document",
            RemoveError::Vault(error) => error.code(),
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            RemoveError::UnknownDocument => UNKNOWN_DOCUMENT,
            RemoveError::Vault(error) => error.text(),
        }
    }
}

impl ShowError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            ShowError::UnknownDocument => "unknown_document",
            ShowError::NoSuchProfile => "no_such_profile",
            ShowError::CredentialExpired => "credential_expired",
            ShowError::CredentialNotYetValid => "credential_not_yet_valid",
            ShowError::Clock(_) => "clock_unavailable",
            ShowError::KeyStore(error) => error.code(),
            ShowError::WrongSignature => "wrong_signature",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            ShowError::UnknownDocument => UNKNOWN_DOCUMENT,
            ShowError::NoSuchProfile => Bilingual::new(
                "Цей документ не можна показати в такий спосіб. Оберіть інший.",
                "This document cannot be shown in this way. Choose another.",
            ),
            ShowError::CredentialExpired => Bilingual::new(
                "Документ давно не оновлювався. З’єднайтеся з інтернетом, щоб оновити його.",
                "The document has not been renewed for too long. Go online to renew it.",
            ),
            ShowError::CredentialNotYetValid => Bilingual::new(
                "Годинник телефона відстає. Увімкніть автоматичний час.",
                "The phone's clock is behind. Turn on automatic time.",
            ),
            ShowError::Clock(_) => CLOCK,
            ShowError::KeyStore(KeyStoreError::Cancelled) => {
                Bilingual::new("Ви скасували показ документа.", "You cancelled showing the document.")
            }
            ShowError::KeyStore(KeyStoreError::AuthenticationRequired) => {
                Bilingual::new("Розблокуйте телефон і спробуйте ще.", "Unlock the phone and try again.")
            }
            ShowError::KeyStore(KeyStoreError::Missing | KeyStoreError::Invalidated) => Bilingual::new(
                "Ключ документа більше не діє. З’єднайтеся з інтернетом, щоб отримати документ знову.",
                "The document's key can no longer be used. Go online to get the document again.",
            ),
            ShowError::KeyStore(KeyStoreError::Unavailable | KeyStoreError::Unexpected { .. })
            | ShowError::WrongSignature => Bilingual::new(
                "Сховище ключів телефона не відповідає. Спробуйте ще.",
                "The phone's key store does not answer. Try again.",
            ),
        }
    }
}

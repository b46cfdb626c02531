use diia_citizen::citizen::{AddError, ShowError};
use diia_citizen::es256::KeyError;
use diia_citizen::ports::KeyStoreError;
use diia_citizen::text::Bilingual;

/// Why a key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum KeyProblem {
    /// There is no key of this name.
    #[error("missing")]
    Missing,
    /// The lock screen or the fingerprints have changed.
    #[error("invalidated")]
    Invalidated,
    /// It is not the key that the document was issued for.
    #[error("not the document's key")]
    Mismatch,
    /// What the key store gave is not a P-256 key in a form that Android or Apple use.
    #[error("not a P-256 key in a known form")]
    Form,
    /// What the key store gave is not a signature of the document's key.
    #[error("not a signature of the document's key")]
    Signature,
}

impl KeyProblem {
    pub(super) const fn code(self) -> &'static str {
        match self {
            KeyProblem::Missing => KeyStoreError::Missing.code(),
            KeyProblem::Invalidated => KeyStoreError::Invalidated.code(),
            KeyProblem::Mismatch => AddError::KeyMismatch.code(),
            KeyProblem::Form => AddError::Key(KeyError::UnknownEncoding).code(),
            KeyProblem::Signature => ShowError::WrongSignature.code(),
        }
    }

    pub(super) const fn text(self) -> Bilingual {
        match self {
            KeyProblem::Missing | KeyProblem::Invalidated | KeyProblem::Mismatch | KeyProblem::Form => {
                ShowError::KeyStore(KeyStoreError::Missing).text()
            }
            KeyProblem::Signature => ShowError::WrongSignature.text(),
        }
    }
}

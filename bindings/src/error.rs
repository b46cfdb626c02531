use diia_citizen::citizen::{AddError, ListError, ShowError};
use diia_citizen::code::credential::FormatError;
use diia_citizen::code::pass::LinkBaseError;
use diia_citizen::es256::KeyError;
use diia_citizen::ports::{ClockUnavailable, KeyStoreError, StorageError};
use diia_citizen::text::Bilingual;
use diia_citizen::trust::TrustError;
use diia_citizen::vault::VaultError;

use crate::BilingualText;

/// Everything that can go wrong in the library. It holds no personal data and may be logged.
///
/// React to the case, log the result of code, show the result of text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaError {
    /// The person cancelled the prompt of the key store. Usually nothing needs to be shown.
    #[error("cancelled by the person")]
    Cancelled,
    /// The phone is locked, or the person must first unlock it. Ask, and try again.
    #[error("the person must unlock the phone first")]
    AuthenticationRequired,
    /// The document's key cannot be used, and trying again will not help: the document must be issued anew.
    #[error("the key cannot be used: {problem}")]
    KeyUnusable {
        /// Why.
        problem: KeyProblem,
    },
    /// The key store does not answer now. Try again later.
    #[error("the key store does not answer now")]
    KeyStoreUnavailable,
    /// The key store failed in a way that its implementation did not foresee.
    #[error("the key store failed: {reason}")]
    KeyStoreFailed {
        /// What the implementation says of it, or the name of the exception's type.
        reason: String,
    },
    /// The phone's clocks could not be read.
    #[error("the phone's clocks could not be read")]
    ClockUnavailable,
    /// There is no code to show.
    #[error("no code can be shown: {problem}")]
    NothingToShow {
        /// Why.
        problem: ShowProblem,
    },
    /// What was handed to the library was not taken; what it held before stays.
    #[error("{input} refused: {reason}")]
    Refused {
        /// What was handed over.
        input: RefusedInput,
        /// A stable name of the reason, for example "list_signature".
        reason: String,
    },
    /// What the phone keeps could not be read or written. Except for a lost key, nothing is lost.
    #[error("the vault: {problem}")]
    Vault {
        /// Why.
        problem: VaultProblem,
    },
}

/// Why what the phone keeps could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum VaultProblem {
    /// There is no room left on the phone.
    #[error("no room left")]
    StorageFull,
    /// The storage cannot be reached now.
    #[error("storage unavailable")]
    StorageUnavailable,
    /// The storage failed in a way that its implementation did not foresee.
    #[error("storage failed")]
    StorageFailed,
    /// The key is gone, and nobody can read the vault any more: start over.
    #[error("key lost")]
    KeyLost,
    /// A later version of the app has written the vault.
    #[error("newer format")]
    NewerFormat,
    /// The app runs twice.
    #[error("changed elsewhere")]
    ChangedElsewhere,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
}

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

/// Why there is no code to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum ShowProblem {
    /// No document of this id is on the phone.
    #[error("unknown document")]
    UnknownDocument,
    /// The document has no credential of this profile.
    #[error("no such profile")]
    NoSuchProfile,
    /// Every credential of the document is over: the phone must go online and fetch new ones.
    #[error("credential expired")]
    CredentialExpired,
    /// No credential is valid yet: the phone's clock is behind.
    #[error("credential not yet valid")]
    CredentialNotYetValid,
}

/// What was handed to the library and not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum RefusedInput {
    /// The settings of the library.
    #[error("settings")]
    Settings,
    /// A document's credentials.
    #[error("document")]
    Document,
    /// An issuer list or a status list.
    #[error("list")]
    List,
    /// 13 digits.
    #[error("digits")]
    Digits,
    /// What a symbol should be drawn of.
    #[error("symbol")]
    Symbol,
}

#[uniffi::export]
impl DiiaError {
    /// The stable name of the error, for logs, tests and other systems, for example "key_cancelled".
    pub fn code(&self) -> String {
        match self {
            DiiaError::Cancelled => KeyStoreError::Cancelled.code().to_owned(),
            DiiaError::AuthenticationRequired => KeyStoreError::AuthenticationRequired.code().to_owned(),
            DiiaError::KeyUnusable { problem } => problem.code().to_owned(),
            DiiaError::KeyStoreUnavailable => KeyStoreError::Unavailable.code().to_owned(),
            DiiaError::KeyStoreFailed { reason } => {
                KeyStoreError::Unexpected { reason: reason.clone() }.code().to_owned()
            }
            DiiaError::ClockUnavailable => ShowError::Clock(ClockUnavailable).code().to_owned(),
            DiiaError::NothingToShow { problem } => ShowError::from(*problem).code().to_owned(),
            DiiaError::Refused { input: _, reason } => reason.clone(),
            DiiaError::Vault { problem } => VaultError::from(*problem).code().to_owned(),
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub fn text(&self) -> BilingualText {
        match self {
            DiiaError::Cancelled => ShowError::KeyStore(KeyStoreError::Cancelled).text(),
            DiiaError::AuthenticationRequired => {
                ShowError::KeyStore(KeyStoreError::AuthenticationRequired).text()
            }
            DiiaError::KeyUnusable { problem } => problem.text(),
            DiiaError::KeyStoreUnavailable | DiiaError::KeyStoreFailed { reason: _ } => {
                ShowError::KeyStore(KeyStoreError::Unavailable).text()
            }
            DiiaError::ClockUnavailable => ShowError::Clock(ClockUnavailable).text(),
            DiiaError::NothingToShow { problem } => ShowError::from(*problem).text(),
            DiiaError::Refused { input, reason: _ } => input.text(),
            DiiaError::Vault { problem } => VaultError::from(*problem).text(),
        }
        .into()
    }
}

impl KeyProblem {
    const fn code(self) -> &'static str {
        match self {
            KeyProblem::Missing => KeyStoreError::Missing.code(),
            KeyProblem::Invalidated => KeyStoreError::Invalidated.code(),
            KeyProblem::Mismatch => AddError::KeyMismatch.code(),
            KeyProblem::Form => AddError::Key(KeyError::UnknownEncoding).code(),
            KeyProblem::Signature => ShowError::WrongSignature.code(),
        }
    }

    const fn text(self) -> Bilingual {
        match self {
            KeyProblem::Missing | KeyProblem::Invalidated | KeyProblem::Mismatch | KeyProblem::Form => {
                ShowError::KeyStore(KeyStoreError::Missing).text()
            }
            KeyProblem::Signature => ShowError::WrongSignature.text(),
        }
    }
}

impl RefusedInput {
    const fn text(self) -> Bilingual {
        match self {
            RefusedInput::Settings => Bilingual::new(
                "Застосунок налаштовано неправильно. Оновіть його.",
                "The app is not set up properly. Update it.",
            ),
            RefusedInput::Document => Bilingual::new(
                "Документ пошкоджено. З’єднайтеся з інтернетом, щоб отримати його знову.",
                "The document is damaged. Go online to get it again.",
            ),
            RefusedInput::List => Bilingual::new(
                "Список не прийнято. Попередній список діє далі.",
                "The list was not accepted. The previous one stays in force.",
            ),
            RefusedInput::Digits => Bilingual::new(
                "Перевірте 13 цифр і введіть їх ще раз.",
                "Check the 13 digits and enter them again.",
            ),
            RefusedInput::Symbol => {
                Bilingual::new("Код не вдалося намалювати.", "The code could not be drawn.")
            }
        }
    }

    fn because(self, reason: &str) -> DiiaError {
        DiiaError::Refused { input: self, reason: reason.to_owned() }
    }
}

impl From<ShowProblem> for ShowError {
    fn from(problem: ShowProblem) -> Self {
        match problem {
            ShowProblem::UnknownDocument => ShowError::UnknownDocument,
            ShowProblem::NoSuchProfile => ShowError::NoSuchProfile,
            ShowProblem::CredentialExpired => ShowError::CredentialExpired,
            ShowProblem::CredentialNotYetValid => ShowError::CredentialNotYetValid,
        }
    }
}

impl From<KeyStoreError> for DiiaError {
    fn from(error: KeyStoreError) -> Self {
        match error {
            KeyStoreError::Cancelled => DiiaError::Cancelled,
            KeyStoreError::AuthenticationRequired => DiiaError::AuthenticationRequired,
            KeyStoreError::Missing => DiiaError::KeyUnusable { problem: KeyProblem::Missing },
            KeyStoreError::Invalidated => DiiaError::KeyUnusable { problem: KeyProblem::Invalidated },
            KeyStoreError::Unavailable => DiiaError::KeyStoreUnavailable,
            KeyStoreError::Unexpected { reason } => DiiaError::KeyStoreFailed { reason },
        }
    }
}

impl From<ClockUnavailable> for DiiaError {
    fn from(_: ClockUnavailable) -> Self {
        DiiaError::ClockUnavailable
    }
}

impl From<ShowError> for DiiaError {
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::UnknownDocument => DiiaError::NothingToShow { problem: ShowProblem::UnknownDocument },
            ShowError::NoSuchProfile => DiiaError::NothingToShow { problem: ShowProblem::NoSuchProfile },
            ShowError::CredentialExpired => {
                DiiaError::NothingToShow { problem: ShowProblem::CredentialExpired }
            }
            ShowError::CredentialNotYetValid => {
                DiiaError::NothingToShow { problem: ShowProblem::CredentialNotYetValid }
            }
            ShowError::Clock(error) => error.into(),
            ShowError::KeyStore(error) => error.into(),
            ShowError::WrongSignature => DiiaError::KeyUnusable { problem: KeyProblem::Signature },
        }
    }
}

impl From<AddError> for DiiaError {
    fn from(error: AddError) -> Self {
        match error {
            AddError::KeyStore(error) => error.into(),
            AddError::Key(KeyError::UnknownEncoding | KeyError::NotOnCurve) => {
                DiiaError::KeyUnusable { problem: KeyProblem::Form }
            }
            AddError::KeyMismatch => DiiaError::KeyUnusable { problem: KeyProblem::Mismatch },
            AddError::Document(error) => RefusedInput::Document.because(error.code()),
            AddError::Vault(error) => error.into(),
        }
    }
}

impl From<FormatError> for DiiaError {
    fn from(error: FormatError) -> Self {
        RefusedInput::Document.because(error.code())
    }
}

impl From<TrustError> for DiiaError {
    fn from(error: TrustError) -> Self {
        RefusedInput::List.because(error.code())
    }
}

impl From<ListError> for DiiaError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Trust(error) => error.into(),
            ListError::NotKept(error) => error.into(),
        }
    }
}

impl From<VaultError> for DiiaError {
    fn from(error: VaultError) -> Self {
        let problem = match error {
            VaultError::KeyStore(error) => return error.into(),
            VaultError::Storage(StorageError::Full) => VaultProblem::StorageFull,
            VaultError::Storage(StorageError::Unavailable) => VaultProblem::StorageUnavailable,
            VaultError::Storage(StorageError::Unexpected { .. }) => VaultProblem::StorageFailed,
            VaultError::KeyLost => VaultProblem::KeyLost,
            VaultError::NewerFormat => VaultProblem::NewerFormat,
            VaultError::ChangedElsewhere => VaultProblem::ChangedElsewhere,
            VaultError::NoRandom => VaultProblem::NoRandom,
        };
        DiiaError::Vault { problem }
    }
}

impl From<VaultProblem> for VaultError {
    fn from(problem: VaultProblem) -> Self {
        match problem {
            VaultProblem::StorageFull => VaultError::Storage(StorageError::Full),
            VaultProblem::StorageUnavailable => VaultError::Storage(StorageError::Unavailable),
            VaultProblem::StorageFailed => {
                VaultError::Storage(StorageError::Unexpected { reason: String::new() })
            }
            VaultProblem::KeyLost => VaultError::KeyLost,
            VaultProblem::NewerFormat => VaultError::NewerFormat,
            VaultProblem::ChangedElsewhere => VaultError::ChangedElsewhere,
            VaultProblem::NoRandom => VaultError::NoRandom,
        }
    }
}

impl From<LinkBaseError> for DiiaError {
    fn from(_: LinkBaseError) -> Self {
        RefusedInput::Settings.because("link_base")
    }
}

/// Of a root key; the key store's keys come in the errors of their flows.
impl From<KeyError> for DiiaError {
    fn from(_: KeyError) -> Self {
        RefusedInput::Settings.because("root_key")
    }
}

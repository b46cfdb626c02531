//! Each error of the core as the library's one error.

use diia_citizen::citizen::{
    AddError, DecisionError, DeletionError, LetterError, ListError, PrintError, RemoveError, ScanRefusal,
    ShowError,
};
use diia_citizen::code::credential::FormatError;
use diia_citizen::code::pass::LinkBaseError;
use diia_citizen::copy::CopyError;
use diia_citizen::document::DocumentError;
use diia_citizen::es256::KeyError;
use diia_citizen::mail::{AddressError, DraftError};
use diia_citizen::ports::{ClockUnavailable, KeyStoreError, StorageError};
use diia_citizen::trust::TrustError;
use diia_citizen::vault::VaultError;

use super::{
    HistoryProblem, KeyProblem, LetterProblem, RefusedInput, ScanProblem, ShowProblem, VaultProblem,
};
use crate::DiiaError;

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
            AddError::Document(error) => error.into(),
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
            VaultError::Storage(error) => return error.into(),
            VaultError::KeyStore(error) => return error.into(),
            VaultError::KeyLost => VaultProblem::KeyLost,
            VaultError::NewerFormat => VaultProblem::NewerFormat,
            VaultError::ChangedElsewhere => VaultProblem::ChangedElsewhere,
            VaultError::NoRandom => VaultProblem::NoRandom,
        };
        DiiaError::Vault { problem }
    }
}

impl From<RemoveError> for DiiaError {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::UnknownDocument => {
                DiiaError::NothingToShow { problem: ShowProblem::UnknownDocument }
            }
            RemoveError::Vault(error) => error.into(),
        }
    }
}

impl From<DeletionError> for DiiaError {
    fn from(error: DeletionError) -> Self {
        let reason = error.code().to_owned();
        let problem = match error {
            DeletionError::UnknownReceipt => HistoryProblem::UnknownReceipt,
            DeletionError::NothingGiven => HistoryProblem::NothingGiven,
            DeletionError::Recipient(_) => HistoryProblem::NoAddress,
            DeletionError::Draft(error) => return error.into(),
            DeletionError::Vault(error) => return error.into(),
        };
        DiiaError::History { problem, reason }
    }
}

impl From<PrintError> for DiiaError {
    fn from(error: PrintError) -> Self {
        let reason = error.code().to_owned();
        let problem = match error {
            PrintError::Copy(CopyError::TooManyPages { .. }) => HistoryProblem::TooMany,
            PrintError::Copy(_) => HistoryProblem::NotPrinted,
            PrintError::Vault(error) => return error.into(),
            PrintError::Clock(error) => return error.into(),
        };
        DiiaError::History { problem, reason }
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

impl From<DocumentError> for DiiaError {
    fn from(error: DocumentError) -> Self {
        RefusedInput::Document.because(error.code())
    }
}

impl From<AddressError> for DiiaError {
    fn from(error: AddressError) -> Self {
        RefusedInput::Address.because(error.code())
    }
}

impl From<ScanRefusal> for DiiaError {
    fn from(refusal: ScanRefusal) -> Self {
        let reason = refusal.code().to_owned();
        let problem: ScanProblem = match refusal {
            ScanRefusal::Link(error) => error.into(),
            ScanRefusal::Card(error) => error.into(),
            ScanRefusal::Clock(error) => return error.into(),
        };
        DiiaError::ScanRefused { problem, reason }
    }
}

impl From<DecisionError> for DiiaError {
    fn from(error: DecisionError) -> Self {
        match error {
            DecisionError::Consent(error) => error.into(),
            DecisionError::Clock(error) => error.into(),
            DecisionError::Vault(error) => error.into(),
        }
    }
}

impl From<LetterError> for DiiaError {
    fn from(error: LetterError) -> Self {
        let reason = error.code().to_owned();
        DiiaError::NoLetter { problem: LetterProblem::from(error), reason }
    }
}

impl From<DraftError> for DiiaError {
    fn from(error: DraftError) -> Self {
        LetterError::Draft(error).into()
    }
}

impl From<StorageError> for DiiaError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => DiiaError::StorageFull,
            StorageError::Unavailable => DiiaError::StorageUnavailable,
            StorageError::Unexpected { reason } => DiiaError::StorageFailed { reason },
        }
    }
}

#[cfg(feature = "sharing")]
mod asking;
mod consent;
mod digits;
mod from_core;
mod from_online;
mod history;
mod key;
mod letter;
mod portrait;
mod refused;
mod scan;
mod server;
mod sharing;
mod show;
#[cfg(feature = "signature")]
mod signing;
mod vault;

#[cfg(feature = "sharing")]
pub use asking::AskingProblem;
pub use consent::ConsentProblem;
pub use digits::DigitsProblem;
pub use history::HistoryProblem;
pub use key::KeyProblem;
pub use letter::LetterProblem;
pub use portrait::PortraitProblem;
pub use refused::RefusedInput;
pub use scan::ScanProblem;
pub use server::ServerProblem;
pub use sharing::SharingProblem;
pub use show::ShowProblem;
#[cfg(feature = "signature")]
pub use signing::{PinProblem, SigningProblem};
pub use vault::VaultProblem;

use diia_citizen::citizen::{RegistryError, ShowError};
use diia_citizen::consent::ConsentError;
use diia_citizen::ports::{ClockUnavailable, KeyStoreError, StorageError};
#[cfg(feature = "signature")]
use diia_citizen::sign::PinError;
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
    /// A scanned or opened text is not acted upon. Show the text: it warns of forgeries.
    #[error("the scanned text is not acted upon: {problem}")]
    ScanRefused {
        /// Why.
        problem: ScanProblem,
        /// The stable name of the exact reason, for example "untrusted_host" or "card_signature".
        reason: String,
    },
    /// A step of a consent that is not possible now. The consent stands as it stood.
    #[error("not possible now: {problem}")]
    NotPossible {
        /// Why.
        problem: ConsentProblem,
    },
    /// No letter could be made. The consent stays confirmed: nothing that was consented is lost.
    #[error("no letter: {problem}")]
    NoLetter {
        /// Why.
        problem: LetterProblem,
        /// The stable name of the exact reason, for example "letter_too_large".
        reason: String,
    },
    /// Something that cannot be done with receipts.
    #[error("not possible with receipts: {problem}")]
    History {
        /// Why.
        problem: HistoryProblem,
        /// The stable name of the exact reason, for example "receipt_unknown".
        reason: String,
    },
    /// There is no room left on the phone. Nothing is lost: free some, and try again.
    #[error("there is no room left on the phone")]
    StorageFull,
    /// The phone's storage cannot be reached now. Try again when the phone is unlocked.
    #[error("the storage cannot be reached now")]
    StorageUnavailable,
    /// The storage failed in a way that its implementation did not foresee.
    #[error("the storage failed: {reason}")]
    StorageFailed {
        /// What the implementation says of it, or the name of the exception's type.
        reason: String,
    },
    /// What the phone keeps cannot be opened or written. Except for a lost key, nothing is lost.
    #[error("the vault: {problem}")]
    Vault {
        /// Why.
        problem: VaultProblem,
    },
    /// The registry's server has not done what it was asked. Nothing on the phone has changed.
    #[error("the server: {problem} ({reason})")]
    Server {
        /// Why.
        problem: ServerProblem,
        /// The stable name of the exact reason, for example "server_code_used" or "transport_offline".
        reason: String,
        /// What text gives.
        explanation: BilingualText,
        /// After how many seconds asking again makes sense; none when something else must be done first.
        retry_after_seconds: Option<u32>,
    },
    /// The 13 digits of a code could not be registered. The QR works without.
    #[error("the digits are not registered: {problem}")]
    DigitsNotRegistered {
        /// Why.
        problem: DigitsProblem,
    },
    /// A request was not opened or answered through the server. What was confirmed stays confirmed, and nothing is lost.
    #[error("sharing: {problem} ({reason})")]
    Sharing {
        /// Why.
        problem: SharingProblem,
        /// The stable name of the exact reason, for example "sharing_document_gone" or "request_signature".
        reason: String,
        /// What text gives.
        explanation: BilingualText,
        /// After how many seconds trying again makes sense; none when something else must be done first.
        retry_after_seconds: Option<u32>,
    },
    /// A portrait is not shown, and no face is to be compared with it. The verdict on the document stands.
    #[error("the portrait: {problem} ({reason})")]
    Portrait {
        /// Why.
        problem: PortraitProblem,
        /// The stable name of the exact reason, for example "portrait_of_another_person".
        reason: String,
        /// What text gives.
        explanation: BilingualText,
    },
    /// Nothing was asked, answered or checked between two phones.
    #[cfg(feature = "sharing")]
    #[error("asking: {problem} ({reason})")]
    Asking {
        /// Why.
        problem: AskingProblem,
        /// The stable name of the exact reason, for example "answer_to_another_ask" or "ask_worker_signature".
        reason: String,
        /// What text gives.
        explanation: BilingualText,
    },
    /// A request for signatures was not opened, or nothing was signed. What was confirmed stays confirmed, and nothing is
    /// lost.
    #[cfg(feature = "signature")]
    #[error("signing: {problem} ({reason})")]
    Signing {
        /// Why.
        problem: SigningProblem,
        /// The stable name of the exact reason, for example "presence_too_old" or "sign_certificate_expired".
        reason: String,
        /// What text gives.
        explanation: BilingualText,
        /// After how many seconds trying again makes sense; none when something else must be done first.
        retry_after_seconds: Option<u32>,
    },
    /// The PIN of the signature was not set or not taken.
    #[cfg(feature = "signature")]
    #[error("the PIN: {problem}")]
    Pin {
        /// Why.
        problem: PinProblem,
    },
    /// What was handed to the library was not taken; what it held before stays.
    #[error("{input} refused: {reason}")]
    Refused {
        /// What was handed over.
        input: RefusedInput,
        /// A stable name of the reason, for example "list_signature".
        reason: String,
    },
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
            DiiaError::ScanRefused { problem: _, reason }
            | DiiaError::NoLetter { problem: _, reason }
            | DiiaError::History { problem: _, reason }
            | DiiaError::Portrait { problem: _, reason, explanation: _ }
            | DiiaError::Server { problem: _, reason, explanation: _, retry_after_seconds: _ }
            | DiiaError::Sharing { problem: _, reason, explanation: _, retry_after_seconds: _ } => {
                reason.clone()
            }
            #[cfg(feature = "sharing")]
            DiiaError::Asking { problem: _, reason, explanation: _ } => reason.clone(),
            #[cfg(feature = "signature")]
            DiiaError::Signing { problem: _, reason, explanation: _, retry_after_seconds: _ } => {
                reason.clone()
            }
            #[cfg(feature = "signature")]
            DiiaError::Pin { problem } => PinError::from(*problem).code().to_owned(),
            DiiaError::DigitsNotRegistered { problem } => RegistryError::from(*problem).code().to_owned(),
            DiiaError::NotPossible { problem } => ConsentError::from(*problem).code().to_owned(),
            DiiaError::StorageFull => StorageError::Full.code().to_owned(),
            DiiaError::StorageUnavailable => StorageError::Unavailable.code().to_owned(),
            DiiaError::StorageFailed { reason } => {
                StorageError::Unexpected { reason: reason.clone() }.code().to_owned()
            }
            DiiaError::Vault { problem } => VaultError::from(*problem).code().to_owned(),
            DiiaError::Refused { input: _, reason } => reason.clone(),
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
            DiiaError::ScanRefused { problem, reason: _ } => problem.text(),
            DiiaError::NotPossible { problem } => ConsentError::from(*problem).text(),
            DiiaError::NoLetter { problem, reason: _ } => return problem.text(),
            DiiaError::History { problem, reason: _ } => problem.text(),
            DiiaError::StorageFull => StorageError::Full.text(),
            DiiaError::StorageUnavailable => StorageError::Unavailable.text(),
            DiiaError::StorageFailed { reason: _ } => {
                StorageError::Unexpected { reason: String::new() }.text()
            }
            DiiaError::Vault { problem } => VaultError::from(*problem).text(),
            DiiaError::Portrait { problem: _, reason: _, explanation }
            | DiiaError::Server { problem: _, reason: _, explanation, retry_after_seconds: _ }
            | DiiaError::Sharing { problem: _, reason: _, explanation, retry_after_seconds: _ } => {
                return explanation.clone();
            }
            #[cfg(feature = "sharing")]
            DiiaError::Asking { problem: _, reason: _, explanation } => return explanation.clone(),
            #[cfg(feature = "signature")]
            DiiaError::Signing { problem: _, reason: _, explanation, retry_after_seconds: _ } => {
                return explanation.clone();
            }
            #[cfg(feature = "signature")]
            DiiaError::Pin { problem } => PinError::from(*problem).text(),
            DiiaError::DigitsNotRegistered { problem } => RegistryError::from(*problem).text(),
            DiiaError::Refused { input, reason: _ } => input.text(),
        }
        .into()
    }
}

use diia_citizen::citizen::{DeletionError, PrintError};
use diia_citizen::copy::{CopyError, MAX_PAGES};
use diia_citizen::mail::AddressError;
use diia_citizen::text::Bilingual;

/// Why something cannot be done with receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum HistoryProblem {
    /// There is no receipt of this number, or none that can be read.
    #[error("unknown receipt")]
    UnknownReceipt,
    /// The request was refused or missed: the institution has nothing to delete.
    #[error("nothing was given")]
    NothingGiven,
    /// The receipt names no address to which a letter could go.
    #[error("no mail address")]
    NoAddress,
    /// There are too many receipts for one file: choose a shorter time.
    #[error("too many for one file")]
    TooMany,
    /// The file could not be made.
    #[error("the file could not be made")]
    NotPrinted,
}

impl HistoryProblem {
    /// The core has one text for all reasons of a problem, so any reason of it will do.
    pub(super) const fn text(self) -> Bilingual {
        match self {
            HistoryProblem::UnknownReceipt => DeletionError::UnknownReceipt.text(),
            HistoryProblem::NothingGiven => DeletionError::NothingGiven.text(),
            HistoryProblem::NoAddress => DeletionError::Recipient(AddressError::Empty).text(),
            HistoryProblem::TooMany => PrintError::Copy(CopyError::TooManyPages { limit: MAX_PAGES }).text(),
            HistoryProblem::NotPrinted => PrintError::Copy(CopyError::NothingToShow).text(),
        }
    }
}

use std::sync::Arc;

use diia_citizen::citizen::{self as core, Letter};
use diia_citizen::receipt::ChainFault;

use crate::{
    BilingualText, DiiaCitizen, DiiaError, DiiaLanguage, DiiaLetter, LetterLanguage, Receipt, ReceiptOutcome,
    Timestamp,
};

/// Which receipts are wanted; without anything set, all of them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReceiptFilter {
    /// Of the institution with this register code, or with this in its name.
    #[uniffi(default = None)]
    pub requester: Option<String>,
    /// In which this kind of document was asked for, by the name that partners use.
    #[uniffi(default = None)]
    pub document_type: Option<String>,
    /// Of requests that ended so.
    #[uniffi(default = None)]
    pub outcome: Option<ReceiptOutcome>,
    /// From this instant on.
    #[uniffi(default = None)]
    pub from: Option<Timestamp>,
    /// Before this instant.
    #[uniffi(default = None)]
    pub until: Option<Timestamp>,
}

/// Some receipts, newest first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReceiptPage {
    /// The receipts.
    pub receipts: Vec<Receipt>,
    /// What to ask the next page with; nothing on the last one.
    pub before: Option<u64>,
    /// Where the chain does not hold, in the part of it that was read for this page.
    pub faults: Vec<ReceiptFault>,
}

/// Where the chain of receipts does not hold.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReceiptFault {
    /// "receipts_missing" or "receipt_changed".
    pub code: String,
    /// What was found and what to do, for the citizen.
    pub text: BilingualText,
    /// The number of the first receipt that it is about.
    pub from: u64,
    /// The number of the last one.
    pub to: u64,
}

#[uniffi::export]
impl DiiaCitizen {
    /// The newest receipts that are wanted, at most so many; those before the one numbered before, if it is given. What
    /// cannot be read is a fault on the page, not an error.
    #[uniffi::method(default(before = None, limit = 50))]
    pub async fn receipts(
        &self,
        filter: ReceiptFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Result<ReceiptPage, DiiaError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(self.citizen.receipts(&filter.into(), before, limit).await?.into())
    }

    /// Goes through the whole chain, from the first receipt to the newest. Seconds for a hundred thousand of them.
    pub async fn check_receipts(&self) -> Result<Vec<ReceiptFault>, DiiaError> {
        Ok(self.citizen.check_receipts().await?.into_iter().map(ReceiptFault::from).collect())
    }

    /// The receipts that are wanted as JSON, oldest first, with what was found wrong in the chain.
    pub async fn export_receipts(&self, filter: ReceiptFilter) -> Result<String, DiiaError> {
        Ok(self.citizen.export_receipts(&filter.into()).await?.json)
    }

    /// The receipts that are wanted as a PDF file that a person can read, oldest first. Some seconds for thousands.
    pub async fn print_receipts(
        &self,
        filter: ReceiptFilter,
        language: DiiaLanguage,
    ) -> Result<Vec<u8>, DiiaError> {
        Ok(self.citizen.print_receipts(&filter.into(), language.into()).await?.bytes)
    }

    /// The letter that asks an institution to delete what it was given, drafted from a receipt. It goes to the address
    /// to which the copies went, and as every letter it is sent by the citizen alone.
    pub async fn deletion_letter(
        &self,
        receipt_number: u64,
        language: LetterLanguage,
    ) -> Result<Arc<DiiaLetter>, DiiaError> {
        let draft = self.citizen.deletion_letter(receipt_number, language.into()).await?;
        let letter = Letter { draft, copies: Vec::new(), missing_characters: 0 };
        Ok(Arc::new(DiiaLetter::new(self.citizen.clone(), letter)))
    }
}

impl From<ReceiptFilter> for core::ReceiptFilter {
    fn from(filter: ReceiptFilter) -> Self {
        core::ReceiptFilter {
            requester: filter.requester,
            document_type: filter.document_type,
            outcome: filter.outcome.map(Into::into),
            from: filter.from.map(Into::into),
            until: filter.until.map(Into::into),
        }
    }
}

impl From<core::ReceiptPage> for ReceiptPage {
    fn from(page: core::ReceiptPage) -> Self {
        ReceiptPage {
            receipts: page.receipts.into_iter().map(Receipt::from).collect(),
            before: page.before,
            faults: page.faults.into_iter().map(ReceiptFault::from).collect(),
        }
    }
}

impl From<ChainFault> for ReceiptFault {
    fn from(fault: ChainFault) -> Self {
        let (from, to) = match fault {
            ChainFault::Missing { from, to } => (from, to),
            ChainFault::Changed { number } => (number, number),
        };
        ReceiptFault { code: fault.code().to_owned(), text: fault.text().into(), from, to }
    }
}

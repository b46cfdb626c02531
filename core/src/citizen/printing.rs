use super::{Citizen, ReceiptFilter};
use crate::copy::{CopyError, Fonts, PdfReport};
use crate::ports::{ClockUnavailable, Ports};
use crate::receipt::{ReceiptsPrint, print_receipts};
use crate::text::{Bilingual, Language};
use crate::vault::VaultError;

/// Why receipts were not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// They could not be set on pages.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// They could not be read.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
}

impl PrintError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            PrintError::Copy(error) => error.code(),
            PrintError::Vault(error) => error.code(),
            PrintError::Clock(_) => "clock_unavailable",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            PrintError::Copy(CopyError::TooManyPages { .. }) => Bilingual::new(
                "Квитанцій забагато для одного файлу. Оберіть коротший проміжок часу.",
                "There are too many receipts for one file. Choose a shorter time.",
            ),
            PrintError::Copy(_) => Bilingual::new(
                "Не вдалося скласти PDF. Вивантажте квитанції як JSON.",
                "The PDF could not be made. Export the receipts as JSON.",
            ),
            PrintError::Vault(error) => error.text(),
            PrintError::Clock(_) => super::error::CLOCK,
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// The receipts that are wanted as a PDF file (PDF/A-2u) that a person can read, oldest first. It takes some seconds
    /// for thousands of them.
    ///
    /// # Errors
    /// [`PrintError`]; when there are more than fit on 2,000 pages, a shorter time may be chosen.
    pub async fn print_receipts(
        &self,
        filter: &ReceiptFilter,
        language: Language,
    ) -> Result<PdfReport, PrintError> {
        let made_at = self.now()?.now;
        let reader = self.receipts_reader();
        let mut receipts = Vec::new();
        let faults = self
            .each_receipt(&reader, |receipt| {
                if filter.takes(receipt) {
                    receipts.push(receipt.clone());
                }
            })
            .await?;
        let print = ReceiptsPrint {
            receipts: &receipts,
            whole: *filter == ReceiptFilter::default(),
            faults: &faults,
            interruptions: reader.interruptions(),
            made_at,
        };
        Ok(print_receipts(&print, language, &Fonts::built_in())?)
    }
}

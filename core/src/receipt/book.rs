use super::record::{Receipt, ReceiptDraft};

/// The first receipt has no one before it.
const FIRST_PREVIOUS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The chain does not hold: a receipt is missing, changed, or out of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the chain of receipts does not hold at number {number}")]
pub struct BrokenChain {
    /// The first receipt that does not fit.
    pub number: u64,
}

/// All receipts of a phone, oldest first.
#[derive(Debug, Clone, Default)]
pub struct ReceiptBook {
    receipts: Vec<Receipt>,
}

impl ReceiptBook {
    /// An empty book.
    pub fn new() -> Self {
        Self::default()
    }

    /// A book read back.
    ///
    /// # Errors
    /// [`BrokenChain`].
    pub fn from_receipts(receipts: Vec<Receipt>) -> Result<Self, BrokenChain> {
        let book = ReceiptBook { receipts };
        book.verify()?;
        Ok(book)
    }

    /// Adds a receipt at the end, and gives it as it stands in the chain.
    pub fn add(&mut self, content: ReceiptDraft) -> Receipt {
        let number = self.receipts.last().map_or(1, |last| last.number.saturating_add(1));
        let previous = self.receipts.last().map_or(FIRST_PREVIOUS, |last| &last.hash).to_owned();
        let receipt = Receipt::chained(number, previous, content);
        self.receipts.push(receipt.clone());
        receipt
    }

    /// The receipts, oldest first.
    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// Whether an institution was answered before.
    pub fn knows(&self, register_code: &str) -> bool {
        self.receipts.iter().any(|receipt| receipt.content.register_code == register_code)
    }

    /// Goes through the whole chain.
    ///
    /// # Errors
    /// [`BrokenChain`] at the first receipt that does not fit.
    pub fn verify(&self) -> Result<(), BrokenChain> {
        let mut previous = FIRST_PREVIOUS;
        for (number, receipt) in (1u64..).zip(&self.receipts) {
            if receipt.number != number || receipt.previous != previous || !receipt.is_unchanged() {
                return Err(BrokenChain { number });
            }
            previous = &receipt.hash;
        }
        Ok(())
    }

    /// The receipts as JSON, oldest first.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.receipts).unwrap_or_default()
    }
}

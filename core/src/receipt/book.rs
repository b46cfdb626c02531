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

#[cfg(test)]
mod tests {
    use super::super::record::{Outcome, SentCopy};
    use super::*;

    fn receipt(request_id: &str, outcome: Outcome) -> ReceiptDraft {
        ReceiptDraft {
            request_id: request_id.into(),
            outcome,
            at_millis: 1_795_339_800_123,
            requester: "ЦНАП".into(),
            register_code: "00000017".into(),
            branch: String::new(),
            address: "м. Зразкове".into(),
            purpose: "Послуга".into(),
            recipient: "cnap@example.org".into(),
            asked: vec!["internal-passport".into()],
            copies: vec![SentCopy::new("internal-passport", b"%PDF")],
        }
    }

    fn book() -> ReceiptBook {
        let mut book = ReceiptBook::new();
        book.add(receipt("one", Outcome::HandedToMailClient));
        book.add(receipt("two", Outcome::Refused));
        book.add(receipt("three", Outcome::Expired));
        book
    }

    fn with(change: impl FnOnce(&mut Vec<Receipt>)) -> Result<(), BrokenChain> {
        let mut receipts = book().receipts;
        change(&mut receipts);
        ReceiptBook::from_receipts(receipts).map(|_| ())
    }

    #[test]
    fn a_change_a_gap_and_another_order_are_found_where_they_begin() {
        assert_eq!(with(|_| {}), Ok(()));
        assert_eq!(with(|receipts| receipts[1].content.purpose.push('!')), Err(BrokenChain { number: 2 }));
        assert_eq!(with(|receipts| drop(receipts.remove(1))), Err(BrokenChain { number: 2 }));
        assert_eq!(with(|receipts| drop(receipts.remove(0))), Err(BrokenChain { number: 1 }));
        assert_eq!(with(|receipts| receipts.swap(0, 1)), Err(BrokenChain { number: 1 }));
        assert_eq!(
            with(|receipts| receipts[2].previous = FIRST_PREVIOUS.into()),
            Err(BrokenChain { number: 3 })
        );
        assert_eq!(with(|receipts| receipts[2].number = 4), Err(BrokenChain { number: 3 }));
    }

    #[test]
    fn what_is_cut_off_at_the_end_is_not_seen_by_the_chain_alone() {
        assert_eq!(with(|receipts| receipts.truncate(2)), Ok(()), "the vault must keep the newest number");
    }

    #[test]
    fn the_export_reads_back_and_names_no_value() {
        let exported = book().to_json();
        let receipts: Vec<Receipt> = serde_json::from_str(&exported).unwrap();
        assert_eq!(receipts, book().receipts());
        assert!(exported.contains("\"outcome\": \"handed_to_mail_client\""));
        assert!(book().knows("00000017") && !book().knows("00000018"));
        assert_eq!(format!("{:?}", book().receipts()[0]), "Receipt(…)");
    }
}

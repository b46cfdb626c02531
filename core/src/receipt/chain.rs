use super::record::Receipt;
use crate::text::Bilingual;

/// The first receipt has no one before it.
pub const FIRST_PREVIOUS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where the chain of receipts does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// Receipts that cannot be read or are not there.
    #[error("receipts {from} to {to} are missing")]
    Missing {
        /// The number of the first one.
        from: u64,
        /// The number of the last one.
        to: u64,
    },
    /// A receipt that was changed, or does not follow from the one before it.
    #[error("receipt {number} was changed or is out of its place")]
    Changed {
        /// Its number.
        number: u64,
    },
}

/// An older copy of the storage was put back: what came after this receipt may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// The newest receipt that was there.
    pub after: u64,
    /// When it was noticed, in milliseconds since the Unix epoch.
    pub noticed_at_millis: i64,
}

impl ChainFault {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            ChainFault::Missing { .. } => "receipts_missing",
            ChainFault::Changed { .. } => "receipt_changed",
        }
    }

    /// What was found and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            ChainFault::Missing { .. } => Bilingual::new(
                "Частину квитанцій не можна прочитати. Решта на місці; пропуск показано в журналі й у вивантаженні.",
                "Some receipts cannot be read. The others are in place; the gap is shown in the history and its export.",
            ),
            ChainFault::Changed { .. } => Bilingual::new(
                "Журнал квитанцій змінено ззовні. Не покладайтеся на позначену квитанцію.",
                "The history of receipts was changed from outside. Do not rely on the receipt that is marked.",
            ),
        }
    }
}

/// Follows the chain from receipt to receipt, also over what is missing.
#[derive(Debug)]
pub struct ChainCheck {
    last: u64,
    /// `None` where there is nothing to compare with.
    hash: Option<String>,
    faults: Vec<ChainFault>,
}

impl ChainCheck {
    /// A check that begins with the first receipt ever.
    pub fn from_the_start() -> Self {
        ChainCheck { last: 0, hash: Some(FIRST_PREVIOUS.to_owned()), faults: Vec::new() }
    }

    /// A check that begins after the receipt of this number, whose hash is not known.
    pub fn after_number(number: u64) -> Self {
        let hash = (number == 0).then(|| FIRST_PREVIOUS.to_owned());
        ChainCheck { last: number, hash, faults: Vec::new() }
    }

    /// The next receipt, in the order of their numbers.
    pub fn receipt(&mut self, receipt: &Receipt) {
        let number = receipt.number;
        let due = self.last.saturating_add(1);
        if number > due {
            self.faults.push(ChainFault::Missing { from: due, to: number.saturating_sub(1) });
            self.hash = None;
        }
        let follows = number >= due && self.hash.as_ref().is_none_or(|hash| *hash == receipt.previous);
        if !follows || !receipt.is_unchanged() {
            self.faults.push(ChainFault::Changed { number });
        }
        self.last = number;
        self.hash = Some(receipt.hash.clone());
    }

    /// All receipts up to this one were looked for.
    pub fn up_to(&mut self, number: u64) {
        if self.last < number {
            let from = self.last.saturating_add(1);
            self.faults.push(ChainFault::Missing { from, to: number });
            (self.last, self.hash) = (number, None);
        }
    }

    /// The newest receipt is known to have this number and hash.
    pub fn ends_with(&mut self, number: u64, hash: &str) {
        self.up_to(number);
        if self.hash.as_ref().is_some_and(|last| last != hash) {
            self.faults.push(ChainFault::Changed { number });
        }
    }

    /// What was found.
    pub fn faults(self) -> Vec<ChainFault> {
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::{Outcome, ReceiptDraft, SentCopy};
    use super::*;

    fn content(request_id: &str, outcome: Outcome) -> ReceiptDraft {
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
            signing: None,
        }
    }

    fn chain() -> Vec<Receipt> {
        let mut receipts: Vec<Receipt> = Vec::new();
        let outcomes = [Outcome::HandedToMailClient, Outcome::Refused, Outcome::Expired, Outcome::Confirmed];
        for (number, outcome) in (1..).zip(outcomes) {
            let previous = receipts.last().map_or(FIRST_PREVIOUS.to_owned(), |last| last.hash.clone());
            receipts.push(Receipt::chained(number, previous, content(&number.to_string(), outcome)));
        }
        receipts
    }

    fn faults(change: impl FnOnce(&mut Vec<Receipt>)) -> Vec<ChainFault> {
        let (mut receipts, newest) = (chain(), chain()[3].hash.clone());
        change(&mut receipts);
        let mut check = ChainCheck::from_the_start();
        receipts.iter().for_each(|receipt| check.receipt(receipt));
        check.ends_with(4, &newest);
        check.faults()
    }

    #[test]
    fn a_change_a_gap_and_another_order_are_found_where_they_are() {
        use ChainFault::{Changed, Missing};
        assert_eq!(faults(|_| {}), []);
        let changed = faults(|receipts| receipts[1].content.purpose.push('!'));
        assert_eq!(changed, [Changed { number: 2 }], "and those after it still hold");
        assert_eq!(faults(|receipts| drop(receipts.remove(1))), [Missing { from: 2, to: 2 }]);
        assert_eq!(faults(|receipts| drop(receipts.drain(..2))), [Missing { from: 1, to: 2 }]);
        assert_eq!(faults(|receipts| receipts.truncate(1)), [Missing { from: 2, to: 4 }]);
        assert!(!faults(|receipts| receipts.swap(0, 1)).is_empty());
        let forged = |receipts: &mut Vec<Receipt>| {
            receipts[3] = Receipt::chained(4, receipts[2].hash.clone(), content("other", Outcome::Refused));
        };
        assert_eq!(faults(forged), [Changed { number: 4 }], "the newest hash is kept apart");
        assert_eq!(faults(|receipts| receipts[2].previous = FIRST_PREVIOUS.into()), [Changed { number: 3 }]);
        let doubled = |receipts: &mut Vec<Receipt>| receipts.insert(1, receipts[1].clone());
        assert_eq!(faults(doubled), [Changed { number: 2 }]);
    }

    #[test]
    fn a_receipt_names_no_value_in_debug() {
        assert_eq!(format!("{:?}", chain()[0]), "Receipt(…)");
    }
}

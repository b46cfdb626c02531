use std::fmt::Write as _;

use super::Citizen;
use crate::ports::Ports;
use crate::receipt::{ChainCheck, ChainFault, Interruption, Outcome, Receipt};
use crate::time::Timestamp;
use crate::vault::{ReceiptsReader, VaultError, segment_of};

/// Which receipts are wanted; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceiptFilter {
    /// Of the institution with this register code, or with this in its name.
    pub requester: Option<String>,
    /// In which this kind of document was asked for, by the name that partners use.
    pub document_type: Option<String>,
    /// Of requests that ended so.
    pub outcome: Option<Outcome>,
    /// From this instant on,
    pub from: Option<Timestamp>,
    /// and before this one.
    pub until: Option<Timestamp>,
}

/// Some receipts, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptPage {
    /// The receipts.
    pub receipts: Vec<Receipt>,
    /// What to ask the next page with; `None` on the last one.
    pub before: Option<u64>,
    /// Where the chain does not hold, in the part of it that was read for this page.
    pub faults: Vec<ChainFault>,
}

/// Receipts as a file.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptExport {
    /// The JSON; its form is described in `core/VAULT.md`.
    pub json: String,
    /// How many receipts are in it.
    pub receipts: u64,
    /// Where the chain of all receipts does not hold; also in the file.
    pub faults: Vec<ChainFault>,
    /// When older copies of the vault were put back; also in the file.
    pub interruptions: Vec<Interruption>,
}

impl ReceiptFilter {
    /// Whether a receipt is wanted.
    pub fn takes(&self, receipt: &Receipt) -> bool {
        let content = &receipt.content;
        let at = Timestamp::from_unix_millis(content.at_millis);
        self.requester.as_ref().is_none_or(|wanted| {
            content.register_code == *wanted
                || content.requester.to_lowercase().contains(&wanted.to_lowercase())
        }) && self.document_type.as_ref().is_none_or(|kind| content.asked.contains(kind))
            && self.outcome.is_none_or(|outcome| content.outcome == outcome)
            && self.from.is_none_or(|from| from <= at)
            && self.until.is_none_or(|until| at < until)
    }
}

/// The citizen looks back.
impl<P: Ports> Citizen<P> {
    /// The newest receipts that are wanted, at most `limit`; those before the one numbered `before`, if it is given.
    ///
    /// # Errors
    /// [`VaultError`]. Receipts that cannot be read are a fault on the page, not an error.
    pub async fn receipts(
        &self,
        filter: &ReceiptFilter,
        before: Option<u64>,
        limit: usize,
    ) -> Result<ReceiptPage, VaultError> {
        let reader = self.receipts_reader();
        let newest = before.map_or(reader.newest(), |before| before.saturating_sub(1).min(reader.newest()));
        let mut page = ReceiptPage { receipts: Vec::new(), before: None, faults: Vec::new() };
        if newest == 0 {
            return Ok(page);
        }
        let mut hash =
            Some(reader.newest_hash_text()).filter(|_| segment_of(newest) == segment_of(reader.newest()));
        for number in (0..=segment_of(newest)).rev() {
            let receipts = reader.segment(self.ports.storage(), number).await?;
            page.faults.splice(0..0, reader.faults_of_segment(number, &receipts, hash.as_deref()));
            hash = receipts.first().map(|first| first.previous.clone());
            for receipt in receipts.into_iter().rev().filter(|receipt| receipt.number <= newest) {
                if page.receipts.len() >= limit {
                    page.before = Some(receipt.number.saturating_add(1));
                    return Ok(page);
                }
                if filter.takes(&receipt) {
                    page.receipts.push(receipt);
                }
            }
        }
        Ok(page)
    }

    /// The receipt of this number; `None` if there is none, or none that can be read.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn receipt(&self, number: u64) -> Result<Option<Receipt>, VaultError> {
        let page = self.receipts(&ReceiptFilter::default(), number.checked_add(1), 1).await?;
        Ok(page.receipts.into_iter().next().filter(|receipt| receipt.number == number))
    }

    /// Goes through the whole chain, from the first receipt to the newest.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn check_receipts(&self) -> Result<Vec<ChainFault>, VaultError> {
        self.each_receipt(&self.receipts_reader(), |_| {}).await
    }

    /// The receipts that are wanted as JSON, oldest first, with what was found wrong in the chain.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn export_receipts(&self, filter: &ReceiptFilter) -> Result<ReceiptExport, VaultError> {
        let reader = self.receipts_reader();
        let whole = *filter == ReceiptFilter::default();
        let mut json = String::from("{\n\"format\": \"diia-citizen-receipts\",\n\"version\": 1,\n");
        // Writing to a string cannot fail, and neither can texts and numbers as JSON.
        let _ = write!(json, "\"whole\": {whole},\n\"receipts\": [");
        let mut count = 0_u64;
        let faults = self
            .each_receipt(&reader, |receipt| {
                if filter.takes(receipt) {
                    json.push_str(if count == 0 { "\n" } else { ",\n" });
                    json.push_str(&serde_json::to_string(receipt).unwrap_or_default());
                    count = count.saturating_add(1);
                }
            })
            .await?;
        let interruptions = reader.interruptions().to_vec();
        json.push_str("\n],\n\"faults\": [");
        json.push_str(&faults.iter().map(fault_json).collect::<Vec<_>>().join(", "));
        json.push_str("],\n\"interruptions\": [");
        let interruption = |one: &Interruption| {
            format!("{{\"after\": {}, \"noticed_at_millis\": {}}}", one.after, one.noticed_at_millis)
        };
        json.push_str(&interruptions.iter().map(interruption).collect::<Vec<_>>().join(", "));
        json.push_str("]\n}\n");
        Ok(ReceiptExport { json, receipts: count, faults, interruptions })
    }

    pub(super) fn receipts_reader(&self) -> ReceiptsReader {
        self.state().vault.receipts()
    }

    /// Shows every receipt that can be read, oldest first, and tells where the chain does not hold.
    pub(super) async fn each_receipt(
        &self,
        reader: &ReceiptsReader,
        mut visit: impl FnMut(&Receipt) + Send,
    ) -> Result<Vec<ChainFault>, VaultError> {
        let mut check = ChainCheck::from_the_start();
        for number in 0..reader.segments() {
            for receipt in reader.segment(self.ports.storage(), number).await? {
                check.receipt(&receipt);
                visit(&receipt);
            }
        }
        check.ends_with(reader.newest(), &reader.newest_hash_text());
        Ok(check.faults())
    }
}

fn fault_json(fault: &ChainFault) -> String {
    let (from, to) = match fault {
        ChainFault::Missing { from, to } => (from, to),
        ChainFault::Changed { number } => (number, number),
    };
    format!("{{\"code\": \"{}\", \"from\": {from}, \"to\": {to}}}", fault.code())
}

crate::redacted::redacted_debug!(ReceiptExport);

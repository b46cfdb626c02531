use super::contents::ReceiptsIndex;
use super::seal::DataKey;
use super::{Contents, segment};
use crate::ports::{Storage, StorageError};
use crate::receipt::{ChainCheck, ChainFault, Interruption, Receipt};

/// Reads receipts as they stood at one moment. Full segments never change, so the storage may go on meanwhile.
pub(crate) struct ReceiptsReader {
    key: DataKey,
    index: ReceiptsIndex,
    tail: Vec<Receipt>,
}

impl ReceiptsReader {
    pub(super) fn new(key: DataKey, contents: &Contents) -> Self {
        ReceiptsReader { key, index: contents.receipts.clone(), tail: contents.tail.clone() }
    }

    /// The number of the newest receipt; 0 for none.
    pub(crate) const fn newest(&self) -> u64 {
        self.index.count
    }

    /// The hash of the newest receipt, by the table of contents.
    pub(crate) fn newest_hash_text(&self) -> String {
        self.index.newest_hash_text()
    }

    /// Where the chain does not hold within a segment. `hash` is that of its last receipt, if it is known from
    /// elsewhere.
    pub(crate) fn faults_of_segment(
        &self,
        number: u64,
        receipts: &[Receipt],
        hash: Option<&str>,
    ) -> Vec<ChainFault> {
        let first = segment::first_of(number);
        let last = segment::first_of(number.saturating_add(1)).saturating_sub(1).min(self.index.count);
        let mut check = ChainCheck::after_number(first.saturating_sub(1));
        receipts.iter().for_each(|receipt| check.receipt(receipt));
        match hash {
            Some(hash) => check.ends_with(last, hash),
            None => check.up_to(last),
        }
        check.faults()
    }

    pub(crate) fn interruptions(&self) -> &[Interruption] {
        &self.index.interruptions
    }

    /// The receipts of a segment that can be read, in their order.
    pub(crate) async fn segment<S: Storage>(
        &self,
        storage: &S,
        number: u64,
    ) -> Result<Vec<Receipt>, StorageError> {
        if number == segment::segment_of(self.index.count) {
            return Ok(self.tail.clone());
        }
        let found = segment::read(storage, &self.key, number).await?;
        Ok(found.map(|found| found.receipts).unwrap_or_default())
    }

    /// How many segments there are.
    pub(crate) const fn segments(&self) -> u64 {
        if self.index.count == 0 { 0 } else { segment::segment_of(self.index.count).saturating_add(1) }
    }
}

crate::redacted::redacted_debug!(ReceiptsReader);

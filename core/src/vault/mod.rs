//! What the phone keeps: documents, receipts, lists and settings, each sealed on its own with AES-256-GCM.
//!
//! The key of the vault is wrapped by the phone's key store and is nowhere else. Every write draws a fresh salt, from
//! which a key and a nonce are derived for that write alone: copies of the storage that are put back cannot make two
//! texts share them. Name, version and write are bound to each record, and a table of contents names the write that
//! each record must come from: what is swapped, renamed, replayed or cut is found. `core/VAULT.md` has the bytes.

mod bleach;
mod contents;
mod draft;
mod error;
mod finding;
mod key_record;
mod names;
mod opening;
mod reading;
mod seal;
mod segment;

pub use contents::SEGMENT_LENGTH;
pub use error::VaultError;
pub use finding::VaultFinding;
pub use key_record::{WRAPPING_KEY, decode as decode_key_record, encode as encode_key_record};
pub use seal::{DataKey, OpenedRecord, SALT_LENGTH, SealError, VERSION};

pub(crate) use bleach::bleach_stack;
pub(crate) use draft::Draft;
pub(crate) use names::RecordId;
pub(crate) use opening::{Opened, open, start_over};
pub(crate) use reading::ReceiptsReader;
pub(crate) use seal::claimed_generation;
pub(crate) use segment::segment_of;

use contents::{DocumentsIndex, Head, ReceiptsIndex};

use crate::ports::StorageChange;
use crate::receipt::Receipt;

/// The counter in the key store by which an older copy of the vault is found out.
pub const COUNTER: &str = "diia-citizen-vault";

/// The vault's key and table of contents, as of the last write that is known to have succeeded.
pub(crate) struct Vault {
    key: DataKey,
    contents: Contents,
    /// The write that the storage was at when it was last looked at; `None` when its head could not be read.
    at: Option<u64>,
    /// No write takes a number twice, not even after one that failed.
    highest: u64,
    repair: Repair,
}

#[derive(Clone, Default)]
struct Contents {
    head: Head,
    documents: DocumentsIndex,
    receipts: ReceiptsIndex,
    /// The receipts of the newest segment.
    tail: Vec<Receipt>,
}

/// What the next write must write anew besides what it is about.
#[derive(Clone, Default)]
struct Repair {
    documents: bool,
    receipts: bool,
    head: bool,
    removed_lists: Vec<RecordId>,
    key_records: Vec<StorageChange>,
}

impl Repair {
    fn is_due(&self) -> bool {
        self.documents
            || self.receipts
            || self.head
            || !self.removed_lists.is_empty()
            || !self.key_records.is_empty()
    }
}

/// A write that is ready for the storage.
pub(crate) struct Prepared {
    pub(crate) changes: Vec<StorageChange>,
    pub(crate) outcome: Outcome,
}

/// What the vault holds once a write has succeeded.
pub(crate) struct Outcome {
    pub(crate) generation: u64,
    contents: Contents,
}

impl Vault {
    /// The write that the storage is at.
    pub(crate) const fn at(&self) -> Option<u64> {
        self.at
    }

    /// Begins a write.
    pub(crate) fn draft(&mut self) -> Draft {
        self.highest = self.highest.saturating_add(1);
        Draft::new(self.key.clone(), self.highest, self.contents.clone(), &self.repair)
    }

    /// The storage has taken it.
    pub(crate) fn commit(&mut self, outcome: Outcome) {
        self.at = Some(outcome.generation);
        self.contents = outcome.contents;
        self.repair = Repair::default();
    }

    pub(crate) fn needs_repair(&self) -> bool {
        self.repair.is_due()
    }

    /// Whether an institution has asked before.
    pub(crate) fn knows_requester(&self, register_code: &str) -> bool {
        self.contents.receipts.requesters.iter().any(|known| known == register_code)
    }

    /// The newest receipt, while it can be read.
    pub(crate) fn newest_receipt(&self) -> Option<&Receipt> {
        self.contents.tail.last()
    }

    /// Reads receipts as they stand now.
    pub(crate) fn receipts(&self) -> ReceiptsReader {
        ReceiptsReader::new(self.key.clone(), &self.contents)
    }

    /// What a document's record is named by.
    pub(crate) fn record_id(&self, about: &str) -> RecordId {
        self.key.hidden_name(about.as_bytes())
    }
}

/// The name of the record whose generation tells which write the storage is at.
pub(crate) fn head_name() -> crate::ports::StorageName {
    names::plain(names::HEAD)
}

crate::redacted::redacted_debug!(Vault, Prepared, Outcome);

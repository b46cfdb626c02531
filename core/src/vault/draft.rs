use super::contents::Entry;
use super::names::{self, RecordId};
use super::seal::DataKey;
use super::{Contents, Outcome, Prepared, Repair, VaultError, segment};
use crate::ports::StorageChange;
use crate::receipt::{Receipt, ReceiptDraft};

/// One write in the making: everything in it is written, or nothing.
pub(crate) struct Draft {
    key: DataKey,
    generation: u64,
    contents: Contents,
    changes: Vec<StorageChange>,
    documents: bool,
    receipts: bool,
}

impl Draft {
    pub(super) fn new(key: DataKey, generation: u64, contents: Contents, repair: &Repair) -> Self {
        let mut draft = Draft {
            key,
            generation,
            contents,
            changes: repair.key_records.clone(),
            documents: repair.documents,
            receipts: repair.receipts,
        };
        for list in &repair.removed_lists {
            draft.remove(&names::list(list));
        }
        draft
    }

    /// A document, new at the end or in its old place.
    pub(crate) fn put_document(&mut self, about: &str, content: &[u8]) -> Result<(), VaultError> {
        let id = self.key.hidden_name(about.as_bytes());
        self.put(&names::document(&id), content)?;
        self.documents = true;
        put_entry(&mut self.contents.documents.0, id, self.generation);
        Ok(())
    }

    pub(crate) fn remove_document(&mut self, id: RecordId) {
        self.remove(&names::document(&id));
        self.documents = true;
        self.contents.documents.0.retain(|entry| entry.id != id);
    }

    /// The documents in this order; those not named stay behind them.
    pub(crate) fn order_documents(&mut self, order: &[RecordId]) {
        self.documents = true;
        let place = |entry: &Entry| order.iter().position(|id| *id == entry.id).unwrap_or(usize::MAX);
        self.contents.documents.0.sort_by_cached_key(place);
    }

    /// The next receipt of the chain.
    pub(crate) fn add_receipt(&mut self, content: ReceiptDraft) -> Result<Receipt, VaultError> {
        let index = &mut self.contents.receipts;
        let previous = index.newest_hash_text();
        if !index.requesters.contains(&content.register_code) {
            index.requesters.push(content.register_code.clone());
        }
        index.count = index.count.saturating_add(1);
        index.tail = self.generation;
        let receipt = Receipt::chained(index.count, previous, content);
        index.newest_hash = receipt.hash_bytes();
        let number = segment::segment_of(index.count);
        let tail = &mut self.contents.tail;
        tail.retain(|held| segment::segment_of(held.number) == number);
        tail.push(receipt.clone());
        let (name, sealed) = segment::seal(&self.key, number, self.generation, tail)?;
        self.changes.push(StorageChange::Put { name: names::plain(&name), bytes: sealed });
        self.receipts = true;
        Ok(receipt)
    }

    /// A signed list.
    pub(crate) fn put_list(&mut self, about: &str, content: &[u8]) -> Result<(), VaultError> {
        let id = self.key.hidden_name(about.as_bytes());
        self.put(&names::list(&id), content)?;
        put_entry(&mut self.contents.head.lists, id, self.generation);
        Ok(())
    }

    pub(crate) fn keep_lists(&mut self, about: &[&str]) {
        let kept: Vec<_> = about.iter().map(|about| self.key.hidden_name(about.as_bytes())).collect();
        let gone: Vec<_> =
            self.contents.head.lists.iter().map(|entry| entry.id).filter(|id| !kept.contains(id)).collect();
        for id in gone {
            self.remove(&names::list(&id));
            self.contents.head.lists.retain(|entry| entry.id != id);
        }
    }

    pub(crate) fn put_settings(&mut self, content: &[u8]) -> Result<(), VaultError> {
        self.put(names::SETTINGS, content)?;
        self.contents.head.settings = self.generation;
        Ok(())
    }

    /// Seals the tables of contents that have changed, and the head.
    pub(crate) fn finish(mut self) -> Result<Prepared, VaultError> {
        if self.documents {
            self.contents.head.documents = self.generation;
            self.put(names::DOCUMENTS, &self.contents.documents.encode())?;
        }
        if self.receipts {
            self.contents.head.receipts = self.generation;
            self.put(names::RECEIPTS, &self.contents.receipts.encode())?;
        }
        self.put(names::HEAD, &self.contents.head.encode())?;
        let outcome = Outcome { generation: self.generation, contents: self.contents };
        Ok(Prepared { changes: self.changes, outcome })
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), VaultError> {
        let bytes = self.key.seal(name, self.generation, content)?;
        self.changes.push(StorageChange::Put { name: names::plain(name), bytes });
        Ok(())
    }

    fn remove(&mut self, name: &str) {
        self.changes.push(StorageChange::Remove { name: names::plain(name) });
    }
}

fn put_entry(entries: &mut Vec<Entry>, id: RecordId, generation: u64) {
    match entries.iter_mut().find(|entry| entry.id == id) {
        Some(entry) => entry.generation = generation,
        None => entries.push(Entry { id, generation }),
    }
}

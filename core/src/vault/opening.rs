//! Opening the vault: everything that can still be read is taken, and everything else is named.

use zeroize::Zeroizing;

use super::contents::{DocumentsIndex, Entry, Head, ReceiptsIndex};
use super::key_record::{self, FoundKey};
use super::names::{self, RecordId};
use super::seal::{DataKey, OpenedRecord, SealError};
use super::segment::{first_of, segment_of};
use super::{COUNTER, Contents, Prepared, Repair, Vault, VaultError, VaultFinding, segment};
use crate::ports::{KeyStore, Ports, Storage, StorageChange};
use crate::receipt::{ChainCheck, Interruption, Receipt};
use crate::time::Timestamp;

/// The vault, and what was read of it.
pub(crate) struct Opened {
    pub(crate) vault: Vault,
    /// Records of documents, in the citizen's order.
    pub(crate) documents: Vec<(RecordId, Zeroizing<Vec<u8>>)>,
    /// Documents that are in the table of contents and cannot be read.
    pub(crate) unreadable: Vec<RecordId>,
    pub(crate) lists: Vec<Zeroizing<Vec<u8>>>,
    pub(crate) settings: Option<Zeroizing<Vec<u8>>>,
    pub(crate) findings: Vec<VaultFinding>,
    /// Whether the key store has a counter by which an older copy is found out.
    pub(crate) rollback_is_seen: bool,
}

/// Opens the vault, or makes an empty one on a phone that has none.
pub(crate) async fn open<P: Ports>(ports: &P, now: Timestamp) -> Result<Opened, VaultError> {
    let counter = ports.key_store().counter(COUNTER).await?;
    match key_record::find(ports).await? {
        FoundKey::Lost => Err(VaultError::KeyLost),
        FoundKey::None => {
            let names = ports.storage().list("").await?;
            if names.iter().any(names::is_sealed_record) {
                return Err(VaultError::KeyLost);
            }
            create(ports, counter, Vec::new()).await
        }
        FoundKey::Whole { key, twice } => {
            let key_records = if twice { Vec::new() } else { key_record::records(ports, &key).await? };
            let mut opening = Opening { ports, key, findings: Vec::new(), repair: Repair::default() };
            opening.repair.key_records = key_records;
            opening.load(counter, now).await
        }
    }
}

/// Removes what no key can open any more, and makes an empty vault.
pub(crate) async fn start_over<P: Ports>(ports: &P) -> Result<Opened, VaultError> {
    let counter = ports.key_store().counter(COUNTER).await?;
    ports.key_store().delete(&key_record::wrapping_key()).await?;
    let names = ports.storage().list("").await?;
    let ours = names.into_iter().filter(names::is_sealed_record);
    create(ports, counter, ours.map(|name| StorageChange::Remove { name }).collect()).await
}

async fn create<P: Ports>(
    ports: &P,
    counter: Option<u64>,
    removals: Vec<StorageChange>,
) -> Result<Opened, VaultError> {
    let key = DataKey::random()?;
    let started_over = !removals.is_empty();
    let repair =
        Repair { head: true, key_records: key_record::records(ports, &key).await?, ..Repair::default() };
    let before = counter.unwrap_or(0);
    let mut vault = Vault { key, contents: Contents::default(), at: None, highest: before, repair };
    let Prepared { changes, outcome } = vault.draft().finish()?;
    ports.storage().batch(removals.into_iter().chain(changes).collect()).await?;
    vault.commit(outcome);
    let anew = before > 0 && !started_over;
    Ok(Opened {
        vault,
        documents: Vec::new(),
        unreadable: Vec::new(),
        lists: Vec::new(),
        settings: None,
        findings: if anew { vec![VaultFinding::StartedAnew] } else { Vec::new() },
        rollback_is_seen: counter.is_some(),
    })
}

struct Opening<'p, P> {
    ports: &'p P,
    key: DataKey,
    findings: Vec<VaultFinding>,
    repair: Repair,
}

/// A record as it was found.
enum Found {
    Good(OpenedRecord),
    Missing,
    Damaged,
}

impl<P: Ports> Opening<'_, P> {
    async fn load(mut self, counter: Option<u64>, now: Timestamp) -> Result<Opened, VaultError> {
        let head_record = self.ports.storage().get(&names::plain(names::HEAD)).await?;
        let at = head_record.as_deref().and_then(super::claimed_generation);
        let head = match self.opened(names::HEAD, head_record)? {
            Found::Good(record) => Head::decode(&record.content).ok().map(|head| (head, record.generation)),
            Found::Missing | Found::Damaged => None,
        };
        if head.is_none() {
            self.rebuilding();
        }
        let (head, generation) = head.map_or((None, at.unwrap_or(0)), |(head, of)| (Some(head), of));
        let mut contents = Contents { head: head.clone().unwrap_or_default(), ..Contents::default() };
        let found = self.documents(head.as_ref(), &mut contents).await?;
        self.receipts(head.as_ref(), &mut contents).await?;
        let lists = self.lists(&mut contents).await?;
        let settings = self.settings(&mut contents).await?;
        let newest = newest_generation(&contents).max(generation);
        if counter.is_some_and(|counter| counter > newest) {
            self.findings.push(VaultFinding::RolledBack);
            self.repair.receipts = true;
            let after = contents.receipts.count;
            let noticed_at_millis = now.unix_millis();
            contents.receipts.interruptions.push(Interruption { after, noticed_at_millis });
        }
        let highest = newest.max(counter.unwrap_or(0));
        Ok(Opened {
            vault: Vault { key: self.key, contents, at, highest, repair: self.repair },
            documents: found.readable,
            unreadable: found.unreadable,
            lists,
            settings,
            findings: self.findings,
            rollback_is_seen: counter.is_some(),
        })
    }

    /// The table of contents is to be made anew.
    fn rebuilding(&mut self) {
        if !self.findings.contains(&VaultFinding::IndexRebuilt) {
            self.findings.push(VaultFinding::IndexRebuilt);
        }
        self.repair.head = true;
    }

    async fn record(&self, name: &str) -> Result<Found, VaultError> {
        let sealed = self.ports.storage().get(&names::plain(name)).await?;
        self.opened(name, sealed)
    }

    fn opened(&self, name: &str, sealed: Option<Vec<u8>>) -> Result<Found, VaultError> {
        let Some(sealed) = sealed else { return Ok(Found::Missing) };
        match self.key.open(name, &sealed) {
            Ok(record) => Ok(Found::Good(record)),
            // Only the key record, which has a checksum, may say that the vault is of a later version: one worn byte of
            // any other must not lock everything.
            Err(SealError::Damaged | SealError::NewerFormat) => Ok(Found::Damaged),
            Err(error @ SealError::NoRandom) => Err(error.into()),
        }
    }

    /// A table of contents, if it is the one that the head names.
    async fn index(&self, name: &str, generation: u64) -> Result<Option<OpenedRecord>, VaultError> {
        Ok(match self.record(name).await? {
            Found::Good(record) if record.generation == generation => Some(record),
            _ => None,
        })
    }

    async fn documents(
        &mut self,
        head: Option<&Head>,
        contents: &mut Contents,
    ) -> Result<FoundDocuments, VaultError> {
        let index = match head {
            Some(head) if head.documents == 0 => Some(DocumentsIndex::default()),
            Some(head) => {
                let record = self.index(names::DOCUMENTS, head.documents).await?;
                record.and_then(|record| DocumentsIndex::decode(&record.content).ok())
            }
            None => None,
        };
        let rebuilt = index.is_none();
        let expected = match index {
            Some(index) => index.0,
            None => self.listed_documents().await?,
        };
        let mut found = FoundDocuments::default();
        for entry in expected {
            match self.record(&names::document(&entry.id)).await? {
                Found::Good(record) => {
                    if record.generation != entry.generation && !rebuilt {
                        self.findings.push(VaultFinding::DocumentOlder);
                        self.repair.documents = true;
                    }
                    found.entries.push(Entry { generation: record.generation, ..entry });
                    found.readable.push((entry.id, record.content));
                }
                missing => {
                    self.findings.push(match missing {
                        Found::Missing => VaultFinding::DocumentMissing,
                        _ => VaultFinding::DocumentDamaged,
                    });
                    found.entries.push(entry);
                    found.unreadable.push(entry.id);
                }
            }
        }
        if rebuilt {
            self.rebuilding();
            self.repair.documents = true;
            // The citizen's order is lost: the order in which they came is the best guess.
            let age: std::collections::HashMap<_, _> =
                found.entries.iter().map(|entry| (entry.id, entry.generation)).collect();
            found.readable.sort_by_key(|(id, _)| age.get(id).copied());
            found.entries.sort_by_key(|entry| entry.generation);
        }
        contents.documents = DocumentsIndex(std::mem::take(&mut found.entries));
        Ok(found)
    }

    async fn listed_documents(&self) -> Result<Vec<Entry>, VaultError> {
        let names = self.ports.storage().list("document-").await?;
        Ok(names.iter().filter_map(names::document_id).map(|id| Entry { id, generation: 0 }).collect())
    }

    async fn receipts(&mut self, head: Option<&Head>, contents: &mut Contents) -> Result<(), VaultError> {
        let index = match head {
            Some(head) if head.receipts == 0 => Some(ReceiptsIndex::default()),
            Some(head) => {
                let record = self.index(names::RECEIPTS, head.receipts).await?;
                record.and_then(|record| ReceiptsIndex::decode(&record.content).ok())
            }
            None => None,
        };
        match index {
            Some(index) => {
                contents.receipts = index;
                self.tail(contents).await
            }
            None => self.receipts_from_segments(contents).await,
        }
    }

    /// Reads the newest segment and holds it against the table of contents.
    async fn tail(&mut self, contents: &mut Contents) -> Result<(), VaultError> {
        let index = &contents.receipts;
        if index.count == 0 {
            return Ok(());
        }
        let number = segment_of(index.count);
        let found = segment::read(self.ports.storage(), &self.key, number).await?;
        contents.tail = found.map(|found| found.receipts).unwrap_or_default();
        contents.tail.retain(|receipt| receipt.number <= index.count);
        let mut check = ChainCheck::after_number(first_of(number).saturating_sub(1));
        contents.tail.iter().for_each(|receipt| check.receipt(receipt));
        check.ends_with(index.count, &index.newest_hash_text());
        self.findings.extend(check.faults().into_iter().map(VaultFinding::from));
        Ok(())
    }

    async fn receipts_from_segments(&mut self, contents: &mut Contents) -> Result<(), VaultError> {
        self.rebuilding();
        self.repair.receipts = true;
        let names = self.ports.storage().list("receipts-").await?;
        let mut numbers: Vec<u64> = names.iter().filter_map(names::segment_number).collect();
        numbers.sort_unstable();
        let mut check = ChainCheck::from_the_start();
        let index = &mut contents.receipts;
        for number in numbers {
            let Some(found) = segment::read(self.ports.storage(), &self.key, number).await? else {
                // Its receipts are gone, and their numbers must not be given to others.
                index.count = index.count.max(first_of(number.saturating_add(1)).saturating_sub(1));
                contents.tail.clear();
                continue;
            };
            index.tail = found.generation;
            for receipt in &found.receipts {
                check.receipt(receipt);
                note_requester(&mut index.requesters, receipt);
            }
            if let Some(last) = found.receipts.last() {
                index.count = last.number;
                index.newest_hash = last.hash_bytes();
            }
            contents.tail = found.receipts;
        }
        check.up_to(index.count);
        self.findings.extend(check.faults().into_iter().map(VaultFinding::from));
        Ok(())
    }

    async fn lists(&mut self, contents: &mut Contents) -> Result<Vec<Zeroizing<Vec<u8>>>, VaultError> {
        let mut lists = Vec::new();
        for entry in std::mem::take(&mut contents.head.lists) {
            match self.record(&names::list(&entry.id)).await? {
                Found::Good(record) if record.generation == entry.generation => {
                    lists.push(record.content);
                    contents.head.lists.push(entry);
                }
                _ => {
                    self.findings.push(VaultFinding::ListDamaged);
                    self.repair.removed_lists.push(entry.id);
                }
            }
        }
        Ok(lists)
    }

    async fn settings(&mut self, contents: &mut Contents) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        if contents.head.settings == 0 {
            return Ok(None);
        }
        match self.record(names::SETTINGS).await? {
            Found::Good(record) if record.generation == contents.head.settings => Ok(Some(record.content)),
            _ => {
                self.findings.push(VaultFinding::SettingsDamaged);
                contents.head.settings = 0;
                self.repair.head = true;
                Ok(None)
            }
        }
    }
}

#[derive(Default)]
struct FoundDocuments {
    entries: Vec<Entry>,
    readable: Vec<(RecordId, Zeroizing<Vec<u8>>)>,
    unreadable: Vec<RecordId>,
}

fn note_requester(requesters: &mut Vec<String>, receipt: &Receipt) {
    let code = &receipt.content.register_code;
    if !requesters.contains(code) {
        requesters.push(code.clone());
    }
}

fn newest_generation(contents: &Contents) -> u64 {
    let entries = contents.documents.0.iter().chain(&contents.head.lists).map(|entry| entry.generation);
    entries.chain([contents.receipts.tail, contents.head.settings]).max().unwrap_or(0)
}

crate::redacted::redacted_debug!(Opened);

//! A phone in a folder, for processes that are killed while they write.

use std::path::Path;

use diia_citizen::citizen::{Citizen, DocumentId, DocumentState, HeldDocument};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{KeyAlias, Ports, StorageError};
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_file_storage::FileStorage;
use diia_test_issuer::Issuance;
use diia_test_phone::{Offline, PhonePorts, SoftwareKeyStore};

use crate::{MORNING, authority, kept, person};

/// A phone whose records are files.
pub type FilePhone = PhonePorts<Offline, SharedFiles>;

/// One folder for all clones of a phone.
#[derive(Debug, Clone)]
pub struct SharedFiles(std::sync::Arc<FileStorage>);

/// The document that is renewed again and again.
pub const DOCUMENT: &str = "renewed";

/// The phone that lives in this folder.
///
/// # Errors
/// [`StorageError`].
pub fn phone_in(folder: &Path) -> Result<FilePhone, StorageError> {
    let storage = FileStorage::open(folder.join("vault"))?;
    let mut phone = kept::ports(SharedFiles(std::sync::Arc::new(storage)));
    phone.keys = SoftwareKeyStore::kept_in(folder.join("keys")).expect("a list of keys");
    Ok(phone)
}

/// The document with this version written into the hour from which it is valid.
pub fn document_of_version(keys: &SoftwareKeyStore, id: &str, version: u64) -> HeldDocument {
    let alias = KeyAlias(format!("key of {id}"));
    let issuance = Issuance {
        kind: DocumentKind::InternalPassport,
        device_key: keys.key_for(&alias),
        from: from(version),
        hours: 72,
        status_index: 7,
        portrait: None,
        citizen: &person("nadiia"),
    };
    let secret = DigitsSecret::from_bytes([1; 32]);
    let credential = authority().issue_status(&issuance);
    HeldDocument::new(DocumentId(id.into()), alias, secret, [&credential[..]]).expect("a good credential")
}

/// The version of the document that the phone holds.
pub fn version_of<P: Ports>(citizen: &Citizen<P>, id: &str) -> Option<u64> {
    let documents = citizen.documents().expect("the clock answers");
    let held = documents.iter().find(|document| document.id.0 == id)?;
    let DocumentState::NotYet { from } = held.state else { panic!("all of them are for later") };
    u64::try_from(from.millis_since(MORNING_HOUR) / HOUR_MILLIS - LATER).ok()
}

const LATER: i64 = 1_000;
const MORNING_HOUR: Timestamp =
    Timestamp::from_unix_millis(MORNING.unix_millis() / HOUR_MILLIS * HOUR_MILLIS);

fn from(version: u64) -> Timestamp {
    let hours = LATER + i64::try_from(version).expect("a small number");
    MORNING_HOUR.plus_millis(hours * HOUR_MILLIS)
}

mod storage {
    use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};

    use super::SharedFiles;

    impl Storage for SharedFiles {
        async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
            self.0.get(name).await
        }

        async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
            self.0.put(name, bytes).await
        }

        async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
            self.0.remove(name).await
        }

        async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
            self.0.list(prefix).await
        }

        async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
            self.0.batch(changes).await
        }
    }
}

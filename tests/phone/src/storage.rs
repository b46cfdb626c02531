use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};

/// Records in memory. Clones hold the same records: so a phone can be started anew over what it kept.
#[derive(Clone, Default)]
pub struct MemoryStorage {
    records: Arc<Mutex<BTreeMap<StorageName, Vec<u8>>>>,
}

impl MemoryStorage {
    /// An empty storage.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many bytes the records are.
    pub fn bytes(&self) -> usize {
        self.records().values().map(Vec::len).sum()
    }

    fn records(&self) -> MutexGuard<'_, BTreeMap<StorageName, Vec<u8>>> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Storage for MemoryStorage {
    async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(self.records().get(name).cloned())
    }

    async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        self.records().insert(name.clone(), bytes.to_vec());
        Ok(())
    }

    async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
        self.records().remove(name);
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        Ok(self.records().keys().filter(|name| name.as_str().starts_with(prefix)).cloned().collect())
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        let mut records = self.records();
        for change in changes {
            match change {
                StorageChange::Put { name, bytes } => drop(records.insert(name, bytes)),
                StorageChange::Remove { name } => drop(records.remove(&name)),
            }
        }
        Ok(())
    }
}

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was done, and the storage says so.
    Before,
    /// It was done, and the storage says that it was not: the answer was lost on its way.
    After,
}

/// A storage of which one call fails: the one with this number, counted from 0. Clones count together.
#[derive(Clone)]
pub struct FailingStorage<S> {
    storage: S,
    calls: Arc<AtomicUsize>,
    fails_at: usize,
    failure: Failure,
}

impl<S> FailingStorage<S> {
    /// The storage behind it, and the call that fails.
    pub fn new(storage: S, fails_at: usize, failure: Failure) -> Self {
        FailingStorage { storage, calls: Arc::default(), fails_at, failure }
    }

    /// Whether the call that fails has come.
    pub fn has_failed(&self) -> bool {
        self.calls.load(Ordering::SeqCst) > self.fails_at
    }

    async fn call<T>(
        &self,
        call: impl Future<Output = Result<T, StorageError>> + Send,
    ) -> Result<T, StorageError> {
        if self.calls.fetch_add(1, Ordering::SeqCst) != self.fails_at {
            return call.await;
        }
        if self.failure == Failure::After {
            call.await?;
        }
        Err(StorageError::Full)
    }
}

impl<S: Storage> Storage for FailingStorage<S> {
    async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        self.call(self.storage.get(name)).await
    }

    async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        self.call(self.storage.put(name, bytes)).await
    }

    async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
        self.call(self.storage.remove(name)).await
    }

    async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        self.call(self.storage.list(prefix)).await
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        self.call(self.storage.batch(changes)).await
    }
}

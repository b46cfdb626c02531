use std::sync::Arc;

use diia_citizen::ports as core;

use super::type_name;

/// Where the library's records rest. Everything handed to it is encrypted already. Names are lower-case ASCII
/// letters, digits, hyphens and dots, at most 100, neither first nor last a dot: good as names of files as they are.
///
/// Keep it out of every backup (Android: noBackupFilesDir; Apple: isExcludedFromBackup). The methods may be called from
/// any thread, several at a time. Never call the library from inside of them.
#[uniffi::export(rust, foreign)]
#[async_trait::async_trait]
pub trait DiiaStorage: Send + Sync {
    /// The record of this name, or nothing.
    async fn get(&self, name: String) -> Result<Option<Vec<u8>>, DiiaStorageError>;

    /// Writes a record whole or not at all, and durably: when it answers, neither a crash nor a power cut undoes it.
    async fn put(&self, name: String, bytes: Vec<u8>) -> Result<(), DiiaStorageError>;

    /// Removes a record; that there is none is no error.
    async fn remove(&self, name: String) -> Result<(), DiiaStorageError>;

    /// The names that begin with the prefix, in order.
    async fn list(&self, prefix: String) -> Result<Vec<String>, DiiaStorageError>;

    /// Makes all changes or none, in this order, as durably as put.
    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), DiiaStorageError>;
}

/// One change of a batch.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum StorageChange {
    /// Writes a record, new or over an older one.
    Put {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Removes a record; that there is none is no error.
    Remove {
        /// Its name.
        name: String,
    },
}

/// What can go wrong with the storage. For implementations of the storage; the library's own methods throw the
/// library's one error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaStorageError {
    /// There is no room left.
    #[error("there is no room left on the phone")]
    Full,
    /// The storage cannot be reached now: the phone is locked since its start, another process holds it.
    #[error("the storage cannot be reached now")]
    Unavailable,
    /// Something that the app did not foresee.
    #[error("unexpected: {reason}")]
    Unexpected {
        /// For developers. It may reach logs: no personal data.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaStorageError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaStorageError::Unexpected { reason: type_name(&error.reason).to_owned() }
    }
}

impl From<DiiaStorageError> for core::StorageError {
    fn from(error: DiiaStorageError) -> Self {
        match error {
            DiiaStorageError::Full => core::StorageError::Full,
            DiiaStorageError::Unavailable => core::StorageError::Unavailable,
            DiiaStorageError::Unexpected { reason } => core::StorageError::Unexpected { reason },
        }
    }
}

impl From<core::StorageChange> for StorageChange {
    fn from(change: core::StorageChange) -> Self {
        match change {
            core::StorageChange::Put { name, bytes } => {
                StorageChange::Put { name: name.as_str().to_owned(), bytes }
            }
            core::StorageChange::Remove { name } => StorageChange::Remove { name: name.as_str().to_owned() },
        }
    }
}

/// The app's storage as the core's port.
pub(crate) struct StoragePort(pub(crate) Arc<dyn DiiaStorage>);

impl core::Storage for StoragePort {
    async fn get(&self, name: &core::StorageName) -> Result<Option<Vec<u8>>, core::StorageError> {
        Ok(self.0.get(name.as_str().to_owned()).await?)
    }

    async fn put(&self, name: &core::StorageName, bytes: &[u8]) -> Result<(), core::StorageError> {
        Ok(self.0.put(name.as_str().to_owned(), bytes.to_vec()).await?)
    }

    async fn remove(&self, name: &core::StorageName) -> Result<(), core::StorageError> {
        Ok(self.0.remove(name.as_str().to_owned()).await?)
    }

    async fn list(&self, prefix: &str) -> Result<Vec<core::StorageName>, core::StorageError> {
        let names = self.0.list(prefix.to_owned()).await?;
        // Other files of the app in the same folder are none of ours.
        Ok(names.iter().filter_map(|name| core::StorageName::new(name)).collect())
    }

    async fn batch(&self, changes: Vec<core::StorageChange>) -> Result<(), core::StorageError> {
        Ok(self.0.batch(changes.into_iter().map(StorageChange::from).collect()).await?)
    }
}

crate::text::show_nothing!(StorageChange);

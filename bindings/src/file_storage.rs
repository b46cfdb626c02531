use std::sync::Arc;

use diia_citizen::ports::{Storage, StorageChange as CoreChange, StorageError, StorageName};
use diia_file_storage::FileStorage;

use crate::{DiiaError, DiiaStorage, DiiaStorageError, StorageChange};

/// A ready storage: each record a file in a folder of its own, batches by a journal, one process at a time. The folder
/// is made when it is not there; its parent must be. What an earlier process left half done is finished or removed.
///
/// Put the folder where no backup takes it (Android: noBackupFilesDir; Apple: with isExcludedFromBackup and complete
/// protection). Throws StorageUnavailable while another process has it open.
#[uniffi::export]
pub fn open_file_storage(folder: String) -> Result<Arc<dyn DiiaStorage>, DiiaError> {
    Ok(Arc::new(Files(FileStorage::open(folder)?)))
}

struct Files(FileStorage);

#[async_trait::async_trait]
impl DiiaStorage for Files {
    async fn get(&self, name: String) -> Result<Option<Vec<u8>>, DiiaStorageError> {
        Ok(self.0.get(&named(&name)?).await?)
    }

    async fn put(&self, name: String, bytes: Vec<u8>) -> Result<(), DiiaStorageError> {
        Ok(self.0.put(&named(&name)?, &bytes).await?)
    }

    async fn remove(&self, name: String) -> Result<(), DiiaStorageError> {
        Ok(self.0.remove(&named(&name)?).await?)
    }

    async fn list(&self, prefix: String) -> Result<Vec<String>, DiiaStorageError> {
        Ok(self.0.list(&prefix).await?.iter().map(|name| name.as_str().to_owned()).collect())
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), DiiaStorageError> {
        let changes = changes.into_iter().map(CoreChange::try_from).collect::<Result<_, _>>()?;
        Ok(self.0.batch(changes).await?)
    }
}

fn named(name: &str) -> Result<StorageName, DiiaStorageError> {
    let unexpected = || DiiaStorageError::Unexpected { reason: "not a name of a record".to_owned() };
    StorageName::new(name).ok_or_else(unexpected)
}

impl TryFrom<StorageChange> for CoreChange {
    type Error = DiiaStorageError;

    fn try_from(change: StorageChange) -> Result<Self, DiiaStorageError> {
        Ok(match change {
            StorageChange::Put { name, bytes } => CoreChange::Put { name: named(&name)?, bytes },
            StorageChange::Remove { name } => CoreChange::Remove { name: named(&name)? },
        })
    }
}

impl From<StorageError> for DiiaStorageError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => DiiaStorageError::Full,
            StorageError::Unavailable => DiiaStorageError::Unavailable,
            StorageError::Unexpected { reason } => DiiaStorageError::Unexpected { reason },
        }
    }
}

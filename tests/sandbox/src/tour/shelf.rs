//! Where a phone of the tour keeps its records: in memory, or in a folder that the next tour finds again.

use std::fs;
use std::path::Path;

use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};
use diia_file_storage::FileStorage;
use diia_test_phone::{MemoryStorage, SoftwareKeyStore};

use crate::error::SandboxError;

pub(super) enum Shelf {
    Memory(MemoryStorage),
    Folder(Box<FileStorage>),
}

/// The storage and the keys of the phone of this name.
pub(super) fn furnish(
    folder: Option<&Path>,
    phone: &'static str,
) -> Result<(Shelf, SoftwareKeyStore), SandboxError> {
    let Some(folder) = folder else {
        return Ok((Shelf::Memory(MemoryStorage::new()), SoftwareKeyStore::new()));
    };
    let name = phone.replace(' ', "-");
    let path = folder.join(&name);
    fs::create_dir_all(folder).map_err(|source| SandboxError::Write { path: folder.into(), source })?;
    let storage = FileStorage::open(&path).map_err(|error| SandboxError::library(&error))?;
    let file = folder.join(format!("{name}.keys"));
    let keys = SoftwareKeyStore::kept_in(file.clone())
        .map_err(|source| SandboxError::Write { path: file, source })?;
    Ok((Shelf::Folder(Box::new(storage)), keys))
}

impl Storage for Shelf {
    async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        match self {
            Shelf::Memory(storage) => storage.get(name).await,
            Shelf::Folder(storage) => storage.get(name).await,
        }
    }

    async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        match self {
            Shelf::Memory(storage) => storage.put(name, bytes).await,
            Shelf::Folder(storage) => storage.put(name, bytes).await,
        }
    }

    async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
        match self {
            Shelf::Memory(storage) => storage.remove(name).await,
            Shelf::Folder(storage) => storage.remove(name).await,
        }
    }

    async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        match self {
            Shelf::Memory(storage) => storage.list(prefix).await,
            Shelf::Folder(storage) => storage.list(prefix).await,
        }
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        match self {
            Shelf::Memory(storage) => storage.batch(changes).await,
            Shelf::Folder(storage) => storage.batch(changes).await,
        }
    }
}

//! Records as files in one folder of their own: a ready [`Storage`] for every platform with a file system.
//!
//! - Each record is a file of its own name. What is being written has a name that begins with a dot, which no record
//!   has.
//! - A file is written beside its place, made durable (`fsync`) and renamed into it: it is the old one or the new one.
//! - A batch first writes all its files beside their places, then a journal that says which of them go where. The moment
//!   at which the journal gets its name is the moment of the batch: before it nothing has happened, after it everything
//!   has, even if the process dies in between. The next start finishes what the journal says.
//! - A lock keeps a second process out: it is told [`StorageError::Unavailable`].
//! - Left-over files of a write that was cut off are removed at the next start.
//!
//! The methods do their work on the thread that polls them, and answer at once.
//!
//! On Windows folders cannot be made durable by themselves; the file system's own journal has to do.
#![forbid(unsafe_code)]

mod folder;
mod journal;

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};

use folder::Folder;

/// A folder of records. Make one for the life of the process.
#[derive(Debug)]
pub struct FileStorage {
    folder: Mutex<Folder>,
}

impl FileStorage {
    /// Opens the folder, or makes it; its parent must exist. Finishes or removes what an earlier process left behind.
    ///
    /// Put it where no backup takes it (Android: `noBackupFilesDir`; Apple: with `isExcludedFromBackup`).
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] while another process has it open.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, StorageError> {
        Ok(FileStorage { folder: Mutex::new(Folder::open(path.into())?) })
    }

    fn folder(&self) -> Result<MutexGuard<'_, Folder>, StorageError> {
        let folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        // A journal that could not be followed to its end must be followed before anything else is believed.
        if folder.is_whole() { Ok(folder) } else { Err(StorageError::Unavailable) }
    }
}

impl Storage for FileStorage {
    async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        self.folder()?.read(name)
    }

    async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        self.folder()?.put(name, bytes)
    }

    async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
        self.folder()?.remove(name)
    }

    async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        self.folder()?.list(prefix)
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        self.folder()?.batch(changes)
    }
}

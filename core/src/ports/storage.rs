use std::future::Future;

use crate::text::Bilingual;

/// The longest name of a record.
pub const MAX_NAME_BYTES: usize = 100;

/// The name of a record: lower-case ASCII letters, digits, `-` and `.`; neither first nor last a dot. Good as a file's
/// name on every platform as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StorageName(String);

impl StorageName {
    /// `None` when the text is no such name.
    pub fn new(name: &str) -> Option<Self> {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        let fits = (1..=MAX_NAME_BYTES).contains(&name.len()) && name.chars().all(is_plain);
        (fits && !name.starts_with('.') && !name.ends_with('.')).then(|| StorageName(name.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One change of a batch.
#[derive(Clone, PartialEq, Eq)]
pub enum StorageChange {
    /// Writes a record, new or over an older one.
    Put {
        /// Its name.
        name: StorageName,
        /// Its bytes: encrypted by the library.
        bytes: Vec<u8>,
    },
    /// Removes a record; that there is none is no error.
    Remove {
        /// Its name.
        name: StorageName,
    },
}

/// What can go wrong with the storage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no room left.
    #[error("there is no room left on the phone")]
    Full,
    /// The storage cannot be reached now: the phone is locked since its start, the card is out, another process holds it.
    #[error("the storage cannot be reached now")]
    Unavailable,
    /// Something that the app did not foresee.
    #[error("unexpected: {reason}")]
    Unexpected {
        /// For developers; not shown to people, without personal data.
        reason: String,
    },
}

impl StorageError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            StorageError::Full => "storage_full",
            StorageError::Unavailable => "storage_unavailable",
            StorageError::Unexpected { .. } => "storage_unexpected",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            StorageError::Full => Bilingual::new(
                "На телефоні немає місця. Звільніть трохи й спробуйте ще. Нічого не втрачено.",
                "There is no room left on the phone. Free some and try again. Nothing is lost.",
            ),
            StorageError::Unavailable => Bilingual::new(
                "Сховище телефона зараз недоступне. Розблокуйте телефон або закрийте застосунок повністю й відкрийте знову.",
                "The phone's storage cannot be reached now. Unlock the phone, or close the app fully and open it again.",
            ),
            StorageError::Unexpected { .. } => Bilingual::new(
                "Не вдалося зберегти дані на телефоні. Перезапустіть застосунок і спробуйте ще.",
                "The phone's storage failed. Restart the app and try again.",
            ),
        }
    }
}

/// Where records rest. Everything handed to it is encrypted already.
pub trait Storage: Send + Sync {
    /// The record of this name, or `None`.
    fn get(&self, name: &StorageName) -> impl Future<Output = Result<Option<Vec<u8>>, StorageError>> + Send;

    /// Writes a record whole or not at all, and durably: when it answers, neither a crash nor a power cut undoes it.
    fn put(&self, name: &StorageName, bytes: &[u8]) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Removes a record; that there is none is no error.
    fn remove(&self, name: &StorageName) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// The names that begin with `prefix`, in order.
    fn list(&self, prefix: &str) -> impl Future<Output = Result<Vec<StorageName>, StorageError>> + Send;

    /// Makes all changes or none, in this order, as durably as [`Storage::put`].
    fn batch(&self, changes: Vec<StorageChange>) -> impl Future<Output = Result<(), StorageError>> + Send;
}

crate::redacted::redacted_debug!(StorageChange);

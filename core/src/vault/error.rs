use super::seal::SealError;
use crate::ports::{KeyStoreError, StorageError};
use crate::text::Bilingual;

/// Why the vault cannot be opened or written. What it holds stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The storage has not done it.
    #[error("the storage: {0}")]
    Storage(#[from] StorageError),
    /// The key store has not done it.
    #[error("the key store: {0}")]
    KeyStore(#[from] KeyStoreError),
    /// The key of the vault is gone: the phone was reset, or its lock screen changed in a way that ends keys. Nothing
    /// in the vault can be read by anybody any more.
    #[error("the key of the vault is gone")]
    KeyLost,
    /// A later version of the app has written the vault.
    #[error("a later version of the app has written the vault")]
    NewerFormat,
    /// Somebody else has written since: the app runs twice, or an older copy was put back while it ran.
    #[error("the vault was written by somebody else")]
    ChangedElsewhere,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
}

impl From<SealError> for VaultError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::NewerFormat => VaultError::NewerFormat,
            SealError::NoRandom => VaultError::NoRandom,
            // Sealing fails so only for more than 64 GiB.
            SealError::Damaged => VaultError::Storage(StorageError::Full),
        }
    }
}

impl VaultError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            VaultError::Storage(error) => error.code(),
            VaultError::KeyStore(error) => error.code(),
            VaultError::KeyLost => "vault_key_lost",
            VaultError::NewerFormat => "vault_newer_format",
            VaultError::ChangedElsewhere => "vault_changed_elsewhere",
            VaultError::NoRandom => "vault_no_random",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            VaultError::Storage(error) => error.text(),
            VaultError::KeyStore(KeyStoreError::Cancelled | KeyStoreError::AuthenticationRequired) => {
                Bilingual::new(
                    "Розблокуйте телефон і спробуйте ще. Нічого не втрачено.",
                    "Unlock the phone and try again. Nothing is lost.",
                )
            }
            VaultError::KeyStore(_) => Bilingual::new(
                "Сховище ключів телефона не відповідає. Спробуйте ще. Нічого не втрачено.",
                "The phone's key store does not answer. Try again. Nothing is lost.",
            ),
            VaultError::KeyLost => Bilingual::new(
                "Ключ сховища зник: телефон скинули або змінили його блокування. Документи й квитанції на цьому \
                 телефоні більше ніхто не прочитає. Почніть заново й отримайте документи ще раз.",
                "The key of the storage is gone: the phone was reset, or its lock screen was changed. Nobody can read \
                 the documents and receipts on this phone any more. Start over and get the documents again.",
            ),
            VaultError::NewerFormat => Bilingual::new(
                "Документи збережено новішою версією застосунку. Оновіть застосунок. Нічого не втрачено.",
                "The documents were kept by a later version of the app. Update the app. Nothing is lost.",
            ),
            VaultError::ChangedElsewhere => Bilingual::new(
                "Застосунок відкрито двічі. Закрийте його повністю й відкрийте знову. Нічого не втрачено.",
                "The app is open twice. Close it fully and open it again. Nothing is lost.",
            ),
            VaultError::NoRandom => Bilingual::new(
                "Телефон не дав випадкових чисел. Перезапустіть телефон і спробуйте ще.",
                "The phone gave no random numbers. Restart the phone and try again.",
            ),
        }
    }
}

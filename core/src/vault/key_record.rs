//! The wrapped data key: the one record that is not sealed, kept twice.

use super::VaultError;
use super::names::KEY_RECORDS;
use super::seal::{DataKey, VERSION};
use crate::es256::sha256;
use crate::ports::{KeyAlias, KeyStore, KeyStoreError, Ports, Storage, StorageChange, StorageName};
use zeroize::Zeroizing;

/// The wrapping key's name in the key store.
pub const WRAPPING_KEY: &str = "diia-citizen-vault";

const DOMAIN: &[u8] = b"diia-citizen/1/vault-key\0";
const CHECK_LENGTH: usize = 32;

pub(super) fn wrapping_key() -> KeyAlias {
    KeyAlias(WRAPPING_KEY.to_owned())
}

/// Version, wrapped key, and a SHA-256 by which a cut or worn-out record is told from a lost wrapping key.
pub fn encode(wrapped: &[u8]) -> Vec<u8> {
    [&[VERSION][..], wrapped, &sha256(&[DOMAIN, &[VERSION], wrapped].concat())].concat()
}

/// The wrapped key; `Ok(None)` when the record is cut or changed.
///
/// # Errors
/// [`VaultError::NewerFormat`].
pub fn decode(record: &[u8]) -> Result<Option<&[u8]>, VaultError> {
    let Some((body, check)) = record.split_last_chunk::<CHECK_LENGTH>() else { return Ok(None) };
    let Some((version, wrapped)) = body.split_first() else { return Ok(None) };
    if sha256(&[DOMAIN, body].concat()) != *check {
        return Ok(None);
    }
    if *version > VERSION { Err(VaultError::NewerFormat) } else { Ok(Some(wrapped)) }
}

/// What was found of the data key.
pub(super) enum FoundKey {
    /// No record of it.
    None,
    /// The key, and whether both records are whole.
    Whole { key: DataKey, twice: bool },
    /// There are records, and none of them gives the key.
    Lost,
}

/// Reads the records and lets the key store unwrap.
pub(super) async fn find<P: Ports>(ports: &P) -> Result<FoundKey, VaultError> {
    let mut found = Vec::new();
    let mut records = 0_usize;
    for name in KEY_RECORDS {
        let Some(record) = ports.storage().get(&record_name(name)).await? else { continue };
        records = records.saturating_add(1);
        let Some(wrapped) = decode(&record)? else { continue };
        match ports.key_store().unwrap_key(&wrapping_key(), wrapped).await {
            Ok(bytes) => found.extend(DataKey::from_bytes(&Zeroizing::new(bytes))),
            Err(KeyStoreError::Missing | KeyStoreError::Invalidated) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let twice = found.len() == KEY_RECORDS.len();
    Ok(match found.into_iter().next() {
        Some(key) => FoundKey::Whole { key, twice },
        None if records == 0 => FoundKey::None,
        None => FoundKey::Lost,
    })
}

/// Wraps the key; both records are written in the next batch.
pub(super) async fn records<P: Ports>(ports: &P, key: &DataKey) -> Result<Vec<StorageChange>, VaultError> {
    let wrapped = ports.key_store().wrap_key(&wrapping_key(), key.as_bytes()).await?;
    let record = encode(&wrapped);
    Ok(KEY_RECORDS.map(|name| StorageChange::Put { name: record_name(name), bytes: record.clone() }).into())
}

fn record_name(name: &str) -> StorageName {
    super::names::plain(name)
}

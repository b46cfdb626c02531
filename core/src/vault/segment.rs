//! Receipts in records of sixty-four.

use zeroize::Zeroizing;

use super::contents::SEGMENT_LENGTH;
use super::names;
use super::seal::{DataKey, SealError};
use crate::ports::{Storage, StorageError};
use crate::receipt::Receipt;

/// The segment in which a receipt stands; receipts are numbered from 1, segments from 0.
pub(crate) const fn segment_of(receipt: u64) -> u64 {
    receipt.saturating_sub(1) / SEGMENT_LENGTH
}

/// The number of the first receipt of a segment.
pub(super) const fn first_of(segment: u64) -> u64 {
    segment.saturating_mul(SEGMENT_LENGTH).saturating_add(1)
}

/// One segment as it was found.
pub(super) struct FoundSegment {
    pub(super) generation: u64,
    pub(super) receipts: Vec<Receipt>,
}

/// Reads a segment; `Ok(None)` when it is not there or cannot be read.
pub(super) async fn read<S: Storage>(
    storage: &S,
    key: &DataKey,
    number: u64,
) -> Result<Option<FoundSegment>, StorageError> {
    let name = names::segment(number);
    let Some(sealed) = storage.get(&names::plain(&name)).await? else { return Ok(None) };
    let Ok(opened) = key.open(&name, &sealed) else { return Ok(None) };
    let Ok(receipts) = serde_json::from_slice(&opened.content) else { return Ok(None) };
    Ok(Some(FoundSegment { generation: opened.generation, receipts }))
}

/// Seals a segment.
pub(super) fn seal(
    key: &DataKey,
    number: u64,
    generation: u64,
    receipts: &[Receipt],
) -> Result<(String, Vec<u8>), SealError> {
    let name = names::segment(number);
    // Writing texts and numbers as JSON cannot fail.
    let content = Zeroizing::new(serde_json::to_vec(receipts).unwrap_or_default());
    let sealed = key.seal(&name, generation, &content)?;
    Ok((name, sealed))
}

//! The names of the vault's records.

use crate::ports::StorageName;

pub(super) const KEY_RECORDS: [&str; 2] = ["vault-key-a", "vault-key-b"];
pub(super) const HEAD: &str = "vault-head";
pub(super) const DOCUMENTS: &str = "vault-documents";
pub(super) const RECEIPTS: &str = "vault-receipts";
pub(super) const SETTINGS: &str = "vault-settings";
const DOCUMENT: &str = "document-";
const LIST: &str = "list-";
const SEGMENT: &str = "receipts-";

/// What a record is named by what it is about: see `DataKey::hidden_name`.
pub(crate) type RecordId = [u8; 16];

pub(super) fn document(id: &RecordId) -> String {
    hidden(DOCUMENT, id)
}

pub(super) fn list(id: &RecordId) -> String {
    hidden(LIST, id)
}

/// Segments are numbered from 0.
pub(super) fn segment(number: u64) -> String {
    format!("{SEGMENT}{number:08}")
}

pub(super) fn document_id(name: &StorageName) -> Option<RecordId> {
    id_behind(DOCUMENT, name)
}

pub(super) fn segment_number(name: &StorageName) -> Option<u64> {
    let number = name.as_str().strip_prefix(SEGMENT)?.parse().ok()?;
    (segment(number) == name.as_str()).then_some(number)
}

/// Whether a record of this name would be the vault's. Others in the same storage are left alone.
pub(super) fn is_sealed_record(name: &StorageName) -> bool {
    let name = name.as_str();
    [HEAD, DOCUMENTS, RECEIPTS, SETTINGS].contains(&name)
        || [DOCUMENT, LIST, SEGMENT].iter().any(|prefix| name.starts_with(prefix))
}

/// A name made here: always one that the storage takes.
pub(super) fn plain(name: &str) -> StorageName {
    #[allow(clippy::expect_used, reason = "the prefixes above and hexadecimal digits are allowed characters")]
    StorageName::new(name).expect("a name of this module")
}

fn hidden(prefix: &str, id: &RecordId) -> String {
    id.iter().fold(prefix.to_owned(), |name, byte| name + &format!("{byte:02x}"))
}

fn id_behind(prefix: &str, name: &StorageName) -> Option<RecordId> {
    let digits = name.as_str().strip_prefix(prefix)?.as_bytes();
    let digit = |at: usize| digits.get(at).and_then(|digit| char::from(*digit).to_digit(16));
    let mut id = RecordId::default();
    for (place, byte) in id.iter_mut().enumerate() {
        *byte = u8::try_from(digit(2 * place)? << 4 | digit(2 * place + 1)?).ok()?;
    }
    (hidden(prefix, &id) == name.as_str()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_good_for_the_storage_and_read_back() {
        let id = [0xA5; 16];
        assert_eq!(document_id(&plain(&document(&id))), Some(id));
        assert_eq!(segment_number(&plain(&segment(0))), Some(0));
        assert_eq!(segment_number(&plain(&segment(u64::MAX))), Some(u64::MAX));
        for other in ["document-a5", "receipts-1", "receipts-000000001", "list-x", "photo"] {
            assert_eq!((document_id(&plain(other)), segment_number(&plain(other))), (None, None), "{other}");
        }
        assert!(!is_sealed_record(&plain("vault-key-a")) && !is_sealed_record(&plain("photo")));
    }
}

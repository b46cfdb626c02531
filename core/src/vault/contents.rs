//! What the vault holds, and of which write each record must be. The records of this module are written whole with
//! every change; their bytes are described in `core/VAULT.md`.

use super::names::RecordId;
use crate::codec::{Reader, UnexpectedEnd, Writer};
use crate::receipt::Interruption;

/// Receipts in one record.
pub const SEGMENT_LENGTH: u64 = 64;

const GENERATION_LENGTH: usize = 8;
const HASH_LENGTH: usize = 32;

/// A record of its own, and the write that it must come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: RecordId,
    pub(crate) generation: u64,
}

/// The record that names the others. 0 stands for a record that is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) documents: u64,
    pub(super) receipts: u64,
    pub(super) settings: u64,
    pub(super) lists: Vec<Entry>,
}

/// The documents, in the citizen's own order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DocumentsIndex(pub(super) Vec<Entry>);

/// How many receipts there are, and how the chain goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReceiptsIndex {
    /// The number of the newest; 0 for none.
    pub(super) count: u64,
    /// Its hash; zeros for none.
    pub(super) newest_hash: [u8; HASH_LENGTH],
    /// The write of the segment that it stands in.
    pub(super) tail: u64,
    /// The register codes of all who ever asked, each once.
    pub(super) requesters: Vec<String>,
    pub(super) interruptions: Vec<Interruption>,
}

impl Head {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(64);
        out.unsigned::<8>(self.documents).unsigned::<8>(self.receipts).unsigned::<8>(self.settings);
        out.bytes(&entries(&self.lists));
        out.finish()
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, UnexpectedEnd> {
        let mut input = Reader::new(bytes);
        let (documents, receipts) = (input.unsigned::<8>()?, input.unsigned::<8>()?);
        Ok(Head { documents, receipts, settings: input.unsigned::<8>()?, lists: read_entries(input)? })
    }
}

impl DocumentsIndex {
    pub(super) fn encode(&self) -> Vec<u8> {
        entries(&self.0)
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, UnexpectedEnd> {
        read_entries(Reader::new(bytes)).map(DocumentsIndex)
    }
}

impl ReceiptsIndex {
    pub(super) fn newest_hash_text(&self) -> String {
        self.newest_hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(64);
        out.unsigned::<8>(self.count).bytes(&self.newest_hash).unsigned::<8>(self.tail);
        out.unsigned::<4>(length(self.interruptions.len()));
        for interruption in &self.interruptions {
            out.unsigned::<8>(interruption.after).bytes(&interruption.noticed_at_millis.to_be_bytes());
        }
        for requester in &self.requesters {
            // A register code has eight characters; what is longer than a byte can say is no register code.
            let code = requester.as_bytes().get(..usize::from(u8::MAX)).unwrap_or(requester.as_bytes());
            out.unsigned::<1>(length(code.len())).bytes(code);
        }
        out.finish()
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, UnexpectedEnd> {
        let mut input = Reader::new(bytes);
        let mut index = ReceiptsIndex { count: input.unsigned::<8>()?, ..ReceiptsIndex::default() };
        index.newest_hash = input.array()?;
        index.tail = input.unsigned::<8>()?;
        for _ in 0..input.unsigned::<4>()? {
            let after = input.unsigned::<8>()?;
            let noticed_at_millis = i64::from_be_bytes(input.array()?);
            index.interruptions.push(Interruption { after, noticed_at_millis });
        }
        while input.remaining() > 0 {
            let code_length = usize::from(input.byte()?);
            index.requesters.push(String::from_utf8_lossy(input.take(code_length)?).into_owned());
        }
        Ok(index)
    }
}

fn entries(entries: &[Entry]) -> Vec<u8> {
    let length = size_of::<RecordId>() + GENERATION_LENGTH;
    let mut out = Writer::with_capacity(entries.len().saturating_mul(length));
    for entry in entries {
        out.bytes(&entry.id).unsigned::<8>(entry.generation);
    }
    out.finish()
}

fn read_entries(mut input: Reader<'_>) -> Result<Vec<Entry>, UnexpectedEnd> {
    let mut entries = Vec::new();
    while input.remaining() > 0 {
        entries.push(Entry { id: input.array()?, generation: input.unsigned::<8>()? });
    }
    Ok(entries)
}

fn length(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_reads_back_and_a_cut_one_does_not() {
        let entry = |byte| Entry { id: [byte; 16], generation: u64::from(byte) };
        let head = Head { documents: 1, receipts: 2, settings: 3, lists: vec![entry(4), entry(5)] };
        assert_eq!(Head::decode(&head.encode()), Ok(head.clone()));
        let documents = DocumentsIndex(vec![entry(2), entry(1)]);
        assert_eq!(DocumentsIndex::decode(&documents.encode()), Ok(documents.clone()));
        let receipts = ReceiptsIndex {
            count: 65,
            newest_hash: [9; 32],
            tail: 7,
            requesters: vec!["00000017".into(), "12345678".into()],
            interruptions: vec![Interruption { after: 3, noticed_at_millis: -1 }],
        };
        assert_eq!(ReceiptsIndex::decode(&receipts.encode()), Ok(receipts.clone()));
        for cut in 1..24 {
            assert!(Head::decode(&head.encode()[..head.encode().len() - cut]).is_err(), "{cut}");
            assert!(DocumentsIndex::decode(&documents.encode()[..documents.encode().len() - cut]).is_err());
        }
        assert!(ReceiptsIndex::decode(&receipts.encode()[..60]).is_err());
    }
}

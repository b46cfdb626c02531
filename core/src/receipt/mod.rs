//! What a citizen keeps of every request: names of documents and hashes, never values; each receipt chained to the
//! one before it, so that a gap or a change is seen.

mod chain;
mod print;
mod record;

pub use chain::{ChainCheck, ChainFault, FIRST_PREVIOUS, Interruption};
pub use print::{ReceiptsPrint, print_receipts};
pub(crate) use record::hex;
pub use record::{Outcome, Receipt, ReceiptDraft, SentCopy, SigningRecord, SigningRecordItem};

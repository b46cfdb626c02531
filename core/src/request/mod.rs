//! What an institution asks: who, from which branch, why, for which documents, where the answer goes, until when.
//! From a card signed for it, read and trusted without internet, or from a server, signed for one phone.

pub mod card;
pub mod signed;

mod document_request;
mod requested;
mod ticket;

pub use document_request::{Delivery, DocumentRequest, REQUEST_LIFE_MILLIS, Requester};
pub use requested::{RequestedDocument, RequestedKind};
pub use ticket::{Begun, Ticket};

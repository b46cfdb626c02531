//! The citizen's side of Ukraine's «Дія», as a library without network, threads, clock or async runtime.
//!
//! The rooms, from the ground up; a room imports only rooms named before it:
//!
//! | room | what it is |
//! |---|---|
//! | [`time`] | instants in whole milliseconds, the 180-second life of a code, trusted time |
//! | [`text`] | Ukrainian and English, plural rules, Kyiv time, spoken digits |
//! | [`document`] | the kinds of documents, their names, fields, metadata JSON, scenarios |
//! | [`codec`] | bytes with bounds; 12 bytes as 29 decimal digits |
//! | [`es256`] | P-256 public keys as platforms give them; ES256 signatures, low-s only |
//! | [`trust`] | who may sign what: issuer list, status list |
//! | [`code`] | credential, pass (the QR payload of 180 seconds), 13 digits, symbols |
//! | [`link`] | a scanned or opened text becomes one typed link or one typed refusal |
//! | [`check`] | a scanned pass becomes a verdict |
//! | [`mail`] | the letter with copies: recipient, draft, `.eml`, `mailto:` |
//! | [`copy`] | a document as a PDF copy with its stamp; the card of an institution for its counter |
//! | [`share`] | the package for a partner: copies and metadata, signed and sealed |
//! | [`request`] | what an institution asks, from its signed card or from the server |
//! | [`consent`] | a request and the citizen's documents become a screen and a decision |
//! | [`receipt`] | what the citizen keeps of every request, chained |
//! | [`ports`] | what the app brings: key store, storage, transport, clock |
//! | `sign` | Diia.Signature: files and sign-ins signed as detached CAdES (feature `signature`) |
//! | [`vault`] | documents, receipts, lists and settings, each sealed on its own |
//! | [`server`] | what is asked of the registry's server, and what it answers |
//! | [`citizen`] | the façade: each flow as one short method |
#![forbid(unsafe_code)]

pub mod ask;
pub mod check;
pub mod citizen;
pub mod code;
pub mod codec;
pub mod consent;
pub mod copy;
pub mod document;
pub mod es256;
pub mod link;
pub mod mail;
pub mod ports;
pub mod receipt;
pub mod request;
pub mod server;
pub mod share;
#[cfg(feature = "signature")]
pub mod sign;
pub mod text;
pub mod time;
pub mod trust;
pub mod vault;

mod redacted;
mod wiped;

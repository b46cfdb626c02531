//! The citizen's side of Ukraine's «Дія», as a library without network, threads, clock or async runtime.
//!
//! The rooms, from the ground up; a room imports only rooms named before it:
//!
//! | room | what it is |
//! |---|---|
//! | `time` | instants in whole milliseconds, the 180-second life of a code, trusted time |
//! | `text` | Ukrainian and English texts, plural rules, Kyiv time, spoken digits |
//! | `document` | the kinds of documents, their names, fields, metadata JSON, scenarios |
//! | `codec` | bytes with bounds; 12 bytes as 29 decimal digits |
//! | `es256` | P-256 public keys as platforms give them; ES256 signatures, low-s only |
//! | `trust` | who may sign what: issuer list, status list |
//! | `code` | credential, pass (the QR payload of 180 seconds), 13 digits, symbols |
//! | `check` | a scanned text becomes a verdict |
//! | `copy` | a document as a PDF copy with its stamp; the card of an institution for its counter |
//! | `ports` | what the app brings: key store, clock |
//! | `citizen` | the façade: each flow as one short method |
#![forbid(unsafe_code)]

pub mod check;
pub mod citizen;
pub mod code;
pub mod codec;

pub mod copy;
pub mod document;
pub mod es256;
pub mod ports;
pub mod text;
pub mod time;
pub mod trust;

mod redacted;

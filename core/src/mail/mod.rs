//! The letter that carries copies of documents to an institution: drafted here, sent by the citizen alone.
//!
//! # In short
//!
//! - [`Address`] is the recipient, from the signed card: the plain subset of addresses and nothing else.
//! - [`Draft`] is the letter as data: one recipient, subject, text, files. There is nowhere to put a copy's recipient.
//! - [`eml`](eml()) writes it as a file for any mail client, [`mailto`](mailto()) as a link if it has no files.
//! - [`copies_letter`] and [`deletion_letter`] have the wording, in Ukrainian, English or both.
//!
//! ```
//! use diia_citizen::mail::{Address, Body, Draft, Subject, eml, mailto};
//! use diia_citizen::time::Timestamp;
//!
//! let to = Address::parse("desk@cnap.example.ua")?;
//! let draft = Draft::new(to, Subject::new("Запитання")?, Body::new("Доброго дня!\n")?, Vec::new())?;
//! let file = eml(&draft, Timestamp::from_unix_seconds(1_795_345_352))?;
//! assert!(file.starts_with(b"X-Unsent: 1\r\nDate: Sun, 22 Nov 2026 11:02:32 +0000\r\n"));
//! assert!(mailto(&draft)?.starts_with("mailto:desk@cnap.example.ua?subject=%D0%97"));
//! assert_eq!(Address::parse("desk@cnap.example.ua,other@example.com").unwrap_err().code(), "address_several");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Why nothing can be slipped in
//!
//! The file has texts from outside in three places. The recipient is an [`Address`], which has no character that
//! means anything in a header. File names are [`AttachmentName`]s, likewise. Subject and text are written in base64.
//! So no institution, document or card can add a header, a recipient or an attachment. What they say is shown as
//! it is: texts with control characters, or with characters that turn the reading direction, are refused, not mended.
//!
//! # What a letter proves
//!
//! Nothing: whether it was sent and has arrived, only the mail services know. "Handed to the mail client" is the
//! most that an app can say.

mod address;
mod address_error;
mod attachment;
mod draft;
mod eml;
mod encoded_word;
mod error;
mod letter;
mod mailto;
mod sink;
mod text;
mod wording;

pub use address::{Address, MAX_ADDRESS_CHARS, MIN_ADDRESS_CHARS};
pub use address_error::AddressError;
pub use attachment::{Attachment, AttachmentName, MAX_NAME_CHARS, MediaType};
pub use draft::{Draft, MAX_LETTER_BYTES};
pub use eml::eml;
pub use error::{DraftError, Part};
pub use letter::{
    DocumentTitle, Enclosure, LetterAbout, LetterLanguage, MAX_DETAIL_CHARS, copies_letter, deletion_letter,
};
pub use mailto::mailto;
pub use text::{Body, MAX_BODY_CHARS, MAX_SUBJECT_CHARS, Subject};

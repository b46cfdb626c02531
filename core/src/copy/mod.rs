//! Documents on paper: a document as a PDF copy with its stamp, and the card of an institution for its counter.
//!
//! [`copy_of`] makes one A4 file of one document: head, identity with the portrait, the stamp that says who asked, when
//! and under which identifier, the rows of the document, its signature, and on every page a small QR ([`PrintCheck`]) by
//! which a print can be checked against request, recipient and time. [`card_sheet`] makes the card on which an
//! institution posts its signed request. [`report()`] sets headings and rows of another kind: the citizen's receipts.
//!
//! - The files are PDF/A-2u: they hold everything they need, and their text can be selected, searched and read aloud.
//! - The same input gives the same bytes. The only date in a copy is that of its stamp.
//! - A character that the font lacks is drawn as � and counted, never dropped: [`PdfCopy::missing_characters`]. It is
//!   not an error, because a copy with one odd letter in an address still serves; the app can say so before it is sent.
//! - A picture that cannot be shown is an error that says which and why. A citizen is not locked out by it: the app may
//!   ask for the same copy without pictures ([`Pictures::LeaveOut`]), and the page then says that they were left out.
//! - The state's emblem is not drawn. It is protected by law, and a copy made here is not issued by the state.
//! - Nothing of a document reaches an error or a `Debug` output.
//!
//! ```
//! use diia_citizen::copy::{Fonts, Pictures, PrintCheck, Stamp, copy_of};
//! use diia_citizen::document::{Document, DocumentKind};
//! use diia_citizen::text::Language;
//! use diia_citizen::time::Timestamp;
//!
//! let card = Document::new(DocumentKind::TaxpayerCard).with("docNumber", "1234567890")?;
//! let stamp = Stamp::new(Timestamp::from_unix_seconds(1_590_391_221), "ЦНАП, м. Київ", "abc-1")?;
//! let copy = copy_of(&card, &stamp, Pictures::Include, Language::Ukrainian, &Fonts::built_in())?;
//! assert!(copy.bytes().starts_with(b"%PDF-1.7"));
//! assert_eq!((copy.pages(), copy.missing_characters()), (1, 0));
//! assert!(PrintCheck::from_text(&copy.print_check().text())?.confirms(&card, &stamp)?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod compose;
mod content;
mod error;
mod file;
mod flow;
mod fonts;
mod picture;
mod print_check;
mod report;
mod sheet;
mod shown;
mod stamp;
mod words;

pub use compose::{PdfCopy, Pictures, copy_of};
pub use error::CopyError;
pub use flow::MAX_PAGES;
pub use fonts::{FontError, Fonts, MAX_FONT_BYTES};
pub use picture::{MAX_PIXELS, MAX_SIDE_PX, PictureError, PictureRole};
pub use print_check::{PrintCheck, PrintCheckError};
pub use report::{MAX_REPORT_PAGES, PdfReport, Report, ReportSection, report};
pub use sheet::{AskedDocument, CounterCard, MAX_CARD_TEXT_BYTES, Paper, PdfSheet, card_sheet};
pub use stamp::{MAX_REQUEST_ID_BYTES, MAX_REQUESTER_BYTES, Stamp};

#[cfg(test)]
mod tests;

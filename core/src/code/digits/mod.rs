//! The 13 digits under a document: 12 digits and a GS1 check digit, drawn for the same instant as the QR.
//!
//! They are a name for a registry's record of 180 seconds, not a proof: they mean something only once the
//! registry has accepted them, so without internet there are none to speak of.

mod check_digit;
mod draw;
mod entry;
mod thirteen;

pub use check_digit::gs1_check_digit;
pub use draw::{DigitsSecret, draw_digits};
pub use entry::{EntryError, parse_entry};
pub use thirteen::ThirteenDigits;

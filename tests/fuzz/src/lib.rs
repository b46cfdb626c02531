//! What the fuzz targets do with an input. Each `run` panics when a property does not hold, and otherwise tells in a
//! word where the input ended, by which the program that writes the seeds sees that every end is reached.
//!
//! The properties are stated from `core/FORMAT.md`, `core/CARD.md` and `core/ASK.md` in a second, naive implementation
//! ([`format`], [`card_form`], [`ask_form`], [`decimal`], [`entry`], [`letter_reader`]) that shares no code with the library.

pub mod address;
pub mod ask;
pub mod ask_form;
pub mod card;
pub mod card_form;
pub mod decimal;
pub mod digits;
pub mod draft;
pub mod entry;
pub mod format;
pub mod input;
pub mod letter_reader;
pub mod link;
pub mod lists;
pub mod metadata;
pub mod pass;
pub mod portrait;
pub mod signer;
pub mod signing;
pub mod world;

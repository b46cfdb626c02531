//! What the fuzz targets do with an input. Each `run` panics when a property does not hold, and otherwise tells in a
//! word where the input ended, by which the program that writes the seeds sees that every end is reached.
//!
//! The properties are stated from `core/FORMAT.md` in a second, naive implementation ([`format`], [`decimal`],
//! [`entry`]) that shares no code with the library.

pub mod decimal;
pub mod digits;
pub mod entry;
pub mod format;
pub mod input;
pub mod lists;
pub mod metadata;
pub mod pass;
pub mod signer;
pub mod world;

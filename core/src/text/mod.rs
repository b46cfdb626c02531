//! Ukrainian and English texts, plural rules, Kyiv time formatting, spoken digits.

mod language;

pub use language::{Bilingual, Language};

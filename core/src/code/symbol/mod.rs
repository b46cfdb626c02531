//! Symbols: QR, EAN-13 and Code 128 as plain modules, ready for any canvas.
//!
//! A *module* is one cell of a symbol. Everything here is measured in modules until somebody asks for
//! pixels, so a phone draws the symbol itself at the size of its own screen, and no picture format has to
//! cross the boundary.
//!
//! | function | standard | shape | blank border that the reader needs |
//! |---|---|---|---|
//! | [`qr`], [`qr_for_text`] | ISO/IEC 18004 (QR Code, model 2) | [`Matrix`], 21 to 177 modules a side | 4 modules on each side |
//! | [`ean13`] | GS1 General Specifications | [`Bars`], 95 modules | 11 modules left, 7 right |
//! | [`code128`] | ISO/IEC 15417 | [`Bars`], 123 modules for 13 digits | 10 modules left and right |
//!
//! **Drawing in Kotlin or Swift.** Take [`Matrix::to_packed_bytes`] or [`Bars::modules`] and paint each dark
//! module as a rectangle without anti-aliasing, black on white, also in a dark theme: many scanners do not
//! read an inverted symbol. The border is *not* part of the modules: leave it blank around them.
//! [`Matrix::draw`], [`Matrix::to_svg`] and `to_png` include it.
//!
//! **Errors.** Every function either gives a symbol or one [`SymbolError`], which has a stable
//! [`code`](SymbolError::code) and never holds any part of what was to be drawn. Nothing here panics. The
//! `Debug` text of a symbol or a segment tells its size only, because a symbol *is* its content.
//!
//! **Repeatable.** The same input gives the same modules, SVG and PNG, byte for byte, on every platform.

mod bars;
mod code128;
mod digits;
mod ean13;
mod error;
mod layout;
mod line;
mod mask;
mod matrix;
mod penalty;
mod picture;
mod pixels;
#[cfg(feature = "png")]
mod png;
mod qr;
mod row;
mod segment;
mod split;
mod svg;
#[cfg(test)]
mod tests;

pub use bars::Bars;
pub use code128::code128;
pub use ean13::ean13;
pub use error::SymbolError;
pub use matrix::Matrix;
pub use picture::MAX_PICTURE_PX;
pub use pixels::PixelFormat;
pub use qr::{ErrorCorrection, QrSymbol, qr, qr_for_text};
pub use segment::Segment;

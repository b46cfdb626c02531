//! The small grey portrait of a document, which a checker compares with the face: its picture form, and the second code that
//! carries it. Format, and why it is one of our own: `core/FORMAT.md`.
//!
//! Nothing is decoded before its digest was found in a credential: what reaches the decoder, an issuer has signed.

mod binary;
mod coefficients;
mod frame;
mod picture;
mod refusal;
#[cfg(test)]
mod tests;
mod wavelet;
mod words;

pub(crate) use frame::SEALED_PORTRAIT;
pub use frame::{PORTRAIT_PREFIX, PortraitFrame};
pub use picture::{GreyPicture, PORTRAIT_HEIGHT, PORTRAIT_MAX_BYTES, PORTRAIT_WIDTH, Portrait};
pub use refusal::PortraitRefusal;
pub use words::{PORTRAIT_MISSING, PORTRAIT_NONE, PORTRAIT_NOT_SHOWN, PORTRAIT_PROMISED, PORTRAIT_SHOWN};

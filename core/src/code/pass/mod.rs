//! What the QR holds: a credential and the phone's own signature, good for 180 seconds.

mod signed;
mod text_form;

pub(crate) use signed::offset_within;
pub use signed::{Pass, PassFlags, UnsignedPass};
pub use text_form::{IDENTITY_PREFIX, LinkBase, LinkBaseError, TextFormError};

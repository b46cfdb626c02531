//! A scanned or opened text becomes one typed [`Link`] or one typed [`LinkRefusal`].
//!
//! One strict grammar, byte by byte: exact scheme, exact host, no user info, port, trailing dot, backslash, control
//! character or non-ASCII letter, percent-decoding once. A link proves nothing by its form: who asks is learned from
//! a signature or from the server.

mod authority;
mod grammar;
mod kinds;
mod path;
mod refusal;
#[cfg(test)]
mod tests;

pub use grammar::{LinkHost, LinkHostError, MAX_LINK_BYTES, read_link};
pub use kinds::{Link, OfferKind, Origin, PersonToPersonService, ReadLink};
pub use refusal::{LinkRefusal, MalformedLink, UntrustedLink};

//! What a phone shows: the credential an issuer signed, the pass the phone signs over it for 180 seconds, the
//! 13 digits, the portrait, and the symbols that carry them. The byte layout is specified in `core/FORMAT.md`.

pub mod credential;
pub mod digits;
pub mod pass;
pub mod portrait;
pub mod symbol;

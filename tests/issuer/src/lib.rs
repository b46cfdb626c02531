//! The outside world that makes documents: test citizens, an authority that signs their credentials, and the lists
//! by which phones know whom to believe.
//!
//! Everything is deterministic: keys follow from their labels, signatures from RFC 6979. Two runs make the same
//! bytes. None of these keys protects anything.

mod authority;
mod cards;
mod citizens;
mod data;
mod institutions;
mod key;
mod lists;
mod portrait;

pub use authority::{Authority, Issuance};
pub use cards::{CARD_KEY_ID, card_link, cnap};
pub use citizens::{TestCitizen, citizens};
pub use institutions::{Institution, institutions};
pub use key::TestKey;
pub use lists::{issuer_list_jwt, request_jwt, signed_jwt, status_list_jwt};
pub use portrait::{encode_portrait, portrait_of_nobody};

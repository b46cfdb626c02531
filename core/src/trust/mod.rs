//! Who may sign what, and what has been revoked: the issuer list and the status lists, both signed, both with
//! their age. Knows nothing of phones.
//!
//! Both lists are JWTs signed with ES256, which any JOSE library can make. The issuer list is signed by a root
//! key that the app pins; a status list (IETF Token Status List, draft-ietf-oauth-status-list) by a key that the
//! issuer list names for that purpose. A list is fetched whole, so that nobody learns whose document is checked.

mod error;
mod issuers;
mod json_object;
mod reference;
mod signed_jwt;
mod status_list;
mod statuses;
mod store;

pub use error::TrustError;
pub use issuers::{Issuer, IssuerKey, IssuerList, KeyUse};
pub(crate) use json_object::{Object, read_object};
pub use reference::{KeyId, StatusReference};
pub(crate) use signed_jwt::SignedJwt;
pub use status_list::{Status, StatusList};
pub use store::{RevocationList, TrustStore};

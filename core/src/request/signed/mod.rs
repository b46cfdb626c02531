//! The request of an institution as a server passes it on: a JWT for one phone, for at most ten minutes, signed by a key
//! that may sign cards. Specified in `core/REQUEST.md`.

mod claims;
mod read;
mod refusal;
mod return_link;

#[cfg(feature = "signature")]
pub(crate) use claims::HashedFile;
#[cfg(feature = "signature")]
pub(crate) use read::believe;
pub use read::{MAX_LIFE_SECONDS, MAX_REQUEST_BYTES, read_request};
pub use refusal::RequestRefusal;
pub use return_link::ReturnLink;

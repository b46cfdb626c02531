//! Detached CAdES (ETSI EN 319 122-1): level B-B, and B-T with a time stamp.

mod ess;
mod signature;
mod time_stamp;

pub use signature::{DetachedSignature, UnsignedSignature};

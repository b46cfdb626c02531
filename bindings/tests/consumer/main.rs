//! The exported API as the app of a host language uses it.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod boundary;
mod host;
mod online;
#[cfg(feature = "sharing")]
mod sharing;
#[cfg(feature = "signature")]
mod signing;
mod vault;
#[cfg(feature = "sharing")]
mod visitor;

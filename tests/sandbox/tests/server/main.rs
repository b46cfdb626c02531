//! `diia-sandbox serve` seen from outside: the real binary, real HTTP, real SMTP, the library as the phone, and OpenSSL as
//! the partner.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod codes;
mod counter_sharing;
mod ending;
mod faults;
mod idempotency;
mod link_sharing;
mod mailbox;
mod package;
mod partner;
mod partner_api;
mod partner_server;
mod phone;
mod readme;
mod retries;
mod retries_of_signing;
mod sandbox;
mod signing;
mod valkey;

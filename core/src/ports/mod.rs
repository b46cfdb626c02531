//! What the app brings: a store of hardware keys and the phone's clocks. Every method returns a `Result`; the
//! library holds no lock while it waits for one.

mod clock;
mod key_store;

pub use clock::{Clock, ClockUnavailable};
pub use key_store::{KeyAlias, KeyStore, KeyStoreError};

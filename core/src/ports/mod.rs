//! What the app brings: hardware keys, storage, a way to send requests, the phone's clocks. Every method returns a
//! `Result`; the library holds no lock while it waits for one.

mod clock;
mod key_store;
mod storage;
mod transport;

pub use clock::{Clock, ClockUnavailable};
pub use key_store::{KeyAlias, KeyStore, KeyStoreError, NewKey, SecurityLevel};
pub use storage::{MAX_NAME_BYTES, Storage, StorageChange, StorageError, StorageName};
pub use transport::{HttpHeader, HttpMethod, HttpRequest, HttpResponse, Transport, TransportError};

/// The four ports of one phone.
pub trait Ports: Send + Sync {
    /// Its key store.
    type KeyStore: KeyStore;
    /// Its storage.
    type Storage: Storage;
    /// Its way to send requests.
    type Transport: Transport;
    /// Its clocks.
    type Clock: Clock;

    /// Its key store.
    fn key_store(&self) -> &Self::KeyStore;
    /// Its storage.
    fn storage(&self) -> &Self::Storage;
    /// Its way to send requests.
    fn transport(&self) -> &Self::Transport;
    /// Its clocks.
    fn clock(&self) -> &Self::Clock;
}

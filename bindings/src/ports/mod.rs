//! What the app brings, as traits that Kotlin and Swift implement, and the way from there to the core's ports.

mod clock;
mod key_store;
mod storage;
mod transport;

pub use clock::{ClockReading, DiiaClock, DiiaClockError};
pub use key_store::{DiiaKeyStore, DiiaKeyStoreError, KeySecurityLevel, NewKey};
pub use storage::{DiiaStorage, DiiaStorageError, StorageChange};
pub use transport::{DiiaTransport, DiiaTransportError, HttpHeader, HttpMethod, HttpRequest, HttpResponse};

use std::sync::Arc;

use clock::ClockPort;
use diia_citizen::ports::Ports;
use key_store::KeyStorePort;
use storage::StoragePort;
use transport::TransportPort;

/// The app's four ports as the core's.
pub(crate) struct HostPorts {
    key_store: KeyStorePort,
    storage: StoragePort,
    transport: TransportPort,
    clock: ClockPort,
}

impl HostPorts {
    pub(crate) fn new(
        key_store: Arc<dyn DiiaKeyStore>,
        storage: Arc<dyn DiiaStorage>,
        transport: Arc<dyn DiiaTransport>,
        clock: Arc<dyn DiiaClock>,
    ) -> Self {
        HostPorts {
            key_store: KeyStorePort(key_store),
            storage: StoragePort(storage),
            transport: TransportPort(transport),
            clock: ClockPort(clock),
        }
    }
}

impl Ports for HostPorts {
    type KeyStore = KeyStorePort;
    type Storage = StoragePort;
    type Transport = TransportPort;
    type Clock = ClockPort;

    fn key_store(&self) -> &KeyStorePort {
        &self.key_store
    }

    fn storage(&self) -> &StoragePort {
        &self.storage
    }

    fn transport(&self) -> &TransportPort {
        &self.transport
    }

    fn clock(&self) -> &ClockPort {
        &self.clock
    }
}

/// Of an exception's description only the name of its type, which stands at its beginning in Kotlin and in Swift.
/// The rest could hold anything, people's data too, and errors are written to logs.
pub(crate) fn type_name(description: &str) -> &str {
    let is_of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$');
    description.split(|c| !is_of_a_name(c)).next().unwrap_or_default()
}

use diia_citizen::ports::{Clock, Ports, Storage, Transport};

use crate::{MemoryStorage, Offline, SettableClock, SoftwareKeyStore};

/// The four ports of a test phone. Clones are the same phone.
#[derive(Clone)]
pub struct PhonePorts<T = Offline, S = MemoryStorage, C = SettableClock> {
    /// Its keys.
    pub keys: SoftwareKeyStore,
    /// Its storage.
    pub storage: S,
    /// Its way to the internet.
    pub transport: T,
    /// Its clock.
    pub clock: C,
}

impl PhonePorts {
    /// A phone in airplane mode with nothing on it.
    pub fn new(clock: SettableClock) -> Self {
        PhonePorts::online(clock, Offline)
    }
}

impl<T, C> PhonePorts<T, MemoryStorage, C> {
    /// A phone with nothing on it that reaches the internet by `transport`.
    pub fn online(clock: C, transport: T) -> Self {
        PhonePorts { keys: SoftwareKeyStore::new(), storage: MemoryStorage::new(), transport, clock }
    }
}

impl<T, S, C> PhonePorts<T, S, C> {
    /// The same phone with another storage.
    pub fn with_storage<R>(self, storage: R) -> PhonePorts<T, R, C> {
        PhonePorts { keys: self.keys, storage, transport: self.transport, clock: self.clock }
    }
}

impl<T: Transport, S: Storage, C: Clock> Ports for PhonePorts<T, S, C> {
    type KeyStore = SoftwareKeyStore;
    type Storage = S;
    type Transport = T;
    type Clock = C;

    fn key_store(&self) -> &SoftwareKeyStore {
        &self.keys
    }

    fn storage(&self) -> &S {
        &self.storage
    }

    fn transport(&self) -> &T {
        &self.transport
    }

    fn clock(&self) -> &C {
        &self.clock
    }
}

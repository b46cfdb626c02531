use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use diia_citizen::es256::PublicKey;
use diia_citizen::ports::{KeyAlias, KeyStore, KeyStoreError};
use diia_test_issuer::TestKey;

/// Keys in memory that follow from their aliases. Clones hold the same keys.
#[derive(Clone, Default)]
pub struct SoftwareKeyStore {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    keys: HashMap<String, TestKey>,
    next_error: Option<KeyStoreError>,
}

impl SoftwareKeyStore {
    /// A store without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the key for an alias, or gives the one that is there.
    pub fn create(&self, alias: &KeyAlias) -> PublicKey {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.keys.entry(alias.0.clone()).or_insert_with(|| TestKey::from_label(&alias.0)).public_key()
    }

    /// The next call fails like this, as when a person cancels a prompt.
    pub fn fail_next(&self, error: KeyStoreError) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).next_error = Some(error);
    }

    fn key(&self, alias: &KeyAlias) -> Result<TestKey, KeyStoreError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match state.next_error.take() {
            Some(error) => Err(error),
            None => state.keys.get(&alias.0).cloned().ok_or(KeyStoreError::Missing),
        }
    }
}

impl KeyStore for SoftwareKeyStore {
    async fn public_key(&self, alias: &KeyAlias) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.public_key().as_uncompressed().to_vec())
    }

    async fn sign(&self, alias: &KeyAlias, message: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.sign_der(message))
    }
}

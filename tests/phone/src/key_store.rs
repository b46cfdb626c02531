use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::es256::PublicKey;
use diia_citizen::ports::{KeyAlias, KeyStore, KeyStoreError, NewKey, SecurityLevel};
use diia_test_issuer::TestKey;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};

/// Keys in memory that follow from their aliases. Clones hold the same keys.
#[derive(Clone, Default)]
pub struct SoftwareKeyStore {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    keys: HashMap<String, TestKey>,
    wrapping: HashMap<String, [u8; 32]>,
    counters: HashMap<String, u64>,
    next_error: Option<KeyStoreError>,
}

impl SoftwareKeyStore {
    /// A store without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the key for an alias, or gives the one that is there.
    pub fn key_for(&self, alias: &KeyAlias) -> PublicKey {
        let mut state = self.lock();
        state.keys.entry(alias.0.clone()).or_insert_with(|| TestKey::from_label(&alias.0)).public_key()
    }

    /// The next call fails like this, as when a person cancels a prompt.
    pub fn fail_next(&self, error: KeyStoreError) {
        self.lock().next_error = Some(error);
    }

    /// Every counter is 0 again, as on a platform that has no place for them.
    pub fn forget_counters(&self) {
        self.lock().counters.clear();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, unless this call is the one that fails.
    fn state(&self) -> Result<MutexGuard<'_, State>, KeyStoreError> {
        let mut state = self.lock();
        state.next_error.take().map_or(Ok(state), Err)
    }

    fn key(&self, alias: &KeyAlias) -> Result<TestKey, KeyStoreError> {
        self.state()?.keys.get(&alias.0).cloned().ok_or(KeyStoreError::Missing)
    }
}

impl KeyStore for SoftwareKeyStore {
    async fn create(&self, alias: &KeyAlias, _challenge: &[u8]) -> Result<NewKey, KeyStoreError> {
        self.state()?.keys.insert(alias.0.clone(), TestKey::from_label(&alias.0));
        Ok(NewKey { security_level: SecurityLevel::Software, attestation: Vec::new() })
    }

    async fn delete(&self, alias: &KeyAlias) -> Result<(), KeyStoreError> {
        let mut state = self.state()?;
        state.keys.remove(&alias.0);
        state.wrapping.remove(&alias.0);
        Ok(())
    }

    async fn public_key(&self, alias: &KeyAlias) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.public_key().as_uncompressed().to_vec())
    }

    async fn sign(&self, alias: &KeyAlias, message: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.sign_der(message))
    }

    async fn wrap_key(&self, alias: &KeyAlias, secret: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        let key = *self.state()?.wrapping.entry(alias.0.clone()).or_insert_with(|| wrapping_key(alias));
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).map_err(|_| KeyStoreError::Unavailable)?;
        let mut sealed = secret.to_vec();
        aead(&key)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
            .map_err(|_| KeyStoreError::Unavailable)?;
        Ok([&nonce[..], &sealed].concat())
    }

    async fn unwrap_key(&self, alias: &KeyAlias, wrapped: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        let key = self.state()?.wrapping.get(&alias.0).copied().ok_or(KeyStoreError::Missing)?;
        let (nonce, sealed) = wrapped.split_at_checked(NONCE_LEN).ok_or(KeyStoreError::Invalidated)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| KeyStoreError::Invalidated)?;
        let mut sealed = sealed.to_vec();
        let secret = aead(&key)?.open_in_place(nonce, Aad::empty(), &mut sealed);
        Ok(secret.map_err(|_| KeyStoreError::Invalidated)?.to_vec())
    }

    async fn counter(&self, name: &str) -> Result<Option<u64>, KeyStoreError> {
        Ok(Some(self.state()?.counters.get(name).copied().unwrap_or(0)))
    }

    async fn raise_counter(&self, name: &str, value: u64) -> Result<(), KeyStoreError> {
        let mut state = self.state()?;
        let counter = state.counters.entry(name.to_owned()).or_default();
        *counter = value.max(*counter);
        Ok(())
    }
}

fn wrapping_key(alias: &KeyAlias) -> [u8; 32] {
    let mut key = [0; 32];
    key.copy_from_slice(digest(&SHA256, format!("wrapping key of {}", alias.0).as_bytes()).as_ref());
    key
}

fn aead(key: &[u8; 32]) -> Result<LessSafeKey, KeyStoreError> {
    UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| KeyStoreError::Unavailable)
}

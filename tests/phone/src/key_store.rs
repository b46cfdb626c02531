use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::es256::PublicKey;
use diia_citizen::ports::{KeyAlias, KeyStore, KeyStoreError, NewKey, SecurityLevel};
use diia_test_issuer::TestKey;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

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
    has_no_counters: bool,
    path: Option<PathBuf>,
}

impl State {
    /// Writes the file anew, whole or not at all.
    fn keep(&self) {
        let Some(path) = &self.path else { return };
        let keys = self.keys.keys().map(|alias| format!("key\t{alias}\n"));
        let wrapping = self.wrapping.keys().map(|alias| format!("wrapping\t{alias}\n"));
        let counters = self.counters.iter().map(|(name, value)| format!("counter\t{name}\t{value}\n"));
        let text: String = keys.chain(wrapping).chain(counters).collect();
        let beside = path.with_extension("new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).expect("a folder to write in");
    }
}

impl SoftwareKeyStore {
    /// A store without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// The store that was kept in this file, and is kept there from now on: names of keys and counters, no secrets, for
    /// the keys follow from their names.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn kept_in(path: PathBuf) -> io::Result<Self> {
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            read => read?,
        };
        let mut state = State { path: Some(path), ..State::default() };
        for line in text.lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["key", alias] => drop(state.keys.insert(alias.into(), TestKey::from_label(alias))),
                ["wrapping", alias] => {
                    state.wrapping.insert(alias.into(), wrapping_key(&KeyAlias(alias.into())));
                }
                ["counter", name, value] => {
                    let value = value.parse().map_err(|_| io::ErrorKind::InvalidData)?;
                    state.counters.insert(name.into(), value);
                }
                _ => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
        Ok(SoftwareKeyStore { state: Arc::new(Mutex::new(state)) })
    }

    /// Makes the key for an alias, or gives the one that is there.
    pub fn key_for(&self, alias: &KeyAlias) -> PublicKey {
        let mut state = self.lock();
        let key = state.keys.entry(alias.0.clone()).or_insert_with(|| TestKey::from_label(&alias.0));
        let key = key.public_key();
        state.keep();
        key
    }

    /// The next call fails like this, as when a person cancels a prompt.
    pub fn fail_next(&self, error: KeyStoreError) {
        self.lock().next_error = Some(error);
    }

    /// From now on there is no place for counters, as on some platforms.
    pub fn have_no_counters(&self) {
        self.lock().has_no_counters = true;
    }

    /// Every counter is 0 again.
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
        let mut state = self.state()?;
        state.keys.insert(alias.0.clone(), TestKey::from_label(&alias.0));
        state.keep();
        Ok(NewKey { security_level: SecurityLevel::Software, attestation: Vec::new() })
    }

    async fn delete(&self, alias: &KeyAlias) -> Result<(), KeyStoreError> {
        let mut state = self.state()?;
        state.keys.remove(&alias.0);
        state.wrapping.remove(&alias.0);
        state.keep();
        Ok(())
    }

    async fn public_key(&self, alias: &KeyAlias) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.public_key().as_uncompressed().to_vec())
    }

    async fn sign(&self, alias: &KeyAlias, message: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        Ok(self.key(alias)?.sign_der(message))
    }

    async fn wrap_key(&self, alias: &KeyAlias, secret: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        let mut state = self.state()?;
        let key = *state.wrapping.entry(alias.0.clone()).or_insert_with(|| wrapping_key(alias));
        state.keep();
        drop(state);
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
        // A platform's key store leaves no secret behind in the memory of the app.
        let mut sealed = Zeroizing::new(sealed.to_vec());
        let secret = aead(&key)?.open_in_place(nonce, Aad::empty(), &mut sealed);
        Ok(secret.map_err(|_| KeyStoreError::Invalidated)?.to_vec())
    }

    async fn counter(&self, name: &str) -> Result<Option<u64>, KeyStoreError> {
        let state = self.state()?;
        Ok((!state.has_no_counters).then(|| state.counters.get(name).copied().unwrap_or(0)))
    }

    async fn raise_counter(&self, name: &str, value: u64) -> Result<(), KeyStoreError> {
        let mut state = self.state()?;
        let counter = state.counters.entry(name.to_owned()).or_default();
        *counter = value.max(*counter);
        state.keep();
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

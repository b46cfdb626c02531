use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf;
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::bleach::bleach_stack;
use crate::redacted::redacted_debug;

/// The version of the format, the first byte of every record.
pub const VERSION: u8 = 1;
/// Bytes of the salt that is drawn anew for every write.
pub const SALT_LENGTH: usize = 32;

const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 12;
const TAG_LENGTH: usize = 16;
const HEADER_LENGTH: usize = 1 + SALT_LENGTH + 8;

const DOMAIN: &[u8] = b"diia-citizen/1/vault-record\0";
const NAME_DOMAIN: &[u8] = b"diia-citizen/1/vault-name\0";

/// The one key of a vault. Wiped from memory when dropped; on the heap, so that it leaves no copy when it is moved.
#[derive(Clone)]
pub struct DataKey(Zeroizing<Box<[u8]>>);

/// Why a record was not sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A record of a later version of the app.
    #[error("the record is of a later version of the app")]
    NewerFormat,
    /// Cut, changed, of another name or of another vault.
    #[error("the record is cut, changed, or not the one of this name")]
    Damaged,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
}

/// An opened record.
pub struct OpenedRecord {
    /// The write of the vault that it comes from.
    pub generation: u64,
    /// What it says. Wiped from memory when dropped.
    pub content: Zeroizing<Vec<u8>>,
}

impl DataKey {
    /// A fresh key.
    ///
    /// # Errors
    /// [`SealError::NoRandom`].
    pub fn random() -> Result<Self, SealError> {
        let mut key = DataKey(Zeroizing::new(Box::from([0; KEY_LENGTH].as_slice())));
        SystemRandom::new().fill(&mut key.0).map_err(|_| SealError::NoRandom)?;
        Ok(key)
    }

    /// The key as the key store unwrapped it; `None` unless it has 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == KEY_LENGTH).then(|| DataKey(Zeroizing::new(Box::from(bytes))))
    }

    /// The bytes, to be wrapped by the key store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Seals one record under a salt that is drawn for this write.
    ///
    /// # Errors
    /// [`SealError::NoRandom`].
    pub fn seal(&self, name: &str, generation: u64, content: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut salt = [0; SALT_LENGTH];
        SystemRandom::new().fill(&mut salt).map_err(|_| SealError::NoRandom)?;
        self.seal_with_salt(&salt, name, generation, content)
    }

    /// Seals under a given salt: for vectors. A salt must never be used twice.
    ///
    /// # Errors
    /// [`SealError::Damaged`] only for content beyond what AES-GCM can take.
    pub fn seal_with_salt(
        &self,
        salt: &[u8; SALT_LENGTH],
        name: &str,
        generation: u64,
        content: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let secret = self.record_secret(salt);
        let (key, nonce) = secret.split_at(KEY_LENGTH);
        // The buffer is encrypted where it stands, and large enough not to move: no clear copy is left behind.
        let mut body = Vec::with_capacity(content.len().saturating_add(TAG_LENGTH));
        body.extend_from_slice(content);
        seal_in_place(key, nonce, &associated_data(name, generation), &mut body)?;
        bleach_stack();
        Ok([&[VERSION][..], salt, &generation.to_be_bytes(), &body].concat())
    }

    /// Opens a record that was sealed under this name.
    ///
    /// # Errors
    /// [`SealError::NewerFormat`], [`SealError::Damaged`].
    pub fn open(&self, name: &str, sealed: &[u8]) -> Result<OpenedRecord, SealError> {
        let parts = Parts::of(sealed)?;
        let secret = self.record_secret(parts.salt);
        let (key, nonce) = secret.split_at(KEY_LENGTH);
        let mut content = Zeroizing::new(parts.body.to_vec());
        let opened = open_in_place(key, nonce, &associated_data(name, parts.generation), &mut content);
        bleach_stack();
        opened?;
        Ok(OpenedRecord { generation: parts.generation, content })
    }

    /// Sixteen bytes that name a record by what it is about, and tell nothing of it without the key.
    pub fn hidden_name(&self, about: &[u8]) -> [u8; 16] {
        let mut name = [0; 16];
        derive(&[0; SALT_LENGTH], self.as_bytes(), &[NAME_DOMAIN, about], &mut name);
        bleach_stack();
        name
    }

    /// A key and a nonce of their own for every salt.
    fn record_secret(&self, salt: &[u8; SALT_LENGTH]) -> Zeroizing<[u8; KEY_LENGTH + NONCE_LENGTH]> {
        let mut secret = Zeroizing::new([0; KEY_LENGTH + NONCE_LENGTH]);
        derive(salt, self.as_bytes(), &[DOMAIN], secret.as_mut_slice());
        secret
    }
}

/// The generation that a record claims, without opening it.
pub(crate) fn claimed_generation(sealed: &[u8]) -> Option<u64> {
    Parts::of(sealed).ok().map(|parts| parts.generation)
}

struct Parts<'r> {
    salt: &'r [u8; SALT_LENGTH],
    generation: u64,
    body: &'r [u8],
}

impl<'r> Parts<'r> {
    fn of(sealed: &'r [u8]) -> Result<Self, SealError> {
        let (version, rest) = sealed.split_first().ok_or(SealError::Damaged)?;
        match *version {
            VERSION => {}
            later if later > VERSION => return Err(SealError::NewerFormat),
            _ => return Err(SealError::Damaged),
        }
        let (salt, rest) = rest.split_first_chunk().ok_or(SealError::Damaged)?;
        let (generation, body) = rest.split_first_chunk().ok_or(SealError::Damaged)?;
        if sealed.len() < HEADER_LENGTH + TAG_LENGTH {
            return Err(SealError::Damaged);
        }
        Ok(Parts { salt, generation: u64::from_be_bytes(*generation), body })
    }
}

/// What the tag vouches for besides the content. The name stands last, so that no two inputs give the same bytes.
fn associated_data(name: &str, generation: u64) -> Vec<u8> {
    [DOMAIN, &[VERSION], &generation.to_be_bytes(), name.as_bytes()].concat()
}

/// HKDF-SHA-256 (RFC 5869) of the data key.
fn derive(salt: &[u8], key: &[u8], info: &[&[u8]], out: &mut [u8]) {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let secret = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(key);
    // HKDF-SHA-256 gives up to 8160 bytes; here are at most 44.
    let _ = secret.expand(info, Length(out.len())).and_then(|okm| okm.fill(out));
}

fn seal_in_place(key: &[u8], nonce: &[u8], aad: &[u8], body: &mut Vec<u8>) -> Result<(), SealError> {
    let (key, nonce) = cipher(key, nonce)?;
    key.seal_in_place_append_tag(nonce, Aad::from(aad), body).map_err(|_| SealError::Damaged)
}

fn open_in_place(key: &[u8], nonce: &[u8], aad: &[u8], body: &mut Vec<u8>) -> Result<(), SealError> {
    let (key, nonce) = cipher(key, nonce)?;
    let length = key.open_in_place(nonce, Aad::from(aad), body).map_err(|_| SealError::Damaged)?.len();
    body.truncate(length);
    Ok(())
}

fn cipher(key: &[u8], nonce: &[u8]) -> Result<(LessSafeKey, Nonce), SealError> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| SealError::Damaged)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Damaged)?;
    Ok((LessSafeKey::new(key), nonce))
}

redacted_debug!(DataKey, OpenedRecord);

#[cfg(test)]
mod tests;

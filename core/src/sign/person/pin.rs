use std::num::NonZeroU32;

use ring::pbkdf2::{PBKDF2_HMAC_SHA256, derive, verify};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::pin_error::{MAX_WRONG_PINS, PinError};
use crate::ports::{KeyAlias, KeyStore, KeyStoreError};
use crate::time::Timestamp;

/// Only the hardware key makes five digits worth anything; this slows down somebody who has got past it.
const ROUNDS: NonZeroU32 = NonZeroU32::new(100_000).unwrap();

const SALT: usize = 16;
const VERIFIER: usize = 32;

/// Seconds to wait after so many wrong ones in a row: none after the first two, a day after the ninth. The tenth locks.
const WAITS: [i64; 10] = [0, 0, 0, 30, 60, 300, 900, 3_600, 14_400, 86_400];

/// A PIN of five digits for a signature, ready made: what is kept of it is wrapped by a hardware key of this phone, and the
/// tries are counted where no copy of the app's data sets them back. One check at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    alias: KeyAlias,
}

/// What is kept, unwrapped.
struct Kept {
    salt: [u8; SALT],
    verifier: Zeroizing<[u8; VERIFIER]>,
    /// The number of tries at the last right one: those after it were wrong.
    tries_then: u64,
}

impl Pin {
    /// The PIN whose wrapping key and counters have this name.
    pub const fn new(alias: KeyAlias) -> Self {
        Pin { alias }
    }

    /// Sets a new PIN; gives the record to keep in the app's storage.
    ///
    /// # Errors
    /// [`PinError`].
    pub async fn set(&self, key_store: &impl KeyStore, digits: &str) -> Result<Vec<u8>, PinError> {
        let digits = five_digits(digits)?;
        if is_simple(&digits) {
            return Err(PinError::TooSimple);
        }
        let tries_then = self.tries(key_store).await?;
        let mut salt = [0; SALT];
        SystemRandom::new().fill(&mut salt).map_err(|_| KeyStoreError::Unavailable)?;
        let mut verifier = Zeroizing::new([0; VERIFIER]);
        derive(PBKDF2_HMAC_SHA256, ROUNDS, &salt, &*digits, &mut *verifier);
        self.wrap(key_store, &Kept { salt, verifier, tries_then }).await
    }

    /// Checks a PIN against the record. The try is counted before it is looked at, so that pulling the battery does not
    /// give it back. When it is right, the record that comes back is to be kept in place of the old one; an old one only
    /// makes it stricter.
    ///
    /// # Errors
    /// [`PinError`].
    pub async fn check(
        &self,
        key_store: &impl KeyStore,
        record: &[u8],
        digits: &str,
        now: Timestamp,
    ) -> Result<Vec<u8>, PinError> {
        let digits = five_digits(digits)?;
        let tries = self.tries(key_store).await?;
        let kept = self.unwrap(key_store, record).await?;
        // A counter below the record's was reset from outside.
        let wrong = tries.checked_sub(kept.tries_then).ok_or(PinError::Locked)?;
        let wait = usize::try_from(wrong).ok().and_then(|wrong| WAITS.get(wrong)).ok_or(PinError::Locked)?;
        let seconds = now.unix_millis().div_euclid(1000);
        if *wait > 0 {
            let last = key_store.counter(&self.name("last-try")).await?.ok_or(PinError::NoCounter)?;
            let due = i64::try_from(last).unwrap_or(i64::MAX).saturating_add(*wait);
            if seconds < due {
                return Err(PinError::Wait { seconds: due.saturating_sub(seconds) });
            }
        }
        let tries = tries.saturating_add(1);
        key_store.raise_counter(&self.name("tries"), tries).await?;
        key_store.raise_counter(&self.name("last-try"), u64::try_from(seconds).unwrap_or(0)).await?;
        if self.tries(key_store).await? < tries {
            return Err(PinError::NoCounter);
        }
        // ring compares in constant time.
        if verify(PBKDF2_HMAC_SHA256, ROUNDS, &kept.salt, &*digits, &*kept.verifier).is_err() {
            let left = MAX_WRONG_PINS.saturating_sub(wrong).saturating_sub(1);
            return Err(if left == 0 { PinError::Locked } else { PinError::Wrong { left } });
        }
        self.wrap(key_store, &Kept { tries_then: tries, ..kept }).await
    }

    fn name(&self, counter: &str) -> String {
        format!("{}-{counter}", self.alias.0)
    }

    async fn tries(&self, key_store: &impl KeyStore) -> Result<u64, PinError> {
        key_store.counter(&self.name("tries")).await?.ok_or(PinError::NoCounter)
    }

    async fn wrap(&self, key_store: &impl KeyStore, kept: &Kept) -> Result<Vec<u8>, PinError> {
        let plain = [&kept.salt[..], &kept.verifier[..], &kept.tries_then.to_be_bytes()].concat();
        Ok(key_store.wrap_key(&self.alias, &Zeroizing::new(plain)).await?)
    }

    async fn unwrap(&self, key_store: &impl KeyStore, record: &[u8]) -> Result<Kept, PinError> {
        let plain = Zeroizing::new(key_store.unwrap_key(&self.alias, record).await?);
        let parts = plain.split_first_chunk::<SALT>().and_then(|(salt, rest)| {
            let (verifier, tries) = rest.split_first_chunk::<VERIFIER>()?;
            Some((*salt, Zeroizing::new(*verifier), u64::from_be_bytes(tries.try_into().ok()?)))
        });
        let (salt, verifier, tries_then) = parts.ok_or(PinError::Damaged)?;
        Ok(Kept { salt, verifier, tries_then })
    }
}

fn five_digits(text: &str) -> Result<Zeroizing<[u8; 5]>, PinError> {
    let digits: [u8; 5] = text.as_bytes().try_into().map_err(|_| PinError::Form)?;
    if digits.iter().all(u8::is_ascii_digit) { Ok(Zeroizing::new(digits)) } else { Err(PinError::Form) }
}

/// 00000, 12345, 98765 and the like.
fn is_simple(digits: &[u8; 5]) -> bool {
    let steps = |by: i16| {
        let pairs = digits.iter().zip(digits.iter().skip(1));
        pairs.clone().all(|(one, next)| i16::from(*next) - i16::from(*one) == by)
    };
    steps(0) || steps(1) || steps(-1)
}

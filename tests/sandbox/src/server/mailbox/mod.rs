//! A mailbox for everyone: takes letters by SMTP and keeps them for whoever wants to look.

mod smtp;

pub(crate) use smtp::serve;

use std::sync::{Mutex, MutexGuard, PoisonError};

use diia_citizen::time::Timestamp;
use uuid::Uuid;

/// Only the newest letters are kept.
const MOST_LETTERS: usize = 200;

/// The letters that came in.
#[derive(Default)]
pub(crate) struct Mailbox {
    letters: Mutex<Vec<StoredLetter>>,
}

/// One letter as it came, with its envelope.
#[derive(Clone)]
pub(crate) struct StoredLetter {
    pub(crate) id: Uuid,
    pub(crate) received_at: Timestamp,
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    pub(crate) raw: Vec<u8>,
}

impl Mailbox {
    fn letters(&self) -> MutexGuard<'_, Vec<StoredLetter>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, letter: StoredLetter) {
        let mut letters = self.letters();
        letters.push(letter);
        let surplus = letters.len().saturating_sub(MOST_LETTERS);
        letters.drain(..surplus);
    }

    /// All letters, newest first.
    pub(crate) fn all(&self) -> Vec<StoredLetter> {
        self.letters().iter().rev().cloned().collect()
    }

    /// The letter with this identifier.
    pub(crate) fn get(&self, id: Uuid) -> Option<StoredLetter> {
        self.letters().iter().find(|letter| letter.id == id).cloned()
    }
}

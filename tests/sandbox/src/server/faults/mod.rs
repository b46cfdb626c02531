//! What goes wrong on demand: for tests of the library, and for developers of apps.

mod inject;
mod parse;

pub(crate) use inject::{AnswerDropped, inject};
pub(crate) use parse::Faults;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The faults in force. They can be changed while the server runs.
#[derive(Default)]
pub(crate) struct FaultControl {
    faults: Mutex<Faults>,
    calls: AtomicU64,
}

impl FaultControl {
    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of the faults in force.
    pub(crate) fn get(&self) -> Faults {
        self.faults().clone()
    }

    /// Replaces the faults, and counts calls from the start.
    pub(crate) fn set(&self, faults: Faults) {
        *self.faults() = faults;
        self.calls.store(0, Ordering::Relaxed);
    }

    /// Whether every token is good for one call only.
    pub(crate) fn tokens_expire(&self) -> bool {
        self.faults().expire_tokens
    }

    /// The number of this call, from 1.
    fn next_call(&self) -> u64 {
        self.calls.fetch_add(1, Ordering::Relaxed) + 1
    }
}

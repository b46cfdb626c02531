use std::sync::{Mutex, MutexGuard, PoisonError};

use diia_citizen::consent::ConsentError;

/// A consent whose steps go one after another. A step may wait for the storage, and no lock is held meanwhile.
pub(crate) struct Turns<C>(Mutex<Slot<C>>);

struct Slot<C> {
    consent: C,
    /// Whether a step is going on.
    taken: bool,
}

/// One step, and nobody else's meanwhile. Dropped without being kept, it has changed nothing: so ends a step that
/// failed or was cancelled.
pub(crate) struct Turn<'c, C: Clone> {
    pub(crate) consent: C,
    owner: &'c Turns<C>,
    kept: bool,
}

impl<C: Clone> Turns<C> {
    pub(crate) fn new(consent: C) -> Self {
        Turns(Mutex::new(Slot { consent, taken: false }))
    }

    pub(crate) fn turn(&self) -> Result<Turn<'_, C>, ConsentError> {
        let mut slot = self.slot();
        if slot.taken {
            return Err(ConsentError::InProgress);
        }
        slot.taken = true;
        Ok(Turn { consent: slot.consent.clone(), owner: self, kept: false })
    }

    pub(crate) fn snapshot(&self) -> C {
        self.slot().consent.clone()
    }

    fn slot(&self) -> MutexGuard<'_, Slot<C>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Clone> Turn<'_, C> {
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }
}

impl<C: Clone> Drop for Turn<'_, C> {
    fn drop(&mut self) {
        let mut slot = self.owner.slot();
        slot.taken = false;
        if self.kept {
            slot.consent = self.consent.clone();
        }
    }
}

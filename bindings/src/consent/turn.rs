use std::sync::{MutexGuard, PoisonError};

use diia_citizen::consent::{Consent, ConsentError};

use super::DiiaConsent;
use crate::DiiaError;

/// A consent, and whether a step of it is going on. A step may wait for the storage, and no lock is held meanwhile.
pub(super) struct Slot {
    consent: Consent,
    taken: bool,
}

impl Slot {
    pub(super) fn new(consent: Consent) -> Self {
        Slot { consent, taken: false }
    }
}

/// One step, and nobody else's meanwhile. Dropped without being kept, it has changed nothing: so ends a step that
/// failed or was cancelled.
pub(super) struct Turn<'c> {
    pub(super) consent: Consent,
    owner: &'c DiiaConsent,
    kept: bool,
}

impl Turn<'_> {
    pub(super) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut slot = self.owner.slot();
        slot.taken = false;
        if self.kept {
            slot.consent = self.consent.clone();
        }
    }
}

impl DiiaConsent {
    pub(super) fn turn(&self) -> Result<Turn<'_>, DiiaError> {
        let mut slot = self.slot();
        if slot.taken {
            return Err(ConsentError::InProgress.into());
        }
        slot.taken = true;
        Ok(Turn { consent: slot.consent.clone(), owner: self, kept: false })
    }

    pub(super) fn snapshot(&self) -> Consent {
        self.slot().consent.clone()
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

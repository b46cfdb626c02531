use super::{Citizen, State};
use crate::ports::{KeyStore, Ports, Storage};
use crate::vault::{self, Draft, Outcome, Prepared, VaultError};

/// What follows in memory once the storage has taken a write.
pub(super) type Effect = Box<dyn FnOnce(&mut State) + Send>;

/// What becomes of a change.
pub(super) enum Change<T> {
    /// It is to be written; then the effect follows, and the answer is given.
    Write(T, Effect),
    /// An earlier call has written it, which was given up before it could say so.
    Already(T),
}

/// A write that the storage may have taken or not: its answer is still awaited, was an error, or was given up.
pub(super) struct Pending {
    outcome: Outcome,
    effect: Effect,
}

impl<P: Ports> Citizen<P> {
    /// One durable change: first the storage, then memory. When it fails, both are as they were. No lock is held while
    /// a port is called; writes wait for one another in turn.
    pub(super) async fn keep<T: Send, E: From<VaultError> + Send>(
        &self,
        change: impl FnOnce(&mut State, &mut Draft) -> Result<Change<T>, E> + Send,
    ) -> Result<T, E> {
        let mut change = Some(change);
        let mut answer = None;
        let written = self
            .write(&mut |state, draft| {
                let (kept, effect) = match change.take()?(state, draft) {
                    Ok(Change::Write(kept, effect)) => (Ok(kept), Some(effect)),
                    Ok(Change::Already(kept)) => (Ok(kept), None),
                    Err(error) => (Err(error), None),
                };
                answer = Some(kept);
                effect
            })
            .await;
        // Nothing was asked only where the write had failed before.
        match (written, answer) {
            (Ok(()), Some(answer)) => answer,
            (Ok(()), None) => Err(VaultError::ChangedElsewhere.into()),
            (Err(error), _) => Err(error.into()),
        }
    }

    /// The write itself, once for all kinds of changes: a copy of it for each would weigh much in an app. `change` gives
    /// what follows in memory, or nothing when there is nothing to write.
    async fn write(
        &self,
        change: &mut (dyn FnMut(&mut State, &mut Draft) -> Option<Effect> + Send),
    ) -> Result<(), VaultError> {
        let _turn = self.turns.take().await;
        self.settle().await?;
        let (generation, changes) = {
            let mut state = self.state();
            let mut draft = state.vault.draft();
            let Some(effect) = change(&mut state, &mut draft) else { return Ok(()) };
            let Prepared { changes, outcome } = draft.finish()?;
            let generation = outcome.generation;
            state.pending = Some(Pending { outcome, effect });
            (generation, changes)
        };
        self.ports.storage().batch(changes).await?;
        self.state().adopt();
        // The record is safe without it: only an older copy put back would not be noticed until the next write.
        let _ = self.ports.key_store().raise_counter(vault::COUNTER, generation).await;
        Ok(())
    }

    /// Finds out what became of a write whose answer was not heard, and whether somebody else has written.
    async fn settle(&self) -> Result<(), VaultError> {
        let head = self.ports.storage().get(&vault::head_name()).await?;
        let stored = head.as_deref().and_then(vault::claimed_generation);
        let mut state = self.state();
        if stored == state.vault.at() {
            state.pending = None;
        } else if stored == state.pending.as_ref().map(|pending| pending.outcome.generation) {
            state.adopt();
        } else {
            return Err(VaultError::ChangedElsewhere);
        }
        Ok(())
    }
}

impl State {
    fn adopt(&mut self) {
        if let Some(Pending { outcome, effect }) = self.pending.take() {
            self.vault.commit(outcome);
            effect(self);
        }
    }
}

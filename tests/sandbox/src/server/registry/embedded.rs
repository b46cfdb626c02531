use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use diia_citizen::time::Timestamp;
use uuid::Uuid;

use super::store::{ENDED_MILLIS, USED_MILLIS};
use super::{CodeState, CodeStore, DigitsNumber, Found, Kept, LiveCode, StoreError, UsedCode};

/// Live codes in the memory of one node.
#[derive(Default)]
pub(crate) struct EmbeddedStore {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    codes: HashMap<DigitsNumber, Entry>,
    digits_of: HashMap<Uuid, DigitsNumber>,
    /// When to look at which digits again, in the order of entry; about that of time.
    ends: VecDeque<(Timestamp, DigitsNumber)>,
    counters: HashMap<String, (u32, Timestamp)>,
}

enum Entry {
    Live(LiveCode),
    Used(Box<UsedCode>),
}

impl Entry {
    fn forget_at(&self) -> Timestamp {
        match self {
            Entry::Live(code) => code.expires_at.plus_millis(ENDED_MILLIS),
            Entry::Used(used) => used.at.plus_millis(USED_MILLIS),
        }
    }

    fn id(&self) -> Uuid {
        match self {
            Entry::Live(code) => code.id,
            Entry::Used(used) => used.id,
        }
    }
}

impl EmbeddedStore {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn forget_ended(&mut self, now: Timestamp) {
        while let Some((at, digits)) = self.ends.front().copied().filter(|(at, _)| *at <= now) {
            self.ends.pop_front();
            match self.codes.get(&digits) {
                Some(entry) if entry.forget_at() <= at => {
                    let id = entry.id();
                    self.codes.remove(&digits);
                    self.digits_of.remove(&id);
                }
                // It was used meanwhile, and has a later turn.
                _ => {}
            }
        }
    }

    fn insert(&mut self, digits: DigitsNumber, entry: Entry) {
        self.ends.push_back((entry.forget_at(), digits));
        self.digits_of.insert(entry.id(), digits);
        self.codes.insert(digits, entry);
    }
}

#[async_trait]
impl CodeStore for EmbeddedStore {
    async fn keep(&self, digits: DigitsNumber, code: LiveCode, now: Timestamp) -> Result<Kept, StoreError> {
        let mut state = self.state();
        state.forget_ended(now);
        Ok(match state.codes.get(&digits) {
            None => {
                state.insert(digits, Entry::Live(code));
                Kept::New
            }
            Some(Entry::Live(kept)) if kept.pass == code.pass => Kept::Again(*kept),
            Some(_) => Kept::Taken,
        })
    }

    async fn find(&self, digits: DigitsNumber, now: Timestamp) -> Result<Found, StoreError> {
        let mut state = self.state();
        state.forget_ended(now);
        Ok(match state.codes.get(&digits) {
            None => Found::Nothing,
            Some(Entry::Live(code)) => Found::Kept(*code),
            Some(Entry::Used(used)) => Found::Used((**used).clone()),
        })
    }

    async fn spend(&self, digits: DigitsNumber, used: &UsedCode) -> Result<bool, StoreError> {
        let mut state = self.state();
        match state.codes.get(&digits) {
            Some(Entry::Live(code)) if code.id == used.id => {
                state.insert(digits, Entry::Used(Box::new(used.clone())));
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    async fn state(&self, id: Uuid, now: Timestamp) -> Result<Option<CodeState>, StoreError> {
        let mut state = self.state();
        state.forget_ended(now);
        let entry = state.digits_of.get(&id).and_then(|digits| state.codes.get(digits));
        Ok(entry.map(|entry| match entry {
            Entry::Live(code) => CodeState::Live(*code),
            Entry::Used(used) => CodeState::Used((**used).clone()),
        }))
    }

    async fn count(
        &self,
        name: &str,
        add: u32,
        window_millis: i64,
        now: Timestamp,
    ) -> Result<u32, StoreError> {
        let mut state = self.state();
        state.counters.retain(|_, (_, forget_at)| now < *forget_at);
        if add == 0 {
            return Ok(state.counters.get(name).map_or(0, |(sum, _)| *sum));
        }
        let (sum, _) = state.counters.entry(name.to_owned()).or_insert((0, now.plus_millis(window_millis)));
        *sum = sum.saturating_add(add);
        Ok(*sum)
    }

    async fn size(&self) -> Result<(u64, Option<u64>), StoreError> {
        Ok((self.state().codes.len() as u64, None))
    }
}

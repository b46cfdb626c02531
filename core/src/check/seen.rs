use std::collections::VecDeque;

use crate::time::{CLOCK_TOLERANCE_MILLIS, CODE_LIFE_MILLIS, Timestamp};

/// A code can be accepted for 210 seconds; half a minute more costs nothing and covers a clock that is corrected.
const KEPT_MILLIS: i64 = CODE_LIFE_MILLIS + 2 * CLOCK_TOLERANCE_MILLIS;

/// A desk that scans without a pause sees fewer in four minutes.
const MOST_KEPT: usize = 1024;

/// The codes seen at this desk in the last four minutes, by their fingerprints alone.
#[derive(Debug, Clone, Default)]
pub struct SeenPasses {
    seen: VecDeque<(Timestamp, [u8; 32])>,
}

impl SeenPasses {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a code, and tells when it was seen first if it was seen before.
    pub fn note(&mut self, fingerprint: [u8; 32], now: Timestamp) -> Option<Timestamp> {
        self.seen.retain(|(at, _)| now.millis_since(*at).saturating_abs() <= KEPT_MILLIS);
        let before = self.seen.iter().find(|(_, seen)| *seen == fingerprint).map(|(at, _)| *at);
        if before.is_none() {
            if self.seen.len() >= MOST_KEPT {
                self.seen.pop_front();
            }
            self.seen.push_back((now, fingerprint));
        }
        before
    }

    /// How many codes are kept.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_unix_millis(millis)
    }

    #[test]
    fn a_code_is_remembered_for_as_long_as_it_can_be_accepted() {
        let mut seen = SeenPasses::new();
        assert_eq!(seen.note([1; 32], at(0)), None);
        assert_eq!(seen.note([1; 32], at(210_000)), Some(at(0)));
        assert_eq!(seen.note([2; 32], at(210_000)), None);
        assert_eq!(seen.note([1; 32], at(240_001)), None, "forgotten");
        assert_eq!(seen.len(), 2);
    }

    #[test]
    fn memory_is_bounded_and_a_clock_set_back_empties_it() {
        let mut seen = SeenPasses::new();
        for i in 0..2000u32 {
            let mut fingerprint = [0; 32];
            fingerprint[..4].copy_from_slice(&i.to_be_bytes());
            seen.note(fingerprint, at(0));
        }
        assert_eq!(seen.len(), MOST_KEPT);
        seen.note([9; 32], at(-10_000_000));
        assert_eq!(seen.len(), 1);
    }
}

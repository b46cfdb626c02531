use super::Timestamp;

/// How long a code lives after it was issued: exactly three minutes.
pub const CODE_LIFE_MILLIS: i64 = 180_000;

/// How far the clocks of two phones may stand apart before a code "from the future" is refused.
pub const CLOCK_TOLERANCE_MILLIS: i64 = 30_000;

/// After how long a fresh code should be asked for while a document is on the screen: a code that was scanned
/// then still has two to three minutes to live, for one signature a minute.
pub const ROTATION_MILLIS: i64 = 60_000;

/// The life of one code: good from 30 seconds before its `issued_at` (the clocks of two phones differ) until,
/// but not including, 180 seconds after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Life {
    issued_at: Timestamp,
}

/// Where an instant lies with respect to a [`Life`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LifeState {
    /// Issued further in the future than two honest clocks may differ.
    NotYet {
        /// Milliseconds from now to the code's own `issued_at`; above 30,000.
        issued_in_millis: i64,
    },
    /// Good now.
    Alive {
        /// Milliseconds to the end, from 1 to 180,000. A code issued by a clock ahead of ours counts as 180,000.
        remaining_millis: i64,
    },
    /// Over.
    Expired {
        /// Milliseconds since the end; 0 at the very instant of the end.
        ago_millis: i64,
    },
}

impl Life {
    /// The life of a code issued at `issued_at`.
    pub const fn issued_at(issued_at: Timestamp) -> Self {
        Life { issued_at }
    }

    /// The first instant at which the code is no longer good.
    pub const fn ends_at(self) -> Timestamp {
        self.issued_at.plus_millis(CODE_LIFE_MILLIS)
    }

    /// Where `now` lies: `issued_at − 30 s ≤ now < issued_at + 180 s` is alive.
    pub fn at(self, now: Timestamp) -> LifeState {
        let age = now.millis_since(self.issued_at);
        if age < -CLOCK_TOLERANCE_MILLIS {
            LifeState::NotYet { issued_in_millis: age.saturating_neg() }
        } else if age < CODE_LIFE_MILLIS {
            LifeState::Alive { remaining_millis: CODE_LIFE_MILLIS.saturating_sub(age.max(0)) }
        } else {
            LifeState::Expired { ago_millis: age.saturating_sub(CODE_LIFE_MILLIS) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUED: Timestamp = Timestamp::from_unix_millis(1_795_000_000_123);

    fn at(offset: i64) -> LifeState {
        Life::issued_at(ISSUED).at(ISSUED.plus_millis(offset))
    }

    #[test]
    fn the_interval_is_half_open_to_the_millisecond() {
        assert_eq!(at(-30_001), LifeState::NotYet { issued_in_millis: 30_001 });
        assert_eq!(at(-30_000), LifeState::Alive { remaining_millis: 180_000 });
        assert_eq!(at(-1), LifeState::Alive { remaining_millis: 180_000 });
        assert_eq!(at(0), LifeState::Alive { remaining_millis: 180_000 });
        assert_eq!(at(1), LifeState::Alive { remaining_millis: 179_999 });
        assert_eq!(at(179_999), LifeState::Alive { remaining_millis: 1 });
        assert_eq!(at(180_000), LifeState::Expired { ago_millis: 0 });
        assert_eq!(at(180_001), LifeState::Expired { ago_millis: 1 });
    }

    #[test]
    fn broken_clocks_do_not_overflow() {
        let life = Life::issued_at(Timestamp::from_unix_millis(i64::MAX));
        assert!(matches!(life.at(Timestamp::from_unix_millis(i64::MIN)), LifeState::NotYet { .. }));
        let life = Life::issued_at(Timestamp::from_unix_millis(i64::MIN));
        assert!(matches!(life.at(Timestamp::from_unix_millis(i64::MAX)), LifeState::Expired { .. }));
    }
}

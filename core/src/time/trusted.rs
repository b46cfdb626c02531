use super::{CLOCK_TOLERANCE_MILLIS, HOUR_MILLIS, Timestamp};

/// How long a server's time may be carried forward by the phone's monotonic clock. A crystal that is wrong by
/// 100 parts in a million drifts 26 seconds in 72 hours, which the tolerance between two phones still covers.
pub const ANCHOR_MAX_AGE_MILLIS: i64 = 72 * HOUR_MILLIS;

/// What the phone's clocks showed at one moment. All three are read together by the `Clock` port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockReading {
    /// The wall clock, which a person or the network may set at any time.
    pub wall: Timestamp,
    /// Milliseconds of a clock that only ever goes forward, also while the phone sleeps, and starts anew at
    /// every start of the phone.
    pub monotonic_millis: i64,
    /// Any text that differs between two starts of the phone (Android: boot count; Apple and Linux: boot id).
    pub boot_id: String,
}

/// How far the time on this phone can be believed. It is part of every code screen and every verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// Confirmed by a server since the phone was started, and the wall clock agrees.
    Synchronised,
    /// Confirmed by a server, and the phone's wall clock is wrong. The confirmed time is used.
    WallClockOff {
        /// How far the wall clock is ahead, in milliseconds; negative when it is behind.
        by_millis: i64,
    },
    /// Confirmed by a server more than 72 hours ago. The confirmed time is still used.
    ConfirmedLongAgo {
        /// Milliseconds since the confirmation.
        age_millis: i64,
    },
    /// Never confirmed. The wall clock is used.
    Unsynchronised,
    /// Was confirmed, but the phone has been started anew since. The wall clock is used.
    Restarted,
    /// Not confirmed since the phone was started, and the wall clock was moved while the app was running. The wall
    /// clock is used.
    Jumped {
        /// How far the wall clock was moved forward, in milliseconds; negative when it was moved back.
        by_millis: i64,
    },
}

impl ClockState {
    /// True when a server confirmed the time that is in use.
    pub const fn is_confirmed(self) -> bool {
        matches!(
            self,
            ClockState::Synchronised | ClockState::WallClockOff { .. } | ClockState::ConfirmedLongAgo { .. }
        )
    }

    /// The stable name: what logs, tests and other languages know it by.
    pub const fn code(self) -> &'static str {
        match self {
            ClockState::Synchronised => "synchronised",
            ClockState::WallClockOff { .. } => "wall_clock_off",
            ClockState::ConfirmedLongAgo { .. } => "confirmed_long_ago",
            ClockState::Unsynchronised => "unsynchronised",
            ClockState::Restarted => "restarted",
            ClockState::Jumped { .. } => "jumped",
        }
    }
}

/// The time in use, and how far it can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrustedNow {
    /// The instant to decide with.
    pub now: Timestamp,
    /// How it is known.
    pub state: ClockState,
}

/// Keeps the time confirmed by a server going between contacts.
#[derive(Debug, Clone, Default)]
pub struct TrustedTime {
    anchor: Option<Anchor>,
    first_of_boot: Option<ClockReading>,
    restarted: bool,
}

#[derive(Debug, Clone)]
struct Anchor {
    server: Timestamp,
    monotonic_millis: i64,
    boot_id: String,
}

impl TrustedTime {
    /// Nothing known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What [`TrustedTime::from_record`] reads: the server's time, the monotonic clock at that moment, the boot. Empty
    /// before the first confirmation.
    pub fn to_record(&self) -> Vec<u8> {
        self.anchor.as_ref().map_or_else(Vec::new, |anchor| {
            let server = anchor.server.unix_millis().to_be_bytes();
            [&server[..], &anchor.monotonic_millis.to_be_bytes(), anchor.boot_id.as_bytes()].concat()
        })
    }

    /// The confirmation that was kept. It is good only for as long as the phone has not been started anew.
    pub fn from_record(record: &[u8]) -> Option<Self> {
        let (server, rest) = record.split_first_chunk()?;
        let (monotonic, boot_id) = rest.split_first_chunk()?;
        let anchor = Anchor {
            server: Timestamp::from_unix_millis(i64::from_be_bytes(*server)),
            monotonic_millis: i64::from_be_bytes(*monotonic),
            boot_id: std::str::from_utf8(boot_id).ok()?.to_owned(),
        };
        Some(TrustedTime { anchor: Some(anchor), ..TrustedTime::default() })
    }

    /// Takes the signed time of a server, heard at the moment of `reading`.
    pub fn synchronise(&mut self, server: Timestamp, reading: &ClockReading) {
        self.anchor = Some(Anchor {
            server,
            monotonic_millis: reading.monotonic_millis,
            boot_id: reading.boot_id.clone(),
        });
        self.first_of_boot = Some(reading.clone());
        self.restarted = false;
    }

    /// The time at the moment of `reading`.
    pub fn at(&mut self, reading: &ClockReading) -> TrustedNow {
        if let Some(anchor) = &self.anchor {
            let elapsed = reading.monotonic_millis.saturating_sub(anchor.monotonic_millis);
            // A monotonic clock that went back has been started anew, whatever the boot id says.
            if anchor.boot_id == reading.boot_id && elapsed >= 0 {
                return confirmed(anchor.server.plus_millis(elapsed), elapsed, reading.wall);
            }
            self.anchor = None;
            self.restarted = true;
        }
        let moved = self.wall_clock_moved_by(reading);
        let state = if moved.saturating_abs() > CLOCK_TOLERANCE_MILLIS {
            ClockState::Jumped { by_millis: moved }
        } else if self.restarted {
            ClockState::Restarted
        } else {
            ClockState::Unsynchronised
        };
        TrustedNow { now: reading.wall, state }
    }

    fn wall_clock_moved_by(&mut self, reading: &ClockReading) -> i64 {
        if let Some(first) = &self.first_of_boot {
            let elapsed = reading.monotonic_millis.saturating_sub(first.monotonic_millis);
            if first.boot_id == reading.boot_id && elapsed >= 0 {
                return reading.wall.millis_since(first.wall.plus_millis(elapsed));
            }
        }
        self.first_of_boot = Some(reading.clone());
        0
    }
}

fn confirmed(now: Timestamp, age_millis: i64, wall: Timestamp) -> TrustedNow {
    let by_millis = wall.millis_since(now);
    let state = if age_millis > ANCHOR_MAX_AGE_MILLIS {
        ClockState::ConfirmedLongAgo { age_millis }
    } else if by_millis.saturating_abs() > CLOCK_TOLERANCE_MILLIS {
        ClockState::WallClockOff { by_millis }
    } else {
        ClockState::Synchronised
    };
    TrustedNow { now, state }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(wall: i64, monotonic_millis: i64, boot: &str) -> ClockReading {
        ClockReading { wall: Timestamp::from_unix_millis(wall), monotonic_millis, boot_id: boot.into() }
    }

    fn now(millis: i64, state: ClockState) -> TrustedNow {
        TrustedNow { now: Timestamp::from_unix_millis(millis), state }
    }

    #[test]
    fn the_confirmed_time_goes_on_while_the_wall_clock_is_moved() {
        let mut time = TrustedTime::new();
        time.synchronise(Timestamp::from_unix_millis(1_000_000), &reading(1_000_500, 10, "a"));
        assert_eq!(time.at(&reading(1_001_500, 1_010, "a")), now(1_001_000, ClockState::Synchronised));
        let two_hours = 7_200_000;
        assert_eq!(
            time.at(&reading(1_002_000 + two_hours, 2_010, "a")),
            now(1_002_000, ClockState::WallClockOff { by_millis: two_hours })
        );
    }

    #[test]
    fn thirty_seconds_apart_is_still_agreement_and_one_more_millisecond_is_not() {
        let mut time = TrustedTime::new();
        time.synchronise(Timestamp::from_unix_millis(0), &reading(0, 0, "a"));
        assert_eq!(time.at(&reading(30_000, 0, "a")).state, ClockState::Synchronised);
        assert_eq!(time.at(&reading(-30_000, 0, "a")).state, ClockState::Synchronised);
        assert_eq!(time.at(&reading(30_001, 0, "a")).state, ClockState::WallClockOff { by_millis: 30_001 });
        assert_eq!(time.at(&reading(-30_001, 0, "a")).state, ClockState::WallClockOff { by_millis: -30_001 });
    }

    #[test]
    fn a_restart_forgets_the_confirmation_until_the_next_one() {
        let mut time = TrustedTime::new();
        time.synchronise(Timestamp::from_unix_millis(1_000_000), &reading(1_000_000, 500_000, "a"));
        assert_eq!(time.at(&reading(1_060_000, 100, "b")), now(1_060_000, ClockState::Restarted));
        assert_eq!(time.at(&reading(1_061_000, 1_100, "b")), now(1_061_000, ClockState::Restarted));
        time.synchronise(Timestamp::from_unix_millis(2_000_000), &reading(1_062_000, 2_100, "b"));
        assert_eq!(time.at(&reading(1_062_000, 2_100, "b")).now, Timestamp::from_unix_millis(2_000_000));
    }

    #[test]
    fn a_monotonic_clock_that_goes_back_is_a_restart_even_under_the_same_boot_id() {
        let mut time = TrustedTime::new();
        time.synchronise(Timestamp::from_unix_millis(0), &reading(0, 1_000, "a"));
        assert_eq!(time.at(&reading(5, 999, "a")), now(5, ClockState::Restarted));
    }

    #[test]
    fn a_jump_of_an_unconfirmed_clock_is_seen_and_a_leap_of_a_second_is_not() {
        let mut time = TrustedTime::new();
        assert_eq!(time.at(&reading(0, 0, "a")), now(0, ClockState::Unsynchronised));
        assert_eq!(time.at(&reading(9_000, 10_000, "a")), now(9_000, ClockState::Unsynchronised));
        let jumped = ClockState::Jumped { by_millis: -3_600_000 };
        assert_eq!(time.at(&reading(-3_590_000, 10_000, "a")), now(-3_590_000, jumped));
    }

    #[test]
    fn a_confirmation_is_called_old_after_72_hours_and_still_used() {
        let mut time = TrustedTime::new();
        time.synchronise(Timestamp::from_unix_millis(0), &reading(0, 0, "a"));
        let age = ANCHOR_MAX_AGE_MILLIS;
        assert_eq!(time.at(&reading(age, age, "a")).state, ClockState::Synchronised);
        let later = time.at(&reading(0, age + 1, "a"));
        assert_eq!(later, now(age + 1, ClockState::ConfirmedLongAgo { age_millis: age + 1 }));
    }

    #[test]
    fn no_reading_can_overflow() {
        let mut time = TrustedTime::new();
        for server in [i64::MIN, i64::MAX] {
            for wall in [i64::MIN, i64::MAX] {
                for monotonic in [i64::MIN, 0, i64::MAX] {
                    time.synchronise(Timestamp::from_unix_millis(server), &reading(wall, i64::MIN, "a"));
                    time.at(&reading(wall, monotonic, "a"));
                    time.at(&reading(-1, i64::MAX, "b"));
                }
            }
        }
    }
}

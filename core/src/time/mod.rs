//! Instants in whole milliseconds, the 180-second life of a code, trusted time.
//!
//! The library has no clock of its own: the app brings [`ClockReading`]s (see the `Clock` port), and every
//! decision about freshness is made here, from deadlines and never from counted ticks.

mod life;
mod timestamp;
mod trusted;

pub use life::{CLOCK_TOLERANCE_MILLIS, CODE_LIFE_MILLIS, Life, LifeState, ROTATION_MILLIS};
pub use timestamp::{HOUR_MILLIS, Timestamp};
pub use trusted::{ANCHOR_MAX_AGE_MILLIS, ClockReading, ClockState, TrustedNow, TrustedTime};

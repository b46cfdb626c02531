use diia_citizen::time as core;

/// Whole milliseconds since 1970, UTC. Kotlin and Swift know it as their own type of instant (see uniffi.toml).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp(pub i64);

uniffi::custom_type!(
    /// An instant in whole milliseconds; anything finer is cut off or rounded on its way into the library.
    Timestamp, i64, {
        lower: |timestamp| timestamp.0,
        try_lift: |millis| Ok(Timestamp(millis)),
    }
);

impl From<core::Timestamp> for Timestamp {
    fn from(timestamp: core::Timestamp) -> Self {
        Timestamp(timestamp.unix_millis())
    }
}

impl From<Timestamp> for core::Timestamp {
    fn from(timestamp: Timestamp) -> Self {
        core::Timestamp::from_unix_millis(timestamp.0)
    }
}

/// How far the time on this phone can be believed. Show it beside every code and every verdict that it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ClockState {
    /// Confirmed by a server since the phone was started, and the wall clock agrees.
    Synchronised,
    /// Confirmed by a server, and the phone's wall clock is wrong. The confirmed time is used.
    WallClockOff {
        /// How many milliseconds the wall clock is ahead; negative when it is behind.
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
    /// Never confirmed, and the wall clock was moved while the app was running. The wall clock is used.
    Jumped {
        /// How many milliseconds the wall clock was moved forward; negative when it was moved back.
        by_millis: i64,
    },
}

#[uniffi::export]
impl ClockState {
    /// The stable name, for logs and tests, for example "wall_clock_off".
    pub fn code(&self) -> String {
        core::ClockState::from(*self).code().to_owned()
    }

    /// True when a server confirmed the time that is in use.
    pub fn is_confirmed(&self) -> bool {
        core::ClockState::from(*self).is_confirmed()
    }
}

impl From<core::ClockState> for ClockState {
    fn from(state: core::ClockState) -> Self {
        match state {
            core::ClockState::Synchronised => ClockState::Synchronised,
            core::ClockState::WallClockOff { by_millis } => ClockState::WallClockOff { by_millis },
            core::ClockState::ConfirmedLongAgo { age_millis } => ClockState::ConfirmedLongAgo { age_millis },
            core::ClockState::Unsynchronised => ClockState::Unsynchronised,
            core::ClockState::Restarted => ClockState::Restarted,
            core::ClockState::Jumped { by_millis } => ClockState::Jumped { by_millis },
        }
    }
}

impl From<ClockState> for core::ClockState {
    fn from(state: ClockState) -> Self {
        match state {
            ClockState::Synchronised => core::ClockState::Synchronised,
            ClockState::WallClockOff { by_millis } => core::ClockState::WallClockOff { by_millis },
            ClockState::ConfirmedLongAgo { age_millis } => core::ClockState::ConfirmedLongAgo { age_millis },
            ClockState::Unsynchronised => core::ClockState::Unsynchronised,
            ClockState::Restarted => core::ClockState::Restarted,
            ClockState::Jumped { by_millis } => core::ClockState::Jumped { by_millis },
        }
    }
}

/// The time in use, and how far it can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct TrustedTime {
    /// The instant that the library decides with.
    pub now: Timestamp,
    /// How it is known.
    pub clock: ClockState,
}

impl From<core::TrustedNow> for TrustedTime {
    fn from(now: core::TrustedNow) -> Self {
        TrustedTime { now: now.now.into(), clock: now.state.into() }
    }
}

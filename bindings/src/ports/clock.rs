use std::sync::Arc;

use diia_citizen::ports as core;

use crate::Timestamp;

/// The phone's clocks. Called for every code and every check, so it must be quick; do not wait for anything in it.
#[uniffi::export(foreign)]
pub trait DiiaClock: Send + Sync {
    /// Reads all clocks at the same moment.
    fn read(&self) -> Result<ClockReading, DiiaClockError>;
}

/// What the phone's clocks show at one moment.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ClockReading {
    /// The wall clock, which a person or the network may set at any time.
    pub wall: Timestamp,
    /// Milliseconds of a clock that only goes forward, also while the phone sleeps, and starts anew with the phone
    /// (Android: SystemClock.elapsedRealtime; Apple: mach_continuous_time; Linux: CLOCK_BOOTTIME).
    pub monotonic_millis: i64,
    /// Any text that differs between two starts of the phone (Android: Settings.Global.BOOT_COUNT; Apple:
    /// kern.bootsessionuuid; Linux: boot_id).
    pub boot_id: String,
}

/// For implementations of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaClockError {
    /// The clocks could not be read.
    #[error("the phone's clocks could not be read")]
    Unavailable,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaClockError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaClockError::Unavailable
    }
}

impl From<DiiaClockError> for core::ClockUnavailable {
    fn from(error: DiiaClockError) -> Self {
        match error {
            DiiaClockError::Unavailable => core::ClockUnavailable,
        }
    }
}

/// The app's clock as the core's port.
pub(crate) struct ClockPort(pub(crate) Arc<dyn DiiaClock>);

impl core::Clock for ClockPort {
    fn read(&self) -> Result<diia_citizen::time::ClockReading, core::ClockUnavailable> {
        Ok(self.0.read()?.into())
    }
}

impl From<ClockReading> for diia_citizen::time::ClockReading {
    fn from(reading: ClockReading) -> Self {
        diia_citizen::time::ClockReading {
            wall: reading.wall.into(),
            monotonic_millis: reading.monotonic_millis,
            boot_id: reading.boot_id,
        }
    }
}

#[cfg(feature = "signature")]
impl From<diia_citizen::time::ClockReading> for ClockReading {
    fn from(reading: diia_citizen::time::ClockReading) -> Self {
        ClockReading {
            wall: reading.wall.into(),
            monotonic_millis: reading.monotonic_millis,
            boot_id: reading.boot_id,
        }
    }
}

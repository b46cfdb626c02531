use crate::time::ClockReading;

/// The phone's clocks could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the phone's clocks could not be read")]
pub struct ClockUnavailable;

/// The phone's clocks. Called for every code and every check, so it must be quick.
pub trait Clock: Send + Sync {
    /// Reads the wall clock, a monotonic clock that also runs while the phone sleeps (Android:
    /// `SystemClock.elapsedRealtime`; Apple: `mach_continuous_time`; Linux: `CLOCK_BOOTTIME`), and a text that changes
    /// with every start of the phone, all at the same moment.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    fn read(&self) -> Result<ClockReading, ClockUnavailable>;
}

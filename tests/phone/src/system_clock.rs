use std::time::{Instant, SystemTime, UNIX_EPOCH};

use diia_citizen::ports::{Clock, ClockUnavailable};
use diia_citizen::time::{ClockReading, Timestamp};

/// The clock of this machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    since: Instant,
}

impl SystemClock {
    /// A phone that was started just now.
    pub fn started_now() -> Self {
        SystemClock { since: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn read(&self) -> Result<ClockReading, ClockUnavailable> {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| ClockUnavailable)?;
        let millis = |duration: std::time::Duration| i64::try_from(duration.as_millis());
        Ok(ClockReading {
            wall: Timestamp::from_unix_millis(millis(wall).map_err(|_| ClockUnavailable)?),
            monotonic_millis: millis(self.since.elapsed()).map_err(|_| ClockUnavailable)?,
            boot_id: "this process".into(),
        })
    }
}

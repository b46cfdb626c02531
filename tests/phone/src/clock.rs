use std::sync::{Arc, Mutex, PoisonError};

use diia_citizen::ports::{Clock, ClockUnavailable};
use diia_citizen::time::{ClockReading, Timestamp};

/// A clock that stands still until it is moved. Clones show the same time.
#[derive(Debug, Clone)]
pub struct SettableClock {
    reading: Arc<Mutex<ClockReading>>,
}

impl SettableClock {
    /// A phone that was started a moment ago, at `wall`.
    pub fn started_at(wall: Timestamp) -> Self {
        let reading = ClockReading { wall, monotonic_millis: 0, boot_id: "boot-1".into() };
        SettableClock { reading: Arc::new(Mutex::new(reading)) }
    }

    /// Time passes: both clocks go on.
    pub fn pass(&self, millis: i64) {
        self.change(|reading| {
            reading.wall = reading.wall.plus_millis(millis);
            reading.monotonic_millis += millis;
        });
    }

    /// Somebody sets the wall clock.
    pub fn set_wall(&self, wall: Timestamp) {
        self.change(|reading| reading.wall = wall);
    }

    /// The phone is switched off and on again; `off_millis` pass meanwhile.
    pub fn restart(&self, off_millis: i64) {
        self.change(|reading| {
            reading.wall = reading.wall.plus_millis(off_millis);
            reading.monotonic_millis = 0;
            reading.boot_id.push('+');
        });
    }

    fn change(&self, change: impl FnOnce(&mut ClockReading)) {
        change(&mut self.reading.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Clock for SettableClock {
    fn read(&self) -> Result<ClockReading, ClockUnavailable> {
        Ok(self.reading.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

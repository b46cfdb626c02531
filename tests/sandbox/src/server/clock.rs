use std::sync::atomic::{AtomicI64, Ordering};

use diia_citizen::time::Timestamp;

use crate::wall_clock;

/// The server's clock: that of this machine, moved by a fault on demand.
#[derive(Default)]
pub(crate) struct ServerClock {
    offset_millis: AtomicI64,
}

impl ServerClock {
    pub(crate) fn now(&self) -> Timestamp {
        wall_clock::now().plus_millis(self.offset_millis.load(Ordering::Relaxed))
    }

    /// How far it is ahead of the machine's clock.
    pub(crate) fn set_offset(&self, millis: i64) {
        self.offset_millis.store(millis, Ordering::Relaxed);
    }
}

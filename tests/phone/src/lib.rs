//! A phone for tests and the sandbox: keys in software, records in memory, a clock that can be set. An app brings the
//! platform's own.

mod clock;
mod failing_storage;
#[cfg(feature = "http")]
mod http_transport;
mod key_store;
mod offline;
mod phone_ports;
mod storage;
mod system_clock;

pub use clock::SettableClock;
pub use failing_storage::{FailingStorage, Failure};
#[cfg(feature = "http")]
pub use http_transport::HttpTransport;
pub use key_store::SoftwareKeyStore;
pub use offline::Offline;
pub use phone_ports::PhonePorts;
pub use storage::MemoryStorage;
pub use system_clock::SystemClock;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future that never waits for anything but the ports of this crate, which answer at once.
pub fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

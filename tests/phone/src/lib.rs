//! A phone for tests and the sandbox: keys in software, records in memory, a clock that can be set. An app brings the
//! platform's own.

mod clock;
mod failing_storage;
mod key_store;
mod offline;
mod phone_ports;
mod storage;

pub use clock::SettableClock;
pub use failing_storage::{FailingStorage, Failure};
pub use key_store::SoftwareKeyStore;
pub use offline::Offline;
pub use phone_ports::PhonePorts;
pub use storage::MemoryStorage;

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

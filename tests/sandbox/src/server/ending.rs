//! How the server is ended: by SIGTERM or SIGINT, whatever the process that started it had done with them.

use std::future::Future;
use std::io;

use nix::sys::signal::{SigSet, Signal};
use tokio::signal::unix::{SignalKind, signal};

/// The signals that end the server, let through to this process.
pub(super) struct EndSignals(());

impl EndSignals {
    /// A blocked signal is inherited over fork and exec, and would wait for ever: Swift's `Process` and some supervisors
    /// start programs so. Every thread that this one starts later has them unblocked too.
    pub(super) fn let_through() -> io::Result<Self> {
        let mut signals = SigSet::empty();
        signals.add(Signal::SIGTERM);
        signals.add(Signal::SIGINT);
        signals.thread_unblock()?;
        Ok(EndSignals(()))
    }

    /// From now on both are heard, also where they were ignored; the future is over when one has come.
    pub(super) fn listen(&self) -> io::Result<impl Future<Output = ()> + use<>> {
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
}

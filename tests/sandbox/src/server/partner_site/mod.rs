//! The server of a demo partner: takes the packages that phones send, as any partner's server must.

mod envelope;
mod open;
mod opened_package;
mod receive;
mod verify;

pub(crate) use open::Opener;
pub(crate) use opened_package::{OpenedPackage, open_package};
pub(crate) use receive::receive;
pub(crate) use verify::verify;

use std::sync::{Mutex, MutexGuard, PoisonError};

use diia_citizen::time::Timestamp;

/// Only the newest packages are kept.
const MOST_PACKAGES: usize = 200;

/// The packages that have arrived.
#[derive(Default)]
pub(crate) struct ReceivedPackages {
    packages: Mutex<Vec<ReceivedPackage>>,
}

/// One package as it came.
#[derive(Clone)]
pub(crate) struct ReceivedPackage {
    pub(crate) partner: String,
    pub(crate) received_at: Timestamp,
    pub(crate) trace_id: String,
    /// `auth` or `hashedFilesSigning`; copies have none.
    pub(crate) action: Option<String>,
    pub(crate) parts: Vec<ReceivedPart>,
    /// What its partner found in it; `None` when it is not sealed, or the key is not here.
    pub(crate) opened: Option<OpenedPackage>,
}

/// One part of a package.
#[derive(Clone)]
pub(crate) struct ReceivedPart {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    /// base64 text.
    pub(crate) text: String,
}

impl ReceivedPackages {
    fn packages(&self) -> MutexGuard<'_, Vec<ReceivedPackage>> {
        self.packages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a package; `false` when this partner has had an answer to that request already.
    pub(crate) fn keep(&self, package: ReceivedPackage) -> bool {
        let mut packages = self.packages();
        if packages.iter().any(|had| had.partner == package.partner && had.trace_id == package.trace_id) {
            return false;
        }
        packages.push(package);
        let surplus = packages.len().saturating_sub(MOST_PACKAGES);
        packages.drain(..surplus);
        true
    }

    /// The packages of one partner, newest first.
    pub(crate) fn of(&self, partner: &str) -> Vec<ReceivedPackage> {
        self.packages().iter().rev().filter(|package| package.partner == partner).cloned().collect()
    }
}

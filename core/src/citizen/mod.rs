//! The façade: each flow as one short method over the rooms.
//!
//! ```text
//! holder:   add_document → show → (picture, countdown, show again when the time comes)
//! checker:  take_issuer_list, take_status_list → check
//! online:   activate → refresh_lists, obtain_document → register_digits → code_report; check_digits
//! client:   open_link or open_request → consent → confirm or refuse → share → (delivery)
//! visitor:  scan → consent → confirm or refuse → letter → hand_over
//! ```

mod answering;
mod checking;
mod deciding;
mod error;
mod held;
mod letter;
mod obtaining;
mod online;
mod packaging;
mod registry;
mod sharing;
mod sharing_error;
mod showing;
mod shown;

pub use answering::{ScanRefusal, Scanned};
pub use deciding::DecisionError;
pub use error::{AddError, ShowError};
pub use held::{DocumentId, HeldDocument};
pub use letter::{Letter, LetterError};
pub use obtaining::ObtainError;
pub use online::ServerSettings;
pub use registry::{CheckedBy, CodeReport, RegistryError};
pub use sharing::Shared;
pub use sharing_error::SharingError;
pub use shown::{DigitsState, ShownCode};

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::check::SeenPasses;
use crate::code::credential::Profile;
use crate::code::pass::LinkBase;
use crate::es256::PublicKey;
use crate::ports::{Clock, ClockUnavailable, Ports};
use crate::receipt::ReceiptBook;
use crate::time::{Timestamp, TrustedNow, TrustedTime};
use crate::trust::{TrustError, TrustStore};
use online::Online;

/// What is fixed when the app starts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The root keys that may sign the issuer list; they are part of the app.
    pub roots: Vec<PublicKey>,
    /// The address under which status codes travel.
    pub link_base: LinkBase,
    /// The registry's server; without one, everything works that works without internet.
    pub server: Option<ServerSettings>,
}

/// One citizen's phone: shows documents and checks those of others. One object for the life of the process; all
/// methods may be called from any thread.
pub struct Citizen<P> {
    ports: P,
    settings: Settings,
    state: Mutex<State>,
}

struct State {
    time: TrustedTime,
    trust: TrustStore,
    seen: SeenPasses,
    documents: Vec<HeldDocument>,
    receipts: ReceiptBook,
    shown: Vec<((DocumentId, Profile), ShownCode)>,
    online: Online,
}

impl<P: Ports> Citizen<P> {
    /// A phone without documents and lists.
    pub fn new(ports: P, settings: Settings) -> Self {
        let state = State {
            time: TrustedTime::new(),
            trust: TrustStore::new(settings.roots.clone()),
            seen: SeenPasses::new(),
            documents: Vec::new(),
            receipts: ReceiptBook::new(),
            shown: Vec::new(),
            online: Online::default(),
        };
        Citizen { ports, settings, state: Mutex::new(state) }
    }

    /// The time in use now, and how far it can be believed.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn now(&self) -> Result<TrustedNow, ClockUnavailable> {
        let reading = self.ports.clock().read()?;
        Ok(self.state().time.at(&reading))
    }

    /// Takes the time of a server that the app has just heard over an authenticated connection.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn synchronise_clock(&self, server_time: Timestamp) -> Result<(), ClockUnavailable> {
        let reading = self.ports.clock().read()?;
        self.state().time.synchronise(server_time, &reading);
        Ok(())
    }

    /// Takes a newer issuer list (a JWT signed by a root key).
    ///
    /// # Errors
    /// [`TrustError`]; the list held before stays in force.
    pub fn take_issuer_list(&self, jwt: &str) -> Result<(), TrustError> {
        self.state().trust.take_issuer_list(jwt)
    }

    /// Takes a newer status list (a Status List Token signed by an issuer on the list).
    ///
    /// # Errors
    /// [`TrustError`]; the list held before stays in force.
    pub fn take_status_list(&self, jwt: &str) -> Result<(), TrustError> {
        self.state().trust.take_status_list(jwt)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves no half-made state behind: every change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<P> std::fmt::Debug for Citizen<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Citizen(…)")
    }
}

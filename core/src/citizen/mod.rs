//! The façade: each flow as one short method over the rooms.
//!
//! ```text
//! everyone: open → (what the storage holds) → vault_report
//! holder:   add_document → show → (picture, countdown, by turns with its portrait; show again when the time comes)
//! checker:  take_issuer_list, take_status_list → check → check_portrait of the verdict
//! two scans: ask_as_person or ask_as_worker → (other phone) read_ask → confirm_ask or refuse_ask → answer → check_answer → check_portrait of the session
//! online:   activate → refresh_lists, obtain_document → register_digits → code_report; check_digits
//! client:   open_link or open_request → consent → confirm or refuse → share → (delivery)
//! signer:   open_any → signing_consent → confirm_signing or refuse_signing → sign → (delivery_of_signatures)
//! visitor:  scan → consent → confirm or refuse → letter → hand_over
//! ```

mod answering;
mod asking;
mod asking_error;
mod checking;
mod deciding;
mod deletion;
mod documents;
mod error;
mod held;
mod held_record;
mod history;
mod keeping;
mod letter;
mod lists;
mod obtaining;
mod online;
mod opening;
mod overview;
mod packaging;
mod portraits;
mod printing;
mod registry;
mod sharing;
mod sharing_error;
mod showing;
mod shown;
#[cfg(feature = "signature")]
mod signing;
#[cfg(feature = "signature")]
mod signing_error;
#[cfg(feature = "signature")]
mod signing_means;
mod turns;

pub use answering::{ScanRefusal, Scanned};
pub use asking::{MAX_PRIVATE_ASKS_AN_HOUR, ShownAnswer};
pub use asking_error::AskingError;
pub use deciding::DecisionError;
pub use deletion::DeletionError;
pub use error::{AddError, RemoveError, ShowError};
pub use held::{DocumentId, HeldDocument};
pub use history::{ReceiptExport, ReceiptFilter, ReceiptPage};
pub use letter::{Letter, LetterError};
pub use lists::ListError;
pub use obtaining::ObtainError;
pub use online::ServerSettings;
pub use opening::VaultReport;
pub use overview::{Advice, DocumentState, DocumentSummary, ListSummary, Overview, RENEW_BEFORE_MILLIS};
pub use portraits::ShownPortrait;
pub use printing::PrintError;
pub use registry::{CheckedBy, CodeReport, RegistryError};
pub use sharing::Shared;
pub use sharing_error::SharingError;
pub use shown::{DigitsState, ShownCode};
#[cfg(feature = "signature")]
pub use signing::{OpenedRequest, SignaturesSent, SigningIdentity};
#[cfg(feature = "signature")]
pub use signing_error::SigningError;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::check::SeenPasses;
use crate::code::credential::Profile;
use crate::code::pass::LinkBase;
use crate::es256::PublicKey;
use crate::ports::{Clock, ClockUnavailable, Ports};
use crate::time::{TrustedNow, TrustedTime};
use crate::trust::TrustStore;
use crate::vault::{RecordId, Vault};
use asking::Asks;
use keeping::Pending;
use online::Online;
use turns::Turns;

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
    turns: Turns,
}

struct State {
    time: TrustedTime,
    trust: TrustStore,
    seen: SeenPasses,
    documents: Vec<HeldDocument>,
    vault: Vault,
    pending: Option<Pending>,
    unreadable: Vec<RecordId>,
    report: VaultReport,
    shown: Vec<((DocumentId, Profile), ShownCode)>,
    online: Online,
    asks: Asks,
}

impl<P: Ports> Citizen<P> {
    /// The time in use now, and how far it can be believed.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn now(&self) -> Result<TrustedNow, ClockUnavailable> {
        let reading = self.ports.clock().read()?;
        Ok(self.state().time.at(&reading))
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

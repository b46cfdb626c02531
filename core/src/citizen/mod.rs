//! The façade: each flow as one short method over the rooms.
//!
//! ```text
//! holder:   add_document → show → (picture, countdown, show again when the time comes)
//! checker:  take_issuer_list, take_status_list → check
//! ```

mod error;
mod held;
mod shown;

pub use error::{AddError, ShowError};
pub use held::{DocumentId, HeldDocument};
pub use shown::{DigitsState, ShownCode};

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::check::{SeenPasses, Verdict, check_pass};
use crate::code::credential::Profile;
use crate::code::pass::{LinkBase, PassFlags, UnsignedPass};
use crate::es256::{PublicKey, Signature};
use crate::ports::{Clock, ClockUnavailable, KeyStore};
use crate::time::{Timestamp, TrustedNow, TrustedTime};
use crate::trust::{TrustError, TrustStore};

/// What is fixed when the app starts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The root keys that may sign the issuer list; they are part of the app.
    pub roots: Vec<PublicKey>,
    /// The address under which status codes travel.
    pub link_base: LinkBase,
}

/// One citizen's phone: shows documents and checks those of others. One object for the life of the process; all
/// methods may be called from any thread.
pub struct Citizen<K, C> {
    key_store: K,
    clock: C,
    settings: Settings,
    state: Mutex<State>,
}

struct State {
    time: TrustedTime,
    trust: TrustStore,
    seen: SeenPasses,
    documents: Vec<HeldDocument>,
    shown: Vec<((DocumentId, Profile), ShownCode)>,
}

impl<K: KeyStore, C: Clock> Citizen<K, C> {
    /// A phone without documents and lists.
    pub fn new(key_store: K, clock: C, settings: Settings) -> Self {
        let state = State {
            time: TrustedTime::new(),
            trust: TrustStore::new(settings.roots.clone()),
            seen: SeenPasses::new(),
            documents: Vec::new(),
            shown: Vec::new(),
        };
        Citizen { key_store, clock, settings, state: Mutex::new(state) }
    }

    /// The time in use now, and how far it can be believed.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn now(&self) -> Result<TrustedNow, ClockUnavailable> {
        let reading = self.clock.read()?;
        Ok(self.state().time.at(&reading))
    }

    /// Takes the time of a server that the app has just heard over an authenticated connection.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn synchronise_clock(&self, server_time: Timestamp) -> Result<(), ClockUnavailable> {
        let reading = self.clock.read()?;
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

    /// Takes a document, or replaces the one with the same id. Every credential must be for the key that the key
    /// store has under the document's alias.
    ///
    /// # Errors
    /// [`AddError`]; what was held before stays.
    pub async fn add_document(&self, document: HeldDocument) -> Result<(), AddError> {
        let platform_key = self.key_store.public_key(document.key_alias()).await?;
        let key = PublicKey::from_platform(&platform_key)?;
        if document.credentials().any(|credential| *credential.device_key() != key) {
            return Err(AddError::KeyMismatch);
        }
        let mut state = self.state();
        state.shown.retain(|((id, _), _)| id != document.id());
        match state.documents.iter_mut().find(|held| held.id() == document.id()) {
            Some(held) => *held = document,
            None => state.documents.push(document),
        }
        Ok(())
    }

    /// The code of a document now. It stays the same for a minute, unless `fresh` asks for a new one; earlier codes
    /// stay good until their own end. [`ShownCode::refresh_at`] tells when to ask again.
    ///
    /// # Errors
    /// [`ShowError`].
    pub async fn show(&self, id: &DocumentId, profile: Profile, fresh: bool) -> Result<ShownCode, ShowError> {
        let reading = self.clock.read()?;
        let (unsigned, alias, draft) = {
            let mut state = self.state();
            let now = state.time.at(&reading);
            if let Some(shown) =
                state.shown_code(id, profile).filter(|code| !fresh && code.is_current_at(now.now))
            {
                return Ok(shown.at(now));
            }
            let document =
                state.documents.iter().find(|held| held.id() == id).ok_or(ShowError::UnknownDocument)?;
            let credential = document.credential_for(profile, now.now)?.clone();
            let flags = PassFlags { clock_confirmed: now.state.is_confirmed() };
            let digits = document.digits(now.now);
            let kind = document.kind().cloned();
            let unsigned =
                UnsignedPass::new(credential, now.now, flags).map_err(|_| ShowError::CredentialExpired)?;
            (unsigned, document.key_alias().clone(), shown::Draft { kind, digits, now })
        };
        let message = unsigned.signing_input();
        let signature = Signature::from_platform_der(&self.key_store.sign(&alias, &message).await?)
            .map_err(|_| ShowError::WrongSignature)?;
        let pass = unsigned.signed(signature);
        // A key store that signs with another key would make codes that every checker refuses.
        if !pass.signed_by_device() {
            return Err(ShowError::WrongSignature);
        }
        let code = draft.into_code(&pass, &self.settings.link_base);
        self.state().remember(id, profile, &code);
        Ok(code)
    }

    /// Checks the text of a scanned code against the lists on this phone. Nothing leaves the phone.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn check(&self, text: &str) -> Result<Verdict, ClockUnavailable> {
        let reading = self.clock.read()?;
        let mut state = self.state();
        let now = state.time.at(&reading);
        let State { trust, seen, .. } = &mut *state;
        Ok(check_pass(text, &self.settings.link_base, trust, now, seen))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves no half-made state behind: every change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn shown_code(&self, id: &DocumentId, profile: Profile) -> Option<&ShownCode> {
        self.shown.iter().find(|((shown, of), _)| shown == id && *of == profile).map(|(_, code)| code)
    }

    fn remember(&mut self, id: &DocumentId, profile: Profile, code: &ShownCode) {
        self.shown.retain(|((shown, of), _)| !(shown == id && *of == profile));
        self.shown.push(((id.clone(), profile), code.clone()));
    }
}

impl<K, C> std::fmt::Debug for Citizen<K, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Citizen(…)")
    }
}

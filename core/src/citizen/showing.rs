use super::portraits::ShownPortrait;
use super::shown::{Draft, ShownCode};
use super::{Citizen, DocumentId, ShowError, State};
use crate::code::credential::Profile;
use crate::code::pass::{PassFlags, UnsignedPass};
use crate::es256::Signature;
use crate::ports::{Clock, KeyStore, Ports};

/// The holder's side.
impl<P: Ports> Citizen<P> {
    /// The code of a document now. It stays the same for a minute, unless `fresh` asks for a new one; earlier codes
    /// stay good until their own end. [`ShownCode::refresh_at`] tells when to ask again.
    ///
    /// # Errors
    /// [`ShowError`].
    pub async fn show(&self, id: &DocumentId, profile: Profile, fresh: bool) -> Result<ShownCode, ShowError> {
        if profile == Profile::Age {
            // An age is told to whoever has asked for it, and shown to nobody else.
            return Err(ShowError::NoSuchProfile);
        }
        let reading = self.ports.clock().read()?;
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
            let portrait = document.portrait_for(&credential).map(|one| ShownPortrait::of(&one.into()));
            let unsigned =
                UnsignedPass::new(credential, now.now, flags).map_err(|_| ShowError::CredentialExpired)?;
            (unsigned, document.key_alias().clone(), Draft { kind, portrait, digits, now })
        };
        let message = unsigned.signing_input();
        let signature = Signature::from_platform_der(&self.ports.key_store().sign(&alias, &message).await?)
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
}

impl State {
    pub(super) fn shown_code(&self, id: &DocumentId, profile: Profile) -> Option<&ShownCode> {
        self.shown.iter().find(|((shown, of), _)| shown == id && *of == profile).map(|(_, code)| code)
    }

    /// The same code with other digits, unless another one is shown by now.
    pub(super) fn replace_shown(&mut self, id: &DocumentId, profile: Profile, code: &ShownCode) {
        if self.shown_code(id, profile).is_some_and(|shown| shown.text() == code.text()) {
            self.remember(id, profile, code);
        }
    }

    fn remember(&mut self, id: &DocumentId, profile: Profile, code: &ShownCode) {
        self.shown.retain(|((shown, of), _)| !(shown == id && *of == profile));
        self.shown.push(((id.clone(), profile), code.clone()));
    }
}

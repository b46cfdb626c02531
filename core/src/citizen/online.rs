use serde::de::DeserializeOwned;

use super::Citizen;
use crate::es256::{PublicKey, Signature};
use crate::ports::{KeyAlias, KeyStore, KeyStoreError, Ports, Transport};
use crate::redacted::redacted_debug;
use crate::server::{
    Call, Challenge, ServerAddress, ServerError, Session, challenge, read_answer, session_call,
    session_message,
};

/// How often a request whose answer was lost is sent again at once. Nobody sleeps here: after that the app is told when to
/// try again ([`ServerError::retry_after_seconds`]).
const REPEATS: usize = 2;

/// The registry's server, and this phone's key for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerSettings {
    /// Where it is.
    pub address: ServerAddress,
    /// The name of the key by which this phone signs in and signs packages.
    pub phone_key: KeyAlias,
}

/// What a phone remembers while it is online.
#[derive(Default)]
pub(super) struct Online {
    pub(super) session: Option<Session>,
    pub(super) outbox: Vec<super::packaging::Outgoing>,
    #[cfg(feature = "signature")]
    pub(super) signatures: super::signing::Signatures,
}

impl<P: Ports> Citizen<P> {
    /// Binds this phone's key to a citizen, once. Makes the key if there is none.
    ///
    /// # Errors
    /// [`ServerError`].
    pub async fn activate(&self, activation_code: &str) -> Result<(), ServerError> {
        let server = self.server()?;
        if let Err(KeyStoreError::Missing) = self.ports.key_store().public_key(&server.phone_key).await {
            let challenge: Challenge = self.ask(&challenge()?).await?;
            self.ports.key_store().create(&server.phone_key, &challenge.bytes()?).await?;
        }
        self.sign_in(Some(activation_code)).await.map(|_| ())
    }

    pub(super) fn server(&self) -> Result<&ServerSettings, ServerError> {
        self.settings.server.as_ref().ok_or(ServerError::NotConfigured)
    }

    pub(super) async fn phone_key(&self) -> Result<PublicKey, ServerError> {
        let bytes = self.ports.key_store().public_key(&self.server()?.phone_key).await?;
        Ok(PublicKey::from_platform(&bytes)?)
    }

    /// A signature of one of this phone's keys, checked: a key store that signs with another key would have everything
    /// refused elsewhere, without anyone seeing why.
    pub(super) async fn signature(
        &self,
        alias: &KeyAlias,
        key: &PublicKey,
        message: &[u8],
    ) -> Result<Signature, ServerError> {
        let der = self.ports.key_store().sign(alias, message).await?;
        let signature = Signature::from_platform_der(&der).map_err(|_| ServerError::WrongSignature)?;
        if key.verifies(message, &signature) { Ok(signature) } else { Err(ServerError::WrongSignature) }
    }

    /// Asks the server, and reads its answer.
    pub(super) async fn ask<T: DeserializeOwned>(&self, call: &Call) -> Result<T, ServerError> {
        let body = self.ask_readable(call, is_readable::<T>).await?;
        read(body)
    }

    /// Asks the server for a text.
    pub(super) async fn ask_text(&self, call: &Call) -> Result<String, ServerError> {
        let body = self.repeat(call, None, |body| std::str::from_utf8(body).is_ok()).await?;
        String::from_utf8(body).map_err(|_| ServerError::Answer)
    }

    // One for all answers, and read twice: what waits for a network is large for each type that it would be made for.
    async fn ask_readable(&self, call: &Call, is_readable: Readable) -> Result<Vec<u8>, ServerError> {
        if !call.needs_session() {
            return self.repeat(call, None, is_readable).await;
        }
        let session = self.session().await?;
        match self.repeat(call, Some(&session), is_readable).await {
            // The server has forgotten the session before its time; a new one is asked for once.
            Err(ServerError::Session) => {
                self.state().online.session = None;
                let session = self.session().await?;
                self.repeat(call, Some(&session), is_readable).await
            }
            answer => answer,
        }
    }

    async fn session(&self) -> Result<Session, ServerError> {
        let now = self.now()?.now;
        let held = self.state().online.session.clone().filter(|session| session.is_good_at(now));
        match held {
            Some(session) => Ok(session),
            None => self.sign_in(None).await,
        }
    }

    async fn sign_in(&self, activation_code: Option<&str>) -> Result<Session, ServerError> {
        let server = self.server()?;
        let key = self.phone_key().await?;
        let challenge: Challenge = read(self.repeat(&challenge()?, None, is_readable::<Challenge>).await?)?;
        let message = session_message(&challenge, &key)?;
        let proof = self.signature(&server.phone_key, &key, &message).await?;
        let call = session_call(activation_code, &key, &challenge, &proof)?;
        let session: Session = read(self.repeat(&call, None, is_readable::<Session>).await?)?;
        self.state().online.session = Some(session.clone());
        Ok(session)
    }

    /// Sends a request until there is an answer that can be read, or no use in sending it again.
    async fn repeat(
        &self,
        call: &Call,
        session: Option<&Session>,
        is_readable: Readable,
    ) -> Result<Vec<u8>, ServerError> {
        let address = &self.server()?.address;
        let mut repeats = 0..REPEATS;
        loop {
            let request = call.request(address, session.map(Session::token));
            let answer = match self.ports.transport().send(request).await {
                Ok(response) => read_answer(call, response),
                Err(error) => Err(error.into()),
            };
            match answer.and_then(|body| if is_readable(&body) { Ok(body) } else { Err(ServerError::Answer) })
            {
                Err(error) if error.is_worth_repeating() && repeats.next().is_some() => {}
                result => return result,
            }
        }
    }
}

/// Whether an answer is one of the expected type.
type Readable = fn(&[u8]) -> bool;

fn read<T: DeserializeOwned>(body: Vec<u8>) -> Result<T, ServerError> {
    serde_json::from_slice(&body).map_err(|_| ServerError::Answer)
}

fn is_readable<T: DeserializeOwned>(body: &[u8]) -> bool {
    serde_json::from_slice::<T>(body).is_ok()
}

redacted_debug!(Online);

use super::{Citizen, SigningError, SigningIdentity};
use crate::es256::PublicKey;
use crate::ports::{Clock, KeyStore, Ports};
use crate::server::ServerError;
use crate::sign::{
    CertificateDetails, Pin, PinError, PresenceMethod, PresenceProof, SignError, SigningCertificate,
};
use crate::time::Timestamp;

/// What a citizen signs by: the certificate, and the PIN.
impl<P: Ports> Citizen<P> {
    /// Checks the certificate as a signature would, and tells what it says: for a screen, and for a word before it ends.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn signing_certificate(
        &self,
        identity: &SigningIdentity,
    ) -> Result<CertificateDetails, SigningError> {
        let now = self.now().map_err(ServerError::from)?.now;
        Ok(self.checked_certificate(identity, now).await?.details().clone())
    }

    /// Sets a new PIN; gives the record to keep in the app's storage.
    ///
    /// # Errors
    /// [`PinError`].
    pub async fn set_signing_pin(&self, pin: &Pin, digits: &str) -> Result<Vec<u8>, PinError> {
        pin.set(self.ports.key_store(), digits).await
    }

    /// Checks a PIN by this phone's keys and time; gives the record to keep in place of the old one, and the proof that the
    /// citizen was there for this request.
    ///
    /// # Errors
    /// [`PinError`].
    pub async fn check_signing_pin(
        &self,
        pin: &Pin,
        record: &[u8],
        digits: &str,
        request_id: &str,
    ) -> Result<(Vec<u8>, PresenceProof), PinError> {
        let now = self.now()?.now;
        let record = pin.check(self.ports.key_store(), record, digits, now).await?;
        let proven_at = self.ports.clock().read()?;
        Ok((
            record,
            PresenceProof { method: PresenceMethod::Pin, request_id: request_id.to_owned(), proven_at },
        ))
    }

    pub(super) async fn checked_certificate(
        &self,
        identity: &SigningIdentity,
        now: Timestamp,
    ) -> Result<SigningCertificate, SigningError> {
        let key = self.ports.key_store().public_key(&identity.key).await.map_err(ServerError::from)?;
        let key = PublicKey::from_platform(&key).map_err(ServerError::from)?;
        Ok(SigningCertificate::new(&identity.chain, &identity.roots, &key, now).map_err(SignError::from)?)
    }
}

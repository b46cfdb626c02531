mod certificate;
mod host;
mod opening;
mod person;
mod request;
mod screen;
mod sent;

pub use certificate::{SigningCertificate, SigningIdentity};
pub use host::{DiiaSigningHost, DiiaSigningHostError, PresenceMethod, PresenceProof};
pub use opening::OpenedRequest;
pub use person::CheckedPin;
pub use request::{FileRemark, FileToSign, SignatureAlgorithm, SigningAction, SigningRequest};
pub use screen::{SigningElement, SigningElementRole, SigningScreen};
pub use sent::SentSignatures;

use std::sync::Arc;

use diia_citizen::citizen::{Citizen, SigningError};
use diia_citizen::sign::SigningConsent;

use crate::ports::HostPorts;
use crate::turns::{Turn, Turns};
use crate::{DiiaError, DiiaLanguage, Receipt};
use host::HostOfSignatures;

/// One request for signatures on its way to a decision. Confirming and refusing are equals.
///
/// Draw what screen gives, after each change anew. After confirm call sign: the library then asks the host for a proof
/// that the citizen is there, and only then uses the key. Each decision leaves a receipt. All methods may be called from
/// any thread.
#[derive(uniffi::Object)]
pub struct DiiaSigning {
    phone: Arc<Citizen<HostPorts>>,
    turns: Turns<SigningConsent>,
}

impl DiiaSigning {
    pub(crate) fn new(phone: Arc<Citizen<HostPorts>>, consent: SigningConsent) -> Self {
        DiiaSigning { phone, turns: Turns::new(consent) }
    }

    fn turn(&self) -> Result<Turn<'_, SigningConsent>, DiiaError> {
        Ok(self.turns.turn().map_err(SigningError::from)?)
    }
}

#[uniffi::export]
impl DiiaSigning {
    /// What is asked. It never changes.
    pub fn request(&self) -> SigningRequest {
        self.turns.snapshot().request().into()
    }

    /// The screen as it stands now, whole, in one language. Cheap: reads the clock.
    pub fn screen(&self, language: DiiaLanguage) -> Result<SigningScreen, DiiaError> {
        let now = self.phone.now()?.now;
        Ok(SigningScreen::of(&self.turns.snapshot(), language, now))
    }

    /// The citizen agrees to sign. Nothing is signed yet. Gives the receipt.
    pub async fn confirm(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.confirm_signing(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// The citizen refuses: nothing is signed, nothing is sent. Also after having agreed, as long as nothing was sent. Gives
    /// the receipt.
    pub async fn refuse(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.refuse_signing(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// Looks at the time. A request that nobody answered in time leaves its receipt, once. Call it when the time of
    /// expiresAt has come, and when the screen is left.
    pub async fn expire(&self) -> Result<Option<Receipt>, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.expire_signing(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.map(Receipt::from))
    }

    /// Signs what the citizen has agreed to, and sends it. The certificate is checked, then the host is asked for a fresh
    /// proof of presence, then the key signs once for each file. When it throws, the consent stays confirmed, and the same
    /// call sends the same signatures again, which the server takes once. pairingDigits are the four digits on the
    /// institution's screen, where the request needs them.
    #[uniffi::method(default(pairing_digits = None))]
    pub async fn sign(
        &self,
        identity: SigningIdentity,
        host: Arc<dyn DiiaSigningHost>,
        pairing_digits: Option<String>,
    ) -> Result<SentSignatures, DiiaError> {
        let mut turn = self.turn()?;
        let (identity, host) = (identity.into(), HostOfSignatures(host));
        let sent = self.phone.sign(&mut turn.consent, &identity, &host, pairing_digits.as_deref()).await?;
        turn.keep();
        Ok(sent.into())
    }

    /// Asks what became of signatures that the server has taken; none while the institution has not answered.
    pub async fn delivery(&self) -> Result<Option<SentSignatures>, DiiaError> {
        let mut turn = self.turn()?;
        let sent = self.phone.delivery_of_signatures(&mut turn.consent).await?;
        turn.keep();
        Ok(sent.map(SentSignatures::from))
    }

    /// Tells the server that the citizen has refused. Only a courtesy to the institution: the receipt does not depend on it.
    pub async fn report_refusal(&self) -> Result<(), DiiaError> {
        let consent = self.turns.snapshot();
        Ok(self.phone.report_signing_refusal(&consent).await?)
    }
}

impl std::fmt::Debug for DiiaSigning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DiiaSigning(…)")
    }
}

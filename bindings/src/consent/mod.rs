mod view;

pub use view::{ConsentItem, ConsentScreen, ConsentState, ElementRole, OwnedDocument, ScreenElement};

use std::sync::Arc;

use diia_citizen::citizen::Citizen;
use diia_citizen::consent::{Consent, ConsentError};
use diia_citizen::time::Timestamp;

use crate::ports::HostPorts;
use crate::turns::Turns;
use crate::{
    DiiaError, DiiaLanguage, DiiaLetter, DocumentRequest, LetterLanguage, LetterPictures, Receipt,
    SharedPackage,
};

/// One request on its way to a decision. Confirming and refusing are equals.
///
/// Draw what screen gives, after each change anew. The steps refuse what is out of order: confirming twice, after the
/// end, after a refusal. Each decision leaves a receipt. All methods may be called from any thread.
#[derive(uniffi::Object)]
pub struct DiiaConsent {
    phone: Arc<Citizen<HostPorts>>,
    turns: Turns<Consent>,
}

impl DiiaConsent {
    pub(crate) fn new(phone: Arc<Citizen<HostPorts>>, consent: Consent) -> Self {
        DiiaConsent { phone, turns: Turns::new(consent) }
    }

    /// A step that asks no port but the clock.
    fn change(
        &self,
        step: impl FnOnce(&mut Consent, Timestamp) -> Result<(), ConsentError>,
    ) -> Result<(), DiiaError> {
        let now = self.phone.now()?.now;
        let mut turn = self.turns.turn()?;
        step(&mut turn.consent, now)?;
        turn.keep();
        Ok(())
    }
}

#[uniffi::export]
impl DiiaConsent {
    /// What is asked. It never changes.
    pub fn request(&self) -> DocumentRequest {
        self.turns.snapshot().request().into()
    }

    /// The screen as it stands now, whole, in one language. Cheap: reads the clock.
    pub fn screen(&self, language: DiiaLanguage) -> Result<ConsentScreen, DiiaError> {
        let now = self.phone.now()?.now;
        Ok(ConsentScreen::of(&self.turns.snapshot(), language, now))
    }

    /// Chooses which of the citizen's documents answers an item, counted from 0.
    pub fn choose(&self, item: u32, document_id: String) -> Result<(), DiiaError> {
        self.change(|consent, now| consent.choose(index(item), &document_id, now))
    }

    /// Leaves out an optional document, or takes it in again.
    pub fn include(&self, item: u32, included: bool) -> Result<(), DiiaError> {
        self.change(|consent, now| consent.include(index(item), included, now))
    }

    /// The citizen confirms: the letter may be made. Gives the receipt.
    pub async fn confirm(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turns.turn()?;
        let receipt = self.phone.confirm(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// The citizen refuses: nothing is made, nothing is sent. Gives the receipt.
    pub async fn refuse(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turns.turn()?;
        let receipt = self.phone.refuse(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// Looks at the time. A request that nobody answered in time leaves its receipt, once. Call it when the time of
    /// expiresAt has come, and when the screen is left.
    pub async fn expire(&self) -> Result<Option<Receipt>, DiiaError> {
        let mut turn = self.turns.turn()?;
        let receipt = self.phone.expire(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.map(Receipt::from))
    }

    /// Makes the copies that the citizen has confirmed, and the letter that carries them. Takes some milliseconds for
    /// each document: not for the main thread. May be called again.
    pub fn letter(
        &self,
        language: LetterLanguage,
        pictures: LetterPictures,
    ) -> Result<Arc<DiiaLetter>, DiiaError> {
        let letter = self.phone.letter(&self.turns.snapshot(), language.into(), pictures.into())?;
        Ok(Arc::new(DiiaLetter::new(self.phone.clone(), letter)))
    }

    /// The platform's mail composer has taken the letter. That it was sent, nobody here can know, and the receipt says
    /// no more.
    pub async fn hand_over(&self, letter: Arc<DiiaLetter>) -> Result<Receipt, DiiaError> {
        let mut turn = self.turns.turn()?;
        let receipt = self.phone.hand_over(&mut turn.consent, letter.made()).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// Sends what the citizen has confirmed through the server: fresh copies and metadata, sealed so that nobody but the
    /// institution opens them. When it throws, the consent stays confirmed, and the same call sends the same package
    /// again, which the server takes once. pairingDigits are the four digits on the institution's screen, where the
    /// request needs them.
    #[uniffi::method(default(pairing_digits = None))]
    pub async fn share(
        &self,
        pictures: LetterPictures,
        pairing_digits: Option<String>,
    ) -> Result<SharedPackage, DiiaError> {
        let mut turn = self.turns.turn()?;
        let shared = self.phone.share(&mut turn.consent, pairing_digits.as_deref(), pictures.into()).await?;
        turn.keep();
        Ok(shared.into())
    }

    /// Asks what became of a package that the server has taken; none while the institution has not answered.
    pub async fn delivery(&self) -> Result<Option<SharedPackage>, DiiaError> {
        let mut turn = self.turns.turn()?;
        let shared = self.phone.delivery(&mut turn.consent).await?;
        turn.keep();
        Ok(shared.map(SharedPackage::from))
    }

    /// Tells the server how a request that came through it ended on this phone: refused, or its letter handed to the mail
    /// client. Only a courtesy to the institution: the receipt does not depend on it.
    pub async fn report(&self) -> Result<(), DiiaError> {
        let consent = self.turns.snapshot();
        Ok(self.phone.report(&consent).await?)
    }
}

/// No request has as many documents.
fn index(item: u32) -> usize {
    usize::try_from(item).unwrap_or(usize::MAX)
}

impl std::fmt::Debug for DiiaConsent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DiiaConsent(…)")
    }
}

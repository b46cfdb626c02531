use std::sync::Arc;

use diia_citizen::ask::AskConsent;
use diia_citizen::citizen as core;
use diia_citizen::citizen::{AskingError, Citizen};

use super::{AskScreen, AskWish};
use crate::ports::HostPorts;
use crate::turns::{Turn, Turns};
use crate::{DiiaError, DiiaLanguage, QrMatrix, Receipt, ShownPortrait, Timestamp};

/// One ask on its way to a decision on the holder's phone. Confirming and refusing are equals.
///
/// Draw what screen gives, after each change anew. After confirm call answer, and show its text as a QR. Each decision leaves
/// a receipt, which says what was asked and never what was answered. All methods may be called from any thread.
#[derive(uniffi::Object)]
pub struct DiiaAnswering {
    phone: Arc<Citizen<HostPorts>>,
    turns: Turns<AskConsent>,
}

/// The answer on the holder's screen. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ShownAnswer {
    /// The text of the QR.
    pub text: String,
    /// The QR itself.
    pub symbol: QrMatrix,
    /// The second QR, by turns with the first and for the asker alone, or that there is none.
    pub portrait: ShownPortrait,
    /// Four digits that the asker's screen shows too: compare them aloud.
    pub check_digits: String,
    /// The first instant at which the answer is no longer good: a minute after it was made.
    pub expires_at: Timestamp,
}

impl DiiaAnswering {
    pub(crate) fn new(phone: Arc<Citizen<HostPorts>>, consent: AskConsent) -> Self {
        DiiaAnswering { phone, turns: Turns::new(consent) }
    }

    fn turn(&self) -> Result<Turn<'_, AskConsent>, DiiaError> {
        Ok(self.turns.turn().map_err(AskingError::from)?)
    }
}

#[uniffi::export]
impl DiiaAnswering {
    /// What is wanted. It never changes.
    pub fn wish(&self) -> AskWish {
        self.turns.snapshot().ask().wanted().into()
    }

    /// The screen as it stands now, whole, in one language. Cheap: reads the clock.
    pub fn screen(&self, language: DiiaLanguage) -> Result<AskScreen, DiiaError> {
        let now = self.phone.now()?.now;
        Ok(AskScreen::of(&self.turns.snapshot(), language, now))
    }

    /// Takes another of the documents that can answer; counted from 0, in the order of the screen.
    pub fn choose(&self, index: u32) -> Result<(), DiiaError> {
        let mut turn = self.turn()?;
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        turn.consent.choose(index).map_err(AskingError::from)?;
        turn.keep();
        Ok(())
    }

    /// The holder agrees to answer. Gives the receipt; nothing is shown yet.
    pub async fn confirm(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.confirm_ask(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// The holder refuses: nothing is shown. Gives the receipt.
    pub async fn refuse(&self) -> Result<Receipt, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.refuse_ask(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.into())
    }

    /// Looks at the time. An ask that nobody answered in time leaves its receipt, once. Call it when the time of expiresAt
    /// has come, and when the screen is left.
    pub async fn expire(&self) -> Result<Option<Receipt>, DiiaError> {
        let mut turn = self.turn()?;
        let receipt = self.phone.expire_ask(&mut turn.consent).await?;
        turn.keep();
        Ok(receipt.map(Receipt::from))
    }

    /// The answer that was agreed to, signed by the document's key and sealed to the asker. There is one for an ask: keep it
    /// while it is shown. After an error of the key store the same call tries again.
    pub async fn answer(&self) -> Result<ShownAnswer, DiiaError> {
        let consent = self.turns.snapshot();
        self.phone.answer(&consent).await?.try_into()
    }
}

impl std::fmt::Debug for DiiaAnswering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DiiaAnswering(…)")
    }
}

impl TryFrom<core::ShownAnswer> for ShownAnswer {
    type Error = DiiaError;

    fn try_from(answer: core::ShownAnswer) -> Result<Self, DiiaError> {
        Ok(ShownAnswer {
            text: answer.text().to_owned(),
            symbol: answer.qr()?.into(),
            portrait: ShownPortrait::of(answer.portrait(), answer.portrait_text())?,
            check_digits: answer.check_digits().as_str().to_owned(),
            expires_at: answer.ends_at().into(),
        })
    }
}

crate::text::show_nothing!(ShownAnswer);

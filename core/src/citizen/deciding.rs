use super::{Citizen, Letter};
use crate::consent::{Consent, ConsentError};
use crate::ports::{Clock, ClockUnavailable, Ports, StorageError};
use crate::receipt::{Receipt, ReceiptDraft, SentCopy};
use crate::text::Bilingual;

/// Why a decision was not taken. The consent stands as it stood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// Not a step that is possible now.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
    /// The receipt could not be kept.
    #[error("the storage: {0}")]
    Storage(#[from] StorageError),
}

impl DecisionError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            DecisionError::Consent(error) => error.code(),
            DecisionError::Clock(_) => "clock_unavailable",
            DecisionError::Storage(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            DecisionError::Consent(error) => error.text(),
            DecisionError::Clock(_) => super::error::CLOCK,
            DecisionError::Storage(error) => error.text(),
        }
    }
}

/// The citizen decides. Each decision leaves a receipt, refusals and missed requests alike.
impl<P: Ports> Citizen<P> {
    /// The citizen confirms: the letter may be made.
    ///
    /// # Errors
    /// [`DecisionError`]; an obstacle leaves the consent open.
    pub async fn confirm(&self, consent: &mut Consent) -> Result<Receipt, DecisionError> {
        self.decide(consent, &[], |consent, now| consent.confirm(now)).await
    }

    /// The citizen refuses: nothing is made, nothing is sent.
    ///
    /// # Errors
    /// [`DecisionError`].
    pub async fn refuse(&self, consent: &mut Consent) -> Result<Receipt, DecisionError> {
        self.decide(consent, &[], |consent, now| consent.refuse(now)).await
    }

    /// The platform's mail composer has taken the letter. That it was sent, nobody here can know.
    ///
    /// # Errors
    /// [`DecisionError`].
    pub async fn hand_over(&self, consent: &mut Consent, letter: &Letter) -> Result<Receipt, DecisionError> {
        self.decide(consent, &letter.copies, |consent, now| consent.handed_over(now)).await
    }

    /// Looks at the time. A request that nobody answered in time leaves its receipt, once; `None` otherwise.
    ///
    /// # Errors
    /// [`DecisionError`].
    pub async fn expire(&self, consent: &mut Consent) -> Result<Option<Receipt>, DecisionError> {
        let before = consent.state();
        let now = self.now()?.now;
        let mut later = consent.clone();
        later.expire(now);
        if later.state() == before {
            return Ok(None);
        }
        self.decide(consent, &[], |consent, now| {
            consent.expire(now);
            Ok(())
        })
        .await
        .map(Some)
    }

    /// The receipts on this phone, oldest first.
    pub fn receipts(&self) -> Vec<Receipt> {
        self.state().receipts.receipts().to_vec()
    }

    /// One step of a consent and its receipt: both or neither.
    pub(super) async fn decide(
        &self,
        consent: &mut Consent,
        copies: &[SentCopy],
        step: impl FnOnce(&mut Consent, crate::time::Timestamp) -> Result<(), ConsentError>,
    ) -> Result<Receipt, DecisionError> {
        let reading = self.ports.clock().read()?;
        let mut state = self.state();
        let now = state.time.at(&reading).now;
        let mut decided = consent.clone();
        step(&mut decided, now)?;
        // Only an open consent has no receipt, and no step ends there.
        let content = ReceiptDraft::of(&decided, copies.to_vec(), now).ok_or(ConsentError::NotConfirmed)?;
        let receipt = state.receipts.add(content);
        *consent = decided;
        Ok(receipt)
    }
}

use super::keeping::Change;
use super::{Citizen, Letter};
use crate::consent::{Consent, ConsentError};
use crate::ports::{ClockUnavailable, Ports};
use crate::receipt::{Receipt, ReceiptDraft, SentCopy};
use crate::text::Bilingual;
use crate::vault::VaultError;

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
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl DecisionError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            DecisionError::Consent(error) => error.code(),
            DecisionError::Clock(_) => "clock_unavailable",
            DecisionError::Vault(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            DecisionError::Consent(error) => error.text(),
            DecisionError::Clock(_) => super::error::CLOCK,
            DecisionError::Vault(error) => error.text(),
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

    /// One step of a consent and its receipt: both or neither.
    pub(super) async fn decide(
        &self,
        consent: &mut Consent,
        copies: &[SentCopy],
        step: impl FnOnce(&mut Consent, crate::time::Timestamp) -> Result<(), ConsentError> + Send,
    ) -> Result<Receipt, DecisionError> {
        let now = self.now()?.now;
        let mut decided = consent.clone();
        step(&mut decided, now)?;
        // Only an open consent has no receipt, and no step ends there.
        let content = ReceiptDraft::of(&decided, copies.to_vec(), now).ok_or(ConsentError::NotConfirmed)?;
        let receipt = self.keep_receipt(content).await?;
        *consent = decided;
        Ok(receipt)
    }

    /// Puts a receipt into the chain.
    pub(super) async fn keep_receipt(&self, content: ReceiptDraft) -> Result<Receipt, DecisionError> {
        let receipt = self
            .keep(|state, draft| {
                // A call that was given up may have left this very receipt: there is only one of a step.
                let newest = state.vault.newest_receipt().filter(|newest| {
                    newest.content.request_id == content.request_id
                        && newest.content.outcome == content.outcome
                });
                if let Some(newest) = newest {
                    return Ok(Change::Already(newest.clone()));
                }
                let receipt = draft.add_receipt(content)?;
                Ok::<_, VaultError>(Change::Write(receipt, Box::new(|_| {})))
            })
            .await?;
        Ok(receipt)
    }
}

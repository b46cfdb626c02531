use super::asking_error::AskingError;
use super::portraits::{ShownPortrait, portrait_text};
use super::{Citizen, ShowError};
use crate::ask::{
    ANSWER_LIFE_MILLIS, ANSWER_PREFIX, Ask, AskConsent, AskRefusal, AskSession, AskedDocument, Asker,
    CheckDigits, Checked, UnsignedAnswer, UnsignedSession, Wanted, WorkerCard,
};
use crate::code::pass::{LinkBase, PassFlags};
use crate::code::symbol::{ErrorCorrection, QrSymbol, Segment, SymbolError, qr};
use crate::consent::{ConsentError, ConsentState};
use crate::document::DocumentKind;
use crate::es256::Signature;
use crate::ports::{KeyAlias, KeyStore, Ports};
use crate::receipt::Receipt;
use crate::redacted::redacted_debug;
use crate::text::Bilingual;
use crate::time::{HOUR_MILLIS, Timestamp};

/// Private persons may ask one phone so often within an hour. Institutions may ask at any time.
pub const MAX_PRIVATE_ASKS_AN_HOUR: usize = 5;

/// What a phone remembers of asks, in memory.
#[derive(Default)]
pub(super) struct Asks {
    /// Asks of private persons that were read within the hour.
    private: Vec<([u8; 16], Timestamp)>,
    /// Asks that were answered, while they could be shown again.
    answered: Vec<([u8; 16], Timestamp)>,
}

/// The answer on the holder's screen.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownAnswer {
    text: String,
    portrait: Option<ShownPortrait>,
    check_digits: CheckDigits,
    ends_at: Timestamp,
}

impl ShownAnswer {
    /// The text of the QR.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The QR itself.
    ///
    /// # Errors
    /// [`SymbolError`]; not for any answer that fits its own size limit.
    pub fn qr(&self) -> Result<QrSymbol, SymbolError> {
        symbol(&self.text, ANSWER_PREFIX.len())
    }

    /// The portrait, sealed to the asker alike, to be shown by turns with the QR; `None` where the document has none or the phone
    /// has not fetched it.
    pub const fn portrait(&self) -> Option<&ShownPortrait> {
        self.portrait.as_ref()
    }

    /// What that means, for the holder.
    pub const fn portrait_text(&self) -> Bilingual {
        portrait_text(self.portrait())
    }

    /// The four digits that the asker's screen shows too.
    pub const fn check_digits(&self) -> &CheckDigits {
        &self.check_digits
    }

    /// The first instant at which the answer is no longer good.
    pub const fn ends_at(&self) -> Timestamp {
        self.ends_at
    }
}

impl AskSession {
    /// The QR of the ask.
    ///
    /// # Errors
    /// [`SymbolError`]; not for any ask that fits its own size limit.
    pub fn qr(&self, base: &LinkBase) -> Result<QrSymbol, SymbolError> {
        symbol(&self.ask().to_text(base), base.ask_prefix().len())
    }
}

fn symbol(text: &str, prefix_length: usize) -> Result<QrSymbol, SymbolError> {
    let (prefix, digits) = text.split_at_checked(prefix_length).unwrap_or(("", text));
    qr(&[Segment::Bytes(prefix.as_bytes()), Segment::Numeric(digits)], ErrorCorrection::M)
}

/// The asker's side.
impl<P: Ports> Citizen<P> {
    /// Asks as a private person. `kind` is the kind of document that is to answer; `None` for any.
    ///
    /// # Errors
    /// [`AskingError`].
    pub fn ask_as_person(
        &self,
        wanted: Wanted,
        kind: Option<DocumentKind>,
    ) -> Result<AskSession, AskingError> {
        Ok(UnsignedSession::begin(wanted, kind, None, self.now()?.now)?.signed(None))
    }

    /// Asks as a worker: `card` is what the institution has signed for this phone's key of that alias.
    ///
    /// # Errors
    /// [`AskingError`]; the card is looked at first, as every holder's phone will.
    pub async fn ask_as_worker(
        &self,
        wanted: Wanted,
        kind: Option<DocumentKind>,
        card: &[u8],
        key: &KeyAlias,
    ) -> Result<AskSession, AskingError> {
        let now = self.now()?.now;
        let card = WorkerCard::from_bytes(card)?;
        card.believe(&self.state().trust, now)?;
        let worker_key = card.content().worker_key;
        let session = UnsignedSession::begin(wanted, kind, Some(card), now)?;
        let message = session.signing_input();
        let signature = self.ports.key_store().sign(key, &message).await?;
        let signature = Signature::from_platform_der(&signature).map_err(|_| AskRefusal::Signature)?;
        if !worker_key.verifies(&message, &signature) {
            return Err(AskRefusal::Signature.into());
        }
        Ok(session.signed(Some(signature)))
    }

    /// The text of the QR of an ask.
    pub fn text_of_ask(&self, session: &AskSession) -> String {
        session.ask().to_text(&self.settings.link_base)
    }

    /// The QR of an ask.
    ///
    /// # Errors
    /// [`SymbolError`]; not for any ask that fits its own size limit.
    pub fn qr_of_ask(&self, session: &AskSession) -> Result<QrSymbol, SymbolError> {
        session.qr(&self.settings.link_base)
    }

    /// Opens and checks the answer on the holder's screen. Nothing leaves this phone.
    ///
    /// # Errors
    /// [`AskingError`]: it is no answer to this ask. A document that is not good is a verdict.
    pub fn check_answer(&self, session: &mut AskSession, text: &str) -> Result<Checked, AskingError> {
        let now = self.now()?;
        Ok(session.check(text, &self.state().trust, now)?)
    }
}

/// The side of the one who is asked.
impl<P: Ports> Citizen<P> {
    /// Reads an ask, believes it or says why not, and lays it beside the documents on this phone.
    ///
    /// # Errors
    /// [`AskingError`].
    pub fn read_ask(&self, text: &str) -> Result<AskConsent, AskingError> {
        let now = self.now()?.now;
        let ask = Ask::from_text(text, &self.settings.link_base)?;
        let mut state = self.state();
        ask.believe(&state.trust, now)?;
        state.asks.admit(&ask, now)?;
        let known = match ask.asker() {
            Asker::Person => false,
            Asker::Worker(card) => state.vault.knows_requester(&card.content().register_code.to_text()),
        };
        let can_answer = state.documents.iter().filter(|held| {
            let of_kind = ask.kind().is_none_or(|kind| held.kind() == Some(kind));
            of_kind && held.credential_that_tells(ask.wanted(), now).is_ok()
        });
        let documents = can_answer
            .map(|held| AskedDocument { id: held.id().0.clone(), kind: held.kind().cloned() })
            .collect();
        Ok(AskConsent::new(ask, documents, known))
    }

    /// The holder agrees. The receipt is kept before anything is shown.
    ///
    /// # Errors
    /// [`AskingError`].
    pub async fn confirm_ask(&self, consent: &mut AskConsent) -> Result<Receipt, AskingError> {
        self.decide_ask(consent, AskConsent::confirm).await
    }

    /// The holder refuses. Nothing is shown.
    ///
    /// # Errors
    /// [`AskingError`].
    pub async fn refuse_ask(&self, consent: &mut AskConsent) -> Result<Receipt, AskingError> {
        self.decide_ask(consent, AskConsent::refuse).await
    }

    /// Looks at the time. An ask that nobody answered in time leaves its receipt, once; `None` otherwise.
    ///
    /// # Errors
    /// [`AskingError`].
    pub async fn expire_ask(&self, consent: &mut AskConsent) -> Result<Option<Receipt>, AskingError> {
        let now = self.now()?.now;
        let mut later = consent.clone();
        later.expire(now);
        if later.state() == consent.state() {
            return Ok(None);
        }
        let expire = |consent: &mut AskConsent, now| {
            consent.expire(now);
            Ok(())
        };
        self.decide_ask(consent, expire).await.map(Some)
    }

    /// The answer that was agreed to, signed by this phone and sealed to the asker. There is one for an ask; after an error of the
    /// key store the same call tries again.
    ///
    /// # Errors
    /// [`AskingError`].
    pub async fn answer(&self, consent: &AskConsent) -> Result<ShownAnswer, AskingError> {
        let now = self.now()?;
        let ask = consent.ask();
        if consent.state() != ConsentState::Confirmed {
            return Err(ConsentError::NotConfirmed.into());
        }
        if now.now >= consent.expires_at() {
            return Err(AskRefusal::Expired.into());
        }
        let (unsigned, portrait, alias) = {
            let state = self.state();
            if state.asks.has_answered(ask) {
                return Err(AskRefusal::AlreadyAnswered.into());
            }
            let chosen = consent.chosen().ok_or(ShowError::UnknownDocument)?;
            let held = state.documents.iter().find(|held| held.id().0 == chosen.id);
            let held = held.ok_or(ShowError::UnknownDocument)?;
            let credential = held.credential_that_tells(ask.wanted(), now.now)?.clone();
            let flags = PassFlags { clock_confirmed: now.state.is_confirmed() };
            let portrait = held.portrait_for(&credential).cloned();
            let unsigned = UnsignedAnswer::new(ask, credential, now.now, flags)?;
            (unsigned, portrait, held.key_alias().clone())
        };
        let message = unsigned.signing_input();
        let signature = self.ports.key_store().sign(&alias, &message).await?;
        let signature = Signature::from_platform_der(&signature).map_err(|_| ShowError::WrongSignature)?;
        if !unsigned.device_key().verifies(&message, &signature) {
            return Err(ShowError::WrongSignature.into());
        }
        let (sealed, portrait) = unsigned.sealed(&signature, portrait.as_ref())?;
        let portrait = portrait.as_ref().map(ShownPortrait::of);
        let check_digits = CheckDigits::of(ask, &sealed);
        self.state().asks.note_answered(ask, now.now)?;
        let ends_at = now.now.plus_millis(ANSWER_LIFE_MILLIS);
        Ok(ShownAnswer { text: sealed.to_text(), portrait, check_digits, ends_at })
    }

    /// One step and its receipt: both or neither.
    async fn decide_ask(
        &self,
        consent: &mut AskConsent,
        step: impl FnOnce(&mut AskConsent, Timestamp) -> Result<(), ConsentError> + Send,
    ) -> Result<Receipt, AskingError> {
        let now = self.now()?.now;
        let mut decided = consent.clone();
        step(&mut decided, now)?;
        // Only an open consent has no receipt, and no step ends there.
        let content = decided.receipt(now).ok_or(ConsentError::NotConfirmed)?;
        let receipt = self.keep_receipt(content).await?;
        *consent = decided;
        Ok(receipt)
    }
}

impl Asks {
    /// Whether this ask may be laid before the holder.
    fn admit(&mut self, ask: &Ask, now: Timestamp) -> Result<(), AskRefusal> {
        if self.has_answered(ask) {
            return Err(AskRefusal::AlreadyAnswered);
        }
        if ask.asker().is_institution() {
            return Ok(());
        }
        self.private.retain(|(_, at)| now < at.plus_millis(HOUR_MILLIS));
        // Read once more, it is still the same question.
        if self.private.iter().any(|(nonce, _)| nonce == ask.nonce()) {
            return Ok(());
        }
        if self.private.len() >= MAX_PRIVATE_ASKS_AN_HOUR {
            return Err(AskRefusal::TooMany);
        }
        self.private.push((*ask.nonce(), now));
        Ok(())
    }

    fn has_answered(&self, ask: &Ask) -> bool {
        self.answered.iter().any(|(nonce, _)| nonce == ask.nonce())
    }

    fn note_answered(&mut self, ask: &Ask, now: Timestamp) -> Result<(), AskRefusal> {
        // Two calls at once make one answer.
        if self.has_answered(ask) {
            return Err(AskRefusal::AlreadyAnswered);
        }
        self.answered.retain(|(_, at)| now < at.plus_millis(HOUR_MILLIS));
        self.answered.push((*ask.nonce(), now));
        Ok(())
    }
}

redacted_debug!(ShownAnswer);

use super::{ANSWER_LIFE_MILLIS, ASK_LIFE_MILLIS, Ask};
use crate::consent::{ConsentError, ConsentState, Event};
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

/// One of the holder's own documents that can answer.
#[derive(Clone, PartialEq, Eq)]
pub struct AskedDocument {
    /// The app's own name for it.
    pub id: String,
    /// Its kind; `None` for one that this version does not know.
    pub kind: Option<DocumentKind>,
}

/// One ask on its way to a decision: the same steps as for copies of documents.
#[derive(Clone)]
pub struct AskConsent {
    ask: Ask,
    known_requester: bool,
    documents: Vec<AskedDocument>,
    chosen: usize,
    state: ConsentState,
    decided_at: Option<Timestamp>,
}

impl AskConsent {
    /// An ask that is believed, and the documents that can answer it. `known_requester` is whether the holder has answered this
    /// institution before.
    pub const fn new(ask: Ask, documents: Vec<AskedDocument>, known_requester: bool) -> Self {
        AskConsent { ask, known_requester, documents, chosen: 0, state: ConsentState::Open, decided_at: None }
    }

    /// The ask.
    pub const fn ask(&self) -> &Ask {
        &self.ask
    }

    /// Whether the holder has answered this institution before.
    pub const fn known_requester(&self) -> bool {
        self.known_requester
    }

    /// The documents that can answer; empty when there is none.
    pub fn documents(&self) -> &[AskedDocument] {
        &self.documents
    }

    /// The document that answers if the holder agrees.
    pub fn chosen(&self) -> Option<&AskedDocument> {
        self.documents.get(self.chosen)
    }

    /// The holder takes another of the documents; counted from 0.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn choose(&mut self, number: usize) -> Result<(), ConsentError> {
        self.state.after(Event::Change)?;
        if number >= self.documents.len() {
            return Err(ConsentError::UnknownDocument);
        }
        self.chosen = number;
        Ok(())
    }

    /// Where it stands.
    pub const fn state(&self) -> ConsentState {
        self.state
    }

    /// When the holder decided.
    pub const fn decided_at(&self) -> Option<Timestamp> {
        self.decided_at
    }

    /// The first instant at which it can no longer be answered: a minute to be scanned and one to decide.
    pub fn expires_at(&self) -> Timestamp {
        self.ask.created_at().plus_millis(ASK_LIFE_MILLIS + ANSWER_LIFE_MILLIS)
    }

    /// The holder agrees to answer.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn confirm(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        if self.state == ConsentState::Open && self.documents.is_empty() {
            return Err(ConsentError::UnknownDocument);
        }
        self.step(Event::Confirm, now)
    }

    /// The holder refuses.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn refuse(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Refuse, now)
    }

    /// Notes that time has passed.
    pub fn expire(&mut self, now: Timestamp) {
        if now >= self.expires_at()
            && let Ok(next) = self.state.after(Event::Expire)
        {
            self.state = next;
        }
    }

    fn step(&mut self, event: Event, now: Timestamp) -> Result<(), ConsentError> {
        self.expire(now);
        self.state = self.state.after(event)?;
        self.decided_at = Some(now);
        Ok(())
    }
}

redacted_debug!(AskConsent, AskedDocument);

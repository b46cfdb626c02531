use super::ConsentError;
use super::choice::{ConsentItem, OwnedDocument};
use super::warning::{ConsentWarning, Surroundings, warnings};
use crate::redacted::redacted_debug;
use crate::request::{Delivery, DocumentRequest, RequestedDocument};
use crate::time::Timestamp;

/// Where a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentState {
    /// The citizen has not decided.
    Open,
    /// Confirmed; the copies may be made.
    Confirmed,
    /// Refused.
    Refused,
    /// Nobody decided in time.
    Expired,
    /// The letter is in the mail client. Whether it was sent, nobody here can know.
    HandedOver,
    /// The server has the sealed package; the partner has not answered yet.
    Passed,
    /// The partner has said that it has the documents.
    Delivered,
    /// It ended without the documents having reached the partner, as far as is known.
    Undelivered,
}

impl ConsentState {
    /// Every state.
    pub const ALL: [ConsentState; 8] = [
        ConsentState::Open,
        ConsentState::Confirmed,
        ConsentState::Refused,
        ConsentState::Expired,
        ConsentState::HandedOver,
        ConsentState::Passed,
        ConsentState::Delivered,
        ConsentState::Undelivered,
    ];
}

/// What can happen to a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// The citizen chooses a document, leaves one out or takes it in again.
    Change,
    /// The citizen confirms.
    Confirm,
    /// The citizen refuses.
    Refuse,
    /// The time to answer is over.
    Expire,
    /// The platform's mail composer has taken the letter.
    HandOver,
    /// The server has taken the sealed package.
    Pass,
    /// The partner has the documents, and has said so.
    Deliver,
    /// The server says that the documents will not reach the partner.
    Fail,
}

impl Event {
    /// Every event.
    pub const ALL: [Event; 8] = [
        Event::Change,
        Event::Confirm,
        Event::Refuse,
        Event::Expire,
        Event::HandOver,
        Event::Pass,
        Event::Deliver,
        Event::Fail,
    ];
}

impl ConsentState {
    /// The whole table. A pair that is not a step is a typed error, and the state stays.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub const fn after(self, event: Event) -> Result<ConsentState, ConsentError> {
        match (self, event) {
            (ConsentState::Open, Event::Change) => Ok(ConsentState::Open),
            (ConsentState::Open, Event::Confirm) => Ok(ConsentState::Confirmed),
            (ConsentState::Open, Event::Refuse) => Ok(ConsentState::Refused),
            (ConsentState::Open, Event::Expire) => Ok(ConsentState::Expired),
            (ConsentState::Open, Event::HandOver | Event::Pass | Event::Deliver | Event::Fail) => {
                Err(ConsentError::NotConfirmed)
            }
            // What was consented in time is not lost when time goes on.
            (ConsentState::Confirmed, Event::Expire) => Ok(ConsentState::Confirmed),
            (ConsentState::Confirmed, Event::HandOver) => Ok(ConsentState::HandedOver),
            (ConsentState::Confirmed, Event::Pass) => Ok(ConsentState::Passed),
            (ConsentState::Confirmed | ConsentState::Passed, Event::Deliver) => Ok(ConsentState::Delivered),
            (ConsentState::Confirmed | ConsentState::Passed, Event::Fail) => Ok(ConsentState::Undelivered),
            (ConsentState::Confirmed, Event::Change | Event::Confirm | Event::Refuse) => {
                Err(ConsentError::AlreadyConfirmed)
            }
            (ConsentState::Refused, Event::Expire) => Ok(ConsentState::Refused),
            (ConsentState::Refused, _) => Err(ConsentError::AlreadyRefused),
            (ConsentState::Expired, Event::Expire) => Ok(ConsentState::Expired),
            (ConsentState::Expired, _) => Err(ConsentError::Expired),
            (ConsentState::HandedOver, Event::Expire) => Ok(ConsentState::HandedOver),
            (ConsentState::HandedOver, _) => Err(ConsentError::AlreadyHandedOver),
            (ConsentState::Passed, Event::Expire) => Ok(ConsentState::Passed),
            (ConsentState::Delivered, Event::Expire) => Ok(ConsentState::Delivered),
            (ConsentState::Passed | ConsentState::Delivered, _) => Err(ConsentError::AlreadySent),
            (ConsentState::Undelivered, Event::Expire) => Ok(ConsentState::Undelivered),
            (ConsentState::Undelivered, _) => Err(ConsentError::Undelivered),
        }
    }
}

/// One request on its way to a decision.
#[derive(Clone)]
pub struct Consent {
    request: DocumentRequest,
    items: Vec<ConsentItem>,
    warnings: Vec<ConsentWarning>,
    state: ConsentState,
    decided_at: Option<Timestamp>,
}

impl Consent {
    /// Lays a request beside the citizen's own documents.
    pub fn new(request: DocumentRequest, owned: &[OwnedDocument], surroundings: &Surroundings) -> Self {
        // "All or nothing" makes every document as necessary as a required one.
        let needed = |document: &RequestedDocument| RequestedDocument {
            required: document.required || request.all_or_nothing,
            ..document.clone()
        };
        let items =
            request.documents.iter().map(|document| ConsentItem::new(needed(document), owned)).collect();
        let warnings = warnings(&request, surroundings);
        Consent { request, items, warnings, state: ConsentState::Open, decided_at: None }
    }

    /// The request.
    pub const fn request(&self) -> &DocumentRequest {
        &self.request
    }

    /// What is asked for, in the request's order.
    pub fn items(&self) -> &[ConsentItem] {
        &self.items
    }

    /// What the citizen should know before deciding.
    pub fn warnings(&self) -> &[ConsentWarning] {
        &self.warnings
    }

    /// Where it stands.
    pub const fn state(&self) -> ConsentState {
        self.state
    }

    /// When the citizen decided.
    pub const fn decided_at(&self) -> Option<Timestamp> {
        self.decided_at
    }

    /// Chooses which document answers an item (counted from 0).
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn choose(&mut self, item: usize, document_id: &str, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Change, now)?;
        self.item(item)?.choose(document_id)
    }

    /// Leaves out an optional document, or takes it in again.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn include(&mut self, item: usize, included: bool, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Change, now)?;
        self.item(item)?.include(included)
    }

    /// Why the citizen cannot confirm yet, if anything stands in the way.
    pub fn obstacle(&self) -> Option<ConsentError> {
        if self.items.iter().any(|item| item.is_missing() && item.is_required()) {
            Some(ConsentError::RequiredDocumentMissing)
        } else if self.items.iter().any(|item| item.is_included() && item.chosen().is_none()) {
            Some(ConsentError::ChoiceMissing)
        } else if !self.items.iter().any(ConsentItem::is_included) {
            Some(ConsentError::NothingToSend)
        } else {
            None
        }
    }

    /// The citizen confirms.
    ///
    /// # Errors
    /// [`ConsentError`]; an obstacle leaves the consent open.
    pub fn confirm(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.expire(now);
        self.state.after(Event::Confirm)?;
        if let Some(obstacle) = self.obstacle() {
            return Err(obstacle);
        }
        self.step(Event::Confirm, now)?;
        self.decided_at = Some(now);
        Ok(())
    }

    /// The citizen refuses.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn refuse(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Refuse, now)?;
        self.decided_at = Some(now);
        Ok(())
    }

    /// The platform's mail composer has taken the letter.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn handed_over(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        if !matches!(self.request.delivery, Delivery::Letter { .. }) {
            return Err(ConsentError::OtherDelivery);
        }
        self.step(Event::HandOver, now)
    }

    /// The server has taken the sealed package.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn passed(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.package_step(Event::Pass, now)
    }

    /// The partner has the documents, and has said so.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn delivered(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.package_step(Event::Deliver, now)
    }

    /// The documents will not reach the partner.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn failed(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.package_step(Event::Fail, now)
    }

    fn package_step(&mut self, event: Event, now: Timestamp) -> Result<(), ConsentError> {
        if !matches!(self.request.delivery, Delivery::Package { .. }) {
            return Err(ConsentError::OtherDelivery);
        }
        self.step(event, now)
    }

    /// Notes that time has passed.
    pub fn expire(&mut self, now: Timestamp) {
        if now >= self.request.expires_at
            && let Ok(next) = self.state.after(Event::Expire)
        {
            self.state = next;
        }
    }

    fn step(&mut self, event: Event, now: Timestamp) -> Result<(), ConsentError> {
        self.expire(now);
        self.state = self.state.after(event)?;
        Ok(())
    }

    fn item(&mut self, item: usize) -> Result<&mut ConsentItem, ConsentError> {
        self.items.get_mut(item).ok_or(ConsentError::UnknownItem)
    }
}

redacted_debug!(Consent);

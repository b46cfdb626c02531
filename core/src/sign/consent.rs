use super::SigningRequest;
use crate::consent::{ConsentError, ConsentState, Event};
use crate::redacted::redacted_debug;
use crate::text::Bilingual;
use crate::time::Timestamp;

/// One request for signatures on its way to a decision: the same steps as for copies of documents.
#[derive(Clone)]
pub struct SigningConsent {
    request: SigningRequest,
    known_requester: bool,
    state: ConsentState,
    decided_at: Option<Timestamp>,
}

impl SigningConsent {
    /// A request that was just opened. `known_requester` is whether the citizen has answered this institution before.
    pub const fn new(request: SigningRequest, known_requester: bool) -> Self {
        SigningConsent { request, known_requester, state: ConsentState::Open, decided_at: None }
    }

    /// The request.
    pub const fn request(&self) -> &SigningRequest {
        &self.request
    }

    /// Whether the citizen has answered this institution before.
    pub const fn known_requester(&self) -> bool {
        self.known_requester
    }

    /// Where it stands.
    pub const fn state(&self) -> ConsentState {
        self.state
    }

    /// When the citizen decided.
    pub const fn decided_at(&self) -> Option<Timestamp> {
        self.decided_at
    }

    /// The citizen agrees to sign. Nothing is signed yet.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn confirm(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Confirm, now)?;
        self.decided_at = Some(now);
        Ok(())
    }

    /// The citizen refuses; also after having agreed, as long as nothing was sent: a PIN that is not typed in is a refusal
    /// too.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn refuse(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        if self.state == ConsentState::Confirmed {
            self.state = ConsentState::Refused;
        } else {
            self.step(Event::Refuse, now)?;
        }
        self.decided_at = Some(now);
        Ok(())
    }

    /// The server has taken the signatures.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn passed(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Pass, now)
    }

    /// The institution has them, and has said so.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn delivered(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Deliver, now)
    }

    /// They will not reach the institution.
    ///
    /// # Errors
    /// [`ConsentError`].
    pub fn failed(&mut self, now: Timestamp) -> Result<(), ConsentError> {
        self.step(Event::Fail, now)
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

    /// Why a step is not possible, in words about signatures.
    pub const fn text_of(error: ConsentError) -> Bilingual {
        match error {
            ConsentError::AlreadyRefused => Bilingual::new(
                "Ви вже відмовили. Щоб підписати, відскануйте QR-код ще раз.",
                "You have already refused. To sign, scan the QR code again.",
            ),
            ConsentError::AlreadySent => {
                Bilingual::new("Підписи вже надіслано.", "The signatures have already been sent.")
            }
            ConsentError::Undelivered => Bilingual::new(
                "Підписи не доставлено. Отримайте новий QR-код або посилання.",
                "The signatures were not delivered. Get a new QR code or link.",
            ),
            error => error.text(),
        }
    }
}

redacted_debug!(SigningConsent);

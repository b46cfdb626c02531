use crate::redacted::redacted_debug;
use crate::text::Bilingual;
use crate::time::ClockReading;

/// How long a proof of presence is good for: the citizen has just looked at this very request.
pub const PRESENCE_LIFE_MILLIS: i64 = 60_000;

/// How a citizen proves to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PresenceMethod {
    /// The PIN of the signature.
    Pin,
    /// A finger or the face, as the phone itself knows them.
    Biometrics,
    /// The chip of the ID card, held to the phone.
    DocumentChip,
    /// The face, compared with the photo of the register.
    FaceCheck,
}

/// That the citizen was there. It is good for one request and one minute.
#[derive(Clone, PartialEq, Eq)]
pub struct PresenceProof {
    /// How.
    pub method: PresenceMethod,
    /// For which request.
    pub request_id: String,
    /// What the phone's clocks showed at that moment, from the Clock port.
    pub proven_at: ClockReading,
}

/// Why nobody is taken to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PresenceError {
    /// The citizen has cancelled.
    #[error("cancelled by the person")]
    Cancelled,
    /// The PIN, the finger or the face is not the citizen's.
    #[error("not the citizen")]
    Failed,
    /// It cannot be found out now.
    #[error("presence cannot be proven now")]
    Unavailable,
    /// The proof is older than a minute, or the phone was started anew since.
    #[error("the proof of presence is too old")]
    TooOld,
    /// The proof was given for another request.
    #[error("the proof of presence is for another request")]
    AnotherRequest,
}

impl PresenceError {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            PresenceError::Cancelled => "presence_cancelled",
            PresenceError::Failed => "presence_failed",
            PresenceError::Unavailable => "presence_unavailable",
            PresenceError::TooOld => "presence_too_old",
            PresenceError::AnotherRequest => "presence_another_request",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            PresenceError::Cancelled => Bilingual::new(
                "Перевірку особи скасовано. Нічого не підписано. Можна підписати або відмовити.",
                "The check of the person was cancelled. Nothing was signed. You can sign or refuse.",
            ),
            PresenceError::Failed => Bilingual::new(
                "Особу не підтверджено. Нічого не підписано. Спробуйте ще.",
                "The person was not confirmed. Nothing was signed. Try again.",
            ),
            PresenceError::Unavailable => Bilingual::new(
                "Перевірити особу зараз неможливо. Нічого не підписано. Спробуйте трохи згодом.",
                "The person cannot be checked now. Nothing was signed. Try a little later.",
            ),
            PresenceError::TooOld | PresenceError::AnotherRequest => Bilingual::new(
                "Потрібно підтвердити особу ще раз, саме для цього запиту. Нічого не підписано.",
                "Prove that it is you once more, for this very request. Nothing was signed.",
            ),
        }
    }
}

impl PresenceProof {
    /// Whether it is for this request and fresh. The monotonic clock decides: nobody can set it back, and it starts anew
    /// with the phone.
    ///
    /// # Errors
    /// [`PresenceError::AnotherRequest`], [`PresenceError::TooOld`].
    pub fn check(&self, request_id: &str, now: &ClockReading) -> Result<(), PresenceError> {
        if self.request_id != request_id {
            return Err(PresenceError::AnotherRequest);
        }
        let age = now.monotonic_millis.saturating_sub(self.proven_at.monotonic_millis);
        let is_fresh = self.proven_at.boot_id == now.boot_id && (0..PRESENCE_LIFE_MILLIS).contains(&age);
        if is_fresh { Ok(()) } else { Err(PresenceError::TooOld) }
    }
}

redacted_debug!(PresenceProof);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    #[test]
    fn a_proof_is_good_for_its_request_its_boot_and_less_than_a_minute() {
        let at = |monotonic_millis, boot: &str| ClockReading {
            wall: Timestamp::from_unix_millis(0),
            monotonic_millis,
            boot_id: boot.into(),
        };
        let proof = PresenceProof {
            method: PresenceMethod::Pin,
            request_id: "one".into(),
            proven_at: at(1_000, "a"),
        };
        assert_eq!(proof.check("one", &at(1_000, "a")), Ok(()));
        assert_eq!(proof.check("one", &at(60_999, "a")), Ok(()));
        assert_eq!(proof.check("one", &at(61_000, "a")), Err(PresenceError::TooOld));
        assert_eq!(proof.check("one", &at(999, "a")), Err(PresenceError::TooOld), "from the future");
        assert_eq!(proof.check("one", &at(1_000, "b")), Err(PresenceError::TooOld), "before a restart");
        assert_eq!(proof.check("two", &at(1_000, "a")), Err(PresenceError::AnotherRequest));
    }
}

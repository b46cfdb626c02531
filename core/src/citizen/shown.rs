use uuid::Uuid;

use super::portraits::{ShownPortrait, portrait_text};
use crate::code::credential::Profile;
use crate::code::digits::ThirteenDigits;
use crate::code::pass::{LinkBase, Pass};
use crate::code::symbol::{ErrorCorrection, QrSymbol, Segment, SymbolError, qr};
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::text::Bilingual;
use crate::time::{ClockState, Life, LifeState, ROTATION_MILLIS, Timestamp, TrustedNow};

/// A document's code as one phone shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownCode {
    kind: Option<DocumentKind>,
    profile: Profile,
    prefix_length: usize,
    text: String,
    portrait: Option<ShownPortrait>,
    digits: DigitsState,
    issued_at: Timestamp,
    ends_at: Timestamp,
    clock: ClockState,
}

/// The 13 digits beside the QR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigitsState {
    /// Drawn, but no registry knows them: they work only once it has accepted them, for which the phone needs
    /// internet. The QR works without.
    NeedsInternet {
        /// What the registry is asked to accept.
        drawn: ThirteenDigits,
    },
    /// The registry has accepted them: they can be used once.
    Registered {
        /// The digits.
        digits: ThirteenDigits,
        /// By which the registry is asked what became of them.
        code_id: Uuid,
        /// The first instant at which they no longer work.
        ends_at: Timestamp,
    },
}

pub(super) struct Draft {
    pub(super) kind: Option<DocumentKind>,
    pub(super) portrait: Option<ShownPortrait>,
    pub(super) digits: ThirteenDigits,
    pub(super) now: TrustedNow,
}

impl Draft {
    pub(super) fn into_code(self, pass: &Pass, base: &LinkBase) -> ShownCode {
        let profile = pass.credential().profile();
        ShownCode {
            kind: self.kind,
            profile,
            prefix_length: Pass::prefix(profile, base).len(),
            text: pass.to_text(base),
            portrait: self.portrait,
            digits: DigitsState::NeedsInternet { drawn: self.digits },
            issued_at: pass.issued_at(),
            ends_at: pass.ends_at(),
            clock: self.now.state,
        }
    }
}

impl ShownCode {
    /// The kind of document; `None` for a kind that this version does not know.
    pub const fn kind(&self) -> Option<&DocumentKind> {
        self.kind.as_ref()
    }

    /// How much it tells.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// The text of the QR.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The QR itself: the digits in numeric mode, error correction M (a screen can be shown again, and every level
    /// more costs reading distance).
    ///
    /// # Errors
    /// [`SymbolError`]; not for any pass that fits its own size limit.
    pub fn qr(&self) -> Result<QrSymbol, SymbolError> {
        let (prefix, digits) = self.text.split_at_checked(self.prefix_length).unwrap_or(("", &self.text));
        qr(&[Segment::Bytes(prefix.as_bytes()), Segment::Numeric(digits)], ErrorCorrection::M)
    }

    /// The portrait, to be shown by turns with the QR; `None` where the document has none or the phone has not fetched it.
    pub const fn portrait(&self) -> Option<&ShownPortrait> {
        self.portrait.as_ref()
    }

    /// What that means, for the holder.
    pub const fn portrait_text(&self) -> Bilingual {
        portrait_text(self.portrait())
    }

    /// The 13 digits, and whether they can be used.
    pub const fn digits(&self) -> DigitsState {
        self.digits
    }

    /// When the code was issued.
    pub const fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// The first instant at which it is no longer good.
    pub const fn expires_at(&self) -> Timestamp {
        self.ends_at
    }

    /// When to ask for a fresh one.
    pub fn refresh_at(&self) -> Timestamp {
        self.issued_at.plus_millis(ROTATION_MILLIS).min(self.ends_at)
    }

    /// How far the time on this phone can be believed.
    pub const fn clock(&self) -> ClockState {
        self.clock
    }

    /// Milliseconds that the code is still good at `now`; 0 when it is over.
    pub fn remaining_millis(&self, now: Timestamp) -> i64 {
        match Life::issued_at(self.issued_at).at(now) {
            LifeState::Alive { remaining_millis } => {
                remaining_millis.min(self.ends_at.millis_since(now)).max(0)
            }
            LifeState::NotYet { .. } | LifeState::Expired { .. } => 0,
        }
    }

    /// Whether it need not be replaced yet. After a clock was set back, a code "from the future" must be.
    pub(super) fn is_current_at(&self, now: Timestamp) -> bool {
        self.issued_at <= now && now < self.refresh_at()
    }

    pub(super) fn with_digits(&self, digits: DigitsState) -> ShownCode {
        ShownCode { digits, ..self.clone() }
    }

    pub(super) fn at(&self, now: TrustedNow) -> ShownCode {
        ShownCode { clock: now.state, ..self.clone() }
    }
}

redacted_debug!(ShownCode);

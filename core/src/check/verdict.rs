use super::{Refusal, Warning};
use crate::code::credential::{IdentityClaims, PortraitDigest, Profile};
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Language};
use crate::time::{ClockState, Timestamp};

/// What the checker's screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The signatures are right, and nothing speaks against the document.
    Valid(Box<Valid>),
    /// Not accepted, for one reason.
    Refused(Refused),
}

/// A verdict as one glance: what colour and sign to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Green: valid, nothing to look at.
    Valid,
    /// Amber: the signatures are right, and a warning asks for attention.
    Attention,
    /// Red: refused.
    Refused,
}

/// On what a verdict rests. A check by signatures is not an answer of the registry, and does not say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Both signatures are valid, and the revocation list of that date does not name the document.
    SignaturesAndRevocationList {
        /// Of when the list is.
        list_issued_at: Timestamp,
    },
    /// Both signatures are valid; revocation could not be checked.
    SignaturesOnly,
}

/// A code that was accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Valid {
    /// On what the verdict rests.
    pub basis: Basis,
    /// How much the code tells.
    pub profile: Profile,
    /// The kind of document; `None` for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// Who issued it, in both languages.
    pub issuer_name_uk: String,
    /// The same in English.
    pub issuer_name_en: String,
    /// Who the holder is; only in an identity code.
    pub identity: Option<IdentityClaims>,
    /// The digest of the holder's portrait, where there is one.
    pub portrait: Option<PortraitDigest>,
    /// When the holder's phone issued the code.
    pub issued_at: Timestamp,
    /// The first instant at which the code is no longer good.
    pub expires_at: Timestamp,
    /// How many milliseconds it is still good, from 1 to 180,000.
    pub remaining_millis: i64,
    /// Until when the credential is valid without being renewed.
    pub credential_valid_until: Timestamp,
    /// How far the time on the checker's phone can be believed.
    pub clock: ClockState,
    /// What the checker should know besides.
    pub warnings: Vec<Warning>,
}

/// A code that was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The reason.
    pub reason: Refusal,
    /// How far the time on the checker's phone can be believed.
    pub clock: ClockState,
}

impl Verdict {
    /// The verdict as one glance.
    pub fn outcome(&self) -> Outcome {
        match self {
            Verdict::Refused(_) => Outcome::Refused,
            Verdict::Valid(valid) if valid.warnings.iter().any(|w| w.asks_for_attention()) => {
                Outcome::Attention
            }
            Verdict::Valid(_) => Outcome::Valid,
        }
    }

    /// The headline of the checker's screen.
    pub fn headline(&self) -> Bilingual {
        match (self, self.outcome()) {
            (Verdict::Refused(refused), _) => refused.reason.text(),
            (Verdict::Valid(_), Outcome::Attention) => Bilingual::new(
                "Підписи правильні, але зверніть увагу",
                "The signatures are right, but take note",
            ),
            (Verdict::Valid(_), _) => Bilingual::new("Документ дійсний", "Document valid"),
        }
    }
}

impl Valid {
    /// Who issued the document, in the given language.
    pub fn issuer_name(&self, language: Language) -> &str {
        match language {
            Language::Ukrainian => &self.issuer_name_uk,
            Language::English => &self.issuer_name_en,
        }
    }
}

redacted_debug!(Valid);

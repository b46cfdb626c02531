use diia_citizen::check as core;
use diia_citizen::code::credential::IdentityClaims;

use crate::{BilingualText, ClockState, CodeProfile, DocumentKind, PromisedPortrait, Timestamp};

/// What the checker's screen shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Verdict {
    /// The verdict as one glance: what colour and sign to show.
    pub outcome: CheckOutcome,
    /// The headline of the screen.
    pub headline: BilingualText,
    /// How far the time on the checker's phone can be believed.
    pub clock: ClockState,
    /// What was found, or why the code is not accepted.
    pub result: CheckResult,
}

/// A verdict as one glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CheckOutcome {
    /// Green: valid, nothing to look at.
    Valid,
    /// Amber: the signatures are right, and a warning asks for attention.
    Attention,
    /// Red: refused.
    Refused,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
#[allow(clippy::large_enum_variant, reason = "it lives for one call, on its way to the other language")]
pub enum CheckResult {
    /// The signatures are right, and nothing speaks against the document.
    Accepted {
        /// What the code says.
        code: AcceptedCode,
    },
    /// Not accepted, for one reason.
    Refused {
        /// The reason.
        refusal: CheckRefusal,
    },
}

/// A code that was accepted. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct AcceptedCode {
    /// On what the verdict rests.
    pub basis: CheckBasis,
    /// How much the code tells.
    pub profile: CodeProfile,
    /// The kind of document; none for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// Who issued it.
    pub issuer: BilingualText,
    /// Who the holder is; only in an identity code.
    pub identity: Option<HolderIdentity>,
    /// The holder's portrait, to be scanned from a second code, or that there is none and what that means.
    pub portrait: PromisedPortrait,
    /// When the holder's phone issued the code.
    pub issued_at: Timestamp,
    /// The first instant at which the code is no longer good.
    pub expires_at: Timestamp,
    /// How many milliseconds it is still good, from 1 to 180000.
    pub remaining_millis: i64,
    /// Until when the document is valid without being renewed from the internet.
    pub credential_valid_until: Timestamp,
    /// What the checker should know besides.
    pub warnings: Vec<CheckWarning>,
}

/// On what a verdict rests. A check by signatures is not an answer of the registry; do not present it as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CheckBasis {
    /// Both signatures are valid, and the revocation list of that date does not name the document.
    SignaturesAndRevocationList {
        /// Of when the list is.
        list_issued_at: Timestamp,
    },
    /// Both signatures are valid; revocation could not be checked.
    SignaturesOnly,
}

/// Who the holder of a document is. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HolderIdentity {
    /// The whole name, family name first.
    pub full_name: String,
    /// Family name; may be empty.
    pub last_name: String,
    /// Given name; may be empty.
    pub first_name: String,
    /// Patronymic; may be empty.
    pub middle_name: String,
    /// Date of birth as year-month-day, for example 1980-01-24.
    pub birth_date: String,
    /// The document's number, where it has one.
    pub number: Option<String>,
    /// The tax number, where the document has it.
    pub tax_number: Option<String>,
    /// The last day on which the document is valid, as year-month-day, where it has one.
    pub expiry: Option<String>,
}

/// Why a code is not accepted, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CheckRefusal {
    /// The reason.
    pub reason: RefusalReason,
    /// Its stable name, for logs and other systems. Mistakes of form have names of their own.
    pub code: String,
    /// What happened.
    pub text: BilingualText,
    /// What to do next.
    pub next_step: BilingualText,
}

/// One reason of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum RefusalReason {
    /// Not a code of a document, or one with a mistake in its form.
    Form,
    /// No issuer on the list has the key that the code names.
    UnknownIssuer,
    /// The issuer's signature is wrong: forged, or changed on the way.
    IssuerSignature,
    /// The issuer's key may not sign documents of this kind.
    IssuerNotEntitled,
    /// The issuer's key was not valid yet when it signed.
    IssuerKeyNotYetValid,
    /// The issuer's key is no longer valid.
    IssuerKeyExpired,
    /// The phone's signature is wrong: the code was put together from somebody else's document.
    HolderSignature,
    /// Issued more than 30 seconds in the future: the clocks of the phones are apart.
    FromTheFuture {
        /// How many milliseconds.
        by_millis: i64,
    },
    /// The 180 seconds are over.
    Expired {
        /// Since how many milliseconds.
        ago_millis: i64,
    },
    /// The document on the holder's phone has not been renewed for too long.
    CredentialExpired,
    /// Revoked by the issuer.
    Revoked,
    /// Set aside by the issuer for a time.
    Suspended,
    /// The issuer's status list has no such document, or a status that this version does not know.
    StatusUnknown,
}

/// What the checker should know about a code whose signatures are right.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CheckWarning {
    /// Which warning.
    pub kind: WarningKind,
    /// Its stable name, for logs and other systems.
    pub code: String,
    /// Whether a person must look closer before accepting. The others are facts to know.
    pub asks_for_attention: bool,
    /// A sentence for the person who checks.
    pub text: BilingualText,
}

/// Which warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WarningKind {
    /// The very same code was shown at this desk before: a screenshot, or scanned twice.
    SeenBefore {
        /// When it was seen first.
        first_seen_at: Timestamp,
    },
    /// Revocation could not be checked: no status list of this issuer is on the phone.
    RevocationNotChecked,
    /// The status list is older than 72 hours.
    StatusListOld {
        /// Of when it is.
        issued_at: Timestamp,
    },
    /// The issuer list should have been replaced by a newer one.
    IssuerListOld {
        /// Of when it is.
        issued_at: Timestamp,
    },
    /// No server has confirmed the time on the checker's phone.
    OwnClockNotConfirmed,
    /// No server has confirmed the time on the holder's phone.
    HolderClockNotConfirmed,
    /// The holder's clock is more than 5 seconds ahead of the checker's.
    ClocksApart {
        /// How many milliseconds.
        by_millis: i64,
    },
}

impl From<core::Verdict> for Verdict {
    fn from(verdict: core::Verdict) -> Self {
        let (outcome, headline) = (verdict.outcome().into(), verdict.headline().into());
        let (clock, result) = match verdict {
            core::Verdict::Valid(valid) => {
                (valid.clock, CheckResult::Accepted { code: AcceptedCode::from(*valid) })
            }
            core::Verdict::Refused(core::Refused { reason, clock }) => {
                (clock, CheckResult::Refused { refusal: reason.into() })
            }
        };
        Verdict { outcome, headline, clock: clock.into(), result }
    }
}

impl From<core::Outcome> for CheckOutcome {
    fn from(outcome: core::Outcome) -> Self {
        match outcome {
            core::Outcome::Valid => CheckOutcome::Valid,
            core::Outcome::Attention => CheckOutcome::Attention,
            core::Outcome::Refused => CheckOutcome::Refused,
        }
    }
}

impl From<core::Valid> for AcceptedCode {
    fn from(valid: core::Valid) -> Self {
        let promised = PromisedPortrait::from(&valid);
        let core::Valid {
            basis,
            profile,
            kind,
            issuer_name_uk,
            issuer_name_en,
            identity,
            portrait: _, // above, with its texts
            issued_at,
            expires_at,
            remaining_millis,
            credential_valid_until,
            clock: _, // stands in the verdict
            warnings,
        } = valid;
        AcceptedCode {
            basis: basis.into(),
            profile: profile.into(),
            kind: kind.as_ref().map(DocumentKind::from),
            issuer: BilingualText { uk: issuer_name_uk, en: issuer_name_en },
            identity: identity.map(HolderIdentity::from),
            portrait: promised,
            issued_at: issued_at.into(),
            expires_at: expires_at.into(),
            remaining_millis,
            credential_valid_until: credential_valid_until.into(),
            warnings: warnings.into_iter().map(CheckWarning::from).collect(),
        }
    }
}

impl From<core::Basis> for CheckBasis {
    fn from(basis: core::Basis) -> Self {
        match basis {
            core::Basis::SignaturesAndRevocationList { list_issued_at } => {
                CheckBasis::SignaturesAndRevocationList { list_issued_at: list_issued_at.into() }
            }
            core::Basis::SignaturesOnly => CheckBasis::SignaturesOnly,
        }
    }
}

impl From<IdentityClaims> for HolderIdentity {
    fn from(claims: IdentityClaims) -> Self {
        let IdentityClaims { name, birth_date, number, tax_number, expiry, portrait: _ } = claims;
        HolderIdentity {
            full_name: name.full(),
            last_name: name.last().to_owned(),
            first_name: name.first().to_owned(),
            middle_name: name.middle().to_owned(),
            birth_date: birth_date.to_string(),
            number: number.map(|number| number.as_str().to_owned()),
            tax_number: tax_number.map(|number| number.to_text()),
            expiry: expiry.map(|day| day.to_string()),
        }
    }
}

impl From<core::Refusal> for CheckRefusal {
    fn from(refusal: core::Refusal) -> Self {
        CheckRefusal {
            reason: refusal.into(),
            code: refusal.code().to_owned(),
            text: refusal.text().into(),
            next_step: refusal.next_step().into(),
        }
    }
}

impl From<core::Refusal> for RefusalReason {
    fn from(refusal: core::Refusal) -> Self {
        match refusal {
            core::Refusal::Form(_) => RefusalReason::Form, // which mistake: the refusal's code
            core::Refusal::UnknownIssuer => RefusalReason::UnknownIssuer,
            core::Refusal::IssuerSignature => RefusalReason::IssuerSignature,
            core::Refusal::IssuerNotEntitled => RefusalReason::IssuerNotEntitled,
            core::Refusal::IssuerKeyNotYetValid => RefusalReason::IssuerKeyNotYetValid,
            core::Refusal::IssuerKeyExpired => RefusalReason::IssuerKeyExpired,
            core::Refusal::HolderSignature => RefusalReason::HolderSignature,
            core::Refusal::FromTheFuture { by_millis } => RefusalReason::FromTheFuture { by_millis },
            core::Refusal::Expired { ago_millis } => RefusalReason::Expired { ago_millis },
            core::Refusal::CredentialExpired => RefusalReason::CredentialExpired,
            core::Refusal::Revoked => RefusalReason::Revoked,
            core::Refusal::Suspended => RefusalReason::Suspended,
            core::Refusal::StatusUnknown => RefusalReason::StatusUnknown,
        }
    }
}

impl From<core::Warning> for CheckWarning {
    fn from(warning: core::Warning) -> Self {
        CheckWarning {
            kind: warning.into(),
            code: warning.code().to_owned(),
            asks_for_attention: warning.asks_for_attention(),
            text: warning.text().into(),
        }
    }
}

impl From<core::Warning> for WarningKind {
    fn from(warning: core::Warning) -> Self {
        match warning {
            core::Warning::SeenBefore { first_seen_at } => {
                WarningKind::SeenBefore { first_seen_at: first_seen_at.into() }
            }
            core::Warning::RevocationNotChecked => WarningKind::RevocationNotChecked,
            core::Warning::StatusListOld { issued_at } => {
                WarningKind::StatusListOld { issued_at: issued_at.into() }
            }
            core::Warning::IssuerListOld { issued_at } => {
                WarningKind::IssuerListOld { issued_at: issued_at.into() }
            }
            core::Warning::OwnClockNotConfirmed => WarningKind::OwnClockNotConfirmed,
            core::Warning::HolderClockNotConfirmed => WarningKind::HolderClockNotConfirmed,
            core::Warning::ClocksApart { by_millis } => WarningKind::ClocksApart { by_millis },
        }
    }
}

crate::text::show_nothing!(AcceptedCode, HolderIdentity);

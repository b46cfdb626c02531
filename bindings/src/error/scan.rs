use diia_citizen::link::{LinkRefusal, MalformedLink, UntrustedLink};
use diia_citizen::request::card::{CardFormatError, CardRefusal};
use diia_citizen::text::Bilingual;

/// Why a scanned or opened text is not acted upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum ScanProblem {
    /// No link of the app at all: a plain text, a telephone number, a Wi-Fi code.
    #[error("not a link of the app")]
    NotDiia,
    /// It looks like a link of the app, but leads elsewhere or hides where it leads.
    #[error("not to be trusted")]
    Untrusted,
    /// A link to the right place with a mistake in it.
    #[error("malformed")]
    Malformed,
    /// A card with a mistake in its form: damaged, or of a later version.
    #[error("a damaged card")]
    CardDamaged,
    /// A card signed by nobody who may sign cards.
    #[error("signed by nobody known")]
    CardUnknownIssuer,
    /// A forged or changed card, or one that was glued over another.
    #[error("a forged card")]
    CardForged,
    /// The key that signed the card is not valid.
    #[error("the key that signed the card is not valid")]
    CardKeyNotValid,
    /// A card that is not valid yet.
    #[error("a card that is not valid yet")]
    CardNotYetValid,
    /// A card whose days are over.
    #[error("a card that is no longer valid")]
    CardExpired,
}

impl ScanProblem {
    /// The core has one text for all reasons of a problem, so any reason of it will do.
    pub(super) const fn text(self) -> Bilingual {
        match self {
            ScanProblem::NotDiia => LinkRefusal::NotDiia.text(),
            ScanProblem::Untrusted => LinkRefusal::Untrusted(UntrustedLink::Host).text(),
            ScanProblem::Malformed => LinkRefusal::Malformed(MalformedLink::Query).text(),
            ScanProblem::CardDamaged => CardRefusal::Form(CardFormatError::Length).text(),
            ScanProblem::CardUnknownIssuer => CardRefusal::UnknownIssuer.text(),
            ScanProblem::CardForged => CardRefusal::Signature.text(),
            ScanProblem::CardKeyNotValid => CardRefusal::IssuerKeyExpired.text(),
            ScanProblem::CardNotYetValid => CardRefusal::NotYetValid.text(),
            ScanProblem::CardExpired => CardRefusal::Expired.text(),
        }
    }
}

impl From<LinkRefusal> for ScanProblem {
    fn from(refusal: LinkRefusal) -> Self {
        match refusal {
            LinkRefusal::NotDiia => ScanProblem::NotDiia,
            LinkRefusal::Untrusted(_) => ScanProblem::Untrusted,
            LinkRefusal::Malformed(_) => ScanProblem::Malformed,
        }
    }
}

impl From<CardRefusal> for ScanProblem {
    fn from(refusal: CardRefusal) -> Self {
        match refusal {
            CardRefusal::Form(_) => ScanProblem::CardDamaged,
            CardRefusal::UnknownIssuer => ScanProblem::CardUnknownIssuer,
            CardRefusal::Signature => ScanProblem::CardForged,
            CardRefusal::IssuerKeyNotYetValid | CardRefusal::IssuerKeyExpired => ScanProblem::CardKeyNotValid,
            CardRefusal::NotYetValid => ScanProblem::CardNotYetValid,
            CardRefusal::Expired => ScanProblem::CardExpired,
        }
    }
}

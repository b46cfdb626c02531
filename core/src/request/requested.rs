use crate::document::DocumentKind;
use crate::text::Bilingual;

/// The name by which partners ask for either passport.
const EITHER_PASSPORT: &str = "passport";

/// What kind of document is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RequestedKind {
    /// An ID card or a foreign passport, as the citizen chooses; one is sent.
    EitherPassport,
    /// This kind.
    Kind(DocumentKind),
}

impl RequestedKind {
    /// From the name that partners use, `passport` included.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == EITHER_PASSPORT {
            return Some(RequestedKind::EitherPassport);
        }
        DocumentKind::from_name(name).ok().map(RequestedKind::Kind)
    }

    /// The name that partners use.
    pub fn partner_name(&self) -> &str {
        match self {
            RequestedKind::EitherPassport => EITHER_PASSPORT,
            RequestedKind::Kind(kind) => kind.partner_name(),
        }
    }

    /// For people.
    pub fn title(&self) -> Bilingual {
        match self {
            RequestedKind::EitherPassport => Bilingual::new(
                "Паспорт громадянина України (ID-картка або закордонний)",
                "Passport (ID card or for travel)",
            ),
            RequestedKind::Kind(kind) => kind.title(),
        }
    }

    /// Whether a document of this kind answers it.
    pub fn is_answered_by(&self, kind: &DocumentKind) -> bool {
        match self {
            RequestedKind::EitherPassport => {
                matches!(kind, DocumentKind::InternalPassport | DocumentKind::ForeignPassport)
            }
            RequestedKind::Kind(asked) => asked == kind,
        }
    }

    /// The number in a card: 0 for either passport, otherwise the kind's own.
    pub(super) fn number(&self) -> Option<u8> {
        match self {
            RequestedKind::EitherPassport => Some(0),
            RequestedKind::Kind(kind) => kind.code(),
        }
    }

    pub(super) fn from_number(number: u8) -> Option<Self> {
        if number == 0 {
            return Some(RequestedKind::EitherPassport);
        }
        DocumentKind::from_code(number).map(RequestedKind::Kind)
    }
}

/// One document that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestedDocument {
    /// Which kind.
    pub kind: RequestedKind,
    /// Whether the request makes no sense without it.
    pub required: bool,
    /// Whether the institution is registered to ask for it. What it is not registered for is shown, and left out unless
    /// the citizen takes it in. On a signed card everything is registered: the signature says so.
    pub registered: bool,
}

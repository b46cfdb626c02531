use uuid::Uuid;

use crate::document::DocumentKind;
use crate::redacted::redacted_debug;

/// What a link asks for. Identifiers are kept as they stand; they are secrets for as long as they live, and no
/// `Debug` shows them.
#[derive(Clone, PartialEq, Eq)]
pub enum Link {
    /// A code of a document on another phone, ours: to be checked offline.
    Pass {
        /// The whole text, for the check.
        text: String,
    },
    /// A code of a document as the existing app makes it: only its server can check it.
    DocumentCheck {
        /// The kind that the link names.
        kind: DocumentKind,
        /// The document's identifier; opaque.
        document_id: String,
        /// The one-time key of the check.
        otp: Uuid,
    },
    /// Somebody asks for copies, a signature or a sign-in; which one, only the signed request tells.
    OfferRequest {
        /// How the link came to be.
        kind: OfferKind,
        /// The identifier of the offer or of the request.
        id: String,
        /// The signed card of the institution in decimal digits, on printed codes that have one.
        card: Option<String>,
    },
    /// A request for copies that began with a code shown at a counter.
    DocumentRequest {
        /// Its identifier.
        id: String,
    },
    /// A request to confirm who one is.
    Identification {
        /// Its identifier.
        id: String,
    },
    /// An institution's worker signs a device in for checks.
    ServiceEntrance {
        /// The one-time key.
        otp: Uuid,
    },
    /// Another citizen asks for a consent in a public service.
    PersonToPerson {
        /// Which service.
        service: PersonToPersonService,
        /// The application's identifier, where the link has one.
        application: Option<String>,
        /// The one-time key.
        otp: String,
    },
    /// A page of the existing app that this library has nothing to do with: a debt, a fine, a message.
    Other {
        /// The path after the host.
        path: String,
    },
}

/// How the link to an offer came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfferKind {
    /// Printed and posted (Diia.QR).
    Static,
    /// Made for one request (AppToApp).
    Dynamic,
    /// An older form that does not tell.
    Unknown,
}

impl OfferKind {
    /// The name that the existing system uses.
    pub const fn code(self) -> &'static str {
        match self {
            OfferKind::Static => "static",
            OfferKind::Dynamic => "dynamic",
            OfferKind::Unknown => "unknown",
        }
    }
}

/// Public services in which one citizen asks another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonToPersonService {
    /// Registration of residence.
    ResidenceRegistration,
    /// Registration of a child's residence.
    ChildResidenceRegistration,
    /// A mortgage.
    Mortgage,
    /// Recovery of damaged property.
    DamagedPropertyRecovery,
}

impl PersonToPersonService {
    /// The first part of the path.
    pub const fn code(self) -> &'static str {
        match self {
            PersonToPersonService::ResidenceRegistration => "residence-registration",
            PersonToPersonService::ChildResidenceRegistration => "child-residence-registration",
            PersonToPersonService::Mortgage => "mortgage",
            PersonToPersonService::DamagedPropertyRecovery => "damaged-property-recovery",
        }
    }
}

/// By which door a link came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// `https:`: the platform gives it only to the app that owns the host.
    VerifiedScheme,
    /// `diia:`: any app on the phone can claim it. Never to be acted on without a signed request.
    CustomScheme,
}

/// A link, and what came with it.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadLink {
    /// What it asks for.
    pub link: Link,
    /// By which door it came in.
    pub origin: Origin,
    /// What stood after `?`, exactly. Anyone can add it: it is kept apart and never trusted.
    pub query: Option<String>,
}

impl Link {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Link::Pass { .. } => "pass",
            Link::DocumentCheck { .. } => "document_check",
            Link::OfferRequest { .. } => "offer_request",
            Link::DocumentRequest { .. } => "document_request",
            Link::Identification { .. } => "identification",
            Link::ServiceEntrance { .. } => "service_entrance",
            Link::PersonToPerson { .. } => "person_to_person",
            Link::Other { .. } => "other",
        }
    }
}

redacted_debug!(Link, ReadLink);

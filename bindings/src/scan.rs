use diia_citizen::citizen as core;
use diia_citizen::link as core_link;

use crate::DocumentRequest;

/// What a scanned or opened text turned out to be. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug, Display)]
pub enum Scanned {
    /// A code of a document on another phone: hand the text to check.
    Code {
        /// The text for check.
        text: String,
    },
    /// Another phone asks to check a document: hand the text to readAsk.
    Ask {
        /// The text for readAsk.
        text: String,
    },
    /// The portrait of a document, shown by turns with its code: scan on for the code, and hand this text to checkPortrait.
    Portrait {
        /// The text for checkPortrait.
        text: String,
    },
    /// A printed request of an institution, believed without internet: hand the text to consent.
    Request {
        /// The text for consent.
        text: String,
        /// What is asked.
        request: DocumentRequest,
    },
    /// A link that only a server can say more about, or that the library has nothing to do with.
    Link {
        /// What the link says of itself.
        link: ReadLink,
    },
}

/// A link as it was read. By its form it proves nothing.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ReadLink {
    /// What it asks for.
    pub target: LinkTarget,
    /// False for the scheme diia:, which any app on the phone can claim.
    pub from_verified_scheme: bool,
    /// What stood after the question mark. Anyone can add it: never trust it.
    pub query: Option<String>,
}

/// What a link asks for. Identifiers are secrets for as long as they live.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug, Display)]
pub enum LinkTarget {
    /// A code of a document on another phone.
    Code {
        /// The text for check.
        text: String,
    },
    /// A code of a document as the existing app makes it: only its server can check it.
    DocumentCheck {
        /// The name of the kind, for example "driver-license".
        kind: String,
        /// The document's identifier.
        document_id: String,
        /// The one-time key of the check.
        otp: String,
    },
    /// Somebody asks for copies, a signature or a sign-in; which one, only the signed request tells.
    OfferRequest {
        /// "static" (printed), "dynamic" (made for one request) or "unknown".
        kind: String,
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
        otp: String,
    },
    /// Another citizen asks for a consent in a public service.
    PersonToPerson {
        /// Which service, for example "mortgage".
        service: String,
        /// The application's identifier, where the link has one.
        application: Option<String>,
        /// The one-time key.
        otp: String,
    },
    /// A page of the existing app that the library has nothing to do with.
    Other {
        /// The path after the host.
        path: String,
    },
}

#[uniffi::export]
impl LinkTarget {
    /// The stable name of the kind, for example "offer_request".
    pub fn code(&self) -> String {
        match self {
            LinkTarget::Code { .. } => "pass",
            LinkTarget::DocumentCheck { .. } => "document_check",
            LinkTarget::OfferRequest { .. } => "offer_request",
            LinkTarget::DocumentRequest { .. } => "document_request",
            LinkTarget::Identification { .. } => "identification",
            LinkTarget::ServiceEntrance { .. } => "service_entrance",
            LinkTarget::PersonToPerson { .. } => "person_to_person",
            LinkTarget::Other { .. } => "other",
        }
        .to_owned()
    }
}

impl Scanned {
    /// `text` is what was scanned: consent reads it once more, so that nothing but the library's own reading decides.
    pub(crate) fn of(scanned: core::Scanned, text: String) -> Self {
        match scanned {
            core::Scanned::Pass { text } => Scanned::Code { text },
            core::Scanned::Ask { text } => Scanned::Ask { text },
            core::Scanned::Portrait { text } => Scanned::Portrait { text },
            core::Scanned::Request(request) => Scanned::Request { text, request: (&*request).into() },
            core::Scanned::Link(link) => Scanned::Link { link: link.into() },
        }
    }
}

impl From<core_link::ReadLink> for ReadLink {
    fn from(read: core_link::ReadLink) -> Self {
        ReadLink {
            target: read.link.into(),
            from_verified_scheme: match read.origin {
                core_link::Origin::VerifiedScheme => true,
                core_link::Origin::CustomScheme => false,
            },
            query: read.query,
        }
    }
}

impl From<core_link::Link> for LinkTarget {
    fn from(link: core_link::Link) -> Self {
        match link {
            core_link::Link::Pass { text } => LinkTarget::Code { text },
            core_link::Link::DocumentCheck { kind, document_id, otp } => LinkTarget::DocumentCheck {
                kind: kind.partner_name().to_owned(),
                document_id,
                otp: otp.to_string(),
            },
            core_link::Link::OfferRequest { kind, id, card } => {
                LinkTarget::OfferRequest { kind: kind.code().to_owned(), id, card }
            }
            core_link::Link::DocumentRequest { id } => LinkTarget::DocumentRequest { id },
            core_link::Link::Identification { id } => LinkTarget::Identification { id },
            core_link::Link::ServiceEntrance { otp } => LinkTarget::ServiceEntrance { otp: otp.to_string() },
            core_link::Link::PersonToPerson { service, application, otp } => {
                LinkTarget::PersonToPerson { service: service.code().to_owned(), application, otp }
            }
            core_link::Link::Other { path } => LinkTarget::Other { path },
        }
    }
}

crate::text::show_nothing!(Scanned, ReadLink, LinkTarget);

use diia_citizen::request as core;

use crate::{BilingualText, Timestamp};

/// What an institution asks, believed. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct DocumentRequest {
    /// Names the request in the letter, on the copies and in the receipt.
    pub id: String,
    /// Who asks.
    pub requester: Requester,
    /// What for, in the requester's words.
    pub purpose: String,
    /// Which documents.
    pub documents: Vec<RequestedDocument>,
    /// True when nothing is to be sent if one of them is missing.
    pub all_or_nothing: bool,
    /// True when the citizen's signature is asked for.
    pub with_signature: bool,
    /// How the answer leaves the phone.
    pub delivery: RequestDelivery,
    /// True when the citizen must type in the four digits of the screen where the QR was scanned: hand them to share.
    pub needs_pairing_digits: bool,
    /// The first instant at which it can no longer be answered.
    pub expires_at: Timestamp,
}

/// How the answer leaves the phone.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug, Display)]
pub enum RequestDelivery {
    /// As a letter that the citizen sends from their own mailbox.
    Letter {
        /// To this address and no other.
        to: String,
    },
    /// As a package to the server of the one who asks, sealed so that nobody else opens it.
    Package {
        /// Whose server: the registered domain.
        host: String,
    },
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Requester {
    /// The legal name, as it was registered. Show it in the largest type.
    pub legal_name: String,
    /// The register code: eight digits of an institution, ten of a sole trader.
    pub register_code: String,
    /// The branch; may be empty.
    pub branch: String,
    /// Where the branch is.
    pub address: String,
}

/// One document that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestedDocument {
    /// The name that partners use, for example "driver-license"; "passport" means either passport.
    pub name: String,
    /// The title for people.
    pub title: BilingualText,
    /// True when the request makes no sense without it.
    pub required: bool,
    /// False when the institution asks for it without being registered to.
    pub registered: bool,
}

impl From<&core::DocumentRequest> for DocumentRequest {
    fn from(request: &core::DocumentRequest) -> Self {
        DocumentRequest {
            id: request.id.clone(),
            requester: (&request.requester).into(),
            purpose: request.purpose.clone(),
            documents: request.documents.iter().map(RequestedDocument::from).collect(),
            all_or_nothing: request.all_or_nothing,
            with_signature: request.with_signature,
            delivery: (&request.delivery).into(),
            needs_pairing_digits: request.ticket.as_ref().is_some_and(|ticket| ticket.pairing),
            expires_at: request.expires_at.into(),
        }
    }
}

impl From<&core::Delivery> for RequestDelivery {
    fn from(delivery: &core::Delivery) -> Self {
        match delivery {
            core::Delivery::Letter { to } => RequestDelivery::Letter { to: to.as_str().to_owned() },
            core::Delivery::Package { host, recipient: _ } => RequestDelivery::Package { host: host.clone() },
        }
    }
}

impl From<&core::Requester> for Requester {
    fn from(requester: &core::Requester) -> Self {
        Requester {
            legal_name: requester.legal_name.clone(),
            register_code: requester.register_code.clone(),
            branch: requester.branch.clone(),
            address: requester.address.clone(),
        }
    }
}

impl From<&core::RequestedDocument> for RequestedDocument {
    fn from(document: &core::RequestedDocument) -> Self {
        RequestedDocument {
            name: document.kind.partner_name().to_owned(),
            title: document.kind.title().into(),
            required: document.required,
            registered: document.registered,
        }
    }
}

crate::text::show_nothing!(DocumentRequest, RequestDelivery);

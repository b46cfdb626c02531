use diia_citizen::consent as core;

use crate::{ConsentProblem, DiiaLanguage, RequestedDocument, Timestamp};

/// A consent as a screen, in one language: everything that one state of the screen needs. Its text for logs shows
/// nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ConsentScreen {
    /// Where the consent stands.
    pub state: ConsentState,
    /// The elements in the order in which they are read, from top to bottom.
    pub elements: Vec<ScreenElement>,
    /// What is asked for, with the citizen's own documents that answer it. An element of the role document points
    /// here.
    pub items: Vec<ConsentItem>,
    /// The stable names of the warnings, for example "first_time"; their texts are among the elements.
    pub warnings: Vec<String>,
    /// Why the citizen cannot confirm yet, if anything stands in the way.
    pub obstacle: Option<ConsentProblem>,
    /// The first instant at which the request can no longer be answered.
    pub expires_at: Timestamp,
}

/// Where a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentState {
    /// The citizen has not decided.
    Open,
    /// Confirmed: the copies may be made.
    Confirmed,
    /// Refused.
    Refused,
    /// Nobody decided in time.
    Expired,
    /// The letter is in the mail client. Whether it was sent, nobody here can know.
    HandedOver,
    /// The server has the sealed package; the institution has not answered yet.
    Passed,
    /// The institution has said that it has the documents.
    Delivered,
    /// It ended without the documents having reached the institution, as far as is known.
    Undelivered,
}

/// One element of the screen.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ScreenElement {
    /// What it is for.
    pub role: ElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// True when it can be pressed or changed now.
    pub enabled: bool,
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch, address.
    RequesterDetail,
    /// What the documents are for.
    Purpose,
    /// One document that is asked for.
    Document {
        /// Which of the items, counted from 0.
        item: u32,
    },
    /// How the answer leaves the phone.
    Delivery,
    /// How long the request lives.
    Expiry,
    /// Where the citizen goes afterwards.
    Return,
    /// That the digits of another screen must be typed in.
    Pairing,
    /// Something to know before deciding.
    Warning,
    /// Why the citizen cannot confirm.
    Obstacle,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

/// One document of a request, and what the citizen has done about it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ConsentItem {
    /// What is asked for.
    pub requested: RequestedDocument,
    /// The citizen's own documents that answer it; empty when it is missing.
    pub candidates: Vec<OwnedDocument>,
    /// The id of the one that will be sent.
    pub chosen: Option<String>,
    /// True when it will be sent.
    pub included: bool,
}

/// A document that the citizen has on this phone.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct OwnedDocument {
    /// The app's own name for it.
    pub id: String,
    /// The name of its kind, for example "foreign-passport".
    pub kind: String,
    /// What tells it from others of its kind, for example its number. For the citizen's eyes only.
    pub hint: String,
}

impl ConsentScreen {
    pub(crate) fn of(
        consent: &core::Consent,
        language: DiiaLanguage,
        now: diia_citizen::time::Timestamp,
    ) -> Self {
        let screen = consent.screen(language.into(), now);
        ConsentScreen {
            state: consent.state().into(),
            elements: screen.elements.into_iter().map(ScreenElement::from).collect(),
            items: consent.items().iter().map(ConsentItem::from).collect(),
            warnings: consent.warnings().iter().map(|warning| warning.code().to_owned()).collect(),
            obstacle: consent.obstacle().map(ConsentProblem::from),
            expires_at: consent.request().expires_at.into(),
        }
    }
}

impl From<core::ConsentState> for ConsentState {
    fn from(state: core::ConsentState) -> Self {
        match state {
            core::ConsentState::Open => ConsentState::Open,
            core::ConsentState::Confirmed => ConsentState::Confirmed,
            core::ConsentState::Refused => ConsentState::Refused,
            core::ConsentState::Expired => ConsentState::Expired,
            core::ConsentState::HandedOver => ConsentState::HandedOver,
            core::ConsentState::Passed => ConsentState::Passed,
            core::ConsentState::Delivered => ConsentState::Delivered,
            core::ConsentState::Undelivered => ConsentState::Undelivered,
        }
    }
}

impl From<core::Element> for ScreenElement {
    fn from(element: core::Element) -> Self {
        ScreenElement {
            role: element.role.into(),
            text: element.text,
            label: element.label,
            enabled: element.enabled,
        }
    }
}

impl From<core::ElementRole> for ElementRole {
    fn from(role: core::ElementRole) -> Self {
        match role {
            core::ElementRole::Title => ElementRole::Title,
            core::ElementRole::Requester => ElementRole::Requester,
            core::ElementRole::RequesterDetail => ElementRole::RequesterDetail,
            core::ElementRole::Purpose => ElementRole::Purpose,
            core::ElementRole::Document(item) => {
                ElementRole::Document { item: u32::try_from(item).unwrap_or(u32::MAX) }
            }
            core::ElementRole::Delivery => ElementRole::Delivery,
            core::ElementRole::Expiry => ElementRole::Expiry,
            core::ElementRole::Return => ElementRole::Return,
            core::ElementRole::Pairing => ElementRole::Pairing,
            core::ElementRole::Warning => ElementRole::Warning,
            core::ElementRole::Obstacle => ElementRole::Obstacle,
            core::ElementRole::Confirm => ElementRole::Confirm,
            core::ElementRole::Refuse => ElementRole::Refuse,
        }
    }
}

impl From<&core::ConsentItem> for ConsentItem {
    fn from(item: &core::ConsentItem) -> Self {
        ConsentItem {
            requested: RequestedDocument {
                name: item.kind().partner_name().to_owned(),
                title: item.kind().title().into(),
                required: item.is_required(),
                registered: !item.is_over_asked(),
            },
            candidates: item.candidates().iter().map(OwnedDocument::from).collect(),
            chosen: item.chosen().map(|document| document.id.clone()),
            included: item.is_included(),
        }
    }
}

impl From<&core::OwnedDocument> for OwnedDocument {
    fn from(document: &core::OwnedDocument) -> Self {
        OwnedDocument {
            id: document.id.clone(),
            kind: document.kind.partner_name().to_owned(),
            hint: document.hint.clone(),
        }
    }
}

crate::text::show_nothing!(ConsentScreen, ScreenElement, ConsentItem, OwnedDocument);

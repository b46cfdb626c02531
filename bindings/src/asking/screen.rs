use diia_citizen::ask as core;

use crate::{ConsentState, DiiaLanguage, Timestamp};

/// An ask as a screen, in one language: everything that one state of the screen needs. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct AskScreen {
    /// Where the consent stands.
    pub state: ConsentState,
    /// The elements in the order in which they are read, from top to bottom.
    pub elements: Vec<AskElement>,
    /// True when an institution's card vouches for who asks.
    pub asker_is_institution: bool,
    /// The first instant at which the ask can no longer be answered.
    pub expires_at: Timestamp,
}

/// One element of the screen.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct AskElement {
    /// What it is for.
    pub role: AskElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// True when it can be pressed or chosen now.
    pub enabled: bool,
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum AskElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch.
    RequesterDetail,
    /// What the answer would tell.
    Wanted,
    /// A document that can answer.
    Document {
        /// Which of the documents, counted from 0: for choose.
        index: u32,
    },
    /// Who will be able to read the answer.
    Privacy,
    /// How long there is to decide.
    Expiry,
    /// Something to know before deciding.
    Warning,
    /// Why the holder cannot answer.
    Obstacle,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

impl AskScreen {
    pub(super) fn of(
        consent: &core::AskConsent,
        language: DiiaLanguage,
        now: diia_citizen::time::Timestamp,
    ) -> Self {
        let screen = consent.screen(language.into(), now);
        AskScreen {
            state: consent.state().into(),
            elements: screen.elements.into_iter().map(AskElement::from).collect(),
            asker_is_institution: consent.ask().asker().is_institution(),
            expires_at: consent.expires_at().into(),
        }
    }
}

impl From<core::AskElement> for AskElement {
    fn from(element: core::AskElement) -> Self {
        AskElement {
            role: element.role.into(),
            text: element.text,
            label: element.label,
            enabled: element.enabled,
        }
    }
}

impl From<core::AskElementRole> for AskElementRole {
    fn from(role: core::AskElementRole) -> Self {
        match role {
            core::AskElementRole::Title => AskElementRole::Title,
            core::AskElementRole::Requester => AskElementRole::Requester,
            core::AskElementRole::RequesterDetail => AskElementRole::RequesterDetail,
            core::AskElementRole::Wanted => AskElementRole::Wanted,
            core::AskElementRole::Document(at) => {
                AskElementRole::Document { index: u32::try_from(at).unwrap_or(u32::MAX) }
            }
            core::AskElementRole::Privacy => AskElementRole::Privacy,
            core::AskElementRole::Expiry => AskElementRole::Expiry,
            core::AskElementRole::Warning => AskElementRole::Warning,
            core::AskElementRole::Obstacle => AskElementRole::Obstacle,
            core::AskElementRole::Confirm => AskElementRole::Confirm,
            core::AskElementRole::Refuse => AskElementRole::Refuse,
        }
    }
}

crate::text::show_nothing!(AskScreen, AskElement);

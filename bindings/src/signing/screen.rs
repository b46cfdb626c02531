use diia_citizen::sign as core;

use crate::{ConsentState, DiiaLanguage, Timestamp};

/// A request for signatures as a screen, in one language: everything that one state of the screen needs. Its text for logs
/// shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningScreen {
    /// Where the consent stands.
    pub state: ConsentState,
    /// The elements in the order in which they are read, from top to bottom.
    pub elements: Vec<SigningElement>,
    /// False when the citizen has never answered this institution before; the warning is among the elements.
    pub requester_is_known: bool,
    /// The first instant at which the request can no longer be answered.
    pub expires_at: Timestamp,
}

/// One element of the screen.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningElement {
    /// What it is for.
    pub role: SigningElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// True when it can be pressed now.
    pub enabled: bool,
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SigningElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch, address.
    RequesterDetail,
    /// What the signature is for.
    Purpose,
    /// How many files are to be signed.
    FileCount,
    /// The name of one file.
    File {
        /// Which of the files, counted from 0.
        index: u32,
    },
    /// What is odd about the name of a file.
    FileWarning {
        /// Which of the files, counted from 0.
        index: u32,
    },
    /// With what is signed.
    Algorithm,
    /// What the phone knows of the files, and what it does not.
    Fingerprint,
    /// Where the signatures go.
    Delivery,
    /// Where the citizen goes afterwards.
    Return,
    /// That the digits of another screen must be typed in.
    Pairing,
    /// How long the request lives.
    Expiry,
    /// Something to know before deciding.
    Warning,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

impl SigningScreen {
    pub(super) fn of(
        consent: &core::SigningConsent,
        language: DiiaLanguage,
        now: diia_citizen::time::Timestamp,
    ) -> Self {
        let screen = consent.screen(language.into(), now);
        SigningScreen {
            state: consent.state().into(),
            elements: screen.elements.into_iter().map(SigningElement::from).collect(),
            requester_is_known: consent.known_requester(),
            expires_at: consent.request().expires_at.into(),
        }
    }
}

impl From<core::SigningElement> for SigningElement {
    fn from(element: core::SigningElement) -> Self {
        SigningElement {
            role: element.role.into(),
            text: element.text,
            label: element.label,
            enabled: element.enabled,
        }
    }
}

impl From<core::SigningElementRole> for SigningElementRole {
    fn from(role: core::SigningElementRole) -> Self {
        let index = |index| u32::try_from(index).unwrap_or(u32::MAX);
        match role {
            core::SigningElementRole::Title => SigningElementRole::Title,
            core::SigningElementRole::Requester => SigningElementRole::Requester,
            core::SigningElementRole::RequesterDetail => SigningElementRole::RequesterDetail,
            core::SigningElementRole::Purpose => SigningElementRole::Purpose,
            core::SigningElementRole::FileCount => SigningElementRole::FileCount,
            core::SigningElementRole::File(at) => SigningElementRole::File { index: index(at) },
            core::SigningElementRole::FileWarning(at) => SigningElementRole::FileWarning { index: index(at) },
            core::SigningElementRole::Algorithm => SigningElementRole::Algorithm,
            core::SigningElementRole::Fingerprint => SigningElementRole::Fingerprint,
            core::SigningElementRole::Delivery => SigningElementRole::Delivery,
            core::SigningElementRole::Return => SigningElementRole::Return,
            core::SigningElementRole::Pairing => SigningElementRole::Pairing,
            core::SigningElementRole::Expiry => SigningElementRole::Expiry,
            core::SigningElementRole::Warning => SigningElementRole::Warning,
            core::SigningElementRole::Confirm => SigningElementRole::Confirm,
            core::SigningElementRole::Refuse => SigningElementRole::Refuse,
        }
    }
}

crate::text::show_nothing!(SigningScreen, SigningElement);

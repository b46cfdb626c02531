use super::ConsentError;
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::request::{RequestedDocument, RequestedKind};

/// A document that the citizen has on this phone.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnedDocument {
    /// The app's own name for it.
    pub id: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// What tells it from others of its kind, for example the number; shown to the citizen only.
    pub hint: String,
}

/// One document of a request, and what the citizen has done about it.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentItem {
    requested: RequestedDocument,
    candidates: Vec<OwnedDocument>,
    chosen: Option<usize>,
    included: bool,
}

impl ConsentItem {
    /// Finds the citizen's documents that answer; with only one there is nothing to choose.
    pub(super) fn new(requested: RequestedDocument, owned: &[OwnedDocument]) -> Self {
        let candidates: Vec<_> =
            owned.iter().filter(|document| requested.kind.is_answered_by(&document.kind)).cloned().collect();
        let chosen = (candidates.len() == 1).then_some(0);
        let included = requested.registered && !candidates.is_empty();
        ConsentItem { requested, candidates, chosen, included }
    }

    /// The kind that is asked for.
    pub const fn kind(&self) -> &RequestedKind {
        &self.requested.kind
    }

    /// Whether the request makes no sense without it.
    pub const fn is_required(&self) -> bool {
        self.requested.required && self.requested.registered
    }

    /// Whether the institution asks for it without being registered to.
    pub const fn is_over_asked(&self) -> bool {
        !self.requested.registered
    }

    /// Whether the citizen has no such document.
    pub fn is_missing(&self) -> bool {
        self.candidates.is_empty()
    }

    /// Whether it will be sent.
    pub const fn is_included(&self) -> bool {
        self.included
    }

    /// The citizen's documents that answer it.
    pub fn candidates(&self) -> &[OwnedDocument] {
        &self.candidates
    }

    /// The one that will be sent.
    pub fn chosen(&self) -> Option<&OwnedDocument> {
        self.chosen.filter(|_| self.included).and_then(|at| self.candidates.get(at))
    }

    pub(super) fn choose(&mut self, id: &str) -> Result<(), ConsentError> {
        let at = self.candidates.iter().position(|document| document.id == id);
        self.chosen = Some(at.ok_or(ConsentError::UnknownDocument)?);
        self.included = true;
        Ok(())
    }

    /// Leaves out an optional document, or takes it in again.
    pub(super) fn include(&mut self, included: bool) -> Result<(), ConsentError> {
        if included && self.is_missing() {
            return Err(ConsentError::Missing);
        }
        if !included && self.is_required() {
            return Err(ConsentError::Required);
        }
        self.included = included;
        Ok(())
    }
}

redacted_debug!(OwnedDocument, ConsentItem);

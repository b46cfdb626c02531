use diia_citizen::citizen::{self as core, DocumentId};

use crate::{BilingualText, CodeProfile, DiiaCitizen, DiiaError, DocumentKind, Timestamp, TrustedTime};

/// The phone at a glance: the same with and without internet, nothing is asked of anybody.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Overview {
    /// The time in use, and how far it can be believed.
    pub time: TrustedTime,
    /// The documents, in the citizen's own order.
    pub documents: Vec<DocumentSummary>,
    /// The list of issuers, if there is one.
    pub issuer_list: Option<ListSummary>,
    /// The lists of revocations.
    pub status_lists: Vec<ListSummary>,
    /// What to do, the most urgent first; empty on an ordinary day.
    pub advice: Vec<Advice>,
}

/// A document in the citizen's list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DocumentSummary {
    /// The app's own name for it.
    pub id: String,
    /// Its kind; none for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// How it stands.
    pub state: DocumentState,
    /// The ways in which it can be shown.
    pub profiles: Vec<CodeProfile>,
    /// How many of its credentials wait for their time.
    pub waiting: u32,
    /// True when copies can be made of it.
    pub has_fields: bool,
}

/// How a document stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DocumentState {
    /// It can be shown.
    Current {
        /// When the credentials on this phone end.
        until: Timestamp,
    },
    /// It can be shown for less than another day: renew it.
    NeedsRenewal {
        /// When the credentials on this phone end.
        until: Timestamp,
    },
    /// It can no longer be shown.
    Ended {
        /// Since when.
        since: Timestamp,
    },
    /// It cannot be shown yet: the phone's clock is behind.
    NotYet {
        /// From when on it can be.
        from: Timestamp,
    },
}

/// A signed list on this phone, and how old it is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ListSummary {
    /// Whose it is; none for the list of issuers itself.
    pub issuer: Option<BilingualText>,
    /// When it was made.
    pub issued_at: Timestamp,
    /// Milliseconds since then; negative for one from the future.
    pub age_millis: i64,
    /// True when it should have been replaced by now.
    pub is_overdue: bool,
}

/// Something that the phone would like to be done.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Advice {
    /// The stable name, for example "renew_documents".
    pub code: String,
    /// What to do and why, for the person who holds the phone.
    pub text: BilingualText,
}

#[uniffi::export]
impl DiiaCitizen {
    /// Documents, lists and clock as they stand now, and what should be done. Cheap: reads the clock.
    pub fn overview(&self) -> Result<Overview, DiiaError> {
        Ok(self.citizen.overview()?.into())
    }

    /// Removes a document and its key.
    pub async fn remove_document(&self, document_id: String) -> Result<(), DiiaError> {
        Ok(self.citizen.remove_document(&DocumentId(document_id)).await?)
    }

    /// Puts the documents in the citizen's own order. Those not named stay behind them in their present order.
    pub async fn order_documents(&self, document_ids: Vec<String>) -> Result<(), DiiaError> {
        let order: Vec<_> = document_ids.into_iter().map(DocumentId).collect();
        Ok(self.citizen.order_documents(&order).await?)
    }
}

impl From<core::Overview> for Overview {
    fn from(overview: core::Overview) -> Self {
        Overview {
            time: overview.now.into(),
            documents: overview.documents.into_iter().map(DocumentSummary::from).collect(),
            issuer_list: overview.issuer_list.map(ListSummary::from),
            status_lists: overview.status_lists.into_iter().map(ListSummary::from).collect(),
            advice: overview.advice.into_iter().map(Advice::from).collect(),
        }
    }
}

impl From<core::DocumentSummary> for DocumentSummary {
    fn from(document: core::DocumentSummary) -> Self {
        DocumentSummary {
            id: document.id.0,
            kind: document.kind.as_ref().map(DocumentKind::from),
            state: document.state.into(),
            profiles: document.profiles.into_iter().map(CodeProfile::from).collect(),
            waiting: u32::try_from(document.waiting).unwrap_or(u32::MAX),
            has_fields: document.has_fields,
        }
    }
}

impl From<core::DocumentState> for DocumentState {
    fn from(state: core::DocumentState) -> Self {
        match state {
            core::DocumentState::Current { until } => DocumentState::Current { until: until.into() },
            core::DocumentState::NeedsRenewal { until } => {
                DocumentState::NeedsRenewal { until: until.into() }
            }
            core::DocumentState::Ended { since } => DocumentState::Ended { since: since.into() },
            core::DocumentState::NotYet { from } => DocumentState::NotYet { from: from.into() },
        }
    }
}

impl From<core::ListSummary> for ListSummary {
    fn from(list: core::ListSummary) -> Self {
        ListSummary {
            issuer: list.issuer.map(|(uk, en)| BilingualText { uk, en }),
            issued_at: list.issued_at.into(),
            age_millis: list.age_millis,
            is_overdue: list.is_overdue,
        }
    }
}

impl From<core::Advice> for Advice {
    fn from(advice: core::Advice) -> Self {
        Advice { code: advice.code().to_owned(), text: advice.text().into() }
    }
}

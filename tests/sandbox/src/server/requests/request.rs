use std::sync::Arc;

use diia_citizen::es256::PublicKey;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::server::partner::Partner;

/// A request in processing for longer is shown as refused, as in the existing service.
pub(crate) const REQUEST_MILLIS: i64 = HOUR_MILLIS;

/// One request.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) id: Uuid,
    pub(crate) origin: Origin,
    pub(crate) action: Action,
    pub(crate) partner: Arc<Partner>,
    pub(crate) branch_name: String,
    pub(crate) branch_address: String,
    pub(crate) purpose: String,
    pub(crate) documents: Vec<Asked>,
    pub(crate) with_signature: bool,
    pub(crate) trace_id: String,
    pub(crate) return_link: Option<String>,
    /// Whether the partner's page can show pairing digits.
    pub(crate) pairing_offered: bool,
    pub(crate) signing: Option<Signing>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) opened: Option<Opened>,
    /// A package was taken, or the citizen has refused.
    pub(crate) answered: bool,
    pub(crate) status: Status,
    pub(crate) reason: Option<UnfinishedReason>,
    pub(crate) updated_at: Timestamp,
}

/// How a request came to be.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// By a link for one request.
    Link { otp: Uuid },
    /// By a printed code; the answer is a letter to this address.
    Printed { letter_to: String },
    /// By a code that this citizen showed.
    Code { citizen: u8, pass: u64, digits: Option<String> },
}

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Action {
    Sharing,
    HashedFilesSigning,
    Auth,
}

/// One document that is asked for.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) document_type: String,
    pub(crate) required: bool,
}

/// What is to be signed.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Signing {
    pub(crate) sign_algo: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) hashed_files: Vec<HashedFile>,
}

/// A file, of which only the hash leaves the partner.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HashedFile {
    pub(crate) file_name: String,
    pub(crate) file_hash: String,
}

/// The phone that opened a request.
#[derive(Clone)]
pub(crate) struct Opened {
    pub(crate) device_key: PublicKey,
    pub(crate) nonce: String,
    /// The request object ends then; opened again, there is a new one.
    pub(crate) expires_at: Timestamp,
    pub(crate) pairing: Option<Pairing>,
    /// The kinds of documents that the citizen has consented to.
    pub(crate) generated: Option<Vec<String>>,
}

/// The four digits on the partner's page.
#[derive(Clone)]
pub(crate) struct Pairing {
    pub(crate) digits: String,
    pub(crate) wrong_tries: u8,
    pub(crate) done: bool,
}

/// How far a request has come.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Processing,
    Refuse,
    Done,
}

/// Why a request is not done.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UnfinishedReason {
    RefusedByCitizen,
    Expired,
    PartnerRefused,
    PartnerUnreachable,
    PartnerAnswerLost,
    PairingFailed,
}

impl Request {
    /// A request that nobody has opened yet.
    pub(crate) fn new(id: Uuid, origin: Origin, partner: Arc<Partner>, now: Timestamp) -> Self {
        Request {
            id,
            origin,
            action: Action::Sharing,
            partner,
            branch_name: String::new(),
            branch_address: String::new(),
            purpose: String::new(),
            documents: Vec::new(),
            with_signature: false,
            trace_id: String::new(),
            return_link: None,
            pairing_offered: false,
            signing: None,
            created_at: now,
            expires_at: now.plus_millis(REQUEST_MILLIS),
            opened: None,
            answered: false,
            status: Status::Processing,
            reason: None,
            updated_at: now,
        }
    }

    /// Sets how far it has come.
    pub(crate) fn set_status(&mut self, status: Status, reason: Option<UnfinishedReason>, now: Timestamp) {
        (self.status, self.reason, self.updated_at) = (status, reason, now);
    }

    /// A request that nobody answered in time is refused.
    pub(super) fn expire(&mut self, now: Timestamp) {
        if self.status == Status::Processing && now >= self.expires_at {
            let reason = self.reason.unwrap_or(UnfinishedReason::Expired);
            self.set_status(Status::Refuse, Some(reason), self.expires_at);
        }
    }

    /// Whether everything that is asked for must be sent, or nothing.
    pub(crate) fn all_or_nothing(&self) -> bool {
        self.documents.iter().all(|asked| asked.required)
    }

    /// The first document that was asked for which this kind answers.
    pub(crate) fn asked_by(&self, document_type: &str) -> Option<&Asked> {
        self.documents.iter().find(|asked| answers(&asked.document_type, document_type))
    }
}

/// Whether a document of one kind answers what was asked for; `passport` is either passport.
pub(crate) fn answers(asked: &str, document_type: &str) -> bool {
    asked == document_type
        || asked == "passport" && matches!(document_type, "internal-passport" | "foreign-passport")
}

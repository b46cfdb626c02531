use diia_citizen::receipt as core;
use diia_citizen::time::Timestamp as CoreTimestamp;

use crate::{BilingualText, Timestamp};

/// What the citizen keeps of a request: names of documents and hashes, never values. Each receipt is chained to the
/// one before it, so that a gap or a change is seen. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Receipt {
    /// Its number, from 1.
    pub number: u64,
    /// Its own hash, SHA-256 in hexadecimal; the next receipt names it.
    pub hash: String,
    /// The hash of the receipt before it.
    pub previous: String,
    /// The identifier of the request.
    pub request_id: String,
    /// How the request ended on this phone.
    pub outcome: ReceiptOutcome,
    /// When.
    pub at: Timestamp,
    /// The requester's legal name.
    pub requester: String,
    /// The requester's register code.
    pub register_code: String,
    /// The branch; may be empty.
    pub branch: String,
    /// Where the branch is.
    pub address: String,
    /// What for.
    pub purpose: String,
    /// Where the answer goes.
    pub recipient: String,
    /// What was asked for, by the names that partners use.
    pub asked: Vec<String>,
    /// The copies that were made.
    pub copies: Vec<SentCopy>,
}

/// How a request ended on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReceiptOutcome {
    /// Confirmed; nothing has been handed over yet.
    Confirmed,
    /// The letter was handed to the mail client. That it was sent or has arrived, nobody here can know.
    HandedToMailClient,
    /// Refused by the citizen.
    Refused,
    /// Not answered in time.
    Expired,
    /// The server has the sealed package. That the institution has it, nobody has said yet.
    PassedToServer,
    /// The institution's server has said that it has the documents.
    DeliveredToPartner,
    /// It ended without the institution having said that it has the documents.
    NotDelivered,
}

#[uniffi::export]
impl ReceiptOutcome {
    /// What happened, for the citizen.
    pub fn text(&self) -> BilingualText {
        core::Outcome::from(*self).text().into()
    }
}

impl From<ReceiptOutcome> for core::Outcome {
    fn from(outcome: ReceiptOutcome) -> Self {
        match outcome {
            ReceiptOutcome::Confirmed => core::Outcome::Confirmed,
            ReceiptOutcome::HandedToMailClient => core::Outcome::HandedToMailClient,
            ReceiptOutcome::Refused => core::Outcome::Refused,
            ReceiptOutcome::Expired => core::Outcome::Expired,
            ReceiptOutcome::PassedToServer => core::Outcome::PassedToServer,
            ReceiptOutcome::DeliveredToPartner => core::Outcome::DeliveredToPartner,
            ReceiptOutcome::NotDelivered => core::Outcome::NotDelivered,
        }
    }
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SentCopy {
    /// The name of the kind, as partners use it.
    pub document_type: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl From<core::Receipt> for Receipt {
    fn from(receipt: core::Receipt) -> Self {
        let content = receipt.content;
        Receipt {
            number: receipt.number,
            hash: receipt.hash,
            previous: receipt.previous,
            request_id: content.request_id,
            outcome: content.outcome.into(),
            at: CoreTimestamp::from_unix_millis(content.at_millis).into(),
            requester: content.requester,
            register_code: content.register_code,
            branch: content.branch,
            address: content.address,
            purpose: content.purpose,
            recipient: content.recipient,
            asked: content.asked,
            copies: content.copies.into_iter().map(SentCopy::from).collect(),
        }
    }
}

impl From<core::Outcome> for ReceiptOutcome {
    fn from(outcome: core::Outcome) -> Self {
        match outcome {
            core::Outcome::Confirmed => ReceiptOutcome::Confirmed,
            core::Outcome::HandedToMailClient => ReceiptOutcome::HandedToMailClient,
            core::Outcome::Refused => ReceiptOutcome::Refused,
            core::Outcome::Expired => ReceiptOutcome::Expired,
            core::Outcome::PassedToServer => ReceiptOutcome::PassedToServer,
            core::Outcome::DeliveredToPartner => ReceiptOutcome::DeliveredToPartner,
            core::Outcome::NotDelivered => ReceiptOutcome::NotDelivered,
        }
    }
}

impl From<core::SentCopy> for SentCopy {
    fn from(copy: core::SentCopy) -> Self {
        SentCopy { document_type: copy.document_type, sha256: copy.sha256 }
    }
}

crate::text::show_nothing!(Receipt);

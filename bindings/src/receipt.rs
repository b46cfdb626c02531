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
    /// The same for the citizen, in words about copies or about signatures.
    pub outcome_text: BilingualText,
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
    /// What was to be signed; none where copies were asked for.
    pub signing: Option<SigningRecord>,
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

/// What a receipt says of a request for signatures. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningRecord {
    /// "hashedFilesSigning" or "auth".
    pub action: String,
    /// "ECDSA" or "DSTU".
    pub algorithm: String,
    /// The files, in the order of the request; for a sign-in one without a name.
    pub items: Vec<SigningRecordItem>,
}

/// One thing that was to be signed: names and hashes. What is in a file, the phone never had.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningRecordItem {
    /// The file's name, exactly as it was asked for.
    pub name: Option<String>,
    /// The hash that was to be signed, in hexadecimal.
    pub hash: String,
    /// SHA-256 of the signature, in hexadecimal; none while nothing is signed.
    pub signature_sha256: Option<String>,
}

impl From<core::Receipt> for Receipt {
    fn from(receipt: core::Receipt) -> Self {
        let content = receipt.content;
        let outcome_text = content.outcome_text().into();
        Receipt {
            number: receipt.number,
            hash: receipt.hash,
            previous: receipt.previous,
            request_id: content.request_id,
            outcome: content.outcome.into(),
            outcome_text,
            at: CoreTimestamp::from_unix_millis(content.at_millis).into(),
            requester: content.requester,
            register_code: content.register_code,
            branch: content.branch,
            address: content.address,
            purpose: content.purpose,
            recipient: content.recipient,
            asked: content.asked,
            copies: content.copies.into_iter().map(SentCopy::from).collect(),
            signing: content.signing.map(SigningRecord::from),
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

impl From<core::SigningRecord> for SigningRecord {
    fn from(record: core::SigningRecord) -> Self {
        SigningRecord {
            action: record.action,
            algorithm: record.algorithm,
            items: record.items.into_iter().map(SigningRecordItem::from).collect(),
        }
    }
}

impl From<core::SigningRecordItem> for SigningRecordItem {
    fn from(item: core::SigningRecordItem) -> Self {
        SigningRecordItem { name: item.name, hash: item.hash, signature_sha256: item.signature_sha256 }
    }
}

crate::text::show_nothing!(Receipt, SigningRecord, SigningRecordItem);

use serde::{Deserialize, Serialize};

use crate::consent::{Consent, ConsentState};
use crate::es256::sha256;
use crate::redacted::redacted_debug;
use crate::request::Delivery;
use crate::text::Bilingual;
use crate::time::Timestamp;

/// Before everything that a receipt's hash is made of.
const DOMAIN: &[u8] = b"diia-citizen/1/receipt\0";

/// How a request ended on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Confirmed; the letter has not been handed over (yet).
    Confirmed,
    /// The letter was handed to the mail client. That it was sent or has arrived, nobody here can know.
    HandedToMailClient,
    /// Refused by the citizen.
    Refused,
    /// Not answered in time.
    Expired,
    /// The server has the sealed package. That the institution has it, nobody has said (yet).
    PassedToServer,
    /// The institution's server has said that it has the documents.
    DeliveredToPartner,
    /// It ended without the institution having said that it has the documents.
    NotDelivered,
}

impl Outcome {
    /// How a consent stands; `None` while it is open.
    pub const fn of(state: ConsentState) -> Option<Self> {
        match state {
            ConsentState::Open => None,
            ConsentState::Confirmed => Some(Outcome::Confirmed),
            ConsentState::HandedOver => Some(Outcome::HandedToMailClient),
            ConsentState::Refused => Some(Outcome::Refused),
            ConsentState::Expired => Some(Outcome::Expired),
            ConsentState::Passed => Some(Outcome::PassedToServer),
            ConsentState::Delivered => Some(Outcome::DeliveredToPartner),
            ConsentState::Undelivered => Some(Outcome::NotDelivered),
        }
    }

    /// The stable name, as in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Confirmed => "confirmed",
            Outcome::HandedToMailClient => "handed_to_mail_client",
            Outcome::Refused => "refused",
            Outcome::Expired => "expired",
            Outcome::PassedToServer => "passed_to_server",
            Outcome::DeliveredToPartner => "delivered_to_partner",
            Outcome::NotDelivered => "not_delivered",
        }
    }

    /// What happened, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            Outcome::Confirmed => Bilingual::new("Підтверджено", "Confirmed"),
            Outcome::HandedToMailClient => {
                Bilingual::new("Лист передано поштовому застосунку", "Letter handed to the mail app")
            }
            Outcome::Refused => Bilingual::new("Відмовлено", "Refused"),
            Outcome::Expired => Bilingual::new("Не відповіли вчасно", "Not answered in time"),
            Outcome::PassedToServer => Bilingual::new(
                "Копії передано серверу; установа ще не відповіла",
                "Copies passed to the server; the institution has not answered yet",
            ),
            Outcome::DeliveredToPartner => {
                Bilingual::new("Установа отримала копії", "The institution has received the copies")
            }
            Outcome::NotDelivered => Bilingual::new("Копії не доставлено", "The copies were not delivered"),
        }
    }
}

/// A copy that was made: which document, and the SHA-256 of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCopy {
    /// The kind's name, as partners use it.
    pub document_type: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// What a receipt says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptDraft {
    /// The request's identifier.
    pub request_id: String,
    /// How it ended.
    pub outcome: Outcome,
    /// When, in milliseconds since the Unix epoch.
    pub at_millis: i64,
    /// The requester's legal name.
    pub requester: String,
    /// The requester's register code.
    pub register_code: String,
    /// The branch and its address.
    pub branch: String,
    /// Where the branch is.
    pub address: String,
    /// What for.
    pub purpose: String,
    /// Where the answer goes: the address of the letter, or the host of the institution's server.
    pub recipient: String,
    /// What was asked for, by the names that partners use.
    pub asked: Vec<String>,
    /// What was made; empty unless confirmed.
    pub copies: Vec<SentCopy>,
    /// What was to be signed; `None` for copies of documents, and then not written at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing: Option<SigningRecord>,
}

/// What a receipt says of a request for signatures.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningRecord {
    /// `hashedFilesSigning` or `auth`.
    pub action: String,
    /// `ECDSA` or `DSTU`.
    pub algorithm: String,
    /// The files, in the order of the request; for a sign-in one without a name.
    pub items: Vec<SigningRecordItem>,
}

/// One thing that was to be signed: names and hashes. What is in a file, the phone never had.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningRecordItem {
    /// The file's name, exactly as it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The hash that was to be signed, in lower-case hexadecimal.
    pub hash: String,
    /// SHA-256 of the signature, in lower-case hexadecimal; `None` while nothing is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature_sha256: Option<String>,
}

/// A receipt in its place in the chain.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its number, from 1.
    pub number: u64,
    /// The hash of the receipt before it; 64 zeros for the first.
    pub previous: String,
    /// Its own hash: SHA-256 over the domain, the number, the previous hash and the content as JSON.
    pub hash: String,
    /// What it says.
    #[serde(flatten)]
    pub content: ReceiptDraft,
}

impl ReceiptDraft {
    /// The receipt of a consent as it stands; `None` while it is open.
    pub fn of(consent: &Consent, copies: Vec<SentCopy>, now: Timestamp) -> Option<Self> {
        let outcome = Outcome::of(consent.state())?;
        let request = consent.request();
        let recipient = match &request.delivery {
            Delivery::Letter { to } => to.as_str(),
            Delivery::Package { host, .. } => host,
        };
        Some(ReceiptDraft {
            request_id: request.id.clone(),
            outcome,
            at_millis: now.unix_millis(),
            requester: request.requester.legal_name.clone(),
            register_code: request.requester.register_code.clone(),
            branch: request.requester.branch.clone(),
            address: request.requester.address.clone(),
            purpose: request.purpose.clone(),
            recipient: recipient.to_owned(),
            asked: request.documents.iter().map(|document| document.kind.partner_name().to_owned()).collect(),
            copies: if matches!(outcome, Outcome::Refused | Outcome::Expired) { Vec::new() } else { copies },
            signing: None,
        })
    }
}

impl ReceiptDraft {
    /// What happened, for the citizen: of copies or of signatures.
    pub const fn outcome_text(&self) -> Bilingual {
        match (self.outcome, &self.signing) {
            (Outcome::PassedToServer, Some(_)) => Bilingual::new(
                "Підписи передано серверу; установа ще не відповіла",
                "Signatures passed to the server; the institution has not answered yet",
            ),
            (Outcome::DeliveredToPartner, Some(_)) => {
                Bilingual::new("Установа отримала підписи", "The institution has received the signatures")
            }
            (Outcome::NotDelivered, Some(_)) => {
                Bilingual::new("Підписи не доставлено", "The signatures were not delivered")
            }
            (outcome, _) => outcome.text(),
        }
    }
}

impl Receipt {
    pub(crate) fn chained(number: u64, previous: String, content: ReceiptDraft) -> Self {
        let hash = hash(number, &previous, &content);
        Receipt { number, previous, hash, content }
    }

    /// Whether its hash is that of what it says. Whether it follows from the one before it, a `ChainCheck` tells.
    pub fn is_unchanged(&self) -> bool {
        self.hash == hash(self.number, &self.previous, &self.content)
    }

    /// Its hash as bytes; zeros where the text is no hash.
    pub(crate) fn hash_bytes(&self) -> [u8; 32] {
        let digit =
            |at: usize| self.hash.as_bytes().get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let byte = |at: usize| u8::try_from(digit(2 * at)? << 4 | digit(2 * at + 1)?).ok();
        std::array::from_fn(|at| byte(at).unwrap_or(0))
    }
}

fn hash(number: u64, previous: &str, content: &ReceiptDraft) -> String {
    // Writing plain texts and numbers as JSON cannot fail.
    let content = serde_json::to_vec(content).unwrap_or_default();
    hex(&sha256(&[DOMAIN, &number.to_be_bytes(), previous.as_bytes(), &content].concat()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl SentCopy {
    /// The copy of a document of this type in this file.
    pub fn new(document_type: &str, file: &[u8]) -> Self {
        SentCopy { document_type: document_type.to_owned(), sha256: hex(&sha256(file)) }
    }
}

redacted_debug!(ReceiptDraft, Receipt, SigningRecord, SigningRecordItem);

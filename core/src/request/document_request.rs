use super::card::{Card, CardRefusal, Place, verify_card};
use super::{RequestedDocument, Ticket};
use crate::es256::sha256;
use crate::mail::Address;
use crate::redacted::redacted_debug;
use crate::share::Recipient;
use crate::time::{HOUR_MILLIS, Timestamp};
use crate::trust::TrustStore;

/// How long a request that was opened waits for the citizen. Older ones are shown as refused by the existing system
/// too.
pub const REQUEST_LIFE_MILLIS: i64 = HOUR_MILLIS;

/// Before the bytes from which a request's identifier is made.
const ID_DOMAIN: &[u8] = b"diia-citizen/1/request\0";

/// Who asks.
#[derive(Clone, PartialEq, Eq)]
pub struct Requester {
    /// The legal name, as the one who signed the card registered it.
    pub legal_name: String,
    /// ЄДРПОУ (eight digits) or РНОКПП of a sole trader (ten).
    pub register_code: String,
    /// The branch; may be empty.
    pub branch: String,
    /// Where the branch is.
    pub address: String,
}

/// How the answer leaves the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// As a letter that the citizen sends from their own mailbox.
    Letter {
        /// To this address and no other.
        to: Address,
    },
    /// As a package to the server of the one who asks, sealed so that nobody else opens it.
    Package {
        /// Whose server: the registered domain.
        host: String,
        /// To whom it is sealed.
        recipient: Box<Recipient>,
    },
}

/// A request for copies of documents, believed and ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRequest {
    /// Names the request in the letter, on the copies and in the receipt (a UUID, version 8).
    pub id: String,
    /// Who asks.
    pub requester: Requester,
    /// What for, in the requester's words.
    pub purpose: String,
    /// Which documents.
    pub documents: Vec<RequestedDocument>,
    /// Whether nothing is to be sent when one of them is missing.
    pub all_or_nothing: bool,
    /// Whether the citizen's signature is asked for.
    pub with_signature: bool,
    /// How the answer leaves the phone.
    pub delivery: Delivery,
    /// When it was opened on this phone.
    pub opened_at: Timestamp,
    /// The first instant at which it can no longer be answered.
    pub expires_at: Timestamp,
    /// Where the card hangs.
    pub place: Option<Place>,
    /// What the answer through the server must name; `None` for a card, which is answered without one.
    pub ticket: Option<Ticket>,
}

impl DocumentRequest {
    /// The request of a card that hangs on a counter, opened at `now`.
    ///
    /// # Errors
    /// [`CardRefusal`] when the card is not to be believed.
    pub fn from_card(card: &Card, trust: &TrustStore, now: Timestamp) -> Result<Self, CardRefusal> {
        verify_card(card, trust, now)?;
        let content = card.content().clone();
        Ok(DocumentRequest {
            id: request_id(&card.digest(), now),
            requester: Requester {
                legal_name: content.legal_name,
                register_code: content.register_code.to_text(),
                branch: content.branch,
                address: content.address,
            },
            purpose: content.purpose,
            documents: content.documents,
            all_or_nothing: content.all_or_nothing,
            with_signature: content.with_signature,
            delivery: Delivery::Letter { to: content.recipient },
            opened_at: now,
            expires_at: content.validity.until().min(now.plus_millis(REQUEST_LIFE_MILLIS)),
            place: content.place,
            ticket: None,
        })
    }
}

/// A UUID of version 8 (RFC 9562 §5.8) from the card and the instant: the same card opened again is another request,
/// and a card tells nothing of who opened it.
fn request_id(card: &[u8; 32], opened_at: Timestamp) -> String {
    let hash = sha256(&[ID_DOMAIN, card, &opened_at.unix_millis().to_be_bytes()].concat());
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..] = hash;
    uuid::Builder::from_custom_bytes([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
        .into_uuid()
        .hyphenated()
        .to_string()
}

redacted_debug!(Requester);

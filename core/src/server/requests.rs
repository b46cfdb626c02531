use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::codes::path_part;
use super::{Call, IdempotencyKey, ServerError};
use crate::redacted::redacted_debug;
use crate::share::SealedPackage;
#[cfg(feature = "signature")]
use crate::sign::SignedAnswer;

/// A package of several copies with portraits, over a slow line.
const SEND_TIMEOUT_MILLIS: u32 = 60_000;
const SMALL_BYTES: u32 = 64 << 10;

/// How a link came to this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenedBy {
    /// A camera read it from another screen: that screen must then be shown to be the citizen's own.
    Scan,
    /// It was opened on this very phone.
    Link,
}

/// A request object, not believed yet.
#[derive(Deserialize)]
pub struct SignedRequest {
    /// The JWT.
    pub request: String,
}

/// A request that waits for an answer.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncomingRequest {
    /// Its identifier.
    pub id: String,
    /// When it was raised, in milliseconds since the Unix epoch.
    pub created_at: i64,
    /// The first instant at which it can no longer be answered.
    pub expires_at: i64,
}

#[derive(Deserialize)]
pub(crate) struct IncomingRequests {
    pub(crate) requests: Vec<IncomingRequest>,
}

/// What a package is made from: the registry's fields of this moment, and a certificate for the phone's signature.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreshDocuments {
    /// The documents.
    pub documents: Vec<FreshDocument>,
    signer_certificate: String,
}

/// One document as the registry has it now.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreshDocument {
    /// The kind, as partners name it.
    pub document_type: String,
    /// The fields.
    pub data: Map<String, Value>,
}

impl FreshDocuments {
    /// The certificate of the phone's key, in DER.
    ///
    /// # Errors
    /// [`ServerError::Answer`].
    pub fn signer_certificate(&self) -> Result<Vec<u8>, ServerError> {
        STANDARD.decode(&self.signer_certificate).map_err(|_| ServerError::Answer)
    }
}

/// How far a package has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryState {
    /// The server has it; the partner has not answered yet.
    Passed,
    /// The partner has said that it has the documents.
    Delivered,
    /// It ended without delivery.
    Failed(DeliveryFailure),
}

/// Why a package was not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryFailure {
    /// The partner's server has refused it.
    RefusedByPartner,
    /// The partner's server cannot be reached.
    PartnerUnreachable,
    /// The request ran out before.
    Expired,
    /// Something else.
    Other,
}

impl DeliveryFailure {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            DeliveryFailure::RefusedByPartner => "delivery_refused_by_partner",
            DeliveryFailure::PartnerUnreachable => "delivery_partner_unreachable",
            DeliveryFailure::Expired => "delivery_expired",
            DeliveryFailure::Other => "delivery_failed",
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct RequestStatus {
    status: String,
    reason: Option<String>,
}

impl RequestStatus {
    /// What the status means for a package.
    pub(crate) fn delivery(&self) -> Result<DeliveryState, ServerError> {
        match (self.status.as_str(), self.reason.as_deref()) {
            ("done", _) => Ok(DeliveryState::Delivered),
            ("processing", _) => Ok(DeliveryState::Passed),
            ("refuse", reason) => Ok(DeliveryState::Failed(match reason {
                Some("partner_refused") => DeliveryFailure::RefusedByPartner,
                Some("partner_unreachable") => DeliveryFailure::PartnerUnreachable,
                Some("expired") => DeliveryFailure::Expired,
                _ => DeliveryFailure::Other,
            })),
            _ => Err(ServerError::Answer),
        }
    }
}

/// Asks who stands behind a link.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn open_link(link: &str, opened_by: OpenedBy) -> Result<Call, ServerError> {
    let opened_by = match opened_by {
        OpenedBy::Scan => "scan",
        OpenedBy::Link => "link",
    };
    verify(&json!({ "link": link, "openedBy": opened_by }))
}

/// Asks for a request that waits for this citizen.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn open_request(id: &str) -> Result<Call, ServerError> {
    verify(&json!({ "requestId": id }))
}

fn verify(body: &Value) -> Result<Call, ServerError> {
    Ok(Call::post("/api/v1/citizen/requests/verify", body)?.signed_in())
}

/// Asks which requests wait for this citizen.
pub fn incoming_requests() -> Call {
    Call::get("/api/v1/citizen/requests").signed_in()
}

fn step(id: &str, name: &str) -> String {
    format!("/api/v1/citizen/requests/{}/{name}", path_part(id))
}

/// Tells of the consent; asks for fresh fields.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn generate(
    id: &str,
    nonce: &str,
    document_types: &[&str],
    pairing_digits: Option<&str>,
) -> Result<Call, ServerError> {
    let body = json!({ "nonce": nonce, "documentTypes": document_types, "pairingDigits": pairing_digits });
    Ok(Call::post(step(id, "generate"), &body)?.signed_in())
}

/// Sends a package, for the first time or again: the key tells that it is one.
pub fn send_package(package: &SealedPackage, key: IdempotencyKey) -> Call {
    Call::post_again(step(&package.answers.request_id, "send"), &package.to_json(), key)
        .signed_in()
        .patient(SEND_TIMEOUT_MILLIS, SMALL_BYTES)
}

/// Sends signatures, for the first time or again: the key tells that they are the same.
#[cfg(feature = "signature")]
pub fn send_signatures(id: &str, nonce: &str, answer: &SignedAnswer, key: IdempotencyKey) -> Call {
    let body = match answer {
        SignedAnswer::Files { signed_items } => json!({ "nonce": nonce, "signedItems": signed_items }),
        SignedAnswer::SignIn { signature, .. } => json!({ "nonce": nonce, "signature": signature }),
    };
    Call::post_again(step(id, "send"), &body, key).signed_in().patient(SEND_TIMEOUT_MILLIS, SMALL_BYTES)
}

/// Asks how far a request has come.
pub fn request_status(id: &str) -> Call {
    Call::get(step(id, "status")).signed_in()
}

/// Tells that the citizen has refused.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn report_refusal(id: &str, nonce: &str) -> Result<Call, ServerError> {
    report(id, nonce, "refuse")
}

/// Tells that the letter was handed to the mail client.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn report_handed_over(id: &str, nonce: &str) -> Result<Call, ServerError> {
    report(id, nonce, "done")
}

fn report(id: &str, nonce: &str, status: &str) -> Result<Call, ServerError> {
    Ok(Call::post(step(id, "status"), &json!({ "nonce": nonce, "status": status }))?.signed_in())
}

redacted_debug!(SignedRequest, IncomingRequest, FreshDocuments, FreshDocument);

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::session::Challenge;
use super::{Call, ServerError};
use crate::document::DocumentKind;
use crate::es256::{PublicKey, Signature};
use crate::redacted::redacted_debug;

const POSSESSION_DOMAIN: &[u8] = b"diia-citizen/1/possession\0";

/// A document as the registry issues it to one key of this phone.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuedDocument {
    digits_secret: String,
    credentials: Vec<IssuedCredential>,
    /// Its fields.
    pub data: Map<String, Value>,
}

#[derive(Deserialize)]
struct IssuedCredential {
    credential: String,
}

impl IssuedDocument {
    /// The secret from which the digits are drawn.
    ///
    /// # Errors
    /// [`ServerError::Answer`].
    pub fn digits_secret(&self) -> Result<[u8; 32], ServerError> {
        decode(&self.digits_secret)?.try_into().map_err(|_| ServerError::Answer)
    }

    /// The credentials.
    ///
    /// # Errors
    /// [`ServerError::Answer`].
    pub fn credentials(&self) -> Result<Vec<Vec<u8>>, ServerError> {
        self.credentials.iter().map(|issued| decode(&issued.credential)).collect()
    }
}

fn decode(text: &str) -> Result<Vec<u8>, ServerError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| ServerError::Answer)
}

/// What a document's key signs to show that this phone has it.
///
/// # Errors
/// [`ServerError::Answer`] when the challenge is none.
pub fn possession_message(challenge: &Challenge, key: &PublicKey) -> Result<Vec<u8>, ServerError> {
    Ok([POSSESSION_DOMAIN, &challenge.bytes()?, &key.to_compressed()].concat())
}

/// Asks for the credentials of a document, in both profiles, for a key of this phone.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn credentials_call(
    kind: &DocumentKind,
    key: &PublicKey,
    challenge: &Challenge,
    proof: &Signature,
) -> Result<Call, ServerError> {
    let body = json!({
        "documentType": kind.partner_name(),
        "deviceKey": URL_SAFE_NO_PAD.encode(key.as_uncompressed()),
        "challenge": challenge.text(),
        "proof": URL_SAFE_NO_PAD.encode(proof.as_bytes()),
    });
    Ok(Call::post("/api/v1/citizen/credentials", &body)?.signed_in())
}

redacted_debug!(IssuedDocument);

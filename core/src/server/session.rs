use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::json;

use super::{Call, ServerError};
use crate::es256::{PublicKey, Signature};
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

const SESSION_DOMAIN: &[u8] = b"diia-citizen/1/session\0";
const CHALLENGE_BYTES: usize = 32;

/// Fresh bytes to sign, good once.
#[derive(Deserialize)]
pub struct Challenge {
    challenge: String,
}

/// A phone that is signed in.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    token: String,
    expires_at: i64,
}

impl Challenge {
    pub(super) fn text(&self) -> &str {
        &self.challenge
    }

    pub(crate) fn bytes(&self) -> Result<[u8; CHALLENGE_BYTES], ServerError> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.challenge).map_err(|_| ServerError::Answer)?;
        bytes.try_into().map_err(|_| ServerError::Answer)
    }
}

impl Session {
    /// What stands in the header.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Whether it is still good at `now`, with a minute in hand.
    pub fn is_good_at(&self, now: Timestamp) -> bool {
        now.plus_millis(60_000) < Timestamp::from_unix_millis(self.expires_at)
    }
}

/// Asks for a challenge.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn challenge() -> Result<Call, ServerError> {
    Call::post("/api/v1/citizen/challenge", &json!({}))
}

/// What the phone's key signs to sign in.
///
/// # Errors
/// [`ServerError::Answer`] when the challenge is none.
pub fn session_message(challenge: &Challenge, key: &PublicKey) -> Result<Vec<u8>, ServerError> {
    Ok([SESSION_DOMAIN, &challenge.bytes()?, &key.to_compressed()].concat())
}

/// Signs in. The first time with an activation code, afterwards with the key alone.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn session_call(
    activation_code: Option<&str>,
    key: &PublicKey,
    challenge: &Challenge,
    proof: &Signature,
) -> Result<Call, ServerError> {
    let mut body = json!({
        "deviceKey": URL_SAFE_NO_PAD.encode(key.as_uncompressed()),
        "challenge": challenge.challenge,
        "proof": URL_SAFE_NO_PAD.encode(proof.as_bytes()),
    });
    if let (Some(code), Some(body)) = (activation_code, body.as_object_mut()) {
        body.insert("activationCode".into(), code.into());
    }
    Call::post("/api/v1/citizen/session", &body)
}

redacted_debug!(Challenge, Session);

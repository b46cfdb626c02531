use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::TrustError;
use crate::es256::{PublicKey, Signature};

/// A JWT in compact form (RFC 7515 §7.1) whose signature has not been verified yet.
pub(super) struct SignedJwt<'a> {
    signing_input: &'a str,
    payload: &'a str,
    signature: Signature,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    typ: String,
    /// Extensions that must be understood (RFC 7515 §4.1.11): none are.
    crit: Option<serde::de::IgnoredAny>,
}

impl<'a> SignedJwt<'a> {
    /// Takes a JWT apart whose header names ES256 and the type `typ`.
    pub(super) fn parse(jwt: &'a str, typ: &str, max_bytes: usize) -> Result<Self, TrustError> {
        if jwt.len() > max_bytes {
            return Err(TrustError::TooLarge);
        }
        let (signing_input, signature) = jwt.rsplit_once('.').ok_or(TrustError::NotAJwt)?;
        let (header, payload) = signing_input.split_once('.').ok_or(TrustError::NotAJwt)?;
        let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| TrustError::NotAJwt)?;
        if header.alg != "ES256" || !header.typ.eq_ignore_ascii_case(typ) || header.crit.is_some() {
            return Err(TrustError::NotAJwt);
        }
        let signature = Signature::from_jws(&decode(signature)?).map_err(|_| TrustError::NotAJwt)?;
        Ok(SignedJwt { signing_input, payload, signature })
    }

    /// The claims, once one of `keys` has signed them.
    pub(super) fn verified_by<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k PublicKey>,
    ) -> Result<Vec<u8>, TrustError> {
        let message = self.signing_input.as_bytes();
        if keys.into_iter().any(|key| key.verifies(message, &self.signature)) {
            decode(self.payload)
        } else {
            Err(TrustError::Signature)
        }
    }

    /// The claims before anyone has vouched for them: only to learn whose keys to try.
    pub(super) fn unverified_payload(&self) -> Result<Vec<u8>, TrustError> {
        decode(self.payload)
    }
}

fn decode(part: &str) -> Result<Vec<u8>, TrustError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| TrustError::NotAJwt)
}

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, Deserializer, IgnoredAny};
use serde_json::Value;

use super::json_object::read_object;
use super::{KeyId, TrustError};
use crate::es256::{PublicKey, Signature};

/// A JWT in compact form (RFC 7515 §7.1) whose signature has not been verified yet.
pub(crate) struct SignedJwt<'a> {
    signing_input: &'a str,
    encoded_payload: &'a str,
    signature: Signature,
    key_name: Option<Value>,
}

#[derive(serde::Deserialize)]
struct Header {
    alg: String,
    typ: String,
    /// Any value: lists are not looked up by it.
    #[serde(default)]
    kid: Option<Value>,
    /// Whether there are extensions that must be understood (RFC 7515 §4.1.11): none are.
    #[serde(default, deserialize_with = "present")]
    crit: bool,
}

/// True for any value, `null` included, which an `Option` would take for none.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

impl<'a> SignedJwt<'a> {
    /// Takes a JWT apart whose header names ES256 and the type `typ`.
    pub(crate) fn parse(jwt: &'a str, typ: &str, max_bytes: usize) -> Result<Self, TrustError> {
        if jwt.len() > max_bytes {
            return Err(TrustError::TooLarge);
        }
        let (signing_input, signature) = jwt.rsplit_once('.').ok_or(TrustError::NotAJwt)?;
        let (header, payload) = signing_input.split_once('.').ok_or(TrustError::NotAJwt)?;
        if payload.contains('.') {
            return Err(TrustError::NotAJwt);
        }
        let header: Header = read_object(&decode(header)?).ok_or(TrustError::NotAJwt)?;
        if header.alg != "ES256" || !header.typ.eq_ignore_ascii_case(typ) || header.crit {
            return Err(TrustError::NotAJwt);
        }
        let signature = Signature::from_jws(&decode(signature)?).map_err(|_| TrustError::NotAJwt)?;
        Ok(SignedJwt { signing_input, encoded_payload: payload, signature, key_name: header.kid })
    }

    /// The short name of the key that is said to have signed it (`kid`).
    pub(crate) fn key_id(&self) -> Option<KeyId> {
        self.key_name.as_ref().and_then(Value::as_str).and_then(KeyId::from_hex)
    }

    /// The claims, once one of `keys` has signed them.
    pub(crate) fn verified_by<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k PublicKey>,
    ) -> Result<Vec<u8>, TrustError> {
        if keys.into_iter().any(|key| self.signed_by(key)) {
            decode(self.encoded_payload)
        } else {
            Err(TrustError::Signature)
        }
    }

    /// Whether the holder of `key` signed it.
    pub(crate) fn signed_by(&self, key: &PublicKey) -> bool {
        key.verifies(self.signing_input.as_bytes(), &self.signature)
    }

    /// The claims, whether or not anyone has vouched for them yet: to learn whose keys to try.
    pub(crate) fn payload(&self) -> Result<Vec<u8>, TrustError> {
        decode(self.encoded_payload)
    }
}

fn decode(part: &str) -> Result<Vec<u8>, TrustError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| TrustError::NotAJwt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(header: &str) -> Result<(), TrustError> {
        let mut signature = [1; 64];
        signature[32] = 0;
        let [header, signature] = [header.as_bytes(), &signature].map(|part| URL_SAFE_NO_PAD.encode(part));
        SignedJwt::parse(&format!("{header}.e30.{signature}"), "issuers+jwt", 1000).map(|_| ())
    }

    #[test]
    fn a_jwt_has_three_parts() {
        let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256","typ":"issuers+jwt"}"#);
        let signature = URL_SAFE_NO_PAD.encode([1; 64]);
        let jwt = format!("{header}.e30.e30.{signature}");
        assert_eq!(SignedJwt::parse(&jwt, "issuers+jwt", 1000).err(), Some(TrustError::NotAJwt));
    }

    #[test]
    fn a_header_is_an_object_without_extensions_that_must_be_understood() {
        assert_eq!(parsed(r#"{"alg":"ES256","typ":"issuers+jwt"}"#), Ok(()));
        assert_eq!(parsed(r#"{"typ":"Issuers+JWT","alg":"ES256","kid":"7"}"#), Ok(()));
        for header in [
            r#"{"alg":"none","typ":"issuers+jwt"}"#,
            r#"{"alg":"ES256","typ":"statuslist+jwt"}"#,
            r#"{"alg":"ES256","typ":"issuers+jwt","crit":["b64"]}"#,
            r#"{"alg":"ES256","typ":"issuers+jwt","crit":null}"#,
            r#"["ES256","issuers+jwt"]"#,
            r#"{"alg":"ES256","alg":"ES256","typ":"issuers+jwt"}"#,
            "",
        ] {
            assert_eq!(parsed(header), Err(TrustError::NotAJwt), "{header}");
        }
    }
}

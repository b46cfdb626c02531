//! By what the phone signs: a key of its own, and the certificates that the sandbox makes for it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::citizen::SigningIdentity;
use diia_citizen::ports::{Clock as _, HttpHeader, HttpMethod, HttpRequest, KeyAlias, Transport as _};
use diia_citizen::sign::{PresenceError, PresenceMethod, PresenceProof, SigningHost};
use diia_test_phone::{HttpTransport, SoftwareKeyStore, SystemClock, run};
use serde::Deserialize;
use serde_json::json;

use super::Refusal;

const TIMEOUT_MILLIS: u32 = 10_000;
const LONGEST_ANSWER: u32 = 64 << 10;

/// Whoever types commands into this phone is there: an app would ask for the PIN.
pub(super) struct App;

impl SigningHost for App {
    async fn prove_presence(&self, request_id: &str) -> Result<PresenceProof, PresenceError> {
        let proven_at = SystemClock::started_now().read().map_err(|_| PresenceError::Unavailable)?;
        Ok(PresenceProof { method: PresenceMethod::Pin, request_id: request_id.to_owned(), proven_at })
    }
}

#[derive(Deserialize)]
struct Certificates {
    certificate: String,
    root: String,
}

/// Asks the sandbox to certify the signing key of this phone.
pub(super) fn identity(keys: &SoftwareKeyStore, url: &str, label: &str) -> Result<SigningIdentity, Refusal> {
    let alias = KeyAlias(format!("signature of {label}"));
    let key = keys.key_for(&alias);
    let body = json!({ "citizen": label, "publicKey": STANDARD.encode(key.as_uncompressed()) });
    let transport = HttpTransport::new().map_err(|error| Refusal::of_arguments(error.to_string()))?;
    let answer = run(transport.send(HttpRequest {
        method: HttpMethod::Post,
        url: format!("{url}/sandbox/signing-certificates"),
        headers: vec![HttpHeader { name: "Content-Type".into(), value: "application/json".into() }],
        body: body.to_string().into_bytes(),
        timeout_millis: TIMEOUT_MILLIS,
        max_response_bytes: LONGEST_ANSWER,
    }));
    let answer = answer.map_err(|error| Refusal::of_arguments(error.to_string()))?;
    let certificates: Certificates = serde_json::from_slice(&answer.body)
        .map_err(|_| Refusal::of_arguments("the sandbox has given no certificates"))?;
    let der = |text: &str| {
        STANDARD.decode(text).map_err(|_| Refusal::of_arguments("a certificate of the sandbox is not base64"))
    };
    let (certificate, root) = (der(&certificates.certificate)?, der(&certificates.root)?);
    Ok(SigningIdentity { key: alias, chain: vec![certificate], roots: vec![root] })
}

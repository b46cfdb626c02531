//! Requests of Diia.Signature: as partners raise them, and as the library answers them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::citizen::{OpenedRequest, SigningIdentity};
use diia_citizen::es256::sha256;
use diia_citizen::ports::{Clock, KeyAlias};
use diia_citizen::receipt::Outcome;
use diia_citizen::server::{DeliveryState, OpenedBy};
use diia_citizen::sign::{PresenceError, PresenceMethod, PresenceProof, SigningHost};
use diia_conformance::signing::{CITIZEN, SigningAuthority};
use diia_test_issuer::TestKey;
use diia_test_phone::{SystemClock, run};
use serde_json::{Value, json};

use crate::package::parts;
use crate::partner::Partner;
use crate::phone::Phone;
use crate::sandbox::Sandbox;

pub(crate) const KEY: &str = "signature of nadiia";

/// The citizen types in the PIN at once.
pub(crate) struct App;

impl SigningHost for App {
    async fn prove_presence(&self, request_id: &str) -> Result<PresenceProof, PresenceError> {
        let proven_at = SystemClock::started_now().read().map_err(|_| PresenceError::Unavailable)?;
        Ok(PresenceProof { method: PresenceMethod::Pin, request_id: request_id.to_owned(), proven_at })
    }
}

/// Raises a request, signs it on a phone, and gives what has reached the partner.
fn answered(service: &str, trace_id: &str, data: &Value, authority: &SigningAuthority) -> (Value, Value) {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let offer = partner.offer(&branch, &json!({ "name": "Підпис", "scopes": { "diiaId": [service] } }));
    let body = json!({ "offerId": offer, "requestId": trace_id, "signAlgo": "ECDSA", "data": data });
    let link = partner.offer_request(&branch, &body).ok()["deeplink"].as_str().unwrap().to_owned();

    let key = KeyAlias(KEY.into());
    phone.keys.key_for(&key);
    let chain = vec![authority.citizen(&TestKey::from_label(KEY), &CITIZEN), authority.der("issuing")];
    let identity = SigningIdentity { key, chain, roots: vec![authority.der("root")] };
    let OpenedRequest::Signing(request) = run(phone.citizen.open_any(&link, OpenedBy::Link)).unwrap() else {
        panic!("a signature was asked for")
    };
    let mut consent = phone.citizen.signing_consent(*request);
    run(phone.citizen.confirm_signing(&mut consent)).unwrap();
    let sent = run(phone.citizen.sign(&mut consent, &identity, &App, None)).unwrap();
    assert_eq!(sent.delivery, DeliveryState::Delivered);
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner]);

    let [package] = &partner.packages()[..] else { panic!("one answer") };
    let [data] = &parts(package, "encodeData")[..] else { panic!("one part") };
    let json = STANDARD.decode(data["text"].as_str().unwrap()).unwrap();
    (package.clone(), serde_json::from_slice(&json).unwrap())
}

fn signature(item: &Value) -> Vec<u8> {
    STANDARD.decode(item["signature"].as_str().unwrap()).unwrap()
}

#[test]
fn three_files_are_signed_and_openssl_verifies_them_at_the_partner() {
    let authority = SigningAuthority::new();
    let files = [("порожній.txt", &b""[..]), ("Договір № 5 (ґрунт).pdf", b"%PDF"), ("c.bin", &[7; 100_000])];
    let hashed =
        files.map(|(name, file)| json!({ "fileName": name, "fileHash": STANDARD.encode(sha256(file)) }));
    let data = json!({ "hashedFilesSigning": { "hashedFiles": hashed } });
    let (package, answer) = answered("hashedFilesSigning", "cabinet/7", &data, &authority);
    assert_eq!(
        (&package["action"], &package["traceId"]),
        (&json!("hashedFilesSigning"), &json!("cabinet/7"))
    );
    let items = answer["signedItems"].as_array().unwrap();
    assert_eq!(items.len(), files.len());
    for ((name, file), item) in files.iter().zip(items) {
        assert_eq!(item["name"], *name);
        let verified = authority.verify(&signature(item), file);
        assert!(verified.accepted, "{name}: {}", verified.complaint);
        assert!(!authority.verify(&signature(item), b"another").accepted, "{name}");
    }
}

#[test]
fn a_sign_in_is_verified_at_the_partner_over_the_text_that_it_kept() {
    let (authority, kept) = (SigningAuthority::new(), b"MGY4ZmFkNWItZDljYi00NjlmLWExNjU=");
    let trace_id = STANDARD.encode(sha256(kept));
    let (package, answer) = answered("auth", &trace_id, &Value::Null, &authority);
    assert_eq!((&package["action"], &answer["requestId"]), (&json!("auth"), &json!(trace_id)));
    let verified = authority.verify(&signature(&answer), kept);
    assert!(verified.accepted, "{}", verified.complaint);
}

#[test]
fn files_to_sign_are_named_once_and_only_by_their_hashes() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let branch = partner.branch();
    let offer = json!({ "name": "Підпис", "scopes": { "diiaId": ["hashedFilesSigning"] } });
    let offer = partner.offer(&branch, &offer);
    let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    let ask = |trace_id: &str, files: serde_json::Value| {
        let body = json!({
            "offerId": offer,
            "requestId": trace_id,
            "signAlgo": "ECDSA",
            "data": { "hashedFilesSigning": { "hashedFiles": files } },
        });
        partner.offer_request(&branch, &body)
    };
    let file = |name: &str, hash: &str| json!({ "fileName": name, "fileHash": hash });
    assert!(ask("1", json!([file("a.pdf", hash), file("b.pdf", hash)])).ok()["deeplink"].is_string());
    for (trace_id, files) in [
        ("2", json!([file("a.pdf", hash), file("a.pdf", hash)])),
        ("3", json!([file("a.pdf", "AAAA")])),
        ("4", json!([file("", hash)])),
        ("5", json!([])),
    ] {
        assert_eq!(ask(trace_id, files).refusal(), (400, "bad_request"), "{trace_id}");
    }
}

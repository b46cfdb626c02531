//! As `retries`, for signatures and for documents that a phone obtains.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::citizen::{ObtainError, OpenedRequest, SigningError, SigningIdentity};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::sha256;
use diia_citizen::ports::KeyAlias;
use diia_citizen::receipt::Outcome;
use diia_citizen::server::{DeliveryState, OpenedBy, ServerError};
use diia_citizen::text::Bilingual;
use diia_test_issuer::TestKey;
use diia_test_phone::run;
use serde_json::json;

use crate::partner::Partner;
use crate::phone::{Phone, activation_code, id_of};
use crate::retries::{FAULTS, Told, mended, refresh, until_done};
use crate::sandbox::Sandbox;
use crate::signing::{App, KEY};

impl Told for SigningError {
    fn told(&self) -> (&'static str, Bilingual) {
        (self.code(), self.text())
    }
}

impl Told for ObtainError {
    fn told(&self) -> (&'static str, Bilingual) {
        (self.code(), self.text())
    }
}

impl Told for ServerError {
    fn told(&self) -> (&'static str, Bilingual) {
        (self.code(), self.text())
    }
}

#[test]
fn signatures_are_delivered_once_whatever_goes_wrong() {
    let sandbox = Sandbox::start();
    let key = STANDARD.encode(TestKey::from_label(KEY).public_key().as_uncompressed());
    let body = json!({ "citizen": "nadiia", "publicKey": key });
    let certified = sandbox.post("/sandbox/signing-certificates", "", &body).ok();
    let der = |name: &str| STANDARD.decode(certified[name].as_str().unwrap()).unwrap();
    let identity = SigningIdentity {
        key: KeyAlias(KEY.into()),
        chain: vec![der("certificate")],
        roots: vec![der("root")],
    };
    for (number, fault) in FAULTS.into_iter().enumerate() {
        sandbox.faults("");
        let phone = Phone::ready(&sandbox, "nadiia");
        phone.keys.key_for(&identity.key);
        sandbox.faults(mended(fault));
        let partner = Partner::cnap(&sandbox);
        refresh(&sandbox, mended(fault), &phone);
        let branch = partner.branch();
        let offer = json!({ "name": "Вхід", "scopes": { "diiaId": ["auth"] } });
        let offer = partner.offer(&branch, &offer);
        let trace_id = STANDARD.encode(sha256(number.to_string().as_bytes()));
        let body = json!({ "offerId": offer, "requestId": trace_id, "signAlgo": "ECDSA" });
        let link = partner.offer_request(&branch, &body).ok()["deeplink"].as_str().unwrap().to_owned();
        sandbox.faults(fault);
        let opened = until_done(&sandbox, fault, || run(phone.citizen.open_any(&link, OpenedBy::Link)));
        let OpenedRequest::Signing(request) = opened else { panic!("a signature was asked for") };
        let mut consent = phone.citizen.signing_consent(*request);
        run(phone.citizen.confirm_signing(&mut consent)).unwrap();
        sandbox.faults(fault);
        let sent = until_done(&sandbox, fault, || {
            let sent = run(phone.citizen.sign(&mut consent, &identity, &App, None));
            if sent.is_err() {
                assert_eq!(phone.outcomes(), [Outcome::Confirmed], "{fault}: no more than has happened");
            }
            sent
        });
        assert_eq!(sent.delivery, DeliveryState::Delivered, "{fault}");
        assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner], "{fault}");
        let delivered = partner.packages().iter().filter(|package| package["traceId"] == trace_id).count();
        assert_eq!(delivered, 1, "{fault}");
    }
}

#[test]
fn a_phone_is_activated_and_has_its_documents_whatever_goes_wrong() {
    let sandbox = Sandbox::start();
    for (number, fault) in FAULTS.into_iter().enumerate() {
        sandbox.faults(mended(fault));
        let phone = Phone::new(&sandbox, "nadiia");
        let code = activation_code(&sandbox, "nadiia");
        sandbox.faults(fault);
        until_done(&sandbox, fault, || run(phone.citizen.activate(&code)));
        sandbox.faults(fault);
        refresh(&sandbox, fault, &phone);
        for kind in [DocumentKind::InternalPassport, DocumentKind::TaxpayerCard] {
            sandbox.faults(fault);
            let alias = KeyAlias(format!("{} number {number}", kind.partner_name()));
            let id = id_of(&kind);
            until_done(&sandbox, fault, || run(phone.citizen.obtain_document(&id, &kind, &alias)));
        }
        let held = phone.citizen.documents().unwrap();
        assert_eq!(held.len(), 2, "{fault}: each once");
    }
}

//! Sharing begun at the counter: the partner types the digits or scans the QR, the citizen's phone finds the request.

use diia_citizen::document::Metadata;
use diia_citizen::receipt::Outcome;
use diia_citizen::server::DeliveryState;
use diia_test_phone::run;
use serde_json::{Value, json};

use crate::package::{open, openssl_of, parts};
use crate::partner::Partner;
use crate::phone::Phone;
use crate::sandbox::{Answer, Sandbox};

fn raise(partner: &Partner, branch: &str, trace_id: &str, by: (&str, &str)) -> Answer {
    let mut body = json!({ "branchId": branch, "requestId": trace_id });
    body[by.0] = json!(by.1);
    partner.post("/api/v1/acquirers/document-request", &body)
}

fn shared(phone: &Phone) {
    let [incoming] = &run(phone.citizen.incoming_requests()).unwrap()[..] else { panic!("one request") };
    let request = run(phone.citizen.open_request(&incoming.id)).unwrap();
    let mut consent = phone.citizen.consent(request, None);
    run(phone.citizen.confirm(&mut consent)).unwrap();
    assert_eq!(phone.share(&mut consent, None).unwrap().delivery, DeliveryState::Delivered);
    assert!(run(phone.citizen.incoming_requests()).unwrap().is_empty());
}

/// The one package of the partner, opened by OpenSSL.
fn opened(sandbox: &Sandbox, partner: &Partner) -> (Value, String, Vec<(String, Vec<u8>)>) {
    let [package] = &partner.packages()[..] else { panic!("one package") };
    let opened = open(&openssl_of(sandbox, "cnap"), "cnap", package);
    (package.clone(), opened.metadata, opened.copies)
}

#[test]
fn by_digits_the_request_finds_its_way_to_the_phone() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let (code, digits) = phone.registered();
    raise(&partner, &branch, "counter-1", ("barcode", &digits)).ok();
    raise(&partner, &branch, "counter-1", ("barcode", &digits)).ok();
    let another = raise(&partner, &branch, "counter-2", ("barcode", &digits));
    assert_eq!(another.refusal(), (409, "code_has_request"));
    let report = phone.report(&code).unwrap();
    assert_eq!((report.checked, report.requests.len()), (None, 1), "the code is looked at, not spent");

    shared(&phone);
    assert_eq!(partner.status("document-request", "counter-1")["status"], "done");
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner]);
    let (package, metadata, copies) = opened(&sandbox, &partner);
    assert_eq!((parts(&package, "encryptedFile").len(), parts(&package, "encryptedFileName").len()), (1, 1));
    assert!(metadata.contains(r#""internal-passport":{"#), "an object by code: {metadata}");
    assert_eq!(Metadata::from_json(metadata.as_bytes()).unwrap().barcode(), Some(&*digits));
    assert!(copies[0].0.starts_with(&format!("internal-passport-{digits}-")), "{}", copies[0].0);
}

#[test]
fn by_the_qr_code_it_works_without_digits() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let code = phone.show();
    raise(&partner, &branch, "qr-1", ("qrcode", code.text())).ok();
    shared(&phone);
    let (_, metadata, copies) = opened(&sandbox, &partner);
    assert_eq!(Metadata::from_json(metadata.as_bytes()).unwrap().barcode(), None);
    assert_eq!(copies.len(), 1);
    let refused = raise(&partner, &branch, "qr-2", ("qrcode", "https://diia.app/documents/x"));
    assert_eq!(refused.refusal(), (403, "pass_refused"));
    assert_eq!(refused.json["data"]["detail"], "not_a_pass");
}

#[test]
fn nobody_else_sees_the_request() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let other = Phone::ready(&sandbox, "ordinary");
    let branch = partner.branch();
    let (code, digits) = phone.registered();
    raise(&partner, &branch, "mine", ("barcode", &digits)).ok();
    assert!(run(other.citizen.incoming_requests()).unwrap().is_empty());
    let id = phone.report(&code).unwrap().requests.remove(0);
    assert_eq!(run(other.citizen.open_request(&id)).unwrap_err().code(), "server_request_unknown");
}

//! Requests of Diia.Signature, as far as partners see them.

use serde_json::json;

use crate::partner::Partner;
use crate::sandbox::Sandbox;

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

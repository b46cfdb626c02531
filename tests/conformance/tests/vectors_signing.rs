//! `tests/vectors/signing.json` against the library: requests for signatures, and certificates of citizens.

use std::collections::BTreeSet;

use diia_citizen::sign::{SigningAction, SigningCertificate, SigningRequest, read_signing_request};
use diia_citizen::time::Timestamp;
use diia_citizen::trust::TrustStore;
use diia_conformance::vectors::{Comparison, bytes, file, hex, key, list, number, text};
use serde_json::{Value, json};

fn read(file: &Value, vector: &Value) -> Result<SigningRequest, &'static str> {
    let mut trust = TrustStore::new(vec![key(&file["root"])]);
    trust.take_issuer_list(text(file, "issuer_list")).expect("the list of the vectors");
    let answered: Vec<String> = match &vector["answered"] {
        Value::Null => Vec::new(),
        nonces => list(nonces).iter().map(|nonce| nonce.as_str().expect("text").to_owned()).collect(),
    };
    let now = Timestamp::from_unix_millis(number(vector, "now"));
    let id = vector["expected_id"].as_str();
    let read =
        read_signing_request(text(vector, "request"), &trust, &key(&file["phone_key"]), id, &answered, now);
    read.map_err(|refusal| {
        assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
        refusal.code()
    })
}

fn as_json(request: &SigningRequest) -> Value {
    let files = match &request.action {
        SigningAction::Files(files) => files.as_slice(),
        SigningAction::SignIn { .. } => &[],
    };
    let files = files.iter().map(|file| {
        let warnings = file.name.warnings().into_iter().map(|warning| warning.code());
        json!({
            "exact": file.name.exact(),
            "shown": file.name.shown(),
            "warnings": warnings.collect::<Vec<_>>(),
        })
    });
    json!({
        "id": request.id,
        "action": request.action.name(),
        "algorithm": request.algorithm.name(),
        "hashes": request.action.hashes().iter().map(|hash| hex(hash)).collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
        "host": request.host,
        "expires_at": request.expires_at.unix_millis(),
        "return_link": request.ticket.return_link.as_ref().map(|link| link.as_str()),
    })
}

#[test]
fn every_good_request_is_read_with_all_that_it_says() {
    let file = file("signing.json");
    let mut comparison = Comparison::new();
    for vector in list(&file["good"]) {
        let found = read(&file, vector).map(|request| as_json(&request));
        comparison.expect(text(vector, "name"), Ok(vector["expected"].clone()), found);
    }
    comparison.finish();
}

#[test]
fn every_bad_request_is_refused_for_its_one_reason() {
    let file = file("signing.json");
    let mut comparison = Comparison::new();
    let (bad, mut reasons) = (list(&file["bad"]), BTreeSet::new());
    for vector in bad {
        reasons.insert(text(vector, "reason"));
        comparison.expect(text(vector, "name"), Err(text(vector, "reason")), read(&file, vector).map(|_| ()));
    }
    comparison.finish();
    println!("{} bad requests, {} reasons", bad.len(), reasons.len());
    assert!(bad.len() >= 60 && reasons.len() >= 20);
    for reason in [
        "name_path",
        "name_empty",
        "name_too_long",
        "same_name",
        "hash",
        "algorithm",
        "replayed",
        "file_count",
    ] {
        assert!(reasons.contains(format!("sign_{reason}").as_str()), "{reason}");
    }
}

#[test]
fn every_certificate_is_taken_or_refused_for_its_one_reason() {
    let file = file("signing.json");
    let (phone, part) = (key(&file["phone_key"]), &file["certificates"]);
    let ders =
        |hex: &Value| list(hex).iter().map(|der| bytes(der.as_str().expect("hex"))).collect::<Vec<_>>();
    let roots = ders(&part["roots"]);
    let check = |vector: &Value| {
        let now = Timestamp::from_unix_millis(number(vector, "now"));
        SigningCertificate::new(&ders(&vector["chain"]), &roots, &phone, now).map_err(|error| error.code())
    };
    let mut comparison = Comparison::new();
    for vector in list(&part["good"]) {
        let found = check(vector).map(|certificate| {
            let details = certificate.details();
            (details.subject.clone(), details.ends_at.unix_millis(), details.serial.clone())
        });
        let expected = (text(vector, "subject").to_owned(), number(vector, "ends_at"), "1267".to_owned());
        comparison.expect(text(vector, "name"), Ok(expected), found);
    }
    for vector in list(&part["bad"]) {
        comparison.expect(text(vector, "name"), Err(text(vector, "reason")), check(vector).map(|_| ()));
    }
    comparison.finish();
}

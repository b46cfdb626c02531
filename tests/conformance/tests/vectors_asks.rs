//! `tests/vectors/asks.json` against the library: asks that are believed with all that they say, and those that are refused. The
//! answers in it need a key that only the room itself can be given (`core/src/ask/tests.rs`).

use std::collections::BTreeSet;

use diia_citizen::ask::{Ask, AskRefusal};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::Timestamp;
use diia_citizen::trust::TrustStore;
use diia_conformance::vectors::{Comparison, file, hex, key, list, number, text};
use serde_json::Value;

fn read(file: &Value, vector: &Value) -> Result<Ask, AskRefusal> {
    let mut trust = TrustStore::new(vec![key(&file["root"])]);
    trust.take_issuer_list(text(file, "issuer_list")).expect("the list of the vectors");
    let ask = Ask::from_text(text(vector, "text"), &LinkBase::default())?;
    ask.believe(&trust, Timestamp::from_unix_millis(number(vector, "now"))).map(|()| ask)
}

#[test]
fn every_good_ask_is_believed_with_all_that_it_says() {
    let file = file("asks.json");
    let mut comparison = Comparison::new();
    for vector in list(&file["good"]) {
        let name = text(vector, "name");
        let Ok(ask) = read(&file, vector) else {
            comparison.expect(name, "believed", "refused");
            continue;
        };
        comparison.expect(name, text(vector, "wanted"), ask.wanted().code());
        let kind = ask.kind().and_then(diia_citizen::document::DocumentKind::code).unwrap_or(0);
        comparison.expect(name, number(vector, "kind"), i64::from(kind));
        comparison.expect(name, number(vector, "created_at"), ask.created_at().unix_millis());
        comparison.expect(name, text(vector, "nonce"), hex(ask.nonce()).as_str());
        comparison.expect(name, text(vector, "digest"), hex(&ask.digest()).as_str());
        comparison.expect(name, vector["institution"].as_bool(), Some(ask.asker().is_institution()));
        comparison.expect(name, text(vector, "text"), ask.to_text(&LinkBase::default()).as_str());
    }
    comparison.finish();
    assert_eq!(list(&file["good"]).len(), 17);
}

#[test]
fn every_bad_ask_is_refused_with_its_reason_and_every_reason_of_form_has_one() {
    let file = file("asks.json");
    let mut comparison = Comparison::new();
    let mut reasons = BTreeSet::new();
    for vector in list(&file["bad"]) {
        let found = read(&file, vector).map(|_| ()).map_err(|refusal| {
            assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
            refusal.code()
        });
        comparison.expect(text(vector, "name"), Err(text(vector, "reason")), found);
        reasons.insert(text(vector, "reason").to_owned());
    }
    comparison.finish();
    assert!(list(&file["bad"]).len() >= 80);
    // The two that depend on what this phone has done before are in asks.rs.
    assert_eq!(reasons.len(), 15, "{reasons:?}");
}

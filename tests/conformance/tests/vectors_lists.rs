//! `tests/vectors/lists.json` against the library.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::text::Language;
use diia_citizen::trust::{RevocationList, Status, StatusReference, TrustError, TrustStore};
use diia_conformance::vectors::{Comparison, file, key, list, number, text};
use diia_test_issuer::TestKey;
use serde_json::{Value, json};

/// A phone that holds what a case asks for.
fn holding(file: &Value, case: &Value) -> TrustStore {
    let mut store = TrustStore::new(list(&file["roots"]).iter().map(key).collect());
    for held in list(&case["held"]) {
        let name = held.as_str().unwrap();
        take(&mut store, name, text(&file["held"], name)).unwrap();
    }
    store
}

fn take(store: &mut TrustStore, list: &str, jwt: &str) -> Result<(), TrustError> {
    match list {
        "issuers" => store.take_issuer_list(jwt),
        "statuses" => store.take_status_list(jwt).map(drop),
        other => panic!("no list is called {other}"),
    }
}

/// The JWT of a case, or what its recipe makes.
fn jwt(case: &Value) -> String {
    let recipe = &case["recipe"];
    if recipe.is_null() {
        text(case, "jwt").into()
    } else if recipe["repeat"].is_string() {
        text(recipe, "repeat").repeat(number(recipe, "times") as usize)
    } else {
        let zeros = vec![0; number(recipe, "zeros") as usize];
        let mut claims = recipe["claims"].clone();
        let compressed = miniz_oxide::deflate::compress_to_vec_zlib(&zeros, 6);
        claims["status_list"]["lst"] = json!(URL_SAFE_NO_PAD.encode(compressed));
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", part(&recipe["header"]), part(&claims));
        let signature = TestKey::from_label(text(recipe, "key")).sign(input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.as_bytes()))
    }
}

#[test]
fn good_lists_are_taken_and_say_what_they_say() {
    let file = file("lists.json");
    let mut comparison = Comparison::new();
    for case in list(&file["good"]) {
        let name = text(case, "name");
        let mut store = holding(&file, case);
        let taken = take(&mut store, text(case, "list"), &jwt(case));
        comparison.expect(name, None, taken.err().map(TrustError::code));
        if taken.is_ok() {
            let said = if text(case, "list") == "issuers" { issuers(&store) } else { statuses(&store, case) };
            comparison.expect(name, &case["says"], &said);
        }
    }
    comparison.finish();
}

fn issuers(store: &TrustStore) -> Value {
    let list = store.issuer_list().unwrap();
    let names: Vec<&str> = list.issuers.iter().map(|issuer| issuer.name(Language::English)).collect();
    json!({
        "issued_at": list.issued_at.unix_millis(),
        "replace_by": list.replace_by.unix_millis(),
        "issuers": names,
    })
}

fn statuses(store: &TrustStore, case: &Value) -> Value {
    let issuer = &store.issuer_list().unwrap().issuers[0];
    let mut made = None;
    let mut entry = |index: i64| {
        let reference = StatusReference { list: 1, index: u32::try_from(index).unwrap() };
        let RevocationList::Held { issued_at, status } = store.revocation(issuer, reference) else {
            panic!("the list was taken")
        };
        made = Some(issued_at.unix_millis());
        match status {
            Some(Status::Valid) => "valid",
            Some(Status::Invalid) => "revoked",
            Some(Status::Suspended) => "suspended",
            Some(Status::Other(_)) => "other",
            None => "absent",
        }
    };
    let indices = list(&case["says"]["entries"]).iter().map(|entry| number(entry, "index"));
    let entries: Vec<Value> =
        indices.map(|index| json!({ "index": index, "status": entry(index) })).collect();
    json!({ "sub": issuer.status_list_address(1), "issued_at": made, "entries": entries })
}

#[test]
fn bad_lists_are_refused_for_the_reason_that_they_name_and_the_one_held_stays() {
    let file = file("lists.json");
    let mut comparison = Comparison::new();
    for case in list(&file["bad"]) {
        let mut store = holding(&file, case);
        let before = format!("{store:?}");
        let taken = take(&mut store, text(case, "list"), &jwt(case));
        let name = text(case, "name");
        comparison.expect(name, Some(text(case, "reason")), taken.err().map(TrustError::code));
        comparison.expect(name, before, format!("{store:?}"));
    }
    comparison.finish();
}

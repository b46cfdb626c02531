//! `tests/vectors/verdicts.json` against the library.

use std::collections::HashMap;

use diia_citizen::check::{Basis, SeenPasses, Verdict, check_pass};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::{ClockState, Timestamp, TrustedNow};
use diia_citizen::trust::TrustStore;
use diia_conformance::outcome;
use diia_conformance::vectors::{Comparison, file, key, list, number, text};
use serde_json::{Value, json};

fn store(trust: &Value) -> TrustStore {
    let mut store = TrustStore::new(list(&trust["roots"]).iter().map(key).collect());
    if let Some(jwt) = trust["issuer_list"].as_str() {
        store.take_issuer_list(jwt).unwrap();
    }
    for jwt in list(&trust["status_lists"]) {
        store.take_status_list(jwt.as_str().unwrap()).unwrap();
    }
    store
}

/// A state of this name. Its amount plays no part in a verdict.
fn clock_state(name: &str) -> ClockState {
    match name {
        "synchronised" => ClockState::Synchronised,
        "wall_clock_off" => ClockState::WallClockOff { by_millis: 31_000 },
        "confirmed_long_ago" => ClockState::ConfirmedLongAgo { age_millis: 300_000_000 },
        "unsynchronised" => ClockState::Unsynchronised,
        "restarted" => ClockState::Restarted,
        "jumped" => ClockState::Jumped { by_millis: -31_000 },
        other => panic!("no clock state is called {other}"),
    }
}

#[test]
fn every_verdict_is_as_stated() {
    let file = file("verdicts.json");
    let base = LinkBase::new(text(&file, "link_base")).unwrap();
    let trusts: HashMap<&str, TrustStore> = file["trusts"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, trust)| (name.as_str(), store(trust)))
        .collect();
    let mut comparison = Comparison::new();
    for case in list(&file["cases"]) {
        let trust = &trusts[text(case, "trust")];
        let state = clock_state(case.get("clock_state").and_then(Value::as_str).unwrap_or("synchronised"));
        let mut seen = SeenPasses::new();
        let mut check = |pass: &Value| {
            let now = TrustedNow { now: Timestamp::from_unix_millis(number(pass, "now")), state };
            check_pass(text(pass, "text"), &base, trust, now, &mut seen)
        };
        for earlier in case.get("earlier").map(list).unwrap_or_default() {
            check(earlier);
        }
        let verdict = check(case);
        comparison.expect(text(case, "name"), stated(case), found(case, &verdict));
    }
    comparison.finish();
}

const SAID: [&str; 6] = ["expected", "warnings", "basis", "list_issued_at", "remaining_millis", "issuer"];

fn stated(case: &Value) -> Vec<Value> {
    SAID.iter().map(|member| case[member].clone()).collect()
}

/// The verdict in the words of the vectors; `remaining_millis` and `issuer` only where the vector asks for them.
fn found(case: &Value, verdict: &Verdict) -> Vec<Value> {
    let Verdict::Valid(valid) = verdict else {
        return SAID
            .iter()
            .map(|said| if *said == "expected" { json!(outcome(verdict)) } else { Value::Null })
            .collect();
    };
    let (basis, list_issued_at) = match valid.basis {
        Basis::SignaturesAndRevocationList { list_issued_at } => {
            ("signatures_and_revocation_list", Some(list_issued_at.unix_millis()))
        }
        Basis::SignaturesOnly => ("signatures_only", None),
    };
    let asked = |member: &str, value: Value| if case.get(member).is_some() { value } else { Value::Null };
    vec![
        json!(outcome(verdict)),
        json!(valid.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>()),
        json!(basis),
        json!(list_issued_at),
        asked("remaining_millis", json!(valid.remaining_millis)),
        asked("issuer", json!(valid.issuer_name_en)),
    ]
}

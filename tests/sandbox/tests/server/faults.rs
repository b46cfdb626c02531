//! Faults on demand do what they say.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::json;

use crate::partner::Partner;
use crate::sandbox::{Sandbox, read};

const TIME: &str = "/api/v1/citizen/time";

#[test]
fn every_fault_does_what_it_says() {
    let sandbox = Sandbox::start_with(&["--faults", "5xx=1"]);
    let first = sandbox.get(TIME, "");
    assert_eq!((first.status, first.text.contains("502 Bad Gateway")), (502, true), "as from a proxy");
    assert_eq!(sandbox.get(TIME, "").refusal(), (500, "server_fault"));
    assert_eq!(sandbox.get("/sandbox/faults", "").ok()["faults"], "5xx=1", "the levers themselves work");

    sandbox.faults("slow=300");
    let started = Instant::now();
    sandbox.get(TIME, "").ok();
    assert!(started.elapsed() >= Duration::from_millis(300));

    sandbox.faults("drop=2");
    sandbox.get(TIME, "").ok();
    assert!(sandbox.call(Method::GET, TIME).send().is_err(), "every second answer is lost");

    sandbox.faults("garbage=1");
    let garbage = sandbox.get(TIME, "");
    assert_eq!((garbage.status, garbage.json), (200, json!(null)));

    sandbox.faults("clock=-2h");
    let there = sandbox.get(TIME, "").ok()["serverTime"].as_i64().unwrap();
    sandbox.faults("");
    let here = sandbox.get(TIME, "").ok()["serverTime"].as_i64().unwrap();
    assert!((7_200_000..7_205_000).contains(&(here - there)));

    let wrong = sandbox.send(Method::PUT, "/sandbox/faults", "", &json!({ "faults": "nonsense" }));
    assert_eq!(wrong.refusal(), (400, "bad_request"));
}

#[test]
fn an_answer_that_is_dropped_was_carried_out_and_twice_is_twice() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let total = || partner.get("/api/v2/acquirers/branches").ok()["total"].clone();
    let create = || {
        let call = sandbox.call(Method::POST, "/api/v2/acquirers/branch").bearer_auth(&partner.token);
        call.header("Content-Type", "application/json").body(crate::partner::branch().to_string())
    };
    sandbox.faults("drop=1");
    assert!(create().send().is_err());
    sandbox.faults("");
    assert_eq!(total(), 1);
    sandbox.faults("twice=1");
    read(create()).ok();
    sandbox.faults("");
    assert_eq!(total(), 3, "the partner API has no idempotency keys");
}

#[test]
fn tokens_that_expire_are_good_for_one_call() {
    let sandbox = Sandbox::start_with(&["--faults", "expire-tokens"]);
    let partner = Partner::cnap(&sandbox);
    partner.get("/api/v1/acquirers/scopes").ok();
    assert_eq!(partner.get("/api/v1/acquirers/scopes").refusal(), (401, "token_expired"));
}

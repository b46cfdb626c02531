//! A call that is repeated under its key is carried out once.

use diia_citizen::ports::HttpHeader;
use diia_citizen::server::{DeliveryState, OpenedBy};
use reqwest::Method;
use serde_json::{Value, json};

use crate::partner::Partner;
use crate::partner_server::{PartnerAnswer, PartnerServer};
use crate::phone::Phone;
use crate::sandbox::{Answer, Sandbox, fresh_key, read};

fn post(sandbox: &Sandbox, path: &str, key: &str, body: &Value) -> Answer {
    let call = sandbox.call(Method::POST, path).header("Content-Type", "application/json");
    read(call.header("Idempotency-Key", key).body(body.to_string()))
}

fn is_replay(answer: &Answer) -> bool {
    answer.headers.get("idempotency-replayed").is_some_and(|value| value == "true")
}

#[test]
fn the_same_call_gets_the_first_answer_again() {
    let sandbox = Sandbox::start();
    let path = "/api/v1/citizen/challenge";
    let key = fresh_key();
    let first = post(&sandbox, path, &key, &json!({}));
    let again = post(&sandbox, path, &key, &json!({}));
    assert!(!is_replay(&first) && is_replay(&again));
    let other = post(&sandbox, path, &fresh_key(), &json!({}));
    assert_eq!(first.text, again.text);
    assert_ne!(first.ok()["challenge"], other.ok()["challenge"]);

    let reused = post(&sandbox, path, &key, &json!({ "other": "body" }));
    assert_eq!(reused.refusal(), (422, "idempotency_key_reused"));
    for bad in ["", "short", "with space", &"x".repeat(65)] {
        assert_eq!(
            post(&sandbox, path, bad, &json!({})).refusal(),
            (400, "idempotency_key_missing"),
            "{bad}"
        );
    }
    let without = read(sandbox.call(Method::POST, path));
    assert_eq!(without.refusal(), (400, "idempotency_key_missing"));
}

#[test]
fn a_refusal_is_remembered_and_the_key_of_one_path_says_nothing_at_another() {
    let sandbox = Sandbox::start();
    let key = fresh_key();
    let body = json!({ "pass": "DIIA1:1", "digits": "2858364170864", "attempt": 0 });
    assert_eq!(post(&sandbox, "/api/v1/citizen/codes", &key, &body).refusal(), (403, "pass_refused"));
    let again = post(&sandbox, "/api/v1/citizen/codes", &key, &body);
    assert!(is_replay(&again) && again.refusal() == (403, "pass_refused"));
    assert!(!is_replay(&post(&sandbox, "/api/v1/citizen/challenge", &key, &json!({}))));
}

#[test]
fn while_the_first_is_at_work_the_second_is_told_so_and_later_gets_its_answer() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let own = PartnerServer::answering(&[PartnerAnswer::AcceptsWhenLet]);
    partner.set_delivery(&json!({ "callbackUrl": own.url() })).ok();
    let mut consent = phone.confirmed(&partner.link("two-at-once", false), OpenedBy::Link);
    let again = || {
        let request = phone.last_request();
        let call = sandbox.call(Method::POST, request.url.strip_prefix(sandbox.url()).unwrap());
        let with = |call: reqwest::blocking::RequestBuilder, header: &HttpHeader| {
            call.header(&header.name, &header.value)
        };
        read(request.headers.iter().fold(call, with).body(request.body))
    };
    let sent = std::thread::scope(|scope| {
        let first = scope.spawn(|| phone.share(&mut consent, None));
        // The partner has it and holds its answer back: the first call is certainly at work.
        own.newest();
        assert_eq!(again().refusal(), (409, "idempotency_in_progress"));
        own.let_through();
        first.join().unwrap()
    });
    assert_eq!(sent.unwrap().delivery, DeliveryState::Delivered);
    let later = again();
    assert!(is_replay(&later) && later.ok()["status"] == "done");
    assert_eq!(own.seen(), ["two-at-once"], "delivered once");
}

#[test]
fn a_check_that_loses_its_answer_is_still_confirmed() {
    let sandbox = Sandbox::start();
    let holder = Phone::ready(&sandbox, "nadiia");
    let (_, digits) = holder.registered();
    let checker = Phone::ready(&sandbox, "ordinary");
    // The library repeats by itself when an answer is lost; every second one is.
    sandbox.faults("drop=2");
    let verdict = diia_test_phone::run(checker.citizen.check_digits(&digits, None)).unwrap();
    assert!(matches!(verdict, diia_citizen::check::DigitsVerdict::Confirmed(_)), "{verdict:?}");
}

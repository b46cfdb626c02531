//! The partner API, as the existing clients of institutions call it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::partner::{Partner, branch, card, two_documents};
use crate::sandbox::{Answer, Sandbox, read};

fn session(sandbox: &Sandbox, token: &str, authorization: &str) -> Answer {
    let call = sandbox.call(Method::GET, &format!("/api/v1/auth/acquirer/{token}"));
    read(call.header("Authorization", authorization))
}

#[test]
fn official_clients_sign_in_by_either_header_and_nobody_else() {
    let sandbox = Sandbox::start();
    let text = |name: &str| sandbox.ready(name).as_str().unwrap().to_owned();
    let (token, auth) = (text("acquirer_token"), text("auth_acquirer_token"));
    for authorization in [format!("Basic {auth}"), format!("Bearer {token}")] {
        let opened = session(&sandbox, &token, &authorization).ok();
        let scopes = sandbox.get("/api/v1/acquirers/scopes", opened["token"].as_str().unwrap()).ok();
        assert_eq!(scopes["diiaId"], json!(["auth", "hashedFilesSigning"]));
    }
    for authorization in [format!("Basic {token}"), format!("Bearer {auth}"), "Basic".into()] {
        assert_eq!(session(&sandbox, &token, &authorization).refusal(), (401, "unauthorized"));
    }
    let other = card(&sandbox, "vodokanal")["acquirerToken"].as_str().unwrap().to_owned();
    assert_eq!(session(&sandbox, &other, &format!("Basic {auth}")).refusal(), (401, "unauthorized"));
    assert_eq!(sandbox.get("/api/v1/acquirers/scopes", "no").refusal(), (401, "unauthorized"));
}

#[test]
fn a_session_lives_two_hours() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    sandbox.faults("clock=+7190s");
    partner.get("/api/v1/acquirers/scopes").ok();
    sandbox.faults("clock=+2h");
    assert_eq!(partner.get("/api/v1/acquirers/scopes").refusal(), (401, "token_expired"));
}

#[test]
fn branches_are_created_read_listed_changed_and_deleted() {
    let sandbox = Sandbox::start();
    let (partner, other) = (Partner::cnap(&sandbox), Partner::named(&sandbox, "vodokanal"));
    let ids: Vec<String> = (0..3).map(|_| partner.branch()).collect();
    let path = format!("/api/v2/acquirers/branch/{}", ids[0]);

    let mut expected = branch();
    expected["_id"] = json!(ids[0]);
    assert_eq!(partner.get(&path).ok(), expected, "as it was sent");

    let page = partner.get("/api/v2/acquirers/branches?skip=1&limit=1").ok();
    assert_eq!((&page["total"], page["branches"].as_array().unwrap().len()), (&json!(3), 1));
    assert_eq!(page["branches"][0]["_id"], json!(ids[1]));
    for query in ["skip=-1", "limit=0", "limit=101", "skip=x"] {
        let refused = partner.get(&format!("/api/v2/acquirers/branches?{query}"));
        assert_eq!(refused.refusal(), (400, "bad_request"), "{query}");
    }

    let mut changed = branch();
    changed["name"] = json!("Вікно 4");
    changed["scopes"] = json!({ "sharing": ["driver-license"] });
    sandbox.send(Method::PUT, &path, &partner.token, &changed).ok();
    let read = partner.get(&path).ok();
    assert_eq!(read["name"], "Вікно 4");
    assert_eq!(read["scopes"], branch()["scopes"], "scopes stay; the branch is made anew for others");

    assert_eq!(other.get(&path).refusal(), (404, "not_found"), "of another institution");
    sandbox.send(Method::DELETE, &path, &partner.token, &Value::Null).ok();
    assert_eq!(partner.get(&path).refusal(), (404, "not_found"));
    assert_eq!(partner.get("/api/v2/acquirers/branches").ok()["total"], 2);
}

#[test]
fn a_branch_beyond_the_limits_of_official_clients_is_kept_with_a_warning() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let mut long = branch();
    long["name"] = json!("Н".repeat(33));
    let created = partner.post("/api/v2/acquirers/branch", &long);
    let warning = created.headers["warning"].to_str().unwrap().to_owned();
    assert!(warning.contains("name: 33 characters"), "{warning}");
    let id = created.ok()["_id"].as_str().unwrap().to_owned();
    assert_eq!(partner.get(&format!("/api/v2/acquirers/branch/{id}")).ok()["name"], long["name"]);

    let mut bad = branch();
    bad["scopes"]["sharing"] = json!(["birth-certificate"]);
    let refused = partner.post("/api/v2/acquirers/branch", &bad);
    assert_eq!(refused.refusal(), (403, "scope_not_granted"));
    let refused = partner.post("/api/v2/acquirers/branch", &json!({ "name": "Вікно" }));
    assert_eq!(refused.refusal(), (400, "bad_request"));
    let call = sandbox.call(Method::POST, "/api/v2/acquirers/branch").bearer_auth(&partner.token);
    assert_eq!(read(call.body("name=x")).refusal(), (415, "not_json"));
}

#[test]
fn offers_are_created_listed_and_deleted_within_the_scopes_of_their_branch() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let id = partner.branch();
    let offer = partner.offer(&id, &two_documents());
    let offers = format!("/api/v1/acquirers/branch/{id}/offers");
    let listed = partner.get(&offers).ok();
    assert_eq!((&listed["total"], &listed["offers"][0]["_id"]), (&json!(1), &json!(offer)));
    assert_eq!(listed["offers"][0]["scopes"], two_documents()["scopes"]);

    let create = format!("/api/v1/acquirers/branch/{id}/offer");
    let beyond = json!({ "name": "Права", "scopes": { "sharing": ["driver-license"] } });
    assert_eq!(partner.post(&create, &beyond).refusal(), (403, "scope_not_granted"));
    let elsewhere = json!({
        "name": "Права", "returnLink": "https://evil.example/", "scopes": { "sharing": ["taxpayer-card"] },
    });
    assert_eq!(partner.post(&create, &elsewhere).refusal(), (400, "return_link_refused"));

    let path = format!("/api/v1/acquirers/branch/{id}/offer/{offer}");
    sandbox.send(Method::DELETE, &path, &partner.token, &Value::Null).ok();
    assert_eq!(partner.get(&offers).ok()["total"], 0);
    let refused = partner.offer_request(&id, &json!({ "offerId": offer, "requestId": "1" }));
    assert_eq!(refused.refusal(), (404, "not_found"));
}

#[test]
fn a_link_is_made_for_one_request_whose_status_can_be_asked() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let (id, trace) = (partner.branch(), "cnap-2026-7");
    let offer = partner.offer(&id, &two_documents());
    let link = partner.offer_request(&id, &json!({ "offerId": offer, "requestId": trace })).ok();
    let link = link["deeplink"].as_str().unwrap();
    let otp = link.strip_prefix("https://diia.app/acquirers/branch/offer/offer-request/").unwrap();
    assert_eq!(otp.len(), 36);

    let again = partner.offer_request(&id, &json!({ "offerId": offer, "requestId": trace }));
    assert_eq!(again.refusal(), (409, "request_id_used"));
    let older = partner.post(
        &format!("/api/v1/acquirers/branch/{id}/offer-request"),
        &json!({ "offerId": offer, "requestId": "older", "returnLink": null, "useDiiaId": null }),
    );
    assert!(older.ok()["deeplink"].as_str().unwrap().starts_with("https://diia.app/"));
    for (returns, name) in [("https://evil.example/", "elsewhere"), ("http://cnap.example/", "plain")] {
        let refused = partner
            .offer_request(&id, &json!({ "offerId": offer, "requestId": name, "returnLink": returns }));
        assert_eq!(refused.refusal(), (400, "return_link_refused"));
    }

    let status = partner.status("offer-request", trace);
    assert_eq!((&status["status"], &status["opened"]), (&json!("processing"), &json!(false)));
    sandbox.faults("clock=+1h");
    assert_eq!(partner.status("offer-request", trace)["status"], "refuse", "an hour unanswered");
    let by_code = partner.get(&format!("/api/v1/acquirers/document-request/status?requestId={trace}"));
    assert_eq!(by_code.refusal(), (404, "not_found"), "it was not raised by a code");
}

#[test]
fn what_is_not_there_is_said_in_the_shape_of_all_errors() {
    let sandbox = Sandbox::start();
    assert_eq!(sandbox.get("/api/v1/nothing", "").refusal(), (404, "not_found"));
    let wrong = sandbox.send(Method::PUT, "/api/v1/citizen/time", "", &Value::Null);
    assert_eq!(wrong.refusal(), (405, "method_not_allowed"));
    let described = sandbox.get("/openapi.yaml", "");
    assert!(described.text.starts_with("openapi: 3.1.0"), "{}", described.text);
}

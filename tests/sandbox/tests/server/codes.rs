//! The registry of live codes: registered, used once, three minutes long.

use diia_citizen::check::{DigitsRefusal, DigitsVerdict};
use diia_citizen::citizen::DigitsState;
use diia_citizen::code::credential::Profile;
use diia_citizen::code::digits::ThirteenDigits;
use diia_citizen::document::DocumentKind;
use diia_citizen::text::Language;
use diia_test_phone::run;
use serde_json::{Value, json};

use crate::partner::Partner;
use crate::phone::{CARD, Phone, id_of};
use crate::sandbox::{Answer, Sandbox};

const VALIDATE: &str = "/api/v1/acquirers/document-identification";

fn validate(partner: &Partner, branch: &str, digits: &str) -> Answer {
    partner.post(VALIDATE, &json!({ "branchId": branch, "barcode": digits }))
}

#[test]
fn digits_are_used_once_and_the_holder_learns_by_whom() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let (code, digits) = phone.registered();
    assert_eq!(phone.report(&code).unwrap().checked, None);
    assert_eq!(phone.register().unwrap().digits(), code.digits(), "registered again, it is the same code");

    let grouped = format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..]);
    assert_eq!(validate(&partner, &branch, &grouped).ok(), json!({ "success": true }), "and nothing more");
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (400, "code_used"));

    let checked = phone.report(&code).unwrap().checked.unwrap();
    assert_eq!(checked.name, "Центр надання адміністративних послуг (зразок), Вікно 3");
    assert!(checked.text(Language::Ukrainian).starts_with("Перевірено: Центр надання"));
}

#[test]
fn one_citizen_checks_another_and_sees_initials_only() {
    let sandbox = Sandbox::start();
    let (holder, checker) = (Phone::ready(&sandbox, "nadiia"), Phone::ready(&sandbox, "ordinary"));
    let (code, digits) = holder.registered();
    let check = |expected| run(checker.citizen.check_digits(&digits, expected)).unwrap();
    let other = check(Some(&DocumentKind::TaxpayerCard));
    assert_eq!(other, DigitsVerdict::Refused(DigitsRefusal::AnotherKind));
    let DigitsVerdict::Confirmed(confirmed) = check(Some(&CARD)) else { panic!("not confirmed") };
    assert_eq!((confirmed.kind, &*confirmed.initials), (Some(CARD), "Д. Н. В."));
    assert_eq!(check(None), DigitsVerdict::Refused(DigitsRefusal::Used));
    assert_eq!(holder.report(&code).unwrap().checked.unwrap().name, "Олександр Ш.");
}

#[test]
fn a_code_lives_three_minutes_by_the_clock_of_the_registry() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let (code, digits) = phone.registered();
    sandbox.faults("clock=+170s");
    phone.report(&code).unwrap();
    sandbox.faults("clock=+180s");
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (400, "code_expired"));
    assert_eq!(phone.report(&code).unwrap_err().code(), "server_code_unknown");
    sandbox.faults("clock=+301s");
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (404, "code_unknown"));

    sandbox.faults("clock=+0s");
    phone.show_anew();
    let (_, digits) = phone.registered();
    sandbox.faults("clock=+170s");
    validate(&partner, &branch, &digits).ok();
}

#[test]
fn a_branch_checks_only_kinds_within_its_scope_and_wrong_kinds_do_not_spend() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let tax = id_of(&DocumentKind::TaxpayerCard);
    run(phone.citizen.show(&tax, Profile::Identity, false)).unwrap();
    let code = run(phone.citizen.register_digits(&tax, Profile::Identity)).unwrap();
    let digits = crate::phone::digits(&code);
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (400, "code_of_another_kind"));
    assert_eq!(phone.report(&code).unwrap().checked, None);
}

#[test]
fn age_is_answered_with_yes_or_no() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "one-letter"));
    let branch = partner.branch();
    let path = format!("{VALIDATE}/age");
    let is_at_least = |age: u8| {
        // Another code each time: the one before is spent.
        phone.show_anew();
        let code = phone.register().unwrap();
        let body = json!({ "branchId": branch, "barcode": crate::phone::digits(&code), "age": age });
        partner.post(&path, &body).ok()
    };
    // Born on 31 December 2010.
    assert_eq!(is_at_least(14), json!({ "success": true }));
    assert_eq!(is_at_least(99), json!({ "success": false }));
    let body = json!({ "branchId": branch, "barcode": "1", "age": 151 });
    assert_eq!(partner.post(&path, &body).refusal(), (400, "bad_request"));
}

#[test]
fn a_revoked_document_is_not_valid_and_its_code_is_spent() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let branch = partner.branch();
    let (code, digits) = phone.registered();
    let revoke = json!({ "citizen": "nadiia", "documentType": "internal-passport" });
    sandbox.post("/sandbox/revoked", "", &revoke).ok();
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (404, "document_not_valid"));
    assert_eq!(validate(&partner, &branch, &digits).refusal(), (400, "code_used"));
    assert!(phone.report(&code).unwrap().checked.is_some());

    phone.show_anew();
    assert_eq!(phone.register().unwrap_err().code(), "server_pass_refused");
}

#[test]
fn wrong_codes_are_counted_by_partner_and_by_address() {
    let sandbox = Sandbox::start_with(&["--wrong-codes", "3", "--wrong-codes-from-address", "5"]);
    let (cnap, other) = (Partner::cnap(&sandbox), Partner::named(&sandbox, "vodokanal"));
    let of_other = json!({
        "name": "Каса", "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "2",
        "scopes": { "documentIdentification": ["internal-passport"] },
    });
    let of_other = other.post("/api/v2/acquirers/branch", &of_other).ok();
    let (branch, of_other) = (cnap.branch(), of_other["_id"].as_str().unwrap().to_owned());
    let phone = Phone::ready(&sandbox, "nadiia");
    let (_, digits) = phone.registered();
    for _ in 0..3 {
        assert_eq!(validate(&cnap, &branch, "2858364170864").refusal(), (404, "code_unknown"));
    }
    let refused = validate(&cnap, &branch, &digits);
    assert_eq!(refused.refusal(), (429, "too_many_wrong_codes"), "the right ones too");
    assert_eq!(refused.headers["retry-after"], "3600");

    // The others have two tries left at this address; malformed digits count for nothing.
    assert_eq!(validate(&other, &of_other, "2858364170865").refusal(), (400, "digits_malformed"));
    for _ in 0..2 {
        assert_eq!(validate(&other, &of_other, "2858364170864").refusal(), (404, "code_unknown"));
    }
    assert_eq!(validate(&other, &of_other, &digits).refusal(), (429, "too_many_wrong_codes"));
    sandbox.faults("clock=+61m");
    let other = Partner::named(&sandbox, "vodokanal");
    assert_eq!(
        validate(&other, &of_other, "2858364170864").refusal(),
        (404, "code_unknown"),
        "an hour later"
    );
}

#[test]
fn digits_that_are_not_drawn_from_the_pass_are_refused() {
    let sandbox = Sandbox::start();
    let (mine, other) = (Phone::ready(&sandbox, "nadiia"), Phone::ready(&sandbox, "ordinary"));
    let drawn = |phone: &Phone| -> (String, ThirteenDigits) {
        let code = phone.show();
        let DigitsState::NeedsInternet { drawn } = code.digits() else { panic!("registered already") };
        (code.text().to_owned(), drawn)
    };
    let ((pass, digits), (_, of_other)) = (drawn(&mine), drawn(&other));
    let register = |pass: &str, digits: &str, attempt: u8| {
        let body = json!({ "pass": pass, "digits": digits, "attempt": attempt });
        sandbox.post("/api/v1/citizen/codes", "", &body)
    };
    assert_eq!(register(&pass, of_other.as_str(), 0).refusal(), (403, "digits_not_of_pass"));
    assert_eq!(register(&pass, digits.as_str(), 1).refusal(), (403, "digits_not_of_pass"));
    assert_eq!(register("DIIA1:1", digits.as_str(), 0).refusal(), (403, "pass_refused"));
    assert_eq!(register(&pass, "1", 0).refusal(), (400, "digits_malformed"));

    let first = register(&pass, digits.as_str(), 0).ok();
    let life =
        |answer: &Value| answer["expiresAt"].as_i64().unwrap() - answer["serverTime"].as_i64().unwrap();
    assert!((170_000..=180_000).contains(&life(&first)), "{first}");
    std::thread::sleep(std::time::Duration::from_millis(20));
    let again = register(&pass, digits.as_str(), 0).ok();
    assert_eq!((&again["codeId"], &again["expiresAt"]), (&first["codeId"], &first["expiresAt"]));
}

//! What the boundary itself must keep: the core's symbols, the phone's errors by name, nothing personal in logs.

use crate::host::{MORNING, document, open, phone, settings};
use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::ports::KeyAlias;
use diia_citizen_ffi::*;
use diia_test_phone::{PhonePorts, SettableClock, run};

fn show(citizen: &DiiaCitizen, profile: CodeProfile) -> Result<ShownCode, DiiaError> {
    run(citizen.show("id".to_owned(), profile, true))
}

#[test]
fn the_symbol_made_of_a_codes_text_is_the_one_that_the_core_draws() {
    use diia_citizen::citizen::{Citizen, DocumentId, Settings};
    let ports = PhonePorts::new(SettableClock::started_at(MORNING));
    ports.keys.key_for(&KeyAlias("key".to_owned()));
    let settings = Settings { roots: vec![], link_base: LinkBase::default(), server: None };
    let citizen = run(Citizen::open(ports, settings)).unwrap();
    run(citizen.add_document(document("key").try_into().unwrap())).unwrap();
    for profile in [Profile::Status, Profile::Identity] {
        let code = run(citizen.show(&DocumentId("id".to_owned()), profile, true)).unwrap();
        let expected = code.qr().unwrap();
        let symbol = qr_matrix(code.text().to_owned()).unwrap();
        assert_eq!(symbol.packed.0, expected.matrix().to_packed_bytes());
        assert_eq!((symbol.version, symbol.quiet_zone), (i32::from(expected.version()), 4));
        assert_eq!(symbol.side, 17 + 4 * symbol.version);
    }
}

#[test]
fn a_code_shown_on_one_phone_is_read_on_another() {
    let code = show(&phone().0, CodeProfile::Identity).unwrap();
    let (checker, _) = phone();
    let verdict = checker.check(code.text.clone()).unwrap();
    let CheckResult::Accepted { code: accepted } = &verdict.result else { panic!("{verdict:?}") };
    assert_eq!(verdict.outcome, CheckOutcome::Valid);
    assert_eq!(accepted.identity.as_ref().unwrap().birth_date, "1980-01-24");
    let logged = format!("{code:?} {code} {verdict:?} {accepted} {:?}", document("key"));
    for value in ["Надія", "947667234", "DIIA1", "1980", &code.text] {
        assert!(!logged.contains(value), "{logged}");
    }
}

#[test]
fn each_outcome_of_the_key_store_has_its_own_case_and_code() {
    let (citizen, keys) = phone();
    let unexpected = DiiaKeyStoreError::Unexpected { reason: "E42".to_owned() };
    for (error, code) in [
        (DiiaKeyStoreError::Cancelled, "key_cancelled"),
        (DiiaKeyStoreError::AuthenticationRequired, "key_authentication_required"),
        (DiiaKeyStoreError::Missing, "key_missing"),
        (DiiaKeyStoreError::Invalidated, "key_invalidated"),
        (DiiaKeyStoreError::Unavailable, "key_store_unavailable"),
        (unexpected, "key_store_unexpected"),
    ] {
        *keys.next_error.lock().unwrap() = Some(error);
        let error = show(&citizen, CodeProfile::Status).unwrap_err();
        assert_eq!(error.code(), code);
        let text = error.text();
        assert!(!text.uk.is_empty() && !text.en.is_empty());
    }
    assert!(show(&citizen, CodeProfile::Status).is_ok());
}

#[test]
fn of_an_undeclared_exception_only_the_name_of_its_type_is_kept() {
    for (description, kept) in [
        ("java.lang.IllegalStateException: key of Надія", "java.lang.IllegalStateException"),
        ("app.Keys$Odd: 123", "app.Keys$Odd"),
        ("Odd(name: \"Надія\")", "Odd"),
        ("Надія", ""),
        ("", ""),
    ] {
        let error = DiiaKeyStoreError::from(uniffi::UnexpectedUniFFICallbackError::new(description));
        assert_eq!(error, DiiaKeyStoreError::Unexpected { reason: kept.to_owned() });
    }
}

#[test]
fn what_is_handed_over_wrong_is_refused_with_a_reason() {
    let code = |result: Result<(), DiiaError>| result.unwrap_err().code();
    let no_key = DiiaSettings { root_keys: vec![vec![4; 65]], ..settings() };
    assert_eq!(code(open(no_key).map(drop)), "root_key");
    let http = DiiaSettings { link_base: "http://diia.app/pass".to_owned(), ..settings() };
    assert_eq!(code(open(http).map(drop)), "link_base");

    let (citizen, _) = phone();
    let add = |document| code(run(citizen.add_document(document)));
    assert_eq!(add(NewDocument { digits_secret: vec![1; 31], ..document("key") }), "digits_secret_length");
    assert_eq!(add(NewDocument { credentials: vec![], ..document("key") }), "kind_zero");
    assert_eq!(add(NewDocument { key_alias: "other".to_owned(), ..document("key") }), "key_mismatch");
    let fields = |json: &str| add(NewDocument { fields: Some(json.to_owned()), ..document("key") });
    assert_eq!(fields("[]"), "wrong_type");
    assert_eq!(fields("{"), "not_json");
    assert_eq!(code(run(citizen.take_issuer_list("x".to_owned()))), "list_not_a_jwt");
    assert_eq!(code(parse_thirteen_digits("5725556653367".to_owned()).map(drop)), "digits_check_digit");
    assert_eq!(code(bars_ean13("5725556653367".to_owned()).map(drop)), "symbol_check_digit");
    assert_eq!(code(qr_matrix(String::new()).map(drop)), "symbol_empty");
}

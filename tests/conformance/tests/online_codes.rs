//! The phone and the registry: signing in, lists, documents, 13 digits that are registered, used and checked.

use diia_citizen::check::{DigitsRefusal, DigitsVerdict, Outcome};
use diia_citizen::citizen::{CodeReport, DigitsState, RegistryError, ShownCode};
use diia_citizen::code::credential::Profile;
use diia_citizen::document::DocumentKind;
use diia_citizen::server::{Reason, ServerError};
use diia_citizen::text::Language;
use diia_conformance::registry::{Fault, OnlinePhone};
use diia_test_phone::run;

const CARD: DocumentKind = DocumentKind::InternalPassport;

fn shown(phone: &OnlinePhone) -> ShownCode {
    run(phone.citizen.show(&OnlinePhone::id_of(&CARD), Profile::Identity, false)).unwrap()
}

fn register(phone: &OnlinePhone) -> Result<ShownCode, RegistryError> {
    run(phone.citizen.register_digits(&OnlinePhone::id_of(&CARD), Profile::Identity))
}

fn registered(phone: &OnlinePhone) -> (ShownCode, String) {
    shown(phone);
    let code = register(phone).unwrap();
    let DigitsState::Registered { digits, .. } = code.digits() else { panic!("not registered") };
    (code, digits.as_str().to_owned())
}

fn report(phone: &OnlinePhone, code: &ShownCode) -> Result<CodeReport, RegistryError> {
    let DigitsState::Registered { code_id, .. } = code.digits() else { panic!("not registered") };
    run(phone.citizen.code_report(&code_id))
}

#[test]
fn an_activated_phone_gets_lists_and_documents_and_shows_what_others_believe() {
    let phone = OnlinePhone::ready();
    let code = shown(&phone);
    let verdict = phone.citizen.check(code.text()).unwrap();
    assert_eq!(verdict.outcome(), Outcome::Valid);
    assert!(phone.citizen.now().unwrap().state.is_confirmed(), "the server's time was taken");
}

#[test]
fn digits_are_registered_used_once_and_the_holder_learns_by_whom() {
    let phone = OnlinePhone::ready();
    let (code, digits) = registered(&phone);
    assert_eq!(report(&phone, &code).unwrap().checked, None);
    assert_eq!(shown(&phone).digits(), code.digits(), "the code on the screen is the registered one");
    assert_eq!(register(&phone).unwrap().digits(), code.digits());
    assert_eq!(phone.registry.count("/codes"), 1, "and it is not registered twice");

    phone.registry.state().institution_checks(&digits, "ЦНАП, вікно 3").unwrap();
    let report = report(&phone, &code).unwrap();
    let checked = report.checked.unwrap();
    assert_eq!(checked.name, "ЦНАП, вікно 3");
    assert_eq!(checked.at, phone.registry.state().now());
    assert!(checked.text(Language::Ukrainian).starts_with("Перевірено: ЦНАП, вікно 3, "));
}

#[test]
fn digits_that_somebody_else_has_are_drawn_anew() {
    let phone = OnlinePhone::ready();
    let DigitsState::NeedsInternet { drawn } = shown(&phone).digits() else { panic!("registered already") };
    phone.registry.state().take_digits(drawn.as_str());
    let (code, digits) = registered(&phone);
    assert_ne!(digits, drawn.as_str());
    assert_eq!(phone.registry.count("/codes"), 2);
    phone.registry.state().institution_checks(&digits, "ЦНАП").unwrap();
    assert!(report(&phone, &code).unwrap().checked.is_some());
}

#[test]
fn a_code_that_is_over_is_not_registered() {
    let phone = OnlinePhone::ready();
    assert_eq!(register(&phone).unwrap_err().code(), "registry_nothing_shown");
    shown(&phone);
    phone.clock.pass(180_000);
    assert_eq!(register(&phone).unwrap_err().code(), "registry_nothing_shown");
    assert_eq!(phone.registry.count("/codes"), 0);
}

fn check(phone: &OnlinePhone, digits: &str, kind: Option<&DocumentKind>) -> DigitsVerdict {
    run(phone.citizen.check_digits(digits, kind)).unwrap()
}

#[test]
fn the_registry_confirms_digits_once() {
    let phone = OnlinePhone::ready();
    let (_, digits) = registered(&phone);
    let grouped = format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..]);
    let other = check(&phone, &grouped, Some(&DocumentKind::TaxpayerCard));
    assert_eq!(other, DigitsVerdict::Refused(DigitsRefusal::AnotherKind));
    let DigitsVerdict::Confirmed(confirmed) = check(&phone, &grouped, Some(&CARD)) else {
        panic!("not confirmed")
    };
    assert_eq!((confirmed.kind.as_ref(), &*confirmed.initials), (Some(&CARD), "Д. Н. В."));
    assert_eq!(confirmed.checked_at, phone.registry.state().now());
    assert!(confirmed.basis(Language::English).starts_with("Confirmed by the registry at "));
    assert_eq!(check(&phone, &digits, None), DigitsVerdict::Refused(DigitsRefusal::Used));
    assert_eq!(check(&phone, "2858364170864", None), DigitsVerdict::Refused(DigitsRefusal::Unknown));
    assert!(!run(phone.citizen.check_digits("2858364170865", None)).unwrap_err().text().en.is_empty());
}

#[test]
fn a_lost_answer_does_not_spend_the_code_twice() {
    for fault in [Fault::AnswerLost, Fault::Garbage, Fault::Status500, Fault::Endless, Fault::Redirect] {
        let phone = OnlinePhone::ready();
        let (_, digits) = registered(&phone);
        phone.registry.fail_next("/codes/check", fault);
        phone.registry.fail_next("/codes/check", fault);
        assert!(
            matches!(check(&phone, &digits, None), DigitsVerdict::Confirmed(_)),
            "{fault:?}: asked three times under one key, it is still the first answer"
        );
        assert_eq!(phone.registry.count("/codes/check"), 3);
    }
}

#[test]
fn nothing_is_asked_for_ever() {
    let phone = OnlinePhone::ready();
    for (fault, code, asked) in [
        (Fault::Offline, "transport_offline", 1),
        (Fault::AnswerLost, "transport_timed_out", 3),
        (Fault::Status500, "server_unavailable", 3),
        (Fault::Garbage, "server_answer", 3),
    ] {
        shown(&phone);
        let before = phone.registry.count("/codes");
        (0..asked).for_each(|_| phone.registry.fail_next("/codes", fault));
        let error = register(&phone).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(!error.text().uk.is_empty() && !error.text().en.is_empty());
        assert_eq!(phone.registry.count("/codes") - before, asked, "{fault:?}");
    }
    assert!(
        matches!(register(&phone).unwrap().digits(), DigitsState::Registered { .. }),
        "and then it works"
    );
}

#[test]
fn a_forgotten_session_is_renewed_and_an_unknown_phone_is_not_let_in() {
    let phone = OnlinePhone::ready();
    let sessions = phone.registry.count("/session");
    phone.registry.state().forget_sessions();
    assert!(run(phone.citizen.incoming_requests()).unwrap().is_empty());
    assert_eq!(phone.registry.count("/session"), sessions + 1);
    phone.clock.pass(2 * 3_600_000);
    run(phone.citizen.incoming_requests()).unwrap();
    assert_eq!(phone.registry.count("/session"), sessions + 2, "one that has run out is not even tried");

    let stranger = OnlinePhone::new();
    assert_eq!(run(stranger.citizen.incoming_requests()).unwrap_err().code(), "key_missing");
    assert_eq!(
        run(stranger.citizen.activate("0000-0000")),
        Err(ServerError::Refused { reason: Reason::ActivationCodeWrong })
    );
    assert_eq!(
        run(stranger.citizen.incoming_requests()),
        Err(ServerError::Refused { reason: Reason::DeviceUnknown })
    );
}

#[test]
fn without_a_server_the_app_is_told_so() {
    let phone = diia_conformance::checking_phone();
    assert_eq!(run(phone.citizen.refresh_lists()).unwrap_err().code(), "server_not_configured");
    assert_eq!(
        run(phone.citizen.check_digits("2858364170864", None)).unwrap_err().code(),
        "server_not_configured"
    );
}

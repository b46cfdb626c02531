//! One phone shows, another checks, neither is online.

use diia_citizen::check::{Basis, Verdict, Warning};
use diia_citizen::citizen::{DigitsState, ShowError};
use diia_citizen::code::credential::Profile;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::KeyStoreError;
use diia_citizen::time::{ClockState, HOUR_MILLIS};
use diia_conformance::{MORNING, REVOKED, checking_phone, empty_phone, issuer_list, outcome, phone_of};
use diia_test_phone::run;

#[test]
fn an_identity_code_tells_who_the_holder_is_and_on_what_the_verdict_rests() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let code = run(holder.citizen.show(&id, Profile::Identity, false)).unwrap();
    let Verdict::Valid(valid) = checking_phone().citizen.check(code.text()).unwrap() else {
        panic!("refused")
    };
    assert_eq!(valid.identity.as_ref().unwrap().name.full(), "Дія Надія Володимирівна");
    assert_eq!(valid.identity.as_ref().unwrap().number.as_ref().unwrap().as_str(), "947667234");
    assert_eq!(valid.kind, Some(DocumentKind::InternalPassport));
    let list_issued_at = MORNING.plus_millis(-HOUR_MILLIS - 123);
    assert_eq!(valid.basis, Basis::SignaturesAndRevocationList { list_issued_at });
    assert_eq!(valid.clock, ClockState::Synchronised);
    assert_eq!(valid.remaining_millis, 180_000);
    assert_eq!(valid.warnings, []);
}

#[test]
fn a_status_code_tells_the_kind_and_no_name() {
    let (holder, id) = phone_of("ordinary", DocumentKind::DriverLicense, 8);
    let code = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    assert!(code.text().starts_with("https://diia.app/pass#"));
    let Verdict::Valid(valid) = checking_phone().citizen.check(code.text()).unwrap() else {
        panic!("refused")
    };
    assert_eq!((valid.kind.clone(), valid.identity.clone()), (Some(DocumentKind::DriverLicense), None));
}

#[test]
fn the_same_code_is_shown_for_a_minute_and_earlier_ones_stay_good_until_their_own_end() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let checker = checking_phone();
    let show = || run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    let first = show();
    assert_eq!(first.refresh_at(), MORNING.plus_millis(60_000));
    holder.clock.pass(59_999);
    assert_eq!(show().text(), first.text());
    holder.clock.pass(1);
    let second = show();
    assert_ne!(second.text(), first.text());
    assert_eq!(second.expires_at(), MORNING.plus_millis(240_000));
    checker.clock.pass(179_999);
    assert_eq!(outcome(&checker.citizen.check(first.text()).unwrap()), "valid");
    checker.clock.pass(1);
    assert_eq!(outcome(&checker.citizen.check(first.text()).unwrap()), "expired");
    assert_eq!(outcome(&checker.citizen.check(second.text()).unwrap()), "valid");
    checker.clock.pass(59_999);
    assert_eq!(outcome(&checker.citizen.check(second.text()).unwrap()), "attention", "seen before");
    checker.clock.pass(1);
    assert_eq!(outcome(&checker.citizen.check(second.text()).unwrap()), "expired");
}

#[test]
fn asking_for_a_fresh_code_gives_one_and_so_does_a_clock_that_was_set_back() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let first = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    holder.clock.pass(1);
    let fresh = run(holder.citizen.show(&id, Profile::Status, true)).unwrap();
    assert_ne!(fresh.text(), first.text());
    holder.clock.restart(-600_000);
    let after = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    assert!(after.issued_at() < first.issued_at());
    assert_eq!(after.clock(), ClockState::Restarted);
}

#[test]
fn the_clock_state_of_both_phones_is_part_of_the_verdict() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    holder.clock.restart(0);
    let code = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    let checker = checking_phone();
    checker.clock.restart(0);
    let Verdict::Valid(valid) = checker.citizen.check(code.text()).unwrap() else { panic!("refused") };
    assert_eq!(valid.clock, ClockState::Restarted);
    assert_eq!(valid.warnings, [Warning::OwnClockNotConfirmed, Warning::HolderClockNotConfirmed]);
}

#[test]
fn a_wall_clock_two_hours_off_does_not_lock_out_a_phone_that_heard_a_server() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    holder.clock.set_wall(MORNING.plus_millis(2 * HOUR_MILLIS));
    let code = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    assert_eq!(code.clock(), ClockState::WallClockOff { by_millis: 2 * HOUR_MILLIS });
    assert_eq!(outcome(&checking_phone().citizen.check(code.text()).unwrap()), "valid");
    holder.clock.restart(0);
    let code = run(holder.citizen.show(&id, Profile::Status, true)).unwrap();
    assert_eq!(outcome(&checking_phone().citizen.check(code.text()).unwrap()), "from_the_future");
}

#[test]
fn a_revoked_document_an_unknown_issuer_and_a_phone_without_lists() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, REVOKED);
    let code = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    assert_eq!(outcome(&checking_phone().citizen.check(code.text()).unwrap()), "revoked");
    let without_lists = empty_phone();
    assert_eq!(outcome(&without_lists.citizen.check(code.text()).unwrap()), "unknown_issuer");
    run(without_lists.citizen.take_issuer_list(&issuer_list(&[diia_conformance::authority()]))).unwrap();
    let verdict = without_lists.citizen.check(code.text()).unwrap();
    assert_eq!(outcome(&verdict), "attention", "revocation could not be checked");
    let Verdict::Valid(valid) = verdict else { panic!("refused") };
    assert_eq!(
        (valid.basis, &valid.warnings[..]),
        (Basis::SignaturesOnly, &[Warning::RevocationNotChecked][..])
    );
}

#[test]
fn every_way_in_which_a_key_can_fail_reaches_the_app_by_name() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    for error in [
        KeyStoreError::Cancelled,
        KeyStoreError::AuthenticationRequired,
        KeyStoreError::Missing,
        KeyStoreError::Invalidated,
        KeyStoreError::Unavailable,
    ] {
        holder.keys.fail_next(error.clone());
        let shown = run(holder.citizen.show(&id, Profile::Identity, false));
        assert_eq!(shown, Err(ShowError::KeyStore(error)));
    }
    assert!(run(holder.citizen.show(&id, Profile::Identity, false)).is_ok());
}

#[test]
fn a_credential_that_is_over_is_not_shown() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    holder.clock.pass(72 * HOUR_MILLIS);
    assert_eq!(run(holder.citizen.show(&id, Profile::Status, false)), Err(ShowError::CredentialExpired));
    holder.clock.restart(-80 * HOUR_MILLIS);
    assert_eq!(run(holder.citizen.show(&id, Profile::Status, false)), Err(ShowError::CredentialNotYetValid));
}

#[test]
fn offline_the_digits_say_that_they_need_internet() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let code = run(holder.citizen.show(&id, Profile::Status, false)).unwrap();
    let DigitsState::NeedsInternet { drawn } = code.digits() else { panic!("registered by nobody") };
    assert_eq!(drawn.as_str().len(), 13);
}

#[test]
fn nothing_that_is_printed_for_developers_holds_a_value() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let code = run(holder.citizen.show(&id, Profile::Identity, false)).unwrap();
    let verdict = checking_phone().citizen.check(code.text()).unwrap();
    let printed = format!("{code:?} {verdict:?} {:?} {:?}", holder.citizen, code.digits());
    for value in ["Надія", "947667234", "1234567890", "DIIA1", "1980"] {
        assert!(!printed.contains(value), "{printed}");
    }
}

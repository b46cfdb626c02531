//! A key that is taken from the issuer list takes with it what it signed.

use diia_citizen::citizen::DocumentId;
use diia_citizen::code::credential::Profile;
use diia_citizen::document::DocumentKind;
use diia_conformance::{Phone, authority, checking_phone, outcome, phone_of, root};
use diia_test_issuer::{TestKey, issuer_list_jwt};
use diia_test_phone::run;

fn code_of(holder: &Phone, id: &DocumentId) -> String {
    run(holder.citizen.show(id, Profile::Status, true)).unwrap().text().to_owned()
}

#[test]
fn a_status_list_goes_with_the_key_that_signed_it() {
    let (holder, id) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let checker = checking_phone();
    assert_eq!(outcome(&checker.citizen.check(&code_of(&holder, &id)).unwrap()), "valid");

    let mut rotated = authority();
    rotated.status_key = TestKey::from_label("the next status key");
    let week = 7 * 24 * 3_600_000;
    let made = diia_conformance::MORNING.plus_millis(60_000);
    let list = issuer_list_jwt(&[rotated], made, made.plus_millis(week), &root());
    run(checker.citizen.take_issuer_list(&list)).unwrap();

    holder.clock.pass(1);
    let verdict = checker.citizen.check(&code_of(&holder, &id)).unwrap();
    assert_eq!(outcome(&verdict), "attention", "revocation can no longer be checked");
}

//! A link of an institution, from opening to its answer.

use diia_citizen_ffi::*;
use diia_conformance::registry::Offer;
use diia_test_phone::run;

use crate::online::ready;

#[test]
fn a_link_is_opened_consented_and_answered_and_the_receipt_says_so() {
    let (citizen, registry) = ready();
    let id = registry.state().raise(Offer {
        documents: vec!["internal-passport"],
        trace_id: "cnap/2026/7".into(),
        digits: None,
        pairing: Some("4711"),
        return_link: Some("https://www.cnap.example/done?x=1"),
    });
    let link = format!("https://diia.app/acquirers/branch/offer/offer-request/{id}");
    let consent = run(citizen.open_link(link, OpenedBy::Scan, None)).unwrap();
    assert!(consent.request().needs_pairing_digits);
    run(consent.confirm()).unwrap();

    let error = run(consent.share(LetterPictures::Include, None)).unwrap_err();
    let DiiaError::Sharing { problem, .. } = &error else { panic!("{error}") };
    assert_eq!(*problem, SharingProblem::PairingDigitsMissing);

    let shared = run(consent.share(LetterPictures::Include, Some("4711".to_owned()))).unwrap();
    assert_eq!(shared.delivery, DeliveryState::Delivered);
    assert_eq!(shared.return_link.as_deref(), Some("https://www.cnap.example/done?x=1"));
    assert_eq!(shared.receipt.outcome, ReceiptOutcome::DeliveredToPartner);
    assert_eq!(registry.state().request(&id).received.len(), 1);
}

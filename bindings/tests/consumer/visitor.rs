//! The visitor's flow across the boundary: scan, consent, letter, receipt.

use std::sync::Arc;

use crate::host::{MORNING, authority, phone};
use diia_citizen_ffi::*;
use diia_test_issuer::{card_link, cnap};
use diia_test_phone::run;

const OFFER: &str = "5e8decccb6790d73ad838c5d";

fn link() -> String {
    card_link(&cnap(MORNING), OFFER, &authority().card_key)
}

fn consent(citizen: &DiiaCitizen) -> Arc<DiiaConsent> {
    citizen.consent(link(), None).unwrap()
}

fn code<T: std::fmt::Debug>(result: Result<T, DiiaError>) -> String {
    result.unwrap_err().code()
}

#[test]
fn from_the_card_to_the_letter_and_its_receipts() {
    let (citizen, _) = phone();
    let Scanned::Request { text, request } = citizen.scan(link()).unwrap() else { panic!("no request") };
    let consent = citizen.consent(text, None).unwrap();
    assert_eq!(consent.request(), request);
    let screen = consent.screen(DiiaLanguage::English).unwrap();
    assert_eq!((screen.state, &screen.warnings[..]), (ConsentState::Open, &["first_time".to_owned()][..]));
    for (number, item) in (0..).zip(&screen.items) {
        if item.candidates.is_empty() {
            assert!(!item.requested.required, "the phone has what must be sent: {}", item.requested.name);
            assert_eq!(code(consent.include(number, true)), "consent_document_missing");
        }
    }
    assert_eq!(code(consent.letter(LetterLanguage::Both, LetterPictures::Include)), "letter_not_confirmed");
    let confirmed = run(consent.confirm()).unwrap();
    let letter = consent.letter(LetterLanguage::Both, LetterPictures::Include).unwrap();
    let parts = letter.parts();
    let RequestDelivery::Letter { to } = &request.delivery else { panic!("no letter") };
    assert_eq!((&parts.to, parts.attachments.len()), (to, 1));
    assert!(parts.attachments[0].bytes.starts_with(b"%PDF-1.7"));
    assert!(letter.eml().unwrap().starts_with(b"X-Unsent: 1\r\n"));
    assert_eq!(code(letter.mailto()), "letter_link_carries_no_files");
    let handed = run(consent.hand_over(letter.clone())).unwrap();
    assert_eq!(
        (confirmed.outcome, handed.outcome),
        (ReceiptOutcome::Confirmed, ReceiptOutcome::HandedToMailClient)
    );
    assert_eq!(handed.previous, confirmed.hash);
    let all = ReceiptFilter { requester: None, document_type: None, outcome: None, from: None, until: None };
    let page = run(citizen.receipts(all.clone(), None, 50)).unwrap();
    assert_eq!((page.receipts, page.before), (vec![handed.clone(), confirmed], None));
    let refused = ReceiptFilter { outcome: Some(ReceiptOutcome::Refused), ..all.clone() };
    assert_eq!(run(citizen.receipts(refused, None, 50)).unwrap().receipts, []);
    assert_eq!(run(citizen.check_receipts()).unwrap(), []);
    assert!(run(citizen.export_receipts(all.clone())).unwrap().contains(&handed.hash));
    assert!(run(citizen.print_receipts(all, DiiaLanguage::English)).unwrap().starts_with(b"%PDF-"));
    let deletion = run(citizen.deletion_letter(2, LetterLanguage::Both)).unwrap();
    assert_eq!((&deletion.parts().to, deletion.parts().attachments), (to, vec![]));
    assert!(deletion.mailto().unwrap().starts_with("mailto:"));
    assert_eq!(code(run(citizen.deletion_letter(3, LetterLanguage::Both))), "receipt_unknown");
    assert_eq!(code(run(consent.hand_over(letter))), "consent_already_handed_over");
    let logged = format!("{consent:?} {request:?} {screen:?} {parts:?} {handed:?}");
    for value in ["Надія", to, &request.requester.legal_name] {
        assert!(!logged.contains(value), "{logged}");
    }
}

#[test]
fn each_step_out_of_order_has_its_code_and_text() {
    let (citizen, _) = phone();
    let consent = consent(&citizen);
    assert_eq!(code(consent.choose(99, "id".to_owned())), "consent_unknown_item");
    assert_eq!(code(consent.choose(0, "no such id".to_owned())), "consent_unknown_document");
    assert_eq!(run(consent.expire()).unwrap(), None);
    assert_eq!(run(consent.refuse()).unwrap().outcome, ReceiptOutcome::Refused);
    let error = run(consent.confirm()).unwrap_err();
    assert_eq!(
        (error.code(), error),
        (
            "consent_already_refused".to_owned(),
            DiiaError::NotPossible { problem: ConsentProblem::AlreadyRefused },
        )
    );
    assert_eq!(consent.screen(DiiaLanguage::Ukrainian).unwrap().state, ConsentState::Refused);
}

#[test]
fn what_is_scanned_is_refused_by_name_and_with_a_text_for_people() {
    let (citizen, _) = phone();
    let forged = card_link(&cnap(MORNING), OFFER, &diia_test_issuer::TestKey::from_label("nobody"));
    for (text, code, problem) in [
        ("+380441234567", "not_diia", ScanProblem::NotDiia),
        ("https://diia.app.evil.example/x", "untrusted_host", ScanProblem::Untrusted),
        ("https://diia.app/acquirers//x", "malformed_empty_segment", ScanProblem::Malformed),
        (&forged, "card_signature", ScanProblem::CardForged),
    ] {
        let error = citizen.scan(text.to_owned()).unwrap_err();
        assert_eq!(error, DiiaError::ScanRefused { problem, reason: code.to_owned() });
        assert!(!error.text().uk.is_empty() && error.text().en != error.text().uk);
        assert_eq!(citizen.consent(text.to_owned(), None).unwrap_err(), error);
    }
    let offer = "https://diia.app/acquirers/offer-request/dynamic/9954";
    assert_eq!(code(citizen.consent(offer.to_owned(), None)), "no_request");
    let Scanned::Link { link } = citizen.scan(offer.to_owned()).unwrap() else { panic!("no link") };
    assert_eq!((link.target.code(), link.from_verified_scheme), ("offer_request".to_owned(), true));
    let pole = GeoPlace { latitude_e4: 900_001, longitude_e4: 0 };
    assert_eq!(code(citizen.consent(self::link(), Some(pole))), "card_place");
    assert_eq!(code(parse_recipient("a@b.ua,c@d.ua".to_owned()).map(drop)), "address_several");
}

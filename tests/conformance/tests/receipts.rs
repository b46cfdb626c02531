//! The citizen looks back: what was given to whom, as a file, on paper, and in a letter that asks to delete it.

use diia_citizen::citizen::{Citizen, ReceiptFilter};
use diia_citizen::copy::Pictures;
use diia_citizen::document::DocumentKind;
use diia_citizen::mail::LetterLanguage;
use diia_citizen::receipt::{ChainCheck, Outcome, Receipt};
use diia_citizen::text::Language;
use diia_conformance::kept::{asked, document, know_issuers, open, ports, refuse};
use diia_test_phone::{MemoryStorage, Offline, PhonePorts, run};
use serde_json::Value;

type Phone = PhonePorts<Offline, MemoryStorage>;

/// Confirmed and handed over, then refused.
fn visitor() -> (Phone, Citizen<Phone>) {
    let phone = ports(MemoryStorage::new());
    let citizen = open(&phone).unwrap();
    know_issuers(&citizen);
    for kind in [DocumentKind::InternalPassport, DocumentKind::TaxpayerCard] {
        let name = kind.partner_name().to_owned();
        run(citizen.add_document(document(&phone.keys, kind, &name))).unwrap();
    }
    let mut consent = asked(&citizen);
    run(citizen.confirm(&mut consent)).unwrap();
    let letter = citizen.letter(&consent, LetterLanguage::Both, Pictures::Include).unwrap();
    run(citizen.hand_over(&mut consent, &letter)).unwrap();
    refuse(&citizen, &phone.clock);
    (phone, citizen)
}

#[test]
fn the_export_is_whole_and_names_no_value() {
    let (_, citizen) = visitor();
    let export = run(citizen.export_receipts(&ReceiptFilter::default())).unwrap();
    assert_eq!((export.receipts, &export.faults[..]), (3, &[][..]));
    let read: Value = serde_json::from_str(&export.json).unwrap();
    assert_eq!((&read["format"], &read["version"]), (&"diia-citizen-receipts".into(), &1.into()));
    assert_eq!((&read["whole"], &read["faults"]), (&true.into(), &Value::Array(vec![])));
    let receipts: Vec<Receipt> = serde_json::from_value(read["receipts"].clone()).unwrap();
    let outcomes: Vec<_> = receipts.iter().map(|receipt| receipt.content.outcome).collect();
    assert_eq!(outcomes, [Outcome::Confirmed, Outcome::HandedToMailClient, Outcome::Refused]);
    for (receipt, outcome) in read["receipts"].as_array().unwrap().iter().zip(&outcomes) {
        assert_eq!(receipt["outcome"], outcome.code());
    }
    let mut check = ChainCheck::from_the_start();
    receipts.iter().for_each(|receipt| check.receipt(receipt));
    assert_eq!(check.faults(), []);
    let holder = diia_conformance::person("nadiia");
    let passport = holder.document(DocumentKind::InternalPassport).unwrap();
    for field in passport.fields().filter(|field| field.text.chars().count() > 3) {
        assert!(!export.json.contains(field.text), "{}", field.spec.path);
    }

    let refused = ReceiptFilter { outcome: Some(Outcome::Refused), ..ReceiptFilter::default() };
    let part = run(citizen.export_receipts(&refused)).unwrap();
    assert_eq!(part.receipts, 1);
    assert!(part.json.contains("\"whole\": false") && part.json.contains("\"number\":3"));
}

#[test]
fn the_print_is_a_pdf_in_both_languages() {
    let (phone, citizen) = visitor();
    for language in Language::ALL {
        let print = run(citizen.print_receipts(&ReceiptFilter::default(), language)).unwrap();
        assert!(print.bytes.starts_with(b"%PDF-1.7") && print.pages == 2, "{print:?}");
        assert_eq!(print.missing_characters, 0);
    }
    let nothing = ReceiptFilter { requester: Some("nobody".into()), ..ReceiptFilter::default() };
    assert_eq!(run(citizen.print_receipts(&nothing, Language::Ukrainian)).unwrap().pages, 1);
    (0..60).for_each(|_| drop(refuse(&citizen, &phone.clock)));
    let long = run(citizen.print_receipts(&ReceiptFilter::default(), Language::Ukrainian)).unwrap();
    assert!((15..30).contains(&long.pages), "{long:?}");
}

#[test]
fn what_was_given_can_be_asked_back_and_what_was_not_cannot() {
    let (_, citizen) = visitor();
    let letter = run(citizen.deletion_letter(2, LetterLanguage::Both)).unwrap();
    assert_eq!(letter.to().as_str(), "cnap.window3@example.org");
    assert!(letter.subject().as_str().starts_with("Прошу видалити мої персональні дані"));
    let body = letter.body().as_str();
    for part in ["Паспорт громадянина України", "Адміністративні послуги 5", "Please confirm the deletion"]
    {
        assert!(body.contains(part), "{part} in {body}");
    }
    assert!(letter.attachments().is_empty());
    assert!(run(citizen.deletion_letter(1, LetterLanguage::Only(Language::English))).is_ok());
    let code = |number| run(citizen.deletion_letter(number, LetterLanguage::Both)).unwrap_err().code();
    assert_eq!([3, 0, 4].map(code), ["deletion_nothing_given", "receipt_unknown", "receipt_unknown"]);
}

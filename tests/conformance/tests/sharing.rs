//! A package for an institution: from its link, or from a code shown at its counter, to its server; opened there by OpenSSL.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::citizen::{DigitsState, ReceiptFilter, Shared, SharingError};
use diia_citizen::code::credential::Profile;
use diia_citizen::consent::{Consent, ConsentError, ConsentState, ElementRole};
use diia_citizen::copy::Pictures;
use diia_citizen::document::{DocumentKind, Metadata};
use diia_citizen::receipt::{Outcome, SentCopy};
use diia_citizen::server::{DeliveryFailure, DeliveryState, OpenedBy};
use diia_citizen::text::Language;
use diia_conformance::registry::{Fault, Offer, OnlinePhone, PartnerAnswer};
use diia_test_phone::run;
use serde_json::Value;

fn offer() -> Offer {
    Offer {
        documents: vec!["internal-passport", "taxpayer-card"],
        trace_id: "cnap/2026/7".into(),
        digits: None,
        pairing: Some("4711"),
        return_link: Some("https://www.cnap.example/done?x=1"),
    }
}

fn link(id: &str) -> String {
    format!("https://diia.app/acquirers/branch/offer/offer-request/{id}")
}

/// A phone with an opened request.
fn opened(offer: Offer, by: OpenedBy) -> (OnlinePhone, String, Consent) {
    let phone = OnlinePhone::ready();
    let id = phone.registry.state().raise(offer);
    let request = run(phone.citizen.open_link(&link(&id), by)).unwrap();
    let consent = phone.citizen.consent(request, None);
    (phone, id, consent)
}

fn confirmed() -> (OnlinePhone, String, Consent) {
    let (phone, id, mut consent) = opened(offer(), OpenedBy::Link);
    run(phone.citizen.confirm(&mut consent)).unwrap();
    (phone, id, consent)
}

fn share(phone: &OnlinePhone, consent: &mut Consent) -> Result<Shared, SharingError> {
    run(phone.citizen.share(consent, None, Pictures::Include))
}

fn outcomes(phone: &OnlinePhone) -> Vec<Outcome> {
    let page = run(phone.citizen.receipts(&ReceiptFilter::default(), None, usize::MAX)).unwrap();
    page.receipts.iter().rev().map(|receipt| receipt.content.outcome).collect()
}

fn received(phone: &OnlinePhone, id: &str) -> Vec<Value> {
    phone.registry.state().request(id).received.clone()
}

/// What the partner finds in its package: the metadata, and each file by name.
fn open(phone: &OnlinePhone, package: &Value) -> (String, Vec<(String, Vec<u8>)>) {
    let state = phone.registry.state();
    let part = |base64: &Value, name: &str| {
        let p7e = STANDARD.decode(base64.as_str().unwrap()).unwrap();
        let opened = state.openssl.decrypt("partner", &p7e);
        assert!(opened.accepted, "{}", opened.complaint);
        let bound = state.openssl.content_identifier(&opened.bytes);
        let nonce = package["nonce"].as_str().unwrap();
        let lines: Vec<&str> = bound.lines().collect();
        assert_eq!((lines[0], lines[2], lines[3]), ("diia-citizen/1", nonce, name));
        let verified = state.openssl.verify(&opened.bytes);
        assert!(verified.accepted, "{}", verified.complaint);
        verified.bytes
    };
    let metadata = String::from_utf8(part(&package["encodeData"], "encodeData")).unwrap();
    let files = package["files"].as_array().unwrap().iter().map(|file| {
        let name = file["fileName"].as_str().unwrap();
        let plain = name.strip_suffix(".p7s.p7e").unwrap();
        (name.to_owned(), STANDARD.decode(part(&file["content"], plain)).unwrap())
    });
    (metadata, files.collect())
}

#[test]
fn by_link_the_partner_gets_what_was_consented_and_nobody_else_can_read_it() {
    let (phone, id, mut consent) = opened(offer(), OpenedBy::Link);
    let screen = consent.screen(Language::Ukrainian, phone.citizen.now().unwrap().now);
    let text = |role| screen.elements.iter().find(|element| element.role == role).unwrap().text.clone();
    assert_eq!(
        text(ElementRole::Delivery),
        "Захищеним пакетом на сервер cnap.example. Відкрити його зможе тільки запитувач."
    );
    assert_eq!(text(ElementRole::Return), "Після відповіді ви повернетеся на сайт www.cnap.example");

    assert_eq!(share(&phone, &mut consent), Err(ConsentError::NotConfirmed.into()));
    run(phone.citizen.confirm(&mut consent)).unwrap();
    let shared = share(&phone, &mut consent).unwrap();
    assert_eq!(shared.delivery, DeliveryState::Delivered);
    assert_eq!(shared.return_link.unwrap().as_str(), "https://www.cnap.example/done?x=1");
    assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::DeliveredToPartner]);
    assert_eq!(shared.receipt.content.recipient, "cnap.example");

    let [package] = &received(&phone, &id)[..] else { panic!("one package") };
    let (metadata, files) = open(&phone, package);
    assert!(metadata.contains(r#""internal-passport":[{"#), "an array by link: {metadata}");
    let metadata = Metadata::from_json(metadata.as_bytes()).unwrap();
    assert_eq!((metadata.request_id(), metadata.barcode()), ("cnap/2026/7", None));
    assert_eq!(metadata.documents().len(), 2);
    let copies: Vec<SentCopy> = ["internal-passport", "taxpayer-card"]
        .iter()
        .zip(&files)
        .map(|(kind, (name, pdf))| {
            assert!(pdf.starts_with(b"%PDF-1.7") && name.starts_with(kind), "{name}");
            SentCopy::new(kind, pdf)
        })
        .collect();
    assert_eq!(shared.receipt.content.copies, copies, "the receipt has the hashes of the very files");

    assert_eq!(share(&phone, &mut consent), Err(ConsentError::AlreadySent.into()));
    assert_eq!(received(&phone, &id).len(), 1);
}

#[test]
fn by_a_code_shown_at_the_counter_the_request_finds_its_way_to_the_phone() {
    let phone = OnlinePhone::ready();
    let card = OnlinePhone::id_of(&DocumentKind::InternalPassport);
    run(phone.citizen.show(&card, Profile::Identity, false)).unwrap();
    let code = run(phone.citizen.register_digits(&card, Profile::Identity)).unwrap();
    let DigitsState::Registered { digits, code_id, .. } = code.digits() else { panic!("not registered") };
    let digits = digits.as_str().to_owned();
    let offer = Offer { digits: Some(digits.clone()), documents: vec!["taxpayer-card"], ..offer() };
    let id = phone.registry.state().raise(offer);

    assert_eq!(run(phone.citizen.code_report(&code_id)).unwrap().requests, [id.as_str()]);
    let [incoming] = &run(phone.citizen.incoming_requests()).unwrap()[..] else { panic!("one request") };
    let request = run(phone.citizen.open_request(&incoming.id)).unwrap();
    let mut consent = phone.citizen.consent(request, None);
    run(phone.citizen.confirm(&mut consent)).unwrap();
    assert_eq!(share(&phone, &mut consent).unwrap().delivery, DeliveryState::Delivered);

    let (metadata, files) = open(&phone, &received(&phone, &id)[0]);
    assert!(metadata.contains(r#""taxpayer-card":{"#), "an object by code: {metadata}");
    assert_eq!(Metadata::from_json(metadata.as_bytes()).unwrap().barcode(), Some(&*digits));
    assert!(files[0].0.starts_with(&format!("taxpayer-card-{digits}-")), "{}", files[0].0);
}

#[test]
fn begun_on_another_screen_the_digits_of_that_screen_are_wanted() {
    let (phone, id, mut consent) = opened(offer(), OpenedBy::Scan);
    let screen = consent.screen(Language::English, phone.citizen.now().unwrap().now);
    assert!(screen.elements.iter().any(|element| element.role == ElementRole::Pairing));
    run(phone.citizen.confirm(&mut consent)).unwrap();
    assert_eq!(share(&phone, &mut consent), Err(SharingError::PairingMissing));
    let mut share = |digits| run(phone.citizen.share(&mut consent, Some(digits), Pictures::Include));
    assert_eq!(share("0000").unwrap_err().code(), "server_pairing_wrong");
    assert_eq!(share("4711").unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(received(&phone, &id).len(), 1);
}

#[test]
fn three_wrong_digits_end_the_request_and_the_receipt_says_so() {
    let (phone, id, mut consent) = opened(offer(), OpenedBy::Scan);
    run(phone.citizen.confirm(&mut consent)).unwrap();
    let mut share = || run(phone.citizen.share(&mut consent, Some("0000"), Pictures::Include));
    assert!(share().is_err() && share().is_err());
    assert_eq!(share().unwrap().delivery, DeliveryState::Failed(DeliveryFailure::Other));
    assert_eq!(share(), Err(ConsentError::Undelivered.into()));
    assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::NotDelivered]);
    assert!(received(&phone, &id).is_empty());
}

/// Every fault at every step, once and three times: the flow ends in done or in one clear error, after which the same call
/// goes through. Nothing arrives twice, nothing confirmed is lost, no receipt says more than happened.
#[test]
fn faults_neither_lose_nor_double_a_package() {
    for step in ["/challenge", "/session", "/generate", "/send"] {
        for fault in Fault::ALL {
            for times in [1, 3] {
                let (phone, id, mut consent) = confirmed();
                phone.registry.state().forget_sessions();
                (0..times).for_each(|_| phone.registry.fail_next(step, fault));
                let name = format!("{step} {fault:?} × {times}");
                if let Err(error) = share(&phone, &mut consent) {
                    assert!(times == 3 || fault == Fault::Offline, "{name}: {error}");
                    assert!(!error.text().uk.is_empty() && !error.text().en.is_empty());
                    assert_eq!(consent.state(), ConsentState::Confirmed, "{name}");
                    assert_eq!(outcomes(&phone), [Outcome::Confirmed], "{name}");
                    // Whatever is left of the fault ends too.
                    for _ in 0..3 {
                        if share(&phone, &mut consent).is_ok() {
                            break;
                        }
                    }
                }
                assert_eq!(consent.state(), ConsentState::Delivered, "{name}");
                assert_eq!(received(&phone, &id).len(), 1, "{name}");
                assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::DeliveredToPartner], "{name}");
            }
        }
    }
}

#[test]
fn a_package_that_was_not_sent_is_sent_again_as_it_was() {
    let (phone, id, mut consent) = confirmed();
    phone.registry.fail_next("/send", Fault::Offline);
    let error = share(&phone, &mut consent).unwrap_err();
    assert_eq!((error.code(), error.retry_after_seconds()), ("transport_offline", None));
    assert_eq!(phone.registry.count("/generate"), 1);
    assert_eq!(share(&phone, &mut consent).unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(phone.registry.count("/generate"), 1, "nothing was made anew");
    assert_eq!(received(&phone, &id).len(), 1);
}

#[test]
fn a_partner_that_is_silent_refuses_or_answers_later() {
    let (phone, id, mut consent) = confirmed();
    phone.registry.state().request(&id).partner = PartnerAnswer::IsSilent;
    assert_eq!(share(&phone, &mut consent).unwrap().delivery, DeliveryState::Passed);
    assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::PassedToServer]);
    assert_eq!(run(phone.citizen.delivery(&mut consent)), Ok(None));
    phone.registry.state().request(&id).status = ("done", None);
    let shared = run(phone.citizen.delivery(&mut consent)).unwrap().unwrap();
    assert_eq!((shared.delivery, shared.receipt.content.copies.len()), (DeliveryState::Delivered, 2));
    assert_eq!(outcomes(&phone).last(), Some(&Outcome::DeliveredToPartner));

    let (phone, id, mut consent) = confirmed();
    phone.registry.state().request(&id).partner = PartnerAnswer::Refuses;
    let failed = DeliveryState::Failed(DeliveryFailure::RefusedByPartner);
    assert_eq!(share(&phone, &mut consent).unwrap().delivery, failed);
    assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::NotDelivered]);
}

#[test]
fn a_request_that_ran_out_before_it_was_sent_is_not_delivered() {
    let (phone, id, mut consent) = confirmed();
    phone.registry.fail_next("/send", Fault::Offline);
    share(&phone, &mut consent).unwrap_err();
    phone.clock.pass(600_000);
    let shared = share(&phone, &mut consent).unwrap();
    assert_eq!(shared.delivery, DeliveryState::Failed(DeliveryFailure::Expired));
    assert_eq!(outcomes(&phone), [Outcome::Confirmed, Outcome::NotDelivered]);
    assert!(received(&phone, &id).is_empty());
}

#[test]
fn a_request_opened_again_voids_the_earlier_consent() {
    let (phone, id, mut earlier) = confirmed();
    let request = run(phone.citizen.open_link(&link(&id), OpenedBy::Link)).unwrap();
    assert_eq!(share(&phone, &mut earlier).unwrap_err().code(), "server_nonce_wrong");
    let mut consent = phone.citizen.consent(request, None);
    run(phone.citizen.confirm(&mut consent)).unwrap();
    assert_eq!(share(&phone, &mut consent).unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(received(&phone, &id).len(), 1);
}

#[test]
fn a_package_replayed_for_another_request_is_not_taken_and_shows_whose_it_is() {
    let (phone, first, mut consent) = confirmed();
    share(&phone, &mut consent).unwrap();
    let (metadata, _) = open(&phone, &received(&phone, &first)[0]);
    assert!(metadata.contains(r#""requestId":"cnap/2026/7""#));
    // The partner compares the name of its own request with the one inside every signature.
    let p7e = STANDARD.decode(received(&phone, &first)[0]["files"][0]["content"].as_str().unwrap()).unwrap();
    let state = phone.registry.state();
    let p7s = state.openssl.decrypt("partner", &p7e).bytes;
    let bound = state.openssl.content_identifier(&p7s);
    assert!(bound.contains(&first) && bound.ends_with("\ncnap/2026/7"), "{bound}");
}

#[test]
fn a_refusal_stays_one_and_the_institution_may_be_told() {
    let (phone, id, mut consent) = opened(offer(), OpenedBy::Link);
    assert!(run(phone.citizen.report(&consent)).is_err(), "nothing to tell yet");
    run(phone.citizen.refuse(&mut consent)).unwrap();
    assert_eq!(share(&phone, &mut consent), Err(ConsentError::AlreadyRefused.into()));
    phone.registry.fail_next("/status", Fault::Offline);
    assert!(run(phone.citizen.report(&consent)).is_err());
    run(phone.citizen.report(&consent)).unwrap();
    assert_eq!(phone.registry.state().request(&id).status, ("refuse", Some("refused_by_citizen")));
    assert_eq!(outcomes(&phone), [Outcome::Refused]);
    assert!(received(&phone, &id).is_empty());
}

#[test]
fn links_that_no_server_can_open_are_not_sent_to_it() {
    let phone = OnlinePhone::ready();
    for text in
        ["https://evil.example/acquirers/branch/offer/offer-request/x", "DIIA1:123", "https://diia.app/debts"]
    {
        let opened = run(phone.citizen.open_link(text, OpenedBy::Scan));
        assert_eq!(opened.unwrap_err().code(), "sharing_not_a_request", "{text}");
    }
    assert_eq!(phone.registry.count("/verify"), 0);
    let unknown = run(phone.citizen.open_link(&link("0f8fad5b-d9cb-469f-a165-70867728950e"), OpenedBy::Link));
    assert_eq!(unknown.unwrap_err().code(), "server_request_unknown");
}

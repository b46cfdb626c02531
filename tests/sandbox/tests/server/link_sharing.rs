//! AppToApp: a partner's link, the library's consent, a sealed package at the partner, OpenSSL opens it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::consent::{ConsentError, ElementRole};
use diia_citizen::document::Metadata;
use diia_citizen::receipt::{Outcome, SentCopy};
use diia_citizen::server::{DeliveryFailure, DeliveryState, OpenedBy};
use diia_citizen::text::Language;
use diia_test_phone::run;
use serde_json::json;

use crate::package::{bytes, open, openssl_of, parts};
use crate::partner::{Partner, card};
use crate::partner_server::{PartnerAnswer, PartnerServer, SeenPackage};
use crate::phone::Phone;
use crate::sandbox::{Sandbox, read};

#[test]
fn the_partner_gets_what_was_consented_and_openssl_opens_it() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let link = partner.link("cnap/2026/7", false);
    let mut consent = phone.open(&link, OpenedBy::Link).unwrap();
    assert_eq!(partner.status("offer-request", "cnap/2026/7")["opened"], true);
    let screen = consent.screen(Language::Ukrainian, phone.citizen.now().unwrap().now);
    let text = |role| screen.elements.iter().find(|element| element.role == role).unwrap().text.clone();
    assert_eq!(
        text(ElementRole::Delivery),
        "Захищеним пакетом на сервер cnap.example. Відкрити його зможе тільки запитувач."
    );
    assert_eq!(text(ElementRole::Return), "Після відповіді ви повернетеся на сайт www.cnap.example");
    assert!(partner.packages().is_empty(), "nothing leaves before the consent");

    run(phone.citizen.confirm(&mut consent)).unwrap();
    let shared = phone.share(&mut consent, None).unwrap();
    assert_eq!(shared.delivery, DeliveryState::Delivered);
    assert_eq!(shared.return_link.unwrap().as_str(), "https://www.cnap.example/done?x=1");
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner]);
    assert_eq!(partner.status("offer-request", "cnap/2026/7")["status"], "done");
    assert_eq!(phone.share(&mut consent, None), Err(ConsentError::AlreadySent.into()));

    let [package] = &partner.packages()[..] else { panic!("one package") };
    assert_eq!(package["traceId"], "cnap/2026/7");
    for name in ["internal-passport", "taxpayer-card", "encodeData"] {
        assert_eq!(parts(package, name).len(), 1, "{name}");
    }
    let opened = open(&openssl_of(&sandbox, "cnap"), "cnap", package);
    assert!(opened.metadata.contains(r#""internal-passport":[{"#), "an array by link: {}", opened.metadata);
    let metadata = Metadata::from_json(opened.metadata.as_bytes()).unwrap();
    assert_eq!((metadata.request_id(), metadata.barcode()), ("cnap/2026/7", None));
    let kinds = ["internal-passport", "taxpayer-card"];
    let copies: Vec<SentCopy> = kinds
        .iter()
        .zip(&opened.copies)
        .map(|(kind, (name, pdf))| {
            assert!(pdf.starts_with(b"%PDF-1.7") && name.starts_with(kind), "{name}");
            assert!(name.ends_with(".pdf.p7s.p7e"), "{name}");
            SentCopy::new(kind, pdf)
        })
        .collect();
    assert_eq!(shared.receipt.content.copies, copies, "the receipt has the hashes of the very files");
    for bound in &opened.bound {
        assert!(bound.ends_with("\ncnap/2026/7"), "{bound}");
    }
    let found = &package["opened"];
    assert_eq!(found["metadata"], opened.metadata, "the demo partner finds what OpenSSL finds");
    for ((name, pdf), copy) in opened.copies.iter().zip(found["copies"].as_array().unwrap()) {
        assert_eq!(copy["fileName"], name.strip_suffix(".p7s.p7e").unwrap());
        assert_eq!(&STANDARD.decode(copy["pdf"].as_str().unwrap()).unwrap(), pdf);
    }
    assert_eq!(found["copies"].as_array().unwrap().len(), 2);
}

#[test]
fn a_flipped_bit_and_the_key_of_another_partner_open_nothing() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let mut consent = phone.confirmed(&partner.link("bits", false), OpenedBy::Link);
    phone.share(&mut consent, None).unwrap();
    let packages = partner.packages();
    let sealed = bytes(parts(&packages[0], "encodeData")[0]);

    let (mine, other) = (openssl_of(&sandbox, "cnap"), openssl_of(&sandbox, "vodokanal"));
    assert!(mine.open("cnap", &sealed).accepted);
    assert!(!other.open("vodokanal", &sealed).accepted);
    // Every 41st byte here, of every part of the structure; every single bit in the conformance tests.
    for place in (0..sealed.len()).step_by(41) {
        let mut flipped = sealed.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(!mine.open("cnap", &flipped).accepted, "byte {place} of {}", sealed.len());
    }
}

#[test]
fn a_replayed_package_is_refused_by_the_server_and_by_the_partner() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let mut consent = phone.confirmed(&partner.link("first", false), OpenedBy::Link);
    phone.share(&mut consent, None).unwrap();
    let packages = partner.packages();
    let callback = card(&sandbox, "cnap")["callbackUrl"].as_str().unwrap().to_owned();
    let path = callback.strip_prefix(sandbox.url()).unwrap();
    let text = parts(&packages[0], "encodeData")[0]["text"].as_str().unwrap().to_owned();
    let replay = |trace_id: &str| {
        let form = reqwest::blocking::multipart::Form::new().text("encodeData", text.clone());
        let call = sandbox.call(reqwest::Method::POST, path).multipart(form);
        read(call.header("X-Document-Request-Trace-Id", trace_id)).json
    };
    assert_eq!(replay("first"), json!({ "success": false }), "answered already");
    assert_eq!(replay("nobody-asked"), json!({ "success": false }));
    assert_eq!(partner.packages().len(), 1);

    // Another request is open, and the package is whole and sealed to this very partner. Which request it answers stands in
    // its signature, where nobody on the way can change it.
    partner.link("second", false);
    assert_eq!(replay("second"), json!({ "success": false }), "it was made for another request");
    let [package] = &partner.packages()[..] else { panic!("one package") };
    let bound = open(&openssl_of(&sandbox, "cnap"), "cnap", package).bound;
    assert!(bound.iter().all(|bound| bound.ends_with("\nfirst")), "{bound:?}");
}

#[test]
fn the_door_takes_a_package_only_when_each_part_of_it_answers_the_request() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let callback = card(&sandbox, "cnap")["callbackUrl"].as_str().unwrap().to_owned();
    // Packages go elsewhere first, so that the door has seen none of them.
    let elsewhere = PartnerServer::answering(&[PartnerAnswer::Accepts]);
    partner.set_delivery(&json!({ "callbackUrl": elsewhere.url() })).ok();
    let sent = |trace_id: &str| {
        let mut consent = phone.confirmed(&partner.link(trace_id, false), OpenedBy::Link);
        phone.share(&mut consent, None).unwrap();
        elsewhere.newest()
    };
    let [first, second] = ["first", "second"].map(sent);
    let copy = |package: &SeenPackage, kind: &str| -> String {
        let text = std::str::from_utf8(&package.body).unwrap();
        let part = text.split_once(&format!("name=\"{kind}\"")).unwrap().1.split_once("\r\n\r\n").unwrap().1;
        part.split_once("\r\n").unwrap().0.to_owned()
    };
    let deliver = |trace_id: &str, exchange: Option<(&str, &str)>| {
        let mut body = String::from_utf8(second.body.clone()).unwrap();
        if let Some((from, to)) = exchange {
            assert!(body.contains(from) && from != to);
            body = body.replacen(from, to, 1);
        }
        let call = sandbox.call(reqwest::Method::POST, callback.strip_prefix(sandbox.url()).unwrap());
        let call = call.header("Content-Type", &second.content_type).body(body);
        read(call.header("X-Document-Request-Trace-Id", trace_id)).ok()["success"] == true
    };
    let [mine, card_of_mine] = ["internal-passport", "taxpayer-card"].map(|kind| copy(&second, kind));
    assert!(!deliver("first", None), "made for another open request");
    assert!(
        !deliver("second", Some((&mine, &copy(&first, "internal-passport")))),
        "a copy from another package"
    );
    assert!(!deliver("second", Some((&mine, &card_of_mine))), "a copy in the place of another");
    assert!(!deliver("second", Some((&mine, &mine.replacen('A', "B", 1)))), "a changed letter");
    assert!(partner.packages().is_empty());
    assert!(deliver("second", None), "as it was sent");
    assert!(!deliver("second", None), "once");
}

#[test]
fn begun_on_another_screen_the_digits_of_that_screen_are_wanted() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let link = partner.link("scan", true);
    let mut consent = phone.confirmed(&link, OpenedBy::Scan);
    let status = partner.status("offer-request", "scan");
    let digits = status["pairingDigits"].as_str().unwrap().to_owned();
    let wrong = if digits == "0000" { "0001" } else { "0000" };
    assert_eq!(phone.share(&mut consent, None).unwrap_err().code(), "sharing_pairing_missing");
    assert_eq!(phone.share(&mut consent, Some(wrong)).unwrap_err().code(), "server_pairing_wrong");
    assert_eq!(phone.share(&mut consent, Some(&digits)).unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(partner.status("offer-request", "scan").get("pairingDigits"), None);

    let mut consent = phone.confirmed(&partner.link("guess", true), OpenedBy::Scan);
    let status = partner.status("offer-request", "guess");
    let wrong = if status["pairingDigits"] == "0000" { "0001" } else { "0000" };
    for _ in 0..2 {
        phone.share(&mut consent, Some(wrong)).unwrap_err();
    }
    let ended = phone.share(&mut consent, Some(wrong)).unwrap();
    assert_eq!(ended.delivery, DeliveryState::Failed(DeliveryFailure::Other));
    assert_eq!(phone.outcomes().last(), Some(&Outcome::NotDelivered));
    assert_eq!(partner.status("offer-request", "guess")["status"], "refuse");
}

#[test]
fn a_link_is_opened_by_one_phone_for_an_hour() {
    let sandbox = Sandbox::start();
    let partner = Partner::cnap(&sandbox);
    let (first, second) = (Phone::ready(&sandbox, "nadiia"), Phone::ready(&sandbox, "ordinary"));
    let link = partner.link("one", false);
    let mut earlier = first.confirmed(&link, OpenedBy::Link);
    assert_eq!(second.open(&link, OpenedBy::Link).unwrap_err().code(), "server_request_opened_elsewhere");

    // Opened again, it has a new nonce; the consent to the old one is void.
    let mut later = first.confirmed(&link, OpenedBy::Link);
    assert_eq!(first.share(&mut earlier, None).unwrap_err().code(), "server_nonce_wrong");
    assert_eq!(first.share(&mut later, None).unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(partner.packages().len(), 1);

    let late = partner.link("late", false);
    sandbox.faults("clock=+61m");
    assert_eq!(first.open(&late, OpenedBy::Link).unwrap_err().code(), "server_request_expired");
}

#[test]
fn a_refusal_reaches_the_partner_and_ends_the_request() {
    let sandbox = Sandbox::start();
    let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
    let mut consent = phone.open(&partner.link("no", false), OpenedBy::Link).unwrap();
    run(phone.citizen.refuse(&mut consent)).unwrap();
    run(phone.citizen.report(&consent)).unwrap();
    assert_eq!(partner.status("offer-request", "no")["status"], "refuse");
    assert_eq!(phone.outcomes(), [Outcome::Refused]);
    assert!(partner.packages().is_empty());
}

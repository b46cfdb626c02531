//! Signatures for an institution: from its link to its server; verified there by OpenSSL against the original files.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::citizen::{OpenedRequest, ReceiptFilter, SigningError, SigningIdentity};
use diia_citizen::consent::{ConsentError, ConsentState};
use diia_citizen::es256::sha256;
use diia_citizen::ports::{Clock, KeyAlias, KeyStoreError};
use diia_citizen::receipt::{Outcome, ReceiptDraft};
use diia_citizen::server::{DeliveryFailure, DeliveryState, OpenedBy};
use diia_citizen::sign::{
    DstuFailure, PresenceError, PresenceMethod, PresenceProof, SigningAction, SigningConsent,
    SigningElementRole, SigningHost, TimeStampFailure,
};
use diia_citizen::text::Language;
use diia_conformance::registry::{Fault, Offer, OnlinePhone, PartnerAnswer, Signing};
use diia_conformance::signing::{CITIZEN, CitizenCertificate, SigningAuthority};
use diia_test_issuer::TestKey;
use diia_test_phone::{SettableClock, run};
use serde_json::Value;

const KEY: &str = "signature of the citizen";
/// The text that a site keeps for a sign-in; it sends its hash.
const SIGN_IN: &[u8] = b"MGY4ZmFkNWItZDljYi00NjlmLWExNjUtNzA4Njc3Mjg5NTBl";

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let large = (0..10_000_000u32).map(|at| (at % 251) as u8).collect();
    vec![("порожній.txt", Vec::new()), ("Договір № 5 (ґрунт).pdf", b"%PDF".to_vec()), ("large.bin", large)]
}

fn offer(trace_id: &str) -> Offer {
    Offer {
        documents: Vec::new(),
        trace_id: trace_id.into(),
        digits: None,
        pairing: Some("4711"),
        return_link: Some("https://www.cnap.example/done"),
    }
}

/// What an app does: asks for the PIN, and has the authority stamp the time.
struct App<'a> {
    clock: SettableClock,
    answers: Mutex<Vec<Result<i64, PresenceError>>>,
    stamps: Option<&'a SigningAuthority>,
    dstu: Option<Vec<Vec<u8>>>,
}

impl SigningHost for App<'_> {
    async fn prove_presence(&self, request_id: &str) -> Result<PresenceProof, PresenceError> {
        let age = self.answers.lock().unwrap().pop().unwrap_or(Ok(0))?;
        let mut proven_at = self.clock.read().unwrap();
        proven_at.monotonic_millis -= age;
        Ok(PresenceProof { method: PresenceMethod::Pin, request_id: request_id.into(), proven_at })
    }

    async fn time_stamp(&self, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, TimeStampFailure> {
        Ok(self.stamps.map(|authority| authority.time_stamp(hash)))
    }

    async fn sign_dstu(&self, _: &[[u8; 32]]) -> Result<Vec<Vec<u8>>, DstuFailure> {
        self.dstu.clone().ok_or(DstuFailure::NoModule)
    }
}

struct Desk {
    phone: OnlinePhone,
    authority: SigningAuthority,
    identity: SigningIdentity,
}

impl Desk {
    fn new() -> Self {
        let (phone, authority) = (OnlinePhone::ready(), SigningAuthority::new());
        let key = KeyAlias(KEY.into());
        phone.keys.key_for(&key);
        let chain = vec![authority.citizen(&TestKey::from_label(KEY), &CITIZEN), authority.der("issuing")];
        let identity = SigningIdentity { key, chain, roots: vec![authority.der("root")] };
        Desk { phone, authority, identity }
    }

    fn app(&self) -> App<'_> {
        App { clock: self.phone.clock.clone(), answers: Mutex::default(), stamps: None, dstu: None }
    }

    fn raise(&self, action: &'static str, algorithm: &'static str) -> String {
        let (trace_id, files) = match action {
            "auth" => (STANDARD.encode(sha256(SIGN_IN)), Vec::new()),
            _ => {
                let hashed = files().into_iter().map(|(name, file)| (name.to_owned(), sha256(&file)));
                ("cabinet/7".to_owned(), hashed.collect())
            }
        };
        let signing = Signing { action, algorithm, files };
        self.phone.registry.state().raise_signing(offer(&trace_id), signing)
    }

    fn open(&self, id: &str, by: OpenedBy) -> Result<SigningConsent, SigningError> {
        let link = format!("https://diia.app/acquirers/branch/offer/offer-request/{id}");
        match run(self.phone.citizen.open_any(&link, by))? {
            OpenedRequest::Signing(request) => Ok(self.phone.citizen.signing_consent(*request)),
            OpenedRequest::Documents(_) => panic!("signatures were asked for"),
        }
    }

    fn confirmed(&self, action: &'static str) -> (String, SigningConsent) {
        let id = self.raise(action, "ECDSA");
        let mut consent = self.open(&id, OpenedBy::Link).unwrap();
        run(self.phone.citizen.confirm_signing(&mut consent)).unwrap();
        (id, consent)
    }

    fn sign(&self, consent: &mut SigningConsent, app: &App<'_>) -> Result<DeliveryState, SigningError> {
        run(self.phone.citizen.sign(consent, &self.identity, app, None)).map(|sent| sent.delivery)
    }

    fn received(&self, id: &str) -> Vec<Value> {
        self.phone.registry.state().request(id).received.clone()
    }

    fn receipts(&self) -> Vec<ReceiptDraft> {
        let page = run(self.phone.citizen.receipts(&ReceiptFilter::default(), None, usize::MAX)).unwrap();
        page.receipts.into_iter().rev().map(|receipt| receipt.content).collect()
    }

    fn outcomes(&self) -> Vec<Outcome> {
        self.receipts().iter().map(|receipt| receipt.outcome).collect()
    }
}

fn code(result: Result<DeliveryState, SigningError>) -> &'static str {
    let error = result.unwrap_err();
    assert!(!error.text().uk.is_empty() && !error.text().en.is_empty() && !error.to_string().is_empty());
    error.code()
}

#[test]
fn three_files_are_signed_and_openssl_verifies_each_against_the_original_and_no_other() {
    let desk = Desk::new();
    let id = desk.raise("hashedFilesSigning", "ECDSA");
    let mut consent = desk.open(&id, OpenedBy::Link).unwrap();
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "consent_not_confirmed");
    run(desk.phone.citizen.confirm_signing(&mut consent)).unwrap();
    let stamping = App { stamps: Some(&desk.authority), ..desk.app() };
    let sent = run(desk.phone.citizen.sign(&mut consent, &desk.identity, &stamping, None)).unwrap();
    assert_eq!(sent.delivery, DeliveryState::Delivered);
    assert_eq!(sent.return_link.unwrap().as_str(), "https://www.cnap.example/done");

    let [package] = &desk.received(&id)[..] else { panic!("one answer") };
    let items = package["signedItems"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    let record = sent.receipt.content.signing.unwrap();
    assert_eq!((record.action.as_str(), record.algorithm.as_str()), ("hashedFilesSigning", "ECDSA"));
    for (((name, file), item), kept) in files().iter().zip(items).zip(&record.items) {
        assert_eq!(item["name"], *name, "names and order exactly as asked");
        let p7s = STANDARD.decode(item["signature"].as_str().unwrap()).unwrap();
        let verified = desk.authority.verify(&p7s, file);
        assert!(verified.accepted, "{name}: {}", verified.complaint);
        assert!(!desk.authority.verify(&p7s, b"another").accepted, "{name}");
        assert_eq!(kept.name.as_deref(), Some(*name));
        assert_eq!(kept.hash, diia_conformance::vectors::hex(&sha256(file)));
        let signature = diia_conformance::vectors::hex(&sha256(&p7s));
        assert_eq!(kept.signature_sha256.as_deref(), Some(&*signature));
    }
    assert_eq!(desk.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner]);
    assert_eq!(sent.receipt.content.outcome, Outcome::DeliveredToPartner);
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "consent_already_sent");
    assert_eq!(desk.received(&id).len(), 1);
}

#[test]
fn a_sign_in_is_the_signature_over_the_text_that_the_site_kept() {
    let desk = Desk::new();
    let (id, mut consent) = desk.confirmed("auth");
    assert_eq!(desk.sign(&mut consent, &desk.app()), Ok(DeliveryState::Delivered));
    let p7s = STANDARD.decode(desk.received(&id)[0]["signature"].as_str().unwrap()).unwrap();
    let verified = desk.authority.verify(&p7s, SIGN_IN);
    assert!(verified.accepted, "{}", verified.complaint);
    assert!(!desk.authority.verify(&p7s, STANDARD.encode(sha256(SIGN_IN)).as_bytes()).accepted);
    let kept = desk.receipts().pop().unwrap().signing.unwrap();
    assert_eq!((kept.action.as_str(), kept.items.len(), &kept.items[0].name), ("auth", 1, &None));
}

#[test]
fn the_screen_says_who_what_how_many_and_what_the_phone_does_not_know() {
    let desk = Desk::new();
    let mut signing = Signing { action: "hashedFilesSigning", algorithm: "ECDSA", files: Vec::new() };
    signing.files = vec![("звіт.xml".into(), [1; 32]), ("акт\u{202e}fdp.exe".into(), [2; 32])];
    let id = desk.phone.registry.state().raise_signing(offer("cabinet/8"), signing);
    let consent = desk.open(&id, OpenedBy::Scan).unwrap();
    let screen = consent.screen(Language::Ukrainian, desk.phone.citizen.now().unwrap().now);
    let texts = |role| -> Vec<&str> {
        screen.elements.iter().filter(|it| it.role == role).map(|it| it.text.as_str()).collect()
    };
    use SigningElementRole as Role;
    assert_eq!(texts(Role::Title), ["Запит на підпис документа через Дія.Підпис"]);
    assert_eq!(texts(Role::FileCount), ["На підпис: 2 файли"]);
    assert_eq!(texts(Role::File(0)), ["звіт.xml"]);
    assert_eq!(texts(Role::File(1)), ["акт⟦U+202E⟧fdp.exe"]);
    assert!(texts(Role::FileWarning(0)).is_empty());
    assert_eq!(texts(Role::FileWarning(1)).len(), 2);
    assert_eq!(texts(Role::Algorithm), ["ECDSA (P-256, SHA-256)"]);
    assert!(texts(Role::Fingerprint)[0].starts_with("Телефон бачить лише відбиток кожного файлу"));
    assert_eq!(texts(Role::Delivery), ["Підпис піде на сервер cnap.example"]);
    assert_eq!(texts(Role::Pairing).len(), 1);
    assert_eq!(texts(Role::Warning).len(), 1, "never answered before");
    let [confirm, refuse] =
        [Role::Confirm, Role::Refuse].map(|role| screen.elements.iter().find(|it| it.role == role).unwrap());
    assert!(confirm.enabled && refuse.enabled);
    for element in consent.screen(Language::English, consent.request().expires_at).elements {
        assert!(!element.text.is_empty() && !element.label.is_empty() && !element.enabled);
    }
}

#[test]
fn without_a_fresh_proof_of_presence_nothing_is_signed() {
    let desk = Desk::new();
    let (id, mut consent) = desk.confirmed("hashedFilesSigning");
    for (answer, expected) in [
        (Err(PresenceError::Cancelled), "presence_cancelled"),
        (Err(PresenceError::Failed), "presence_failed"),
        (Ok(60_000), "presence_too_old"),
        (Ok(-1), "presence_too_old"),
    ] {
        let app = App { answers: Mutex::new(vec![answer]), ..desk.app() };
        assert_eq!(code(desk.sign(&mut consent, &app)), expected);
        assert_eq!(consent.state(), ConsentState::Confirmed);
    }
    assert!(desk.received(&id).is_empty());
    assert_eq!(desk.outcomes(), [Outcome::Confirmed]);
    // A citizen who has thought better of it.
    run(desk.phone.citizen.refuse_signing(&mut consent)).unwrap();
    assert_eq!(desk.outcomes(), [Outcome::Confirmed, Outcome::Refused]);
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "consent_already_refused");
    run(desk.phone.citizen.report_signing_refusal(&consent)).unwrap();
    assert_eq!(desk.phone.registry.state().request(&id).status, ("refuse", Some("refused_by_citizen")));
}

#[test]
fn a_refusal_leaves_its_receipt_with_names_and_hashes_and_no_signature() {
    let desk = Desk::new();
    let id = desk.raise("hashedFilesSigning", "ECDSA");
    let mut consent = desk.open(&id, OpenedBy::Link).unwrap();
    run(desk.phone.citizen.refuse_signing(&mut consent)).unwrap();
    let [receipt] = &desk.receipts()[..] else { panic!("one receipt") };
    let signing = receipt.signing.as_ref().unwrap();
    assert_eq!((receipt.outcome, signing.items.len()), (Outcome::Refused, 3));
    assert!(signing.items.iter().all(|item| item.name.is_some() && item.signature_sha256.is_none()));
    let printed = run(desk.phone.citizen.print_receipts(&ReceiptFilter::default(), Language::Ukrainian));
    assert!(printed.unwrap().bytes.starts_with(b"%PDF"));
    assert_eq!(format!("{receipt:?} {signing:?}"), "ReceiptDraft(…) SigningRecord(…)");
}

#[test]
fn a_certificate_that_cannot_sign_is_refused_before_the_citizen_is_asked_for_anything() {
    let desk = Desk::new();
    let (_, mut consent) = desk.confirmed("hashedFilesSigning");
    let key = TestKey::from_label(KEY);
    let expired = desk.authority.citizen(&key, &CitizenCertificate { days: (-30, -1), ..CITIZEN });
    let identity = SigningIdentity { chain: vec![expired], ..desk.identity.clone() };
    let app = App { answers: Mutex::new(vec![Err(PresenceError::Failed)]), ..desk.app() };
    let refused = run(desk.phone.citizen.sign(&mut consent, &identity, &app, None));
    assert_eq!(refused.unwrap_err().code(), "sign_certificate_expired");
    assert_eq!(app.answers.lock().unwrap().len(), 1, "nobody was asked");
    assert_eq!(desk.phone.registry.count("/generate"), 0, "and the server was told nothing");
    desk.phone.keys.fail_next(KeyStoreError::Invalidated);
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "key_invalidated");
}

#[test]
fn dstu_is_the_module_of_the_app_or_a_refusal_that_says_so() {
    let desk = Desk::new();
    let id = desk.raise("hashedFilesSigning", "DSTU");
    let mut consent = desk.open(&id, OpenedBy::Link).unwrap();
    run(desk.phone.citizen.confirm_signing(&mut consent)).unwrap();
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "sign_dstu_no_module");
    // What a module gives must be as many signatures as were asked for, and each a CMS.
    let (_, mut other) = desk.confirmed("auth");
    assert!(desk.sign(&mut other, &desk.app()).is_ok());
    let some_cms = desk.authority.time_stamp(&[1; 32]);
    for bad in [vec![], vec![some_cms.clone(); 2], vec![some_cms.clone(), some_cms.clone(), vec![0x30, 0]]] {
        let app = App { dstu: Some(bad), ..desk.app() };
        assert_eq!(code(desk.sign(&mut consent, &app)), "sign_dstu_answer");
    }
    let app = App { dstu: Some(vec![some_cms; 3]), ..desk.app() };
    assert_eq!(desk.sign(&mut consent, &app), Ok(DeliveryState::Delivered));
    assert!(matches!(consent.request().action, SigningAction::Files(_)));
}

#[test]
fn faults_neither_lose_nor_double_a_signature() {
    for step in ["/generate", "/send"] {
        for fault in Fault::ALL {
            let desk = Desk::new();
            let (id, mut consent) = desk.confirmed("auth");
            (0..3).for_each(|_| desk.phone.registry.fail_next(step, fault));
            for _ in 0..5 {
                match desk.sign(&mut consent, &desk.app()) {
                    Ok(delivery) => {
                        assert_eq!(delivery, DeliveryState::Delivered, "{step} {fault:?}");
                        break;
                    }
                    Err(_) => assert_eq!(consent.state(), ConsentState::Confirmed, "{step} {fault:?}"),
                }
            }
            assert_eq!(desk.received(&id).len(), 1, "{step} {fault:?}");
            assert_eq!(desk.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner]);
        }
    }
}

#[test]
fn once_signatures_are_on_their_way_nobody_can_say_that_they_were_refused() {
    let desk = Desk::new();
    let (_, mut consent) = desk.confirmed("auth");
    (0..3).for_each(|_| desk.phone.registry.fail_next("/send", Fault::Offline));
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "transport_offline");
    let refused = run(desk.phone.citizen.refuse_signing(&mut consent));
    assert_eq!(refused.unwrap_err(), ConsentError::AlreadySent.into());
}

#[test]
fn a_request_that_ran_out_is_not_signed_and_one_nobody_answered_leaves_a_receipt() {
    let desk = Desk::new();
    let id = desk.raise("auth", "ECDSA");
    let mut open = desk.open(&id, OpenedBy::Link).unwrap();
    let (_, mut confirmed) = desk.confirmed("auth");
    assert_eq!(run(desk.phone.citizen.expire_signing(&mut open)), Ok(None));
    desk.phone.clock.pass(600_000);
    let failed = DeliveryState::Failed(DeliveryFailure::Expired);
    assert_eq!(desk.sign(&mut confirmed, &desk.app()), Ok(failed));
    assert!(run(desk.phone.citizen.expire_signing(&mut open)).unwrap().is_some());
    assert_eq!(desk.outcomes(), [Outcome::Confirmed, Outcome::NotDelivered, Outcome::Expired]);
    assert!(desk.received(&id).is_empty());
}

#[test]
fn a_silent_institution_answers_later() {
    let desk = Desk::new();
    let (id, mut consent) = desk.confirmed("auth");
    desk.phone.registry.state().request(&id).partner = PartnerAnswer::IsSilent;
    assert_eq!(desk.sign(&mut consent, &desk.app()), Ok(DeliveryState::Passed));
    assert_eq!(run(desk.phone.citizen.delivery_of_signatures(&mut consent)), Ok(None));
    desk.phone.registry.state().request(&id).status = ("done", None);
    let sent = run(desk.phone.citizen.delivery_of_signatures(&mut consent)).unwrap().unwrap();
    assert_eq!(sent.delivery, DeliveryState::Delivered);
    let signing = sent.receipt.content.signing.unwrap();
    assert!(signing.items[0].signature_sha256.is_some(), "still known");
    assert_eq!(sent.receipt.content.outcome.code(), "delivered_to_partner");
}

#[test]
fn begun_on_another_screen_its_digits_are_wanted() {
    let desk = Desk::new();
    let id = desk.raise("auth", "ECDSA");
    let mut consent = desk.open(&id, OpenedBy::Scan).unwrap();
    run(desk.phone.citizen.confirm_signing(&mut consent)).unwrap();
    assert_eq!(code(desk.sign(&mut consent, &desk.app())), "sharing_pairing_missing");
    let app = desk.app();
    let mut sign = |digits| run(desk.phone.citizen.sign(&mut consent, &desk.identity, &app, Some(digits)));
    assert_eq!(sign("0000").unwrap_err().code(), "server_pairing_wrong");
    assert_eq!(sign("4711").unwrap().delivery, DeliveryState::Delivered);
    assert_eq!(desk.received(&id).len(), 1);
}

//! Requests for signatures across the boundary: a registry in memory at the other end, OpenSSL as the authority and as
//! the institution that verifies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::es256::sha256;
use diia_citizen::ports as core;
use diia_citizen_ffi::*;
use diia_conformance::registry::{ACTIVATION_CODE, Offer, OnlinePhone, Registry, Signing};
use diia_conformance::signing::{CITIZEN, SigningAuthority};
use diia_test_issuer::TestKey;
use diia_test_phone::{SettableClock, run};

use crate::host::Keys;
use crate::online::{RegistryClock, open};

const KEY: &str = "signature of the citizen";
const FILES: [(&str, &[u8]); 3] =
    [("порожній.txt", b""), ("a.bin", b"a"), ("Договір № 5 (ґрунт).pdf", b"%PDF")];

/// How the person answers: how old a proof, or why there is none.
type Presence = Result<i64, DiiaSigningHostError>;

struct App {
    clock: SettableClock,
    presence: Mutex<Presence>,
}

#[async_trait::async_trait]
impl DiiaSigningHost for App {
    async fn prove_presence(&self, request_id: String) -> Result<PresenceProof, DiiaSigningHostError> {
        let age = (*self.presence.lock().unwrap())?;
        let mut proven_at = RegistryClock(self.clock.clone()).read().unwrap();
        proven_at.monotonic_millis -= age;
        Ok(PresenceProof { method: PresenceMethod::Biometrics, request_id, proven_at })
    }

    async fn time_stamp(&self, _: Vec<u8>) -> Result<Option<Vec<u8>>, DiiaSigningHostError> {
        Ok(None)
    }

    async fn sign_dstu(&self, _: Vec<Vec<u8>>) -> Result<Option<Vec<Vec<u8>>>, DiiaSigningHostError> {
        Ok(None)
    }
}

struct Phone {
    citizen: DiiaCitizen,
    registry: Registry,
    clock: SettableClock,
    authority: SigningAuthority,
}

impl Phone {
    fn new() -> Self {
        let OnlinePhone { registry, clock, .. } = OnlinePhone::new();
        let keys = Keys { counters: Mutex::new(Some(BTreeMap::new())), ..Keys::default() };
        let citizen = open(keys, &registry, clock.clone());
        run(citizen.activate(ACTIVATION_CODE.to_owned())).unwrap();
        run(citizen.refresh_lists()).unwrap();
        Phone { citizen, registry, clock, authority: SigningAuthority::new() }
    }

    fn identity(&self) -> SigningIdentity {
        let citizen = self.authority.citizen(&TestKey::from_label(KEY), &CITIZEN);
        let chain = vec![citizen, self.authority.der("issuing")];
        SigningIdentity { key_alias: KEY.to_owned(), chain, roots: vec![self.authority.der("root")] }
    }

    fn app(&self, presence: Presence) -> Arc<App> {
        Arc::new(App { clock: self.clock.clone(), presence: Mutex::new(presence) })
    }

    fn opened(&self, algorithm: &'static str) -> (String, Arc<DiiaSigning>) {
        let files = FILES.map(|(name, file)| (name.to_owned(), sha256(file))).to_vec();
        let offer = Offer {
            documents: Vec::new(),
            trace_id: "cabinet/7".into(),
            digits: None,
            pairing: None,
            return_link: Some("https://www.cnap.example/done"),
        };
        let signing = Signing { action: "hashedFilesSigning", algorithm, files };
        let id = self.registry.state().raise_signing(offer, signing);
        let link = format!("https://diia.app/acquirers/branch/offer/offer-request/{id}");
        match run(self.citizen.open_any(link, OpenedBy::Link, None)).unwrap() {
            OpenedRequest::Signatures { signing } => (id, signing),
            OpenedRequest::Documents { .. } => panic!("signatures were asked for"),
        }
    }
}

fn problem<T>(result: Result<T, DiiaError>) -> (SigningProblem, String) {
    match result.err().unwrap() {
        DiiaError::Signing { problem, reason, explanation, .. } => {
            assert!(!explanation.uk.is_empty() && !explanation.en.is_empty());
            (problem, reason)
        }
        error => panic!("{error}"),
    }
}

#[test]
fn files_are_signed_and_openssl_verifies_them() {
    let phone = Phone::new();
    let (id, signing) = phone.opened("ECDSA");
    let request = signing.request();
    let SigningAction::Files { files } = &request.action else { panic!("files") };
    let names: Vec<&str> = files.iter().map(|file| file.shown_name.as_str()).collect();
    assert_eq!(names, FILES.map(|(name, _)| name));
    let screen = signing.screen(DiiaLanguage::English).unwrap();
    assert_eq!((screen.state, screen.requester_is_known), (ConsentState::Open, false));
    assert_eq!(screen.elements.first().unwrap().role, SigningElementRole::Title);

    run(signing.confirm()).unwrap();
    let sent = run(signing.sign(phone.identity(), phone.app(Ok(0)), None)).unwrap();
    assert_eq!(sent.delivery, DeliveryState::Delivered);
    assert_eq!(sent.receipt.outcome_text.en, "The institution has received the signatures");
    let record = sent.receipt.signing.unwrap();
    let received = phone.registry.state().request(&id).received.clone();
    let items = received.first().unwrap()["signedItems"].as_array().unwrap().clone();
    assert_eq!((items.len(), record.items.len()), (3, 3));
    for (((name, file), item), kept) in FILES.iter().zip(items).zip(record.items) {
        assert_eq!((item["name"].as_str(), kept.name.as_deref()), (Some(*name), Some(*name)));
        let p7s = STANDARD.decode(item["signature"].as_str().unwrap()).unwrap();
        assert!(phone.authority.verify(&p7s, file).accepted, "{name}");
        assert!(!phone.authority.verify(&p7s, &[file, &b"+"[..]].concat()).accepted, "{name}");
    }
    let again = problem(run(signing.sign(phone.identity(), phone.app(Ok(0)), None)));
    assert_eq!(again, (SigningProblem::NotPossible, "consent_already_sent".to_owned()));
}

#[test]
fn without_a_fresh_proof_a_certificate_or_a_module_nothing_is_signed() {
    let phone = Phone::new();
    let (id, signing) = phone.opened("ECDSA");
    run(signing.confirm()).unwrap();
    let sign = |presence: Presence| problem(run(signing.sign(phone.identity(), phone.app(presence), None)));
    assert_eq!(sign(Ok(60_000)), (SigningProblem::PresenceNotProven, "presence_too_old".to_owned()));
    let cancelled = sign(Err(DiiaSigningHostError::Cancelled));
    assert_eq!(cancelled, (SigningProblem::PresenceCancelled, "presence_cancelled".to_owned()));
    let stranger = SigningIdentity { roots: Vec::new(), ..phone.identity() };
    let refused = problem(run(signing.sign(stranger, phone.app(Ok(0)), None)));
    assert_eq!(refused, (SigningProblem::Certificate, "sign_certificate_unknown_chain".to_owned()));
    let receipt = run(signing.refuse()).unwrap();
    assert_eq!(receipt.outcome, ReceiptOutcome::Refused);
    let kept = receipt.signing.unwrap();
    assert!(kept.items.len() == 3 && kept.items.iter().all(|item| item.signature_sha256.is_none()));
    assert!(phone.registry.state().request(&id).received.is_empty());

    let (_, dstu) = phone.opened("DSTU");
    run(dstu.confirm()).unwrap();
    let refused = problem(run(dstu.sign(phone.identity(), phone.app(Ok(0)), None)));
    assert_eq!(refused, (SigningProblem::NoDstuModule, "sign_dstu_no_module".to_owned()));
}

#[test]
fn the_certificate_is_shown_and_the_pin_gives_a_proof() {
    let phone = Phone::new();
    let certificate = run(phone.citizen.signing_certificate(phone.identity())).unwrap();
    assert_eq!(certificate.subject, "Shevchenko Oleksandr");
    assert!(certificate.binds && certificate.expiry_warning.is_none());

    let (alias, digits) = (|| "pin".to_owned(), |digits: &str| digits.to_owned());
    let simple = run(phone.citizen.set_signing_pin(alias(), digits("12345"))).unwrap_err();
    assert_eq!(
        (simple.code().as_str(), &simple),
        ("pin_too_simple", &DiiaError::Pin { problem: PinProblem::TooSimple })
    );
    let record = run(phone.citizen.set_signing_pin(alias(), digits("40715"))).unwrap();
    let check = |entered: &str| {
        run(phone.citizen.check_signing_pin(alias(), record.clone(), digits(entered), "id".to_owned()))
    };
    assert_eq!(check("00007"), Err(DiiaError::Pin { problem: PinProblem::Wrong { left: 9 } }));
    let checked = check("40715").unwrap();
    let monotonic = core::Clock::read(&phone.clock).unwrap().monotonic_millis;
    assert_eq!(
        (checked.proof.request_id.as_str(), checked.proof.proven_at.monotonic_millis),
        ("id", monotonic)
    );
}

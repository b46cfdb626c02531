//! The flows over a server across the boundary: a registry in memory at the other end.

use std::sync::Arc;

use diia_citizen::ports as core;
use diia_citizen::ports::Transport;
use diia_citizen_ffi::*;
use diia_conformance::registry::{ACTIVATION_CODE, ADDRESS, OnlinePhone, Registry};
use diia_test_phone::{SettableClock, run};

use crate::host::{Keys, Records};

/// The registry as a host's transport.
struct Internet(Registry);

#[async_trait::async_trait]
impl DiiaTransport for Internet {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, DiiaTransportError> {
        let request = core::HttpRequest {
            method: match request.method {
                HttpMethod::Get => core::HttpMethod::Get,
                HttpMethod::Post => core::HttpMethod::Post,
            },
            url: request.url,
            headers: request
                .headers
                .into_iter()
                .map(|HttpHeader { name, value }| core::HttpHeader { name, value })
                .collect(),
            body: request.body,
            timeout_millis: request.timeout_millis,
            max_response_bytes: request.max_response_bytes,
        };
        let answer = self.0.send(request).await.map_err(|_| DiiaTransportError::Offline)?;
        let headers =
            answer.headers.into_iter().map(|core::HttpHeader { name, value }| HttpHeader { name, value });
        Ok(HttpResponse { status: answer.status, headers: headers.collect(), body: answer.body })
    }
}

#[derive(Clone)]
pub(crate) struct RegistryClock(pub(crate) SettableClock);

impl DiiaClock for RegistryClock {
    fn read(&self) -> Result<ClockReading, DiiaClockError> {
        let reading = core::Clock::read(&self.0).map_err(|_| DiiaClockError::Unavailable)?;
        Ok(ClockReading {
            wall: reading.wall.into(),
            monotonic_millis: reading.monotonic_millis,
            boot_id: reading.boot_id,
        })
    }
}

/// A phone over the boundary, and the registry that it talks to.
fn phone() -> (DiiaCitizen, Registry) {
    let OnlinePhone { registry, clock, .. } = OnlinePhone::new();
    (open(Keys::default(), &registry, clock), registry)
}

pub(crate) fn open(keys: Keys, registry: &Registry, clock: SettableClock) -> DiiaCitizen {
    let settings = DiiaSettings {
        root_keys: vec![registry.state().root.public_key().as_uncompressed().to_vec()],
        link_base: "https://diia.app/pass".to_owned(),
        server: Some(DiiaServer { address: ADDRESS.to_owned(), phone_key_alias: "phone".to_owned() }),
    };
    let citizen = run(DiiaCitizen::open(
        Arc::new(keys),
        Arc::new(Records::default()),
        Arc::new(Internet(registry.clone())),
        Arc::new(RegistryClock(clock)),
        settings,
    ));
    citizen.unwrap()
}

pub(crate) fn ready() -> (DiiaCitizen, Registry) {
    let (citizen, registry) = phone();
    run(citizen.activate(ACTIVATION_CODE.to_owned())).unwrap();
    run(citizen.refresh_lists()).unwrap();
    for kind in ["internal-passport", "taxpayer-card"] {
        run(citizen.obtain_document(kind.to_owned(), kind.to_owned(), format!("key of {kind}"))).unwrap();
    }
    (citizen, registry)
}

#[test]
fn a_wrong_activation_code_is_told_with_a_reason_and_a_way_forward() {
    let (citizen, _) = phone();
    let error = run(citizen.activate("0000".to_owned())).unwrap_err();
    let DiiaError::Server { problem, retry_after_seconds, .. } = &error else { panic!("{error}") };
    assert_eq!((*problem, *retry_after_seconds), (ServerProblem::Refused, None));
    assert_eq!(error.code(), "server_activation_code_wrong");
    assert!(!error.text().uk.is_empty());
}

#[test]
fn digits_are_registered_checked_once_and_reported_to_the_holder() {
    let (citizen, registry) = ready();
    let card = || "internal-passport".to_owned();
    let nothing = run(citizen.register_digits(card(), CodeProfile::Status)).unwrap_err();
    assert_eq!(nothing, DiiaError::DigitsNotRegistered { problem: DigitsProblem::NothingShown });
    assert_eq!(nothing.code(), "registry_nothing_shown");

    run(citizen.show(card(), CodeProfile::Status, false)).unwrap();
    let code = run(citizen.register_digits(card(), CodeProfile::Status)).unwrap();
    let DigitsState::Registered { digits, code_id, .. } = code.digits else { panic!("not registered") };
    assert_eq!(run(citizen.code_report(code_id.clone())).unwrap().checked, None);

    let verdict = run(citizen.check_digits(digits.grouped, Some("internal-passport".to_owned()))).unwrap();
    let DigitsVerdict::Confirmed { kind, headline, .. } = verdict else { panic!("{verdict}") };
    assert_eq!(kind.unwrap().name, "internal-passport");
    assert_eq!(headline.en, "Document valid");
    assert!(run(citizen.code_report(code_id)).unwrap().checked.is_some());

    let verdict = run(citizen.check_digits(digits.text, None)).unwrap();
    let DigitsVerdict::Refused { refusal, reason, .. } = verdict else { panic!("{verdict}") };
    assert_eq!((refusal, reason.as_str()), (DigitsRefusal::Used, "digits_used"));
    assert_eq!(registry.count("/codes"), 1);
}

#[test]
fn without_a_server_the_online_flows_say_so() {
    let (citizen, _) = crate::host::phone();
    let error = run(citizen.refresh_lists()).unwrap_err();
    assert_eq!(error.code(), "server_not_configured");
    let DiiaError::Server { problem: ServerProblem::NotConfigured, .. } = error else { panic!("{error}") };
}

#[test]
fn signatures_of_a_key_store_are_proven() {
    let keys = diia_test_issuer::TestKey::from_label("key");
    let (public, signature) = (keys.public_key().as_uncompressed().to_vec(), keys.sign_der(b"message"));
    let verify = |message: &[u8]| verify_key_signature(public.clone(), message.to_vec(), signature.clone());
    assert_eq!(verify(b"message"), Ok(()));
    assert_eq!(verify(b"another").unwrap_err().code(), "signature");
}

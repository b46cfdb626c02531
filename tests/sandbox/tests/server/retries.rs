//! With every fault in turn each flow ends in done or in one clear error, after which the same step goes through. Nothing
//! is delivered twice, nothing consented is lost, no receipt says more than happened.

use diia_citizen::check::{DigitsRefusal, DigitsVerdict};
use diia_citizen::citizen::{RegistryError, SharingError};
use diia_citizen::consent::{Consent, ConsentState};
use diia_citizen::receipt::Outcome;
use diia_citizen::server::{DeliveryFailure, DeliveryState, OpenedBy};
use diia_citizen::text::Bilingual;
use diia_test_phone::run;
use serde_json::json;

use crate::partner::Partner;
use crate::partner_server::{PartnerAnswer, PartnerServer};
use crate::phone::Phone;
use crate::sandbox::Sandbox;

/// Each alone: now and then, at every call, and some together.
pub(crate) const FAULTS: [&str; 13] = [
    "slow=50",
    "drop=2",
    "drop=3",
    "drop=1",
    "twice=1",
    "garbage=2",
    "garbage=1",
    "5xx=2",
    "5xx=1",
    "expire-tokens",
    "clock=+2h",
    "clock=-90s",
    "twice=2,drop=3,5xx=5",
];

/// Code and text of an error, whatever its type.
pub(crate) trait Told {
    fn told(&self) -> (&'static str, Bilingual);
}

impl Told for SharingError {
    fn told(&self) -> (&'static str, Bilingual) {
        (self.code(), self.text())
    }
}

impl Told for RegistryError {
    fn told(&self) -> (&'static str, Bilingual) {
        (self.code(), self.text())
    }
}

/// Repeats a step as a person would: twice while the fault lasts, then once it is mended.
pub(crate) fn until_done<T, E: Told>(
    sandbox: &Sandbox,
    fault: &str,
    mut step: impl FnMut() -> Result<T, E>,
) -> T {
    for _ in 0..2 {
        match step() {
            Ok(done) => return done,
            Err(error) => {
                let (code, text) = error.told();
                assert!(is_passing(code), "{fault}: {code}");
                assert!(!text.uk.is_empty() && !text.en.is_empty());
            }
        }
    }
    sandbox.faults(mended(fault));
    step().unwrap_or_else(|error| panic!("{fault}, mended: {}", error.told().0))
}

/// Brings the phone to the server's time and lists.
pub(crate) fn refresh(sandbox: &Sandbox, fault: &str, phone: &Phone) {
    until_done(sandbox, fault, || match run(phone.citizen.refresh_lists()) {
        // From a server whose clock was set back a phone takes the time, and does not give up its newer lists.
        Err(error) if error.code() == "list_older" && fault.starts_with("clock=-") => Ok(()),
        result => result,
    });
}

/// A moved clock stays moved: time does not run backwards when a server is mended.
pub(crate) fn mended(fault: &str) -> &str {
    if fault.starts_with("clock") { fault } else { "" }
}

/// Errors that say: not now.
fn is_passing(code: &str) -> bool {
    ["transport_unexpected", "transport_timed_out", "server_unavailable", "server_answer", "server_session"]
        .contains(&code)
}

#[test]
fn a_package_is_delivered_once_whatever_goes_wrong() {
    let sandbox = Sandbox::start();
    for (number, fault) in FAULTS.into_iter().enumerate() {
        sandbox.faults("");
        // Citizens and partners of their own for each fault, as no request may be mistaken for another one.
        let (partner, phone) = (Partner::cnap(&sandbox), Phone::ready(&sandbox, "nadiia"));
        sandbox.faults(mended(fault));
        let partner = if mended(fault).is_empty() { partner } else { Partner::cnap(&sandbox) };
        let trace_id = format!("retry-{number}");
        let link = partner.link(&trace_id, false);
        sandbox.faults(fault);
        refresh(&sandbox, fault, &phone);
        let mut consent = until_done(&sandbox, fault, || phone.open(&link, OpenedBy::Link));
        run(phone.citizen.confirm(&mut consent)).unwrap();
        sandbox.faults(fault);
        let shared = until_done(&sandbox, fault, || {
            let shared = phone.share(&mut consent, None);
            if shared.is_err() {
                assert_eq!(consent.state(), ConsentState::Confirmed, "{fault}");
                assert_eq!(phone.outcomes(), [Outcome::Confirmed], "{fault}");
            }
            shared
        });
        assert_eq!(shared.delivery, DeliveryState::Delivered, "{fault}");
        assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner], "{fault}");
        assert_eq!(shared.receipt.content.copies.len(), 2, "{fault}");
        let delivered = partner.packages().iter().filter(|package| package["traceId"] == trace_id).count();
        assert_eq!(delivered, 1, "{fault}");
    }
}

#[test]
fn a_code_is_spent_once_whatever_goes_wrong() {
    let sandbox = Sandbox::start();
    for fault in FAULTS {
        sandbox.faults("");
        let (holder, checker) = (Phone::ready(&sandbox, "nadiia"), Phone::ready(&sandbox, "ordinary"));
        sandbox.faults(fault);
        refresh(&sandbox, fault, &holder);
        sandbox.faults(fault);
        holder.show();
        let code = until_done(&sandbox, fault, || holder.register());
        let digits = crate::phone::digits(&code);
        sandbox.faults(fault);
        let mut tries = 0;
        let verdict = until_done(&sandbox, fault, || {
            tries += 1;
            run(checker.citizen.check_digits(&digits, None))
        });
        match verdict {
            DigitsVerdict::Confirmed(_) => {}
            // All answers under the first key were lost, and it was spent; as with the existing service, it stays spent.
            DigitsVerdict::Refused(refusal) => {
                assert_eq!((refusal, tries > 1), (DigitsRefusal::Used, true), "{fault}");
            }
        }
        sandbox.faults(mended(fault));
        let report = until_done(&sandbox, fault, || holder.report(&code));
        assert_eq!(report.checked.unwrap().name, "Олександр Ш.", "{fault}");
        let again = until_done(&sandbox, fault, || run(checker.citizen.check_digits(&digits, None)));
        assert_eq!(again, DigitsVerdict::Refused(DigitsRefusal::Used), "{fault}");
    }
}

#[test]
fn a_request_of_the_counter_is_answered_once_whatever_goes_wrong() {
    let sandbox = Sandbox::start();
    for (number, fault) in FAULTS.into_iter().enumerate() {
        sandbox.faults("");
        let phone = Phone::ready(&sandbox, "nadiia");
        sandbox.faults(mended(fault));
        let partner = Partner::cnap(&sandbox);
        refresh(&sandbox, mended(fault), &phone);
        let (branch, trace_id) = (partner.branch(), format!("counter-retry-{number}"));
        let (code, digits) = phone.registered();
        let body = json!({ "branchId": branch, "requestId": trace_id, "barcode": digits });
        partner.post("/api/v1/acquirers/document-request", &body).ok();
        sandbox.faults(fault);
        let id = until_done(&sandbox, fault, || phone.report(&code)).requests.remove(0);
        sandbox.faults(fault);
        let request = until_done(&sandbox, fault, || run(phone.citizen.open_request(&id)));
        let mut consent = phone.citizen.consent(request, None);
        run(phone.citizen.confirm(&mut consent)).unwrap();
        sandbox.faults(fault);
        let shared = until_done(&sandbox, fault, || phone.share(&mut consent, None));
        assert_eq!(shared.delivery, DeliveryState::Delivered, "{fault}");
        assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::DeliveredToPartner], "{fault}");
        let delivered = partner.packages().iter().filter(|package| package["traceId"] == trace_id).count();
        assert_eq!(delivered, 1, "{fault}");
    }
}

/// A phone that has confirmed a request of a partner whose own server answers so.
fn toward(sandbox: &Sandbox, trace_id: &str, answers: &[PartnerAnswer]) -> (PartnerServer, Phone, Consent) {
    let server = PartnerServer::answering(answers);
    let (partner, phone) = (Partner::cnap(sandbox), Phone::ready(sandbox, "nadiia"));
    partner.set_delivery(&json!({ "callbackUrl": server.url() })).ok();
    let consent = phone.confirmed(&partner.link(trace_id, false), OpenedBy::Link);
    (server, phone, consent)
}

#[test]
fn a_partner_that_says_no_is_not_asked_again() {
    let sandbox = Sandbox::start();
    let (server, phone, mut consent) = toward(&sandbox, "no", &[PartnerAnswer::Refuses]);
    let failed = DeliveryState::Failed(DeliveryFailure::RefusedByPartner);
    assert_eq!(phone.share(&mut consent, None).unwrap().delivery, failed);
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::NotDelivered]);
    assert_eq!(server.seen(), ["no"]);
}

#[test]
fn a_partner_that_was_out_of_order_gets_the_package_later() {
    let sandbox = Sandbox::start();
    let answers = [PartnerAnswer::OutOfOrder, PartnerAnswer::Accepts];
    let (server, phone, mut consent) = toward(&sandbox, "later", &answers);
    assert_eq!(phone.share(&mut consent, None).unwrap().delivery, DeliveryState::Passed);
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::PassedToServer], "no more than is known");
    let shared = loop {
        std::thread::sleep(std::time::Duration::from_millis(100));
        if let Some(shared) = run(phone.citizen.delivery(&mut consent)).unwrap() {
            break shared;
        }
    };
    assert_eq!((shared.delivery, shared.receipt.content.copies.len()), (DeliveryState::Delivered, 2));
    assert_eq!(phone.outcomes().last(), Some(&Outcome::DeliveredToPartner));
    assert_eq!(server.seen(), ["later", "later"]);
}

#[test]
fn an_answer_of_the_partner_that_was_lost_is_not_taken_for_yes_and_nothing_is_sent_again() {
    let sandbox = Sandbox::start();
    let (server, phone, mut consent) = toward(&sandbox, "lost", &[PartnerAnswer::HangsUp]);
    assert_eq!(phone.share(&mut consent, None).unwrap().delivery, DeliveryState::Passed);
    // Longer than the first wait of the courier.
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    assert_eq!(run(phone.citizen.delivery(&mut consent)), Ok(None));
    assert_eq!(phone.outcomes(), [Outcome::Confirmed, Outcome::PassedToServer]);
    assert_eq!(server.seen(), ["lost"]);
}

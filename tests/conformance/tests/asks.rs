//! Ask and answer between two phones, seen from outside: what is told and to whom, what cannot be replayed, and what a bystander
//! learns.

use diia_citizen::ask::{AnswerRefusal, AskElementRole, AskRefusal, AskSession, Wanted, WorkerTemplate};
use diia_citizen::check::{Outcome, Verdict};
use diia_citizen::citizen::{
    AskingError, DocumentId, HeldDocument, MAX_PRIVATE_ASKS_AN_HOUR, ReceiptFilter, Scanned, ShownAnswer,
};
use diia_citizen::code::credential::{AgeThreshold, PortraitDigest};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{KeyAlias, KeyStoreError};
use diia_citizen::request::card::{CardValidity, RegisterCode};
use diia_citizen::text::Language;
use diia_citizen::time::HOUR_MILLIS;
use diia_conformance::{MORNING, Phone, REVOKED, authority, checking_phone, outcome, person};
use diia_test_issuer::{CARD_KEY_ID, Issuance};
use diia_test_phone::run;

const CARD: DocumentKind = DocumentKind::InternalPassport;

fn adult() -> Wanted {
    Wanted::Age(AgeThreshold::new(18).unwrap())
}

/// A phone with the ID card of a citizen in all profiles; it knows the issuers, so that workers are believed.
fn holder(label: &str, status_index: u32) -> Phone {
    let phone = checking_phone();
    let alias = KeyAlias(format!("card of {label}"));
    let citizen = person(label);
    let issuance = Issuance {
        kind: CARD,
        device_key: phone.keys.key_for(&alias),
        from: MORNING,
        hours: 72,
        status_index,
        portrait: Some(PortraitDigest([0xA5; 16])),
        citizen: &citizen,
    };
    let mut credentials =
        vec![authority().issue_status(&issuance), authority().issue_identity(&issuance).unwrap()];
    credentials.extend(authority().issue_ages(&issuance));
    let credentials = credentials.iter().map(Vec::as_slice);
    let held =
        HeldDocument::new(DocumentId("card".into()), alias, DigitsSecret::from_bytes([1; 32]), credentials);
    run(phone.citizen.add_document(held.unwrap())).unwrap();
    phone
}

fn text_of(session: &AskSession) -> String {
    session.ask().to_text(&LinkBase::default())
}

fn answered(holder: &Phone, ask: &str) -> Result<ShownAnswer, AskingError> {
    let mut consent = holder.citizen.read_ask(ask)?;
    run(holder.citizen.confirm_ask(&mut consent))?;
    run(holder.citizen.answer(&consent))
}

/// Asks and answers; both phones.
fn asked(wanted: Wanted) -> (Phone, Phone, AskSession, ShownAnswer) {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let session = asker.citizen.ask_as_person(wanted, None).unwrap();
    let answer = answered(&holder, &text_of(&session)).unwrap();
    (asker, holder, session, answer)
}

fn refusal(error: AskingError) -> &'static str {
    assert!(!error.text().uk.is_empty() && !error.text().en.is_empty());
    error.code()
}

#[test]
fn each_wish_is_answered_by_what_it_wants_and_no_more() {
    for wanted in [Wanted::Status, Wanted::Identity, adult()] {
        let (asker, _, mut session, answer) = asked(wanted);
        let checked = asker.citizen.check_answer(&mut session, answer.text()).unwrap();
        assert_eq!(checked.verdict.outcome(), Outcome::Valid, "{}", outcome(&checked.verdict));
        let Verdict::Valid(valid) = &checked.verdict else { panic!("a valid document") };
        assert_eq!(valid.identity.is_some(), wanted == Wanted::Identity);
        assert_eq!(checked.at_least.map(AgeThreshold::years), (wanted == adult()).then_some(18));
        assert_eq!(&checked.check_digits, answer.check_digits());
        assert_eq!(answer.check_digits().as_str().len(), 4);
        assert_eq!(valid.kind, Some(CARD));
    }
}

#[test]
fn codes_are_as_small_as_promised() {
    println!("                              bytes of text  QR version, level M");
    let mut versions = Vec::new();
    for (name, wanted) in [("status", Wanted::Status), ("identity", Wanted::Identity), ("age", adult())] {
        let (_, _, session, answer) = asked(wanted);
        let ask = session.qr(&LinkBase::default()).unwrap();
        let shown = answer.qr().unwrap();
        println!("ask for {name:<9} by a person  {:>12}  {:>12}", text_of(&session).len(), ask.version());
        println!("answer: {name:<9}              {:>12}  {:>12}", answer.text().len(), shown.version());
        versions.push((ask.version(), shown.version()));
    }
    let (asker, alias, card) = worker(180);
    let session = run(asker.citizen.ask_as_worker(Wanted::Identity, Some(CARD), &card, &alias)).unwrap();
    println!(
        "ask by a worker               {:>14}  {:>12}",
        text_of(&session).len(),
        session.qr(&LinkBase::default()).unwrap().version()
    );
    assert!(versions.iter().all(|(ask, _)| *ask <= 7), "{versions:?}");
    let [status, identity, age] = versions[..] else { panic!("three") };
    assert!(status.1 <= 13 && age.1 <= 13 && identity.1 <= 14, "{versions:?}");
}

#[test]
fn nobody_else_can_open_an_answer_and_it_is_good_once() {
    let (asker, _, mut session, answer) = asked(Wanted::Identity);
    let bystander = checking_phone();
    let mut other = bystander.citizen.ask_as_person(Wanted::Identity, None).unwrap();
    let replayed = bystander.citizen.check_answer(&mut other, answer.text()).unwrap_err();
    assert_eq!(refusal(replayed), "answer_to_another_ask");
    // Its own first bytes changed so that they name the other ask, it still cannot be opened.
    asker.citizen.check_answer(&mut session, answer.text()).unwrap();
    let again = asker.citizen.check_answer(&mut session, answer.text()).unwrap_err();
    assert_eq!(refusal(again), "answer_already_given");
    let mut later = asker.citizen.ask_as_person(Wanted::Identity, None).unwrap();
    let later = asker.citizen.check_answer(&mut later, answer.text()).unwrap_err();
    assert_eq!(refusal(later), "answer_to_another_ask");
}

#[test]
fn what_a_bystander_sees_of_both_codes_holds_nothing_of_the_holder() {
    let (_, _, session, answer) = asked(Wanted::Identity);
    let (_, _, _, of_status) = asked(Wanted::Status);
    let seen = text_of(&session) + answer.text();
    assert!(!seen.contains("Дія") && !seen.contains("947667234") && !seen.contains("1234567890"));
    // The same holder's second answer has not one run of digits in common that is longer than chance gives.
    let digits = |text: &str| text.trim_start_matches("DIIA2:").to_owned();
    let (one, other) = (digits(answer.text()), digits(of_status.text()));
    let longest = (0..one.len())
        .map(|from| (from..one.len()).take_while(|to| other.contains(&one[from..=*to])).count())
        .max();
    assert!(longest.unwrap() < 14, "{longest:?}");
}

#[test]
fn times_are_kept_to_the_millisecond() {
    let wait = |holder: &Phone, millis| holder.clock.pass(millis);
    for (millis, expected) in [(59_999, Ok(())), (60_000, Err("ask_expired"))] {
        let (asker, holder) = (checking_phone(), holder("nadiia", 7));
        let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
        wait(&holder, millis);
        let read = holder.citizen.read_ask(&text_of(&session)).map(|_| ()).map_err(refusal);
        assert_eq!(read, expected, "{millis}");
    }
    for (millis, expected) in [(-30_000, Ok(())), (-30_001, Err("ask_from_the_future"))] {
        let (asker, holder) = (checking_phone(), holder("nadiia", 7));
        asker.clock.pass(-millis);
        let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
        let read = holder.citizen.read_ask(&text_of(&session)).map(|_| ()).map_err(refusal);
        assert_eq!(read, expected, "{millis}");
    }
    for (millis, expected) in [(119_999, Ok(())), (120_000, Err("consent_expired"))] {
        let (asker, holder) = (checking_phone(), holder("nadiia", 7));
        let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
        let mut consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
        wait(&holder, millis);
        let confirmed = run(holder.citizen.confirm_ask(&mut consent)).map(|_| ()).map_err(refusal);
        assert_eq!(confirmed, expected, "{millis}");
    }
    for (millis, expected) in [(59_999, Ok(())), (60_000, Err("answer_late"))] {
        let (asker, _, mut session, answer) = asked(Wanted::Status);
        asker.clock.pass(millis);
        let checked = asker.citizen.check_answer(&mut session, answer.text()).map(|_| ()).map_err(refusal);
        assert_eq!(checked, expected, "{millis}");
    }
}

#[test]
fn an_answer_to_something_else_than_was_asked_is_refused() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    // Of another kind: no document can answer, and there is no way to confirm.
    let session = asker.citizen.ask_as_person(Wanted::Status, Some(DocumentKind::DriverLicense)).unwrap();
    let mut consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
    assert!(consent.documents().is_empty());
    assert_eq!(
        refusal(run(holder.citizen.confirm_ask(&mut consent)).unwrap_err()),
        "consent_unknown_document"
    );
    let screen = consent.screen(Language::Ukrainian, MORNING);
    assert!(screen.elements.iter().any(|element| element.role == AskElementRole::Obstacle));
    // An age that the holder has not reached is not vouched for.
    let old = Wanted::Age(AgeThreshold::new(60).unwrap());
    let session = asker.citizen.ask_as_person(old, None).unwrap();
    assert!(holder.citizen.read_ask(&text_of(&session)).unwrap().documents().is_empty());
}

#[test]
fn documents_that_are_not_good_are_verdicts() {
    let (asker, holder) = (checking_phone(), holder("nadiia", REVOKED));
    let mut session = asker.citizen.ask_as_person(Wanted::Identity, None).unwrap();
    let answer = answered(&holder, &text_of(&session)).unwrap();
    let checked = asker.citizen.check_answer(&mut session, answer.text()).unwrap();
    assert_eq!(outcome(&checked.verdict), "revoked");
}

#[test]
fn refusing_is_as_easy_and_leaves_its_receipt_without_any_answer() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let session = asker.citizen.ask_as_person(adult(), None).unwrap();
    let mut consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
    let screen = consent.screen(Language::Ukrainian, MORNING);
    let enabled = |role| screen.elements.iter().any(|element| element.role == role && element.enabled);
    assert!(enabled(AskElementRole::Confirm) && enabled(AskElementRole::Refuse));
    assert!(screen.elements.iter().all(|element| !element.label.is_empty()));
    run(holder.citizen.refuse_ask(&mut consent)).unwrap();
    assert_eq!(refusal(run(holder.citizen.answer(&consent)).unwrap_err()), "consent_not_confirmed");
    assert_eq!(
        refusal(run(holder.citizen.confirm_ask(&mut consent)).unwrap_err()),
        "consent_already_refused"
    );
    let page = run(holder.citizen.receipts(&ReceiptFilter::default(), None, 10)).unwrap();
    let [receipt] = &page.receipts[..] else { panic!("one receipt") };
    let content = &receipt.content;
    assert_eq!((content.outcome.code(), content.purpose.as_str()), ("refused", "age_18"));
    assert_eq!(content.asked, ["internal-passport"]);
    assert!(holder.citizen.read_ask(&text_of(&session)).is_ok(), "a refusal can be thought over");
}

#[test]
fn an_ask_that_nobody_answered_leaves_its_receipt_once() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
    let mut consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
    assert!(run(holder.citizen.expire_ask(&mut consent)).unwrap().is_none());
    holder.clock.pass(120_000);
    assert!(run(holder.citizen.expire_ask(&mut consent)).unwrap().is_some());
    assert!(run(holder.citizen.expire_ask(&mut consent)).unwrap().is_none());
}

#[test]
fn private_persons_ask_five_times_an_hour_and_institutions_without_end() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let ask = || text_of(&asker.citizen.ask_as_person(Wanted::Status, None).unwrap());
    let first = ask();
    holder.citizen.read_ask(&first).unwrap();
    for _ in 1..MAX_PRIVATE_ASKS_AN_HOUR {
        holder.citizen.read_ask(&ask()).unwrap();
    }
    assert_eq!(refusal(holder.citizen.read_ask(&ask()).unwrap_err()), "ask_too_many");
    assert!(holder.citizen.read_ask(&first).is_ok(), "the same ask, read once more, is no further one");
    let (worker, alias, card) = worker(180);
    for _ in 0..20 {
        let session = run(worker.citizen.ask_as_worker(Wanted::Status, None, &card, &alias)).unwrap();
        holder.citizen.read_ask(&text_of(&session)).unwrap();
    }
    for phone in [&asker, &holder] {
        phone.clock.pass(HOUR_MILLIS);
    }
    assert!(holder.citizen.read_ask(&ask()).is_ok());
}

/// A worker's phone with the card of a service centre, valid for so many days.
fn worker(days: u8) -> (Phone, KeyAlias, Vec<u8>) {
    let (phone, alias) = (checking_phone(), KeyAlias("the worker's key".into()));
    let hour = u32::try_from(MORNING.unix_millis() / HOUR_MILLIS).unwrap();
    let card = authority().issue_worker_card(&WorkerTemplate {
        issuer_key: CARD_KEY_ID,
        register_code: RegisterCode::new("00000017").unwrap(),
        legal_name: "Центр надання адміністративних послуг (зразок)".into(),
        branch: "Вікно 3".into(),
        validity: CardValidity::new(hour, days).unwrap(),
        worker_key: phone.keys.key_for(&alias),
    });
    (phone, alias, card)
}

#[test]
fn a_worker_is_shown_by_the_institution_and_a_card_that_is_not_theirs_is_refused() {
    let (phone, alias, card) = worker(30);
    let holder = holder("nadiia", 7);
    let mut session = run(phone.citizen.ask_as_worker(Wanted::Identity, Some(CARD), &card, &alias)).unwrap();
    let consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
    let screen = consent.screen(Language::English, MORNING);
    let requester = screen.elements.iter().find(|element| element.role == AskElementRole::Requester).unwrap();
    assert_eq!(requester.text, "Центр надання адміністративних послуг (зразок)");
    let answer = answered(&holder, &text_of(&session)).unwrap();
    assert!(phone.citizen.check_answer(&mut session, answer.text()).is_ok());
    assert_eq!(
        refusal(answered(&holder, &text_of(&session)).unwrap_err()),
        "ask_already_answered",
        "one answer for an ask"
    );

    // Somebody else's key, another issuer, days that are over, a changed letter.
    let another = KeyAlias("another key".into());
    phone.keys.key_for(&another);
    let stolen = run(phone.citizen.ask_as_worker(Wanted::Identity, None, &card, &another)).unwrap_err();
    assert_eq!(refusal(stolen), "ask_signature");
    for (at, expected) in
        [(0, "ask_worker_form"), (3, "ask_worker_unknown_issuer"), (40, "ask_worker_signature")]
    {
        let mut changed = card.clone();
        changed[at] ^= 1;
        let error = run(phone.citizen.ask_as_worker(Wanted::Identity, None, &changed, &alias)).unwrap_err();
        assert_eq!(refusal(error), expected, "byte {at}");
    }
    let fresh = run(phone.citizen.ask_as_worker(Wanted::Identity, None, &card, &alias)).unwrap();
    holder.clock.pass(31 * 24 * HOUR_MILLIS);
    phone.clock.pass(31 * 24 * HOUR_MILLIS);
    assert_eq!(refusal(holder.citizen.read_ask(&text_of(&fresh)).unwrap_err()), "ask_worker_expired");
    let late = run(phone.citizen.ask_as_worker(Wanted::Identity, None, &card, &alias)).unwrap_err();
    assert_eq!(refusal(late), "ask_worker_expired");
}

#[test]
fn a_cancelled_signature_loses_nothing_and_an_answer_is_signed_once() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let mut session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
    let mut consent = holder.citizen.read_ask(&text_of(&session)).unwrap();
    run(holder.citizen.confirm_ask(&mut consent)).unwrap();
    holder.keys.fail_next(KeyStoreError::Cancelled);
    assert_eq!(refusal(run(holder.citizen.answer(&consent)).unwrap_err()), KeyStoreError::Cancelled.code());
    let answer = run(holder.citizen.answer(&consent)).unwrap();
    assert_eq!(refusal(run(holder.citizen.answer(&consent)).unwrap_err()), "ask_already_answered");
    assert!(asker.citizen.check_answer(&mut session, answer.text()).is_ok());
}

#[test]
fn a_scanned_ask_is_known_as_one_and_other_codes_are_told_apart() {
    let (asker, holder) = (checking_phone(), holder("nadiia", 7));
    let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
    let text = text_of(&session);
    assert!(matches!(holder.citizen.scan(&text), Ok(Scanned::Ask { text: read }) if read == text));
    for (text, expected) in [
        ("https://diia.app/pass#123", AskRefusal::NotAnAsk.code()),
        ("https://diia.app/ask#", "ask_length"),
        ("https://diia.app/ask#12x", "ask_digits"),
        ("DIIA2:123", AskRefusal::NotAnAsk.code()),
    ] {
        assert_eq!(refusal(holder.citizen.read_ask(text).unwrap_err()), expected, "{text}");
    }
    let mut session = session;
    for (text, expected) in [
        ("", AnswerRefusal::NotAnAnswer.code()),
        ("DIIA1:123", AnswerRefusal::NotAnAnswer.code()),
        ("DIIA2:", "answer_length"),
        ("DIIA2:12x", "answer_digits"),
    ] {
        let error = asker.citizen.check_answer(&mut session, text).unwrap_err();
        assert_eq!(refusal(error), expected, "{text}");
    }
}

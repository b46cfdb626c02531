use super::*;
use crate::document::DocumentKind;
use crate::mail::Address;
use crate::request::card::Place;
use crate::request::{Delivery, DocumentRequest, RequestedDocument, RequestedKind, Requester};
use crate::text::Language;
use crate::time::Timestamp;

const NOW: Timestamp = Timestamp::from_unix_millis(1_795_339_800_123);
const LATER: Timestamp = NOW.plus_millis(3_600_000);

fn asked(kind: RequestedKind, required: bool) -> RequestedDocument {
    RequestedDocument { kind, required, registered: true }
}

fn request(documents: Vec<RequestedDocument>, all_or_nothing: bool) -> DocumentRequest {
    DocumentRequest {
        id: "0f8fad5b-d9cb-869f-a165-70867728950e".into(),
        requester: Requester {
            legal_name: "ЦНАП міста Суми".into(),
            register_code: "12345678".into(),
            branch: "Вікно 3".into(),
            address: "м. Суми, вул. Горького, 21".into(),
        },
        purpose: "Адміністративні послуги 5 – ID+РНОКПП".into(),
        documents,
        all_or_nothing,
        with_signature: false,
        delivery: Delivery::Letter { to: Address::parse("cnap@example.org").unwrap() },
        opened_at: NOW,
        expires_at: LATER,
        place: None,
        ticket: None,
    }
}

fn owned(id: &str, kind: DocumentKind) -> OwnedDocument {
    OwnedDocument { id: id.into(), kind, hint: format!("№ {id}") }
}

fn passports() -> Vec<OwnedDocument> {
    vec![
        owned("card", DocumentKind::InternalPassport),
        owned("travel", DocumentKind::ForeignPassport),
        owned("tax", DocumentKind::TaxpayerCard),
    ]
}

fn known() -> Surroundings {
    Surroundings { known_requester: true, place: None }
}

fn id_card_and_tax() -> Vec<RequestedDocument> {
    vec![
        asked(RequestedKind::Kind(DocumentKind::InternalPassport), true),
        asked(RequestedKind::Kind(DocumentKind::TaxpayerCard), false),
    ]
}

#[test]
fn every_state_meets_every_event() {
    use ConsentError as E;
    use ConsentState as S;
    // In the order of Event::ALL: change, confirm, refuse, expire, hand over, pass, deliver, fail.
    let not_confirmed = Err(E::NotConfirmed);
    let all_but_expire = |state, error| {
        let [error, expire] = [Err(error), Ok(state)];
        (state, [error, error, error, expire, error, error, error, error])
    };
    let sent = Err(E::AlreadySent);
    let table = [
        (
            S::Open,
            [
                Ok(S::Open),
                Ok(S::Confirmed),
                Ok(S::Refused),
                Ok(S::Expired),
                not_confirmed,
                not_confirmed,
                not_confirmed,
                not_confirmed,
            ],
        ),
        (
            S::Confirmed,
            [
                Err(E::AlreadyConfirmed),
                Err(E::AlreadyConfirmed),
                Err(E::AlreadyConfirmed),
                Ok(S::Confirmed),
                Ok(S::HandedOver),
                Ok(S::Passed),
                Ok(S::Delivered),
                Ok(S::Undelivered),
            ],
        ),
        all_but_expire(S::Refused, E::AlreadyRefused),
        all_but_expire(S::Expired, E::Expired),
        all_but_expire(S::HandedOver, E::AlreadyHandedOver),
        (S::Passed, [sent, sent, sent, Ok(S::Passed), sent, sent, Ok(S::Delivered), Ok(S::Undelivered)]),
        all_but_expire(S::Delivered, E::AlreadySent),
        all_but_expire(S::Undelivered, E::Undelivered),
    ];
    assert_eq!(table.map(|(state, _)| state), S::ALL);
    for (state, row) in table {
        for (event, expected) in Event::ALL.into_iter().zip(row) {
            assert_eq!(state.after(event), expected, "{state:?} {event:?}");
        }
    }
}

#[test]
fn a_letter_is_not_passed_to_a_server() {
    let mut consent = Consent::new(request(id_card_and_tax(), false), &passports(), &known());
    consent.confirm(NOW).unwrap();
    for step in [Consent::passed, Consent::delivered, Consent::failed] {
        assert_eq!(step(&mut consent, NOW), Err(ConsentError::OtherDelivery));
    }
    assert_eq!(consent.state(), ConsentState::Confirmed);
}

#[test]
fn with_one_document_of_each_kind_there_is_nothing_to_choose() {
    let mut consent = Consent::new(request(id_card_and_tax(), false), &passports(), &known());
    assert_eq!(consent.obstacle(), None);
    assert_eq!(consent.confirm(NOW), Ok(()));
    assert_eq!((consent.state(), consent.decided_at()), (ConsentState::Confirmed, Some(NOW)));
    assert_eq!(consent.confirm(NOW), Err(ConsentError::AlreadyConfirmed));
    assert_eq!(consent.refuse(NOW), Err(ConsentError::AlreadyConfirmed));
    assert_eq!(consent.handed_over(LATER), Ok(()), "what was confirmed in time is not lost later");
    assert_eq!(consent.handed_over(LATER), Err(ConsentError::AlreadyHandedOver));
}

#[test]
fn either_passport_asks_the_citizen_which() {
    let asked = vec![asked(RequestedKind::EitherPassport, true)];
    let mut consent = Consent::new(request(asked, false), &passports(), &known());
    assert_eq!(consent.confirm(NOW), Err(ConsentError::ChoiceMissing));
    assert_eq!(consent.choose(0, "tax", NOW), Err(ConsentError::UnknownDocument));
    assert_eq!(consent.choose(1, "card", NOW), Err(ConsentError::UnknownItem));
    assert_eq!(consent.choose(0, "travel", NOW), Ok(()));
    assert_eq!(consent.confirm(NOW), Ok(()));
    assert_eq!(consent.items()[0].chosen().unwrap().id, "travel");
}

#[test]
fn what_is_optional_can_be_left_out_and_what_is_required_cannot() {
    let mut consent = Consent::new(request(id_card_and_tax(), false), &passports(), &known());
    assert_eq!(consent.include(0, false, NOW), Err(ConsentError::Required));
    assert_eq!(consent.include(1, false, NOW), Ok(()));
    assert_eq!(consent.items()[1].chosen(), None);
    assert_eq!(consent.include(1, true, NOW), Ok(()));
    assert_eq!(consent.items()[1].chosen().unwrap().id, "tax");
}

#[test]
fn a_missing_document_stops_only_what_needs_it() {
    let only_card = [owned("card", DocumentKind::InternalPassport)];
    let mut partial = Consent::new(request(id_card_and_tax(), false), &only_card, &known());
    assert_eq!(partial.include(1, true, NOW), Err(ConsentError::Missing));
    assert_eq!(partial.confirm(NOW), Ok(()));
    let all = Consent::new(request(id_card_and_tax(), true), &only_card, &known());
    assert_eq!(all.obstacle(), Some(ConsentError::RequiredDocumentMissing));
    let screen = all.screen(Language::Ukrainian, NOW);
    let obstacle = screen.elements.iter().find(|e| e.role == ElementRole::Obstacle).unwrap();
    assert!(obstacle.text.starts_with("Запит містить відсутні в Дії документи: "), "{}", obstacle.text);
    assert!(obstacle.text.contains(DocumentKind::TaxpayerCard.title().uk));
    let confirm = screen.elements.iter().find(|e| e.role == ElementRole::Confirm).unwrap();
    let refuse = screen.elements.iter().find(|e| e.role == ElementRole::Refuse).unwrap();
    assert_eq!((confirm.enabled, refuse.enabled), (false, true));
}

#[test]
fn leaving_everything_out_is_not_a_consent() {
    let asked = vec![asked(RequestedKind::Kind(DocumentKind::TaxpayerCard), false)];
    let mut consent = Consent::new(request(asked, false), &passports(), &known());
    consent.include(0, false, NOW).unwrap();
    assert_eq!(consent.confirm(NOW), Err(ConsentError::NothingToSend));
    assert_eq!(consent.refuse(NOW), Ok(()));
    assert_eq!(consent.confirm(NOW), Err(ConsentError::AlreadyRefused));
}

#[test]
fn nobody_can_confirm_from_the_instant_of_the_end() {
    let mut consent = Consent::new(request(id_card_and_tax(), false), &passports(), &known());
    assert_eq!(consent.confirm(LATER), Err(ConsentError::Expired));
    assert_eq!(consent.state(), ConsentState::Expired);
    assert_eq!(consent.refuse(LATER), Err(ConsentError::Expired));
    let mut in_time = Consent::new(request(id_card_and_tax(), false), &passports(), &known());
    assert_eq!(in_time.confirm(LATER.plus_millis(-1)), Ok(()));
}

#[test]
fn what_was_not_registered_is_shown_and_left_out_until_the_citizen_takes_it_in() {
    let mut documents = id_card_and_tax();
    documents[1] = RequestedDocument { required: true, registered: false, ..documents[1].clone() };
    let mut consent = Consent::new(request(documents, false), &passports(), &known());
    assert_eq!(consent.warnings(), [ConsentWarning::OverAsking]);
    assert!(consent.items()[1].is_over_asked() && !consent.items()[1].is_included());
    assert_eq!(consent.include(1, true, NOW), Ok(()));
    assert_eq!(consent.confirm(NOW), Ok(()));
}

#[test]
fn the_first_time_and_a_far_place_are_told() {
    let mut far = request(id_card_and_tax(), false);
    far.place = Some(Place::new(504_501, 305_234).unwrap());
    far.with_signature = true;
    let lviv = Surroundings { known_requester: false, place: Some(Place::new(498_397, 240_297).unwrap()) };
    let consent = Consent::new(far.clone(), &passports(), &lviv);
    let codes: Vec<_> = consent.warnings().iter().map(|warning| warning.code()).collect();
    assert_eq!(codes, ["first_time", "far_away", "signature_asked"]);
    let near = Surroundings { known_requester: true, place: far.place };
    far.with_signature = false;
    assert_eq!(Consent::new(far, &passports(), &near).warnings(), []);
}

#[test]
fn every_element_has_a_text_and_a_label_in_both_languages() {
    let consent = Consent::new(request(id_card_and_tax(), true), &[], &Surroundings::default());
    let [uk, en] = Language::ALL.map(|language| consent.screen(language, NOW));
    assert_eq!(uk.elements.len(), en.elements.len());
    for (uk, en) in uk.elements.iter().zip(&en.elements) {
        assert_eq!((uk.role, uk.enabled), (en.role, en.enabled));
        for element in [uk, en] {
            assert!(
                !element.text.trim().is_empty() && !element.label.trim().is_empty(),
                "{:?}",
                element.role
            );
        }
        let the_institutions_own_words =
            matches!(uk.role, ElementRole::Requester | ElementRole::RequesterDetail | ElementRole::Purpose);
        assert_eq!(uk.text == en.text, the_institutions_own_words, "{:?}", uk.role);
    }
    assert_eq!(format!("{consent:?} {uk:?}"), "Consent(…) ConsentScreen(…)");
}

//! A card on a counter: believed offline, or refused with its reason.

use diia_citizen::code::pass::LinkBase;
use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use diia_citizen::link::{Link, LinkHost, read_link};
use diia_citizen::request::DocumentRequest;
use diia_citizen::request::card::{Card, CardTemplate};
use diia_citizen::time::HOUR_MILLIS;
use diia_citizen::trust::TrustStore;
use diia_conformance::{MORNING, authority, issuer_list, root};
use diia_test_issuer::{TestKey, card_link, cnap};

const OFFER: &str = "5e8decccb6790d73ad838c5d";

fn trust() -> TrustStore {
    let mut trust = TrustStore::new(vec![root().public_key()]);
    trust.take_issuer_list(&issuer_list(&[authority()])).unwrap();
    trust
}

fn card(link: &str) -> Result<Card, &'static str> {
    let read = read_link(link, &LinkHost::default(), &LinkBase::default()).map_err(|error| error.code())?;
    let Link::OfferRequest { id, card: Some(digits), .. } = read.link else { panic!("no card in the link") };
    Card::from_link(&id, &digits).map_err(|error| error.code())
}

fn outcome(link: &str, after_millis: i64) -> Result<DocumentRequest, &'static str> {
    let now = MORNING.plus_millis(after_millis);
    DocumentRequest::from_card(&card(link)?, &trust(), now).map_err(|error| error.code())
}

fn signed(template: &CardTemplate) -> String {
    card_link(template, OFFER, &authority().card_key)
}

#[test]
fn a_card_is_believed_without_internet_and_names_its_recipient() {
    let link = signed(&cnap(MORNING));
    let request = outcome(&link, 0).unwrap();
    assert_eq!(request.requester.register_code, "00000017");
    assert_eq!(request.requester.legal_name, cnap(MORNING).legal_name);
    let diia_citizen::request::Delivery::Letter { to } = &request.delivery else { panic!("no letter") };
    assert_eq!(to.as_str(), "cnap.window3@example.org");
    assert_eq!(request.expires_at, MORNING.plus_millis(HOUR_MILLIS));
    assert_ne!(outcome(&link, 1).unwrap().id, request.id, "opened again, it is another request");
    let symbol = qr_for_text(&link, ErrorCorrection::Q).unwrap();
    println!("card link: {} characters, QR version {} at Q", link.len(), symbol.version());
}

#[test]
fn it_ends_with_its_180th_day() {
    let link = signed(&cnap(MORNING));
    let into_the_hour = MORNING.unix_millis().rem_euclid(HOUR_MILLIS);
    let end = 180 * 24 * HOUR_MILLIS - into_the_hour;
    assert_eq!(outcome(&link, end - 1).map(|request| request.expires_at), Ok(MORNING.plus_millis(end)));
    assert_eq!(outcome(&link, end).err(), Some("card_expired"));
    assert_eq!(outcome(&link, -into_the_hour - 1).err(), Some("card_not_yet_valid"));
}

#[test]
fn stickers_are_refused() {
    let nobody = card_link(&cnap(MORNING), OFFER, &TestKey::from_label("nobody"));
    assert_eq!(outcome(&nobody, 0).err(), Some("card_signature"));
    let with_a_document_key = card_link(&cnap(MORNING), OFFER, &authority().document_key);
    assert_eq!(outcome(&with_a_document_key, 0).err(), Some("card_signature"));
    let genuine = signed(&cnap(MORNING));
    let on_another_offer = genuine.replace(OFFER, "5e8decccb6790d73ad838c5e");
    assert_eq!(outcome(&on_another_offer, 0).err(), Some("card_signature"));
    let mut stranger = cnap(MORNING);
    stranger.issuer_key.0 = [9; 4];
    assert_eq!(outcome(&signed(&stranger), 0).err(), Some("card_unknown_issuer"));
}

#[test]
fn a_changed_recipient_breaks_the_signature() {
    let genuine = card(&signed(&cnap(MORNING))).unwrap();
    let mut changed = genuine.content().clone();
    changed.recipient = diia_citizen::mail::Address::parse("thief@example.org").unwrap();
    let signature = authority().card_key.sign(&genuine.content().signing_input(OFFER).unwrap());
    let digits = Card::digits(&changed, &signature).unwrap();
    let link = format!("https://diia.app/acquirers/offer-request/static/{OFFER}#{digits}");
    assert_eq!(outcome(&link, 0).err(), Some("card_signature"));
}

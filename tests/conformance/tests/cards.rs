//! `tests/vectors/cards.json` against the library, and cards of any content.

use std::collections::{BTreeMap, BTreeSet};

use diia_citizen::code::pass::LinkBase;
use diia_citizen::codec::{bytes_from_digits, digits_from_bytes};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::{PublicKey, Signature};
use diia_citizen::link::{Link, LinkHost, read_link};
use diia_citizen::mail::Address;
use diia_citizen::request::card::{
    Card, CardRefusal, CardTemplate, CardValidity, Place, RegisterCode, verify_card,
};
use diia_citizen::request::{RequestedDocument, RequestedKind};
use diia_citizen::time::Timestamp;
use diia_citizen::trust::{KeyId, TrustStore};
use diia_test_issuer::{CARD_KEY_ID, TestKey};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// The program that writes the file, of which only the text is asked.
#[path = "../examples/write_cards/main.rs"]
#[allow(dead_code, reason = "its main is not called")]
mod writer;

#[derive(Deserialize)]
struct Vectors {
    trusts: BTreeMap<String, Trust>,
    good: Vec<Good>,
    bad: Vec<Bad>,
    flips: Flips,
}

#[derive(Deserialize)]
struct Trust {
    roots: Vec<Value>,
    issuer_list: String,
}

#[derive(Deserialize)]
struct Good {
    name: String,
    link: String,
    offer_id: String,
    bytes: String,
    /// Absent for cards of a time that no key has.
    trust: Option<String>,
    now: Option<i64>,
    fields: Value,
}

#[derive(Deserialize)]
struct Bad {
    name: String,
    offer_id: String,
    digits: String,
    trust: String,
    now: i64,
    reason: String,
}

#[derive(Deserialize)]
struct Flips {
    offer_id: String,
    bytes: String,
    xor: u8,
    trust: String,
    now: i64,
    regions: Vec<Region>,
}

#[derive(Deserialize)]
struct Region {
    field: String,
    from: usize,
    to: usize,
    reason: Option<String>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../vectors/cards.json")).expect("the vectors are JSON")
}

fn stores(vectors: &Vectors) -> BTreeMap<String, TrustStore> {
    let store = |trust: &Trust| {
        let mut store = TrustStore::new(trust.roots.iter().map(key).collect());
        store.take_issuer_list(&trust.issuer_list).expect("a good list");
        store
    };
    vectors.trusts.iter().map(|(name, trust)| (name.clone(), store(trust))).collect()
}

fn key(jwk: &Value) -> PublicKey {
    use base64::Engine as _;
    let coordinate = |member: &str| {
        let text = jwk[member].as_str().expect("a text");
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text);
        bytes.expect("base64url").try_into().expect("32 bytes")
    };
    PublicKey::from_coordinates(&coordinate("x"), &coordinate("y")).expect("a point")
}

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    (0..hex.len()).step_by(2).map(pair).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `believed`, or the reason.
fn outcome(offer_id: &str, digits: &str, trust: &TrustStore, now: i64) -> &'static str {
    Card::from_link(offer_id, digits)
        .map_err(CardRefusal::from)
        .and_then(|card| verify_card(&card, trust, Timestamp::from_unix_millis(now)))
        .map_or_else(CardRefusal::code, |()| "believed")
}

/// What a card says, under the names of the vectors.
fn fields(card: &Card) -> Value {
    let content = card.content();
    let document = |document: &RequestedDocument| {
        assert!(document.registered, "a signed card asks for what it may ask");
        json!({ "kind": document.kind.partner_name(), "required": document.required })
    };
    json!({
        "issuer_key": hex(&content.issuer_key.0),
        "register_code": content.register_code.to_text(),
        "legal_name": content.legal_name,
        "branch": content.branch,
        "address": content.address,
        "purpose": content.purpose,
        "recipient": content.recipient.as_str(),
        "documents": content.documents.iter().map(document).collect::<Vec<_>>(),
        "all_or_nothing": content.all_or_nothing,
        "with_signature": content.with_signature,
        "valid_from": content.validity.from().unix_millis(),
        "valid_until": content.validity.until().unix_millis(),
        "digest": hex(&card.digest()),
    })
}

/// A place tells only how far it is from another one; the same place is nowhere else.
fn same_place(expected: &Value, found: Option<Place>) -> bool {
    let number = |at: usize| i32::try_from(expected[at].as_i64().expect("a number")).expect("32 bits");
    let expected = (!expected.is_null()).then(|| Place::new(number(0), number(1)).expect("a place on Earth"));
    expected == found
}

#[test]
fn good_cards_are_read_to_the_last_field_written_back_and_believed() {
    let vectors = vectors();
    let stores = stores(&vectors);
    println!("{} good cards", vectors.good.len());
    assert!(vectors.good.len() >= 12);
    for Good { name, link, offer_id, bytes: expected_bytes, trust, now, fields: expected } in vectors.good {
        let read = read_link(&link, &LinkHost::default(), &LinkBase::default()).expect("a good link");
        let Link::OfferRequest { id, card: Some(digits), .. } = read.link else { panic!("{name}: no card") };
        assert_eq!(id, offer_id, "{name}");
        let card = Card::from_link(&id, &digits).unwrap_or_else(|error| panic!("{name}: {}", error.code()));
        assert_eq!(card.offer_id(), offer_id, "{name}");
        let mut expected = expected;
        let place =
            expected.as_object_mut().and_then(|fields| fields.shift_remove("place")).expect("a member");
        assert_eq!(fields(&card), expected, "{name}");
        assert!(same_place(&place, card.content().place), "{name}: {place}");

        let all = bytes(&expected_bytes);
        assert_eq!(bytes_from_digits(&digits, Card::MAX_BYTES).as_ref(), Ok(&all), "{name}");
        let (body, signature) = all.split_at(all.len() - Signature::LENGTH);
        assert_eq!(card.content().encode().as_deref(), Ok(body), "{name}: one form");
        let signature = Signature::from_canonical(signature).expect("canonical");
        assert_eq!(Card::digits(card.content(), &signature), Ok(digits.clone()), "{name}");
        if let (Some(trust), Some(now)) = (trust, now) {
            assert_eq!(outcome(&id, &digits, &stores[&trust], now), "believed", "{name}");
        }
    }
}

#[test]
fn bad_cards_are_refused_for_the_reason_that_they_name() {
    let vectors = vectors();
    let stores = stores(&vectors);
    println!("{} bad cards", vectors.bad.len());
    assert!(vectors.bad.len() >= 40);
    let differences: Vec<String> = vectors
        .bad
        .iter()
        .filter_map(|bad| {
            let found = outcome(&bad.offer_id, &bad.digits, &stores[&bad.trust], bad.now);
            (found != bad.reason).then(|| format!("{}: {} expected, {found} found", bad.name, bad.reason))
        })
        .collect();
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

/// A reason without a vector could go wrong unseen; a name given twice would hide which one did.
#[test]
fn every_reason_has_a_vector_and_every_vector_a_name() {
    let vectors = vectors();
    let seen: BTreeSet<&str> = vectors.bad.iter().map(|bad| bad.reason.as_str()).collect();
    let reasons = "\
        card_not_a_digit card_digits_length card_digits_overflow card_too_long card_length card_version \
        card_reserved_flags card_validity card_register_code card_documents card_text_form card_recipient card_place \
        card_signature_form card_offer_id card_unknown_issuer card_signature card_issuer_key_not_yet_valid \
        card_issuer_key_expired card_not_yet_valid card_expired";
    assert_eq!(seen, reasons.split_whitespace().collect());
    let names = vectors.bad.iter().map(|bad| &bad.name).chain(vectors.good.iter().map(|good| &good.name));
    let mut given = BTreeSet::new();
    for name in names {
        assert!(given.insert(name), "two are called {name:?}");
    }
}

#[test]
fn the_file_is_what_the_writer_makes() {
    assert!(
        include_str!("../../vectors/cards.json") == writer::text(),
        "run `cargo run -p diia-conformance --example write_cards`, and look at the difference"
    );
}

#[test]
fn a_card_with_any_byte_changed_is_refused() {
    let vectors = vectors();
    let flips = &vectors.flips;
    let store = &stores(&vectors)[&flips.trust];
    let good = bytes(&flips.bytes);
    let check = |bytes: &[u8]| outcome(&flips.offer_id, &digits_from_bytes(bytes), store, flips.now);
    assert_eq!(check(&good), "believed");
    let mut next = 0;
    for Region { field, from, to, reason } in &flips.regions {
        assert_eq!(*from, next, "the regions leave nothing out");
        next = *to;
        for at in *from..*to {
            let mut changed = good.clone();
            changed[at] ^= flips.xor;
            let found = check(&changed);
            assert_ne!(found, "believed", "byte {at} ({field})");
            assert!(reason.as_ref().is_none_or(|reason| reason == found), "byte {at} ({field}): {found}");
            for xor in [0x20, 0x80, 0xFF] {
                changed[at] = good[at] ^ xor;
                assert_ne!(check(&changed), "believed", "byte {at} ({field}) by {xor:#04x}");
            }
        }
    }
    assert_eq!(next, good.len(), "the regions reach to the end");
}

// Any content -----------------------------------------------------------------------------------------------------

/// Texts as the format allows them: words between single spaces.
fn text(least: usize, most: usize) -> impl Strategy<Value = String> {
    let letters =
        prop_oneof!["[A-Za-z0-9]", "[А-яҐґЄєІіЇїЁё]", "[À-ÖØ-öø-ɏ]", "[Ѐ-ҁҊ-ӿ]", "[!-/:;?_«»„“”’ʼ–—№§]",];
    let word = prop::collection::vec(letters, 1..9).prop_map(|letters| letters.concat());
    prop::collection::vec(word, usize::from(least > 0)..12).prop_map(move |words| {
        let cut: String = words.join(" ").chars().take(most).collect();
        cut.trim_end_matches(' ').to_owned()
    })
}

fn recipient() -> impl Strategy<Value = Address> {
    ("[a-z0-9_+][a-z0-9_+-]{0,20}(\\.[A-Z0-9_+-]{1,20})?", "([a-z0-9]{1,12}\\.){1,3}(ua|com|example)")
        .prop_map(|(local, domain)| Address::parse(&format!("{local}@{domain}")))
        .prop_filter_map("an address", Result::ok)
}

fn requested() -> impl Strategy<Value = Vec<RequestedDocument>> {
    let kind = (0..=26u8).prop_map(|number| match DocumentKind::from_code(number) {
        Some(kind) => RequestedKind::Kind(kind),
        None => RequestedKind::EitherPassport,
    });
    let document = (kind, any::<bool>()).prop_map(|(kind, required)| RequestedDocument {
        kind,
        required,
        registered: true,
    });
    prop::collection::vec(document, 1..=16).prop_map(|documents| {
        let mut kept: Vec<RequestedDocument> = Vec::new();
        for document in documents {
            if kept.iter().all(|other| other.kind != document.kind) {
                kept.push(document);
            }
        }
        kept
    })
}

fn template() -> impl Strategy<Value = CardTemplate> {
    let texts = (text(1, 120), text(1, 120), text(1, 100), text(0, 40));
    let place = prop::option::of(
        (-900_000..=900_000, -1_800_000..=1_800_000)
            .prop_filter_map("a place", |(latitude, longitude): (i32, i32)| {
                Place::new(latitude, longitude).ok()
            }),
    );
    let code = prop_oneof!["[0-9]{8}", "[0-9]{10}"];
    let rest = (any::<[u8; 4]>(), code, recipient(), requested(), 0..1u32 << 24, 1..=180u8, place);
    (texts, rest, any::<[bool; 2]>()).prop_map(|(texts, rest, [all_or_nothing, with_signature])| {
        let (legal_name, address, purpose, branch) = texts;
        let (issuer_key, code, recipient, documents, from_hour, days, place) = rest;
        CardTemplate {
            issuer_key: KeyId(issuer_key),
            register_code: RegisterCode::new(&code).expect("eight or ten digits"),
            legal_name,
            branch,
            address,
            purpose,
            recipient,
            documents,
            all_or_nothing,
            with_signature,
            validity: CardValidity::new(from_hour, days).expect("within the format"),
            place,
        }
    })
}

/// A signature of good form; whose it is does not matter to the form.
fn some_signature() -> Signature {
    let bytes: [u8; Signature::LENGTH] = std::array::from_fn(|at| if at % 32 == 0 { 1 } else { at as u8 });
    Signature::from_canonical(&bytes).expect("both numbers are small")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_and_written_again(template in template(), offer in "[a-zA-Z0-9][a-zA-Z0-9._~-]{0,63}") {
        let digits = Card::digits(&template, &some_signature()).expect("a card of the format");
        let card = Card::from_link(&offer, &digits).expect("what was written");
        prop_assert_eq!(card.content(), &template);
        prop_assert_eq!(Card::digits(card.content(), &some_signature()), Ok(digits.clone()));
        // 1,200 bytes are 2,900 digits: with host and identifier every card fits into a link.
        let link = format!("https://diia.app/acquirers/offer-request/static/{offer}#{digits}");
        let read = read_link(&link, &LinkHost::default(), &LinkBase::default());
        let same = Link::OfferRequest { kind: diia_citizen::link::OfferKind::Static, id: offer, card: Some(digits) };
        prop_assert!(read.is_ok_and(|read| read.link == same));
    }

    #[test]
    fn any_text_in_the_place_of_a_card_is_refused_or_read(
        offer in any::<String>(),
        digits in prop_oneof![any::<String>(), "[0-9]{0,400}"],
    ) {
        let _ = Card::from_link(&offer, &digits);
    }

    #[test]
    fn any_bytes_after_a_good_beginning_are_refused_or_one_form(
        template in template(),
        cut in any::<prop::sample::Index>(),
        change in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    ) {
        let mut bytes = [&template.encode().expect("a card of the format"), &some_signature().as_bytes()[..]].concat();
        for (at, byte) in change {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut.index(4) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(card) = Card::from_bytes("1", &bytes) {
            let body = card.content().encode().expect("what was read can be written");
            prop_assert_eq!(&body[..], &bytes[..bytes.len() - Signature::LENGTH], "one form");
        }
    }
}

#[test]
fn a_good_signature_makes_the_difference() {
    let key = TestKey::from_label("demo cards");
    let template = diia_test_issuer::cnap(Timestamp::from_unix_millis(1_795_339_800_123));
    let card = |signature: Signature| {
        Card::from_link("1", &Card::digits(&template, &signature).expect("a card")).expect("good form")
    };
    assert_eq!(template.issuer_key, CARD_KEY_ID);
    assert!(card(key.sign(&template.signing_input("1").expect("a card"))).signed_by(&key.public_key()));
    assert!(!card(some_signature()).signed_by(&key.public_key()));
}

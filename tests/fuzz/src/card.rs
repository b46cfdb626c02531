//! Signed cards: any digits, any bytes, and cards whose signature is made again.
//!
//! For each input: reading agrees with the second implementation, down to the reason and every field; what is read has
//! exactly one form; the verdict on a re-signed card is the one that the rules of `core/CARD.md` §3 give; nothing is
//! believed unless another implementation finds the signature right.

use diia_citizen::codec::digits_from_bytes;
use diia_citizen::document::DocumentKind;
use diia_citizen::request::card::{Card, CardRefusal, Place, verify_card};
use diia_citizen::request::{Delivery, DocumentRequest, RequestedKind};
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::TrustStore;
use diia_test_issuer::{TestKey, signed_jwt};
use serde_json::{Value, json};

use crate::card_form::{self, Form, field};
use crate::decimal;
use crate::input::Input;
use crate::signer::{Signer, verifies};
use crate::world::MORNING;

/// The offer of most cards.
pub const OFFER: &str = "5e8decccb6790d73ad838c5d";

/// The short name that most keys share.
pub const KEY_ID: [u8; 4] = [0, 0, 0, 2];

/// Bits of the second byte of an input.
pub mod option {
    /// The short name of the signing key is written into the card.
    pub const NAME_THE_KEY: u8 = 1;
    /// The signature is in its other form.
    pub const HIGH_S: u8 = 1 << 1;
    /// The key signs something else.
    pub const OTHER_CONTENT: u8 = 1 << 2;
    /// The card is cut out and glued onto the link of another offer.
    pub const OTHER_OFFER: u8 = 1 << 3;
    /// The time counts from the first instant of the card, and not from the world's morning.
    pub const SINCE_BEGIN: u8 = 1 << 4;
    /// The time counts from the first instant after the card.
    pub const SINCE_END: u8 = 1 << 5;
    /// The identifier in the link has an impossible length.
    pub const NO_OFFER: u8 = 1 << 6;
    /// The time is counted in hours.
    pub const HOURS: u8 = 1 << 7;
}

struct Key {
    id: [u8; 4],
    label: &'static str,
    key_use: &'static str,
    listed: bool,
    /// Whole seconds, as the list tells them.
    not_before: i64,
    not_after: i64,
    signer: Signer,
}

struct World {
    keys: Vec<Key>,
    trust: TrustStore,
}

thread_local! {
    static WORLD: World = World::new();
}

impl World {
    fn new() -> Self {
        let key = |label, id, key_use, listed, hours: i64| {
            let second = MORNING.unix_millis() / 1000;
            Key {
                id,
                label,
                key_use,
                listed,
                not_before: second - hours * 3600,
                not_after: second + hours * 3600,
                signer: Signer::from_label(label),
            }
        };
        let keys = vec![
            key("demo cards", KEY_ID, "cards", true, 365 * 24),
            // The same short name, another key: both have to be tried.
            key("clash cards", KEY_ID, "cards", true, 6),
            key("demo documents", KEY_ID, "documents", true, 365 * 24),
            key("lonely documents", [0, 0, 0, 3], "documents", true, 365 * 24),
            key("stranger", KEY_ID, "cards", false, 365 * 24),
        ];
        let issuer = |key: &Key| {
            let point = TestKey::from_label(key.label).public_key();
            let (x, y) = point.as_uncompressed()[1..].split_at(32);
            let jwk = json!({ "kty": "EC", "crv": "P-256", "x": base64url(x), "y": base64url(y) });
            let kid: String = key.id.iter().map(|byte| format!("{byte:02x}")).collect();
            json!({
                "name": { "uk": key.label, "en": key.label },
                "keys": [{ "kid": kid, "use": key.key_use, "nbf": key.not_before, "exp": key.not_after, "jwk": jwk }],
            })
        };
        let issuers: Vec<Value> = keys.iter().filter(|key| key.listed).map(issuer).collect();
        let second = MORNING.unix_millis() / 1000;
        let claims = json!({ "iat": second, "exp": second + 604_800, "issuers": issuers });
        let root = TestKey::from_label("root");
        let mut trust = TrustStore::new(vec![root.public_key()]);
        trust.take_issuer_list(&signed_jwt("issuers+jwt", &claims, &root)).unwrap();
        World { keys, trust }
    }
}

fn base64url(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads one input: `mode, options, key, time (4 bytes), content`.
pub fn run(data: &[u8]) -> &'static str {
    WORLD.with(|world| {
        let mut input = Input(data);
        let [mode, options, key] = input.array();
        let time = i64::from(i32::from_le_bytes(input.array()));
        let case = Case { world, options, time };
        let key = &world.keys[usize::from(key) % world.keys.len()];
        match mode % 4 {
            0 => {
                let offer = String::from_utf8_lossy(input.until_zero()).into_owned();
                case.digits(&offer, &input.text())
            }
            1 => case.bytes(case.offer(), input.0),
            2 => case.signed_again(key, input.0.to_vec()),
            _ => case.signed_again(key, built(input)),
        }
    })
}

/// A card without its signature, from fields that each have a place of their own in the input:
/// `flags, register code (5), hours from the world's morning (2), days, count, documents, five texts up to a zero each,
/// place (6)`.
fn built(mut input: Input<'_>) -> Vec<u8> {
    let [flags] = input.array();
    let code: [u8; 5] = input.array();
    let hours = i64::from(i16::from_le_bytes(input.array()));
    let from = MORNING.unix_millis() / HOUR_MILLIS + hours;
    let [days, count] = input.array();
    let documents: Vec<u8> = (0..count % 18).map(|_| input.byte()).collect();
    let mut body = vec![0x13];
    body.extend(KEY_ID);
    body.push(flags);
    body.extend(code);
    body.extend(&from.to_be_bytes()[5..]);
    body.push(days);
    body.push(count % 18);
    body.extend(documents);
    for width in [2, 2, 2, 1, 1] {
        body.extend(field(width, &String::from_utf8_lossy(input.until_zero())));
    }
    if flags & 4 != 0 {
        body.extend(input.array::<6>());
    }
    body
}

struct Case<'w> {
    world: &'w World,
    options: u8,
    time: i64,
}

impl Case<'_> {
    fn has(&self, option: u8) -> bool {
        self.options & option != 0
    }

    /// The identifier in the link.
    fn offer(&self) -> &'static str {
        match (self.has(option::NO_OFFER), self.has(option::OTHER_OFFER)) {
            (true, false) => "",
            (true, true) => "a23456789b23456789c23456789d23456789e23456789f23456789g23456789h23456",
            (false, true) => "5e8decccb6790d73ad838c5e",
            (false, false) => OFFER,
        }
    }

    fn digits(&self, offer: &str, digits: &str) -> &'static str {
        let read = Card::from_link(offer, digits);
        match decimal::bytes(digits, Card::MAX_BYTES) {
            Some(bytes) => self.bytes(offer, &bytes),
            None => {
                let code = read.expect_err("read, and no decimal form").code();
                assert!(matches!(
                    code,
                    "card_digits_length" | "card_too_long" | "card_not_a_digit" | "card_digits_overflow"
                ));
                code
            }
        }
    }

    fn signed_again(&self, key: &Key, mut body: Vec<u8>) -> &'static str {
        if self.has(option::NAME_THE_KEY) && body.len() >= 5 {
            body[1..5].copy_from_slice(&key.id);
        }
        let signed_for = if self.has(option::OTHER_OFFER) { OFFER } else { self.offer() };
        let mut message = message(signed_for, &body);
        if self.has(option::OTHER_CONTENT) {
            message.push(0);
        }
        let signature =
            if self.has(option::HIGH_S) { key.signer.sign_high(&message) } else { key.signer.sign(&message) };
        let right = !self.has(option::OTHER_CONTENT) && !self.has(option::OTHER_OFFER);
        self.read(self.offer(), &[&body[..], &signature].concat(), Some((key, right)))
    }

    fn bytes(&self, offer: &str, bytes: &[u8]) -> &'static str {
        self.read(offer, bytes, None)
    }

    /// Reading agrees, and then the verdict does. `made` is what the harness knows of a signature of its own.
    fn read(&self, offer: &str, bytes: &[u8], made: Option<(&Key, bool)>) -> &'static str {
        let digits = digits_from_bytes(bytes);
        let read = Card::from_link(offer, &digits);
        if bytes.len() > Card::MAX_BYTES {
            return read.expect_err("too long, and read").code();
        }
        match (read, card_form::read(offer, bytes)) {
            (Ok(card), Ok(form)) => {
                same(&card, &form, offer, bytes);
                self.verdict(&card, &form, offer, bytes, made)
            }
            (Err(error), Err(expected)) => {
                assert_eq!(error.code(), expected);
                assert_eq!(CardRefusal::from(error).code(), expected);
                expected
            }
            (Ok(_), Err(expected)) => panic!("read, and should be {expected}"),
            (Err(error), Ok(_)) => panic!("of good form, and refused as {}", error.code()),
        }
    }

    fn verdict(
        &self,
        card: &Card,
        form: &Form,
        offer: &str,
        bytes: &[u8],
        made: Option<(&Key, bool)>,
    ) -> &'static str {
        let start = if self.has(option::SINCE_BEGIN) {
            form.from
        } else if self.has(option::SINCE_END) {
            form.until
        } else {
            MORNING.unix_millis()
        };
        let now =
            start.saturating_add(if self.has(option::HOURS) { self.time * HOUR_MILLIS } else { self.time });
        let instant = Timestamp::from_unix_millis(now);
        let found =
            verify_card(card, &self.world.trust, instant).map_or_else(CardRefusal::code, |()| "believed");
        let (body, signature) = bytes.split_at(bytes.len() - 64);
        if let Some((key, right)) = made {
            assert_eq!(found, self.by_the_rules(form, key, right, now));
        }
        if found != "believed" {
            return found;
        }
        // Signatures made here are right by construction; to ask again takes long, so of those one in eight is asked.
        if made.is_none() || bytes[bytes.len() - 1].is_multiple_of(8) {
            let message = message(offer, body);
            let signed = |key: &&Key| verifies(&key.signer.public_key.to_compressed(), &message, signature);
            let key = self.world.keys.iter().filter(|key| key.listed && key.key_use == "cards").find(signed);
            let key = key.expect("believed, and nobody on the list signed it for cards");
            assert_eq!(self.by_the_rules(form, key, true, now), "believed");
            let request = DocumentRequest::from_card(card, &self.world.trust, instant).expect("believed");
            let Delivery::Letter { to } = &request.delivery else { panic!("a card is answered by a letter") };
            assert_eq!(to.as_str(), form.texts[4], "the letter goes elsewhere");
            assert!(request.expires_at.unix_millis() > now && request.expires_at.unix_millis() <= form.until);
        }
        found
    }

    /// `core/CARD.md` §3 from step 2 on.
    fn by_the_rules(&self, form: &Form, signer: &Key, right: bool, now: i64) -> &'static str {
        let named = |key: &Key| key.listed && key.key_use == "cards" && key.id == form.issuer_key;
        if !self.world.keys.iter().any(named) {
            return "card_unknown_issuer";
        }
        if !named(signer) || !right {
            return "card_signature";
        }
        if form.from < signer.not_before * 1000 {
            return "card_issuer_key_not_yet_valid";
        }
        if now.max(form.from) >= signer.not_after * 1000 {
            return "card_issuer_key_expired";
        }
        if now < form.from {
            return "card_not_yet_valid";
        }
        if now >= form.until { "card_expired" } else { "believed" }
    }
}

fn message(offer: &str, body: &[u8]) -> Vec<u8> {
    [b"diia-citizen/1/card\0", &[offer.len() as u8][..], offer.as_bytes(), body].concat()
}

/// Every field, and one form.
fn same(card: &Card, form: &Form, offer: &str, bytes: &[u8]) {
    let content = card.content();
    let body = &bytes[..bytes.len() - 64];
    assert_eq!(content.encode().as_deref(), Ok(body), "another form of the same card");
    assert_eq!(content.signing_input(offer), Ok(message(offer, body)));
    assert_eq!(card.offer_id(), offer);
    assert_eq!(content.issuer_key.0, form.issuer_key);
    assert_eq!(content.register_code.to_text(), form.register_code);
    assert_eq!(content.validity.from().unix_millis(), form.from);
    assert_eq!(content.validity.until().unix_millis(), form.until);
    let recipient = content.recipient.as_str();
    let texts =
        [&content.legal_name, &content.address, &content.purpose, &content.branch].map(String::as_str);
    assert_eq!(texts[..], form.texts[..4]);
    assert_eq!(recipient, form.texts[4]);
    assert_eq!([content.all_or_nothing, content.with_signature], form.wishes);
    assert_eq!(
        content.place,
        form.place.map(|(latitude, longitude)| Place::new(latitude, longitude).unwrap())
    );
    let documents: Vec<(u8, bool)> =
        content.documents.iter().map(|document| (number(&document.kind), document.required)).collect();
    assert_eq!(documents, form.documents);
}

fn number(kind: &RequestedKind) -> u8 {
    match kind {
        RequestedKind::EitherPassport => 0,
        RequestedKind::Kind(kind) => {
            kind.code().filter(|code| DocumentKind::from_code(*code).is_some()).unwrap()
        }
    }
}

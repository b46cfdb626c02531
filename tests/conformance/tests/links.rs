//! `tests/vectors/links.json` against the library, and the library against a second reader of links, the crate `url`.

use std::collections::BTreeSet;

use diia_citizen::code::pass::LinkBase;
use diia_citizen::link::{Link, LinkHost, LinkRefusal, Origin, ReadLink, read_link};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use url::Url;

#[derive(Deserialize)]
struct Vectors {
    good: Vec<Good>,
    bad: Vec<Bad>,
}

#[derive(Deserialize)]
struct Good {
    name: String,
    text: String,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

#[derive(Deserialize)]
struct Bad {
    name: String,
    text: String,
    reason: String,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../vectors/links.json")).expect("the vectors are JSON")
}

fn read(text: &str) -> Result<ReadLink, LinkRefusal> {
    read_link(text, &LinkHost::default(), &LinkBase::default())
}

/// What a link holds, under the names of the vectors.
fn fields(read: &ReadLink) -> Map<String, Value> {
    let origin = match read.origin {
        Origin::VerifiedScheme => "https",
        Origin::CustomScheme => "custom_scheme",
    };
    let own = match &read.link {
        Link::Pass { .. } => json!({}),
        Link::DocumentCheck { kind, document_id, otp } => {
            json!({ "document_kind": kind.partner_name(), "document_id": document_id, "otp": otp.to_string() })
        }
        Link::OfferRequest { kind, id, card } => {
            json!({ "offer_kind": kind.code(), "id": id, "card": card })
        }
        Link::DocumentRequest { id } | Link::Identification { id } => json!({ "id": id }),
        Link::ServiceEntrance { otp } => json!({ "otp": otp.to_string() }),
        Link::PersonToPerson { service, application, otp } => {
            json!({ "service": service.code(), "application": application, "otp": otp })
        }
        Link::Other { path } => json!({ "path": path }),
    };
    let mut all = own.as_object().cloned().unwrap_or_default();
    all.insert("kind".into(), json!(read.link.code()));
    all.insert("origin".into(), json!(origin));
    all.extend(read.query.as_ref().map(|query| ("query".into(), json!(query))));
    all
}

#[test]
fn good_links_are_read_to_the_last_field() {
    let good = vectors().good;
    println!("{} good links", good.len());
    assert!(good.len() >= 60);
    for Good { name, text, fields: expected } in good {
        let read = read(&text).unwrap_or_else(|refusal| panic!("{name}: {}", refusal.code()));
        let mut found = fields(&read);
        if let Link::Pass { text: kept } = &read.link {
            assert_eq!(*kept, text, "{name}: the check gets the whole text");
        }
        if !expected.contains_key("origin") {
            found.remove("origin"); // a text without a scheme came in by no door
        }
        assert_eq!(Value::Object(found), Value::Object(expected), "{name}");
    }
}

#[test]
fn bad_links_are_refused_for_the_reason_that_they_name() {
    let bad = vectors().bad;
    println!("{} bad links", bad.len());
    assert!(bad.len() >= 250);
    let differences: Vec<String> = bad
        .iter()
        .filter_map(|Bad { name, text, reason }| {
            let found = read(text).map_or_else(LinkRefusal::code, |read| read.link.code());
            (found != reason).then(|| format!("{name}: {reason} expected, {found} found"))
        })
        .collect();
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

/// A reason without a vector could go wrong unseen.
#[test]
fn every_reason_and_every_kind_has_a_vector() {
    let Vectors { good, bad } = vectors();
    let reasons = "\
        not_diia untrusted_scheme untrusted_host untrusted_user_info untrusted_port untrusted_host_form \
        untrusted_non_ascii untrusted_backslash untrusted_control malformed_too_long malformed_unknown_path \
        malformed_empty_segment malformed_percent malformed_character malformed_uuid malformed_identifier \
        malformed_document_kind malformed_query malformed_fragment";
    let seen: BTreeSet<&str> = bad.iter().map(|bad| bad.reason.as_str()).collect();
    assert_eq!(seen, reasons.split_whitespace().collect());
    let kinds = "\
        pass document_check offer_request document_request identification service_entrance person_to_person other";
    let seen: BTreeSet<&str> = good.iter().filter_map(|good| good.fields["kind"].as_str()).collect();
    assert_eq!(seen, kinds.split_whitespace().collect());
}

// A second reader -------------------------------------------------------------------------------------------------

/// Whatever is accepted must mean the same to `url`, which reads as browsers do: same scheme, host, path, query and
/// fragment, no user info, no port, and nothing that it would write in another way.
fn second_reader_agrees(text: &str, read: &ReadLink) {
    if text.starts_with("DIIA1:") {
        return; // not a URL at all
    }
    let url = Url::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    let scheme = if read.origin == Origin::VerifiedScheme { "https" } else { "diia" };
    assert_eq!((url.scheme(), url.host_str()), (scheme, Some("diia.app")), "{text:?}");
    assert_eq!((url.username(), url.password(), url.port()), ("", None, None), "{text:?}");
    assert_eq!(url.query(), read.query.as_deref(), "{text:?}");
    if matches!(read.link, Link::Pass { .. }) {
        // What follows # is judged by the check of passes, digit by digit.
        assert_eq!((url.path(), url.fragment().is_some()), ("/pass", true), "{text:?}");
        return;
    }
    assert_eq!(url.as_str(), text, "read as it stands");
    let card = match &read.link {
        Link::OfferRequest { card, .. } => card.as_deref(),
        _ => None,
    };
    assert_eq!(url.fragment(), card, "{text:?}");
    let parts: Vec<String> = url.path().split('/').skip(1).map(decoded).collect();
    for identifier in identifiers(&read.link) {
        assert!(parts.iter().any(|part| part.eq_ignore_ascii_case(&identifier)), "{text:?}: {identifier}");
    }
    if let Link::Other { path } = &read.link {
        assert_eq!(url.path().strip_prefix('/'), Some(path.as_str()));
    }
}

fn identifiers(link: &Link) -> Vec<String> {
    match link {
        Link::Pass { .. } | Link::Other { .. } => vec![],
        Link::DocumentCheck { document_id, otp, .. } => vec![document_id.clone(), otp.to_string()],
        Link::OfferRequest { id, .. } | Link::DocumentRequest { id } | Link::Identification { id } => {
            vec![id.clone()]
        }
        Link::ServiceEntrance { otp } => vec![otp.to_string()],
        Link::PersonToPerson { application, otp, service } => {
            application.iter().chain([otp, &service.code().to_owned()]).cloned().collect()
        }
    }
}

/// Percent escapes of ASCII, by hands other than the library's.
fn decoded(part: &str) -> String {
    let mut pieces = part.split('%');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        text.push(char::from(u8::from_str_radix(code, 16).expect("two hexadecimal digits")));
        text.push_str(rest);
    }
    text
}

#[test]
fn the_second_reader_agrees_on_every_vector() {
    let Vectors { good, bad } = vectors();
    for text in good.iter().map(|good| &good.text) {
        second_reader_agrees(text, &read(text).expect("a good link"));
    }
    let follows = |text: &String| Url::parse(text).is_ok_and(|url| url.host_str() == Some("diia.app"));
    let followed = bad.iter().filter(|bad| follows(&bad.text)).count();
    println!("{} of {} bad links would lead a browser to our host", followed, bad.len());
}

/// SplitMix64: the same mutations in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ number >> 31
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll()).expect("64 bits") % limit.max(1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// What an attacker, a printer or a careless program puts into a link.
const PIECES: [&str; 84] = [
    "/", "//", "/.", "/..", "/../", "/./", ".", "..", "\\", "/\\", "?", "??", "&", "=", "#", "##", "#1",
    "#42", "@", "a@", ":", ":443", ":80", ":@", "%", "%2", "%2e", "%2F", "%5C", "%00", "%25", "%252F", "%3A",
    "%40", "%3a", "%2b", "%3D", "%27", "%D1%96", " ", "\t", "\n", "\r", "\0", "\u{7F}", "\u{85}", "\u{A0}",
    "\u{AD}", "\u{200B}", "\u{202E}", "\u{3002}", "\u{FEFF}", "\u{FF0F}", "і", "а", "ß", "İ", "🇺🇦", "<", ">",
    "\"", "'", "`", "{", "}", "|", "^", "[", "]", ";", ",", "!", "*", "(", "+", "~", "_", "-", "0", "9", "a",
    "Z", "xn--", "diia.app",
];

fn mutated(good: &[&str], dice: &mut Dice) -> String {
    let mut characters: Vec<char> = dice.one_of(good).chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(characters.len() + 1);
        let end = (at + 1 + dice.below(4)).min(characters.len());
        match dice.below(8) {
            0..=2 => drop(characters.splice(at..at, dice.one_of(&PIECES).chars())),
            3 => drop(characters.splice(at..end, dice.one_of(&PIECES).chars())),
            4 => drop(characters.drain(at..end)),
            5 => characters.truncate(at),
            6 => {
                let other: Vec<char> = dice.one_of(good).chars().collect();
                let from = dice.below(other.len() + 1);
                characters.splice(at.., other[from..].iter().copied());
            }
            _ => {
                if let Some(character) = characters.get_mut(at) {
                    let other_case = if character.is_ascii_uppercase() {
                        character.to_ascii_lowercase()
                    } else {
                        character.to_ascii_uppercase()
                    };
                    *character = other_case;
                }
            }
        }
    }
    characters.into_iter().collect()
}

#[test]
fn the_second_reader_agrees_on_mutations_of_good_links() {
    const MUTATIONS: usize = 200_000;
    let vectors = vectors().good;
    let good: Vec<&str> =
        vectors.iter().map(|good| good.text.as_str()).filter(|text| text.len() < 1000).collect();
    let originals: BTreeSet<&str> = good.iter().copied().collect();
    let mut dice = Dice(2026);
    let (mut accepted, mut reasons) = (0, BTreeSet::new());
    for _ in 0..MUTATIONS {
        let text = mutated(&good, &mut dice);
        match read(&text) {
            Ok(read) => {
                second_reader_agrees(&text, &read);
                accepted += usize::from(!originals.contains(text.as_str()));
            }
            Err(refusal) => drop(reasons.insert(refusal.code())),
        }
    }
    println!("{MUTATIONS} mutations, {accepted} accepted and read alike, {} reasons met", reasons.len());
    assert!(accepted >= 10_000, "{accepted}: a comparison needs what to compare");
    assert!(reasons.len() >= 17, "{reasons:?}");
}

// Any text --------------------------------------------------------------------------------------------------------

fn any_text() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "",
        "https://",
        "https://diia.app",
        "https://diia.app/",
        "diia://diia.app/",
        "DIIA1:",
    ]);
    let path = prop::sample::select(vec![
        "",
        "acquirers/offer-request/static/",
        "documents/u-id/1/verify/",
        "pass#",
        "debt/",
    ]);
    let rest = prop_oneof![any::<String>(), "[ -~]{0,80}", "[0-9a-f/#?%.-]{0,60}"];
    (start, path, rest).prop_map(|(start, path, rest)| format!("{start}{path}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_link_or_refused_with_a_reason(text in any_text()) {
        match read(&text) {
            Ok(first) => {
                second_reader_agrees(&text, &first);
                prop_assert!(read(&text) == Ok(first));
            }
            Err(refusal) => prop_assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty()),
        }
    }
}

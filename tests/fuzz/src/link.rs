//! Links: any text, and good links with edits.
//!
//! What is accepted means the same when it is read again, when it is written anew from what was read, and to the
//! crate `url`, which reads as browsers do. A refusal tells the truth: what a browser would open is never "no link", and
//! what is merely damaged leads to the right host.

use diia_citizen::code::pass::LinkBase;
use diia_citizen::link::{
    Link, LinkHost, LinkRefusal, MalformedLink, OfferKind, Origin, ReadLink, read_link,
};
use diia_citizen::request::card::Card;
use url::Url;

use crate::input::Input;

/// One link of each form, after the host.
pub const FORMS: [&str; 18] = [
    "documents/internal-passport/19800124-00026-2015-12-13/verify/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "acquirers/branch/offer/offer-request/3f2504e0-4f89-41d3-9a0c-0305e82c3301?requestId=MTIz%2BNDU%3D",
    "acquirers/offer-request/dynamic/9954",
    "acquirers/offer-request/static/5e8decccb6790d73ad838c5d",
    "acquirers/offer-request/static/5e8decccb6790d73ad838c5d#0123456789",
    "acquirers/offer-request/5e8decccb6790d73ad838c5d",
    "acquirers/document-request/5e8decccb6790d73ad838c5d",
    "acquirers/identification/5e8decccb6790d73ad838c5d",
    "auth/acquirers/branch/offer/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "residence-registration/application/12/verify/34",
    "residence-registration/verify/34",
    "child-residence-registration/verify/34",
    "damaged-property-recovery/verify/34",
    "mortgage/verify/34",
    "message/public/1",
    "marriage/priority/army?code=1",
    "debt/a%3Ab",
    "pass#0123456789",
];

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    match input.byte() % 4 {
        0 => text(&input.text()),
        1 => text(&format!("https://diia.app/{}", input.text())),
        2 => text(&format!("diia://diia.app/{}", input.text())),
        _ => edited(input),
    }
}

/// `form, scheme, edits`; an edit is `position, operation, character`.
fn edited(mut input: Input<'_>) -> &'static str {
    let form = FORMS[usize::from(input.byte()) % FORMS.len()];
    let scheme = ["https", "diia"][usize::from(input.byte() % 2)];
    let mut characters: Vec<char> = format!("{scheme}://diia.app/{form}").chars().collect();
    for edit in input.0.chunks_exact(3).take(6) {
        let at = usize::from(edit[0]) % (characters.len() + 1);
        // The upper half of the bytes stands for letters that look like others or hide themselves.
        let character = match edit[2] {
            ascii @ 0..0x80 => char::from(ascii),
            other => ODD[usize::from(other) % ODD.len()],
        };
        match edit[1] % 5 {
            0 => characters.insert(at, character),
            1 if at < characters.len() => characters[at] = character,
            2 if at < characters.len() => drop(characters.remove(at)),
            3 => drop(characters.splice(at..at, format!("%{:02X}", edit[2]).chars())),
            _ => characters.truncate(at),
        }
    }
    text(&characters.into_iter().collect::<String>())
}

const ODD: [char; 16] = [
    'і',
    'а',
    '\u{85}',
    '\u{A0}',
    '\u{AD}',
    '\u{131}',
    '\u{200B}',
    '\u{202E}',
    '\u{2044}',
    '\u{2060}',
    '\u{3002}',
    '\u{FEFF}',
    '\u{FF0F}',
    '\u{FF20}',
    'ß',
    '\u{1D5BD}',
];

fn text(text: &str) -> &'static str {
    let (host, base) = (LinkHost::default(), LinkBase::default());
    match read_link(text, &host, &base) {
        Ok(read) => {
            assert!(read_link(text, &host, &base).as_ref() == Ok(&read), "another time, another answer");
            assert_eq!(format!("{read:?}"), "ReadLink(…)");
            accepted(text, &read);
            let again = written(&read);
            assert!(
                read_link(&again, &host, &base) == Ok(read.clone()),
                "{text:?} and {again:?} are not the same"
            );
            ends(&read)
        }
        Err(refusal) => {
            refused(text, refusal);
            refusal.code()
        }
    }
}

fn ends(read: &ReadLink) -> &'static str {
    match &read.link {
        Link::OfferRequest { kind: OfferKind::Static, card: Some(_), .. } => "card",
        link => link.code(),
    }
}

/// The second reader agrees.
fn accepted(text: &str, read: &ReadLink) {
    if text.starts_with("DIIA1:") {
        assert!(matches!(read.link, Link::Pass { .. }));
        return;
    }
    let url = Url::parse(text).expect("accepted, and no URL");
    let scheme = if read.origin == Origin::VerifiedScheme { "https" } else { "diia" };
    assert_eq!((url.scheme(), url.host_str()), (scheme, Some("diia.app")));
    assert_eq!((url.username(), url.password(), url.port()), ("", None, None));
    assert_eq!(url.query(), read.query.as_deref());
    if matches!(read.link, Link::Pass { .. }) {
        assert_eq!((url.path(), url.fragment().is_some()), ("/pass", true));
        return;
    }
    assert_eq!(url.as_str(), text, "another form of the same link");
    assert!(text.is_ascii() && text.len() <= 4096);
    let Link::OfferRequest { card: Some(digits), id, .. } = &read.link else {
        assert_eq!(url.fragment(), None);
        return;
    };
    assert_eq!(url.fragment(), Some(digits.as_str()));
    // Whatever it is, it is read or refused.
    let _ = Card::from_link(id, digits);
}

/// A link from its fields.
fn written(read: &ReadLink) -> String {
    let path = match &read.link {
        Link::Pass { text } => return text.clone(),
        Link::DocumentCheck { kind, document_id, otp } => {
            format!("documents/{}/{}/verify/{otp}", escaped(kind.partner_name()), escaped(document_id))
        }
        Link::OfferRequest { kind, id, .. } => match kind {
            OfferKind::Static => format!("acquirers/offer-request/static/{}", escaped(id)),
            OfferKind::Dynamic => format!("acquirers/offer-request/dynamic/{}", escaped(id)),
            OfferKind::Unknown => format!("acquirers/offer-request/{}", escaped(id)),
        },
        Link::DocumentRequest { id } => format!("acquirers/document-request/{}", escaped(id)),
        Link::Identification { id } => format!("acquirers/identification/{}", escaped(id)),
        Link::ServiceEntrance { otp } => format!("auth/acquirers/branch/offer/{otp}"),
        Link::PersonToPerson { service, application, otp } => {
            let application =
                application.as_ref().map_or(String::new(), |id| format!("application/{}/", escaped(id)));
            format!("{}/{application}verify/{}", service.code(), escaped(otp))
        }
        Link::Other { path } => path.clone(),
    };
    let scheme = if read.origin == Origin::VerifiedScheme { "https" } else { "diia" };
    let query = read.query.as_ref().map_or(String::new(), |query| format!("?{query}"));
    let card = match &read.link {
        Link::OfferRequest { card: Some(digits), .. } => format!("#{digits}"),
        _ => String::new(),
    };
    let link = format!("{scheme}://diia.app/{path}{query}{card}");
    // Escapes that a link had in fewer places than this one cannot make it longer: only signs are escaped, always.
    assert!(link.len() <= 4096);
    link
}

fn escaped(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    text.chars().map(|c| if plain(c) { c.to_string() } else { format!("%{:02X}", u32::from(c)) }).collect()
}

/// A refusal says what is the case.
fn refused(text: &str, refusal: LinkRefusal) {
    assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
    match refusal {
        LinkRefusal::NotDiia => {
            let opens = Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "diia"));
            assert!(!opens, "a browser would open it");
        }
        LinkRefusal::Untrusted(_) => assert!(!text.is_empty()),
        LinkRefusal::Malformed(reason) => {
            let url = Url::parse(text).expect("the right host, and no URL");
            assert!(matches!(url.scheme(), "https" | "diia"));
            assert_eq!(url.host_str(), Some("diia.app"));
            assert_eq!((url.username(), url.password(), url.port()), ("", None, None));
            assert_eq!(reason == MalformedLink::TooLong, text.len() > 4096);
        }
    }
}

use std::borrow::Cow;

use uuid::Uuid;

use super::kinds::{Link, OfferKind, PersonToPersonService};
use super::{LinkRefusal, MalformedLink};
use crate::document::DocumentKind;

/// Identifiers are opaque; this bounds them.
const LONGEST_IDENTIFIER: usize = 256;

/// Services whose links go from one citizen to another, by the first part of their path.
const PERSON_TO_PERSON: [PersonToPersonService; 4] = [
    PersonToPersonService::ResidenceRegistration,
    PersonToPersonService::ChildResidenceRegistration,
    PersonToPersonService::Mortgage,
    PersonToPersonService::DamagedPropertyRecovery,
];

/// No link of ours has more parts in its path.
const MOST_SEGMENTS: usize = 5;

/// The parts of a path after the first slash, decoded once. Where nothing was to be decoded, nothing is copied.
pub(super) struct Segments<'p> {
    parts: [Cow<'p, str>; MOST_SEGMENTS],
    count: usize,
}

impl<'p> Segments<'p> {
    pub(super) fn of(path: &'p str) -> Result<Self, LinkRefusal> {
        let mut segments = Segments { parts: Default::default(), count: 0 };
        for raw in path.split('/') {
            let decoded = segment(raw)?;
            *segments.parts.get_mut(segments.count).ok_or(MalformedLink::UnknownPath)? = decoded;
            segments.count += 1;
        }
        Ok(segments)
    }

    /// What the path asks for. Only printed codes may have a fragment: the institution's card in digits.
    pub(super) fn link(&self, raw_path: &str, fragment: Option<&str>) -> Result<Link, LinkRefusal> {
        let texts = self.parts.each_ref().map(Cow::as_ref);
        let parts = texts.get(..self.count).unwrap_or_default();
        if let ["acquirers", "offer-request", "static", id] = parts {
            let card = fragment.map(card_digits).transpose()?;
            return Ok(Link::OfferRequest { kind: OfferKind::Static, id: identifier(id)?, card });
        }
        if fragment.is_some() {
            return Err(MalformedLink::Fragment.into());
        }
        Ok(match parts {
            ["documents", kind, document_id, "verify", otp] => Link::DocumentCheck {
                kind: DocumentKind::from_name(kind).map_err(|_| MalformedLink::DocumentKind)?,
                document_id: identifier(document_id)?,
                otp: uuid_v4(otp)?,
            },
            ["acquirers", "branch", "offer", "offer-request", otp] => Link::OfferRequest {
                kind: OfferKind::Dynamic,
                id: uuid_v4(otp)?.hyphenated().to_string(),
                card: None,
            },
            ["acquirers", "offer-request", "dynamic", id] => {
                Link::OfferRequest { kind: OfferKind::Dynamic, id: identifier(id)?, card: None }
            }
            ["acquirers", "offer-request", id] if !matches!(*id, "static" | "dynamic") => {
                Link::OfferRequest { kind: OfferKind::Unknown, id: identifier(id)?, card: None }
            }
            ["acquirers", "document-request", id] => Link::DocumentRequest { id: identifier(id)? },
            ["acquirers", "identification", id] => Link::Identification { id: identifier(id)? },
            ["auth", "acquirers", "branch", "offer", otp] => Link::ServiceEntrance { otp: uuid_v4(otp)? },
            ["residence-registration", "application", id, "verify", otp] => Link::PersonToPerson {
                service: PersonToPersonService::ResidenceRegistration,
                application: Some(identifier(id)?),
                otp: identifier(otp)?,
            },
            [service, "verify", otp] => Link::PersonToPerson {
                service: person_to_person(service)?,
                application: None,
                otp: identifier(otp)?,
            },
            ["debt" | "penalty" | "message" | "petition", _]
            | ["message", "public", _]
            | ["marriage", "priority", "army"] => Link::Other { path: raw_path.to_owned() },
            [flow] if !is_first_part_of_a_longer_path(flow) => Link::Other { path: raw_path.to_owned() },
            _ => return Err(MalformedLink::UnknownPath.into()),
        })
    }
}

fn segment(raw: &str) -> Result<Cow<'_, str>, MalformedLink> {
    if raw.is_empty() {
        return Err(MalformedLink::EmptySegment);
    }
    let segment = if raw.bytes().fold(true, |all, byte| all & is_unreserved(byte)) {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(decoded(raw)?)
    };
    // A part of dots means "here" or "above" to other programs.
    if segment.bytes().all(|byte| byte == b'.') { Err(MalformedLink::Character) } else { Ok(segment) }
}

fn decoded(raw: &str) -> Result<String, MalformedLink> {
    // An identifier with every character escaped is no longer, and nothing longer has escapes.
    if raw.len() > 3 * LONGEST_IDENTIFIER {
        return Err(MalformedLink::Percent);
    }
    let mut decoded = String::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let (byte, after) = decode_escape(rest).ok_or(MalformedLink::Percent)?;
            // What needs no escape must not have one, and nothing may hide a slash, a control character or a byte
            // outside ASCII: the identifiers of real links need no escape at all.
            if !matches!(
                byte,
                b':' | b'@' | b'!' | b'$' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
            ) {
                return Err(MalformedLink::Percent);
            }
            decoded.push(char::from(byte));
            rest = after;
        } else if is_unreserved(*first) {
            decoded.push(char::from(*first));
            rest = after;
        } else {
            return Err(MalformedLink::Character);
        }
    }
    Ok(decoded)
}

/// Whether a query has only what RFC 3986 §3.4 lets stand there, and every reader takes as it stands: browsers write an
/// apostrophe in another way, and a second `?` would make it doubtful where the query begins.
pub(super) fn is_query(query: &str) -> bool {
    let may_stand = |byte: u8| {
        is_unreserved(byte)
            | (byte == b'!')
            | (b'$'..=b'&').contains(&byte)
            | (b'('..=b',').contains(&byte)
            | matches!(byte, b'/' | b':' | b';' | b'=' | b'@')
    };
    if !query.bytes().fold(true, |all, byte| all & may_stand(byte)) {
        return false;
    }
    let mut rest = query.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'%') {
        match rest.get(at..).and_then(decode_escape) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

/// RFC 3986 §2.3.
const fn is_unreserved(byte: u8) -> bool {
    // Without branches, so that many bytes are judged at once.
    let letter = byte | 0x20;
    (letter >= b'a') & (letter <= b'z')
        | (byte >= b'0') & (byte <= b'9')
        | (byte == b'-')
        | (byte == b'.')
        | (byte == b'_')
        | (byte == b'~')
}

/// The byte of the escape at the start of `bytes`, and what follows it.
pub(super) fn decode_escape(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let [b'%', high, low, rest @ ..] = bytes else { return None };
    let digit = |c: u8| char::from(c).to_digit(16);
    let byte = digit(*high)? << 4 | digit(*low)?;
    Some((u8::try_from(byte).ok()?, rest))
}

/// A link that was cut short must not pass for the page of a flow.
fn is_first_part_of_a_longer_path(part: &str) -> bool {
    matches!(
        part,
        "documents"
            | "acquirers"
            | "auth"
            | "debt"
            | "penalty"
            | "message"
            | "petition"
            | "marriage"
            | "pass"
    ) || PERSON_TO_PERSON.iter().any(|service| service.code() == part)
}

fn person_to_person(name: &str) -> Result<PersonToPersonService, LinkRefusal> {
    PERSON_TO_PERSON
        .into_iter()
        .find(|service| service.code() == name)
        .ok_or(LinkRefusal::Malformed(MalformedLink::UnknownPath))
}

fn identifier(text: &str) -> Result<String, LinkRefusal> {
    if text.len() > LONGEST_IDENTIFIER {
        return Err(MalformedLink::Identifier.into());
    }
    Ok(text.to_owned())
}

/// The hyphenated form only (8-4-4-4-12), version 4 (RFC 9562 §5.4), in either case.
fn uuid_v4(text: &str) -> Result<Uuid, LinkRefusal> {
    let uuid = Uuid::try_parse(text).ok().filter(|_| text.len() == 36);
    uuid.filter(|uuid| uuid.get_version_num() == 4 && uuid.get_variant() == uuid::Variant::RFC4122)
        .ok_or(LinkRefusal::Malformed(MalformedLink::Uuid))
}

fn card_digits(fragment: &str) -> Result<String, LinkRefusal> {
    if fragment.is_empty() || !fragment.bytes().all(|c| c.is_ascii_digit()) {
        return Err(MalformedLink::Fragment.into());
    }
    Ok(fragment.to_owned())
}

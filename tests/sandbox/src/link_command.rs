//! `diia-sandbox link`: how the library reads a scanned or opened text.

use diia_citizen::code::pass::{IDENTITY_PREFIX, LinkBase};
use diia_citizen::link::{Link, LinkHost, LinkRefusal, Origin, ReadLink, read_link};
use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::lines;

/// Reads standard input to its end. `base` is the address of passes, from which the host follows.
pub(crate) fn run(base: &LinkBase) -> Result<(), SandboxError> {
    let host = LinkHost::of(base);
    lines::answer(|text| match read_link(text, &host, base) {
        Ok(read) => accepted(&read),
        Err(refusal) => refused(refusal),
    })
}

fn accepted(read: &ReadLink) -> Value {
    let start = json!({ "ok": true, "kind": read.link.code() });
    let rest = json!({ "origin": origin(read), "query": read.query });
    let parts = [start, fields(&read.link), rest];
    parts
        .into_iter()
        .filter_map(|part| if let Value::Object(members) = part { Some(members) } else { None })
        .flatten()
        .collect()
}

fn fields(link: &Link) -> Value {
    match link {
        Link::Pass { text } => json!({ "text": text }),
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
    }
}

/// By which door it came in; none for an identity pass, which is no URL.
fn origin(read: &ReadLink) -> Option<&'static str> {
    match (&read.link, read.origin) {
        (Link::Pass { text }, _) if text.starts_with(IDENTITY_PREFIX) => None,
        (_, Origin::VerifiedScheme) => Some("https"),
        (_, Origin::CustomScheme) => Some("custom_scheme"),
    }
}

fn refused(refusal: LinkRefusal) -> Value {
    let text = refusal.text();
    json!({ "ok": false, "reason": refusal.code(), "text": { "uk": text.uk, "en": text.en } })
}

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::link::{Link, LinkHost, OfferKind, read_link};
use diia_citizen::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::phones::Phone;
use super::request_id;
use crate::server::body::JsonBody;
use crate::server::partner::of_offer;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Opened, Origin, Pairing, Request, Status, request_object};
use crate::server::world::World;

/// A request object is good for so long.
const OPENED_MILLIS: i64 = 600_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct VerifyBody {
    link: Option<String>,
    request_id: Option<String>,
    opened_by: Option<OpenedBy>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum OpenedBy {
    Scan,
    Link,
}

/// `GET /api/v1/citizen/requests`
pub(in super::super) async fn incoming(State(world): State<Arc<World>>, phone: Phone) -> Json<Value> {
    let waiting = world.requests.filter(world.clock.now(), |request| {
        request.status == Status::Processing && !request.answered && is_for(&request.origin, &phone)
    });
    let shown = waiting.iter().map(|request| {
        json!({
            "id": request.id.to_string(),
            "createdAt": request.created_at.unix_millis(),
            "expiresAt": request.expires_at.unix_millis(),
        })
    });
    Json(json!({ "requests": shown.collect::<Vec<_>>() }))
}

/// `POST /api/v1/citizen/requests/verify`
pub(in super::super) async fn verify(
    State(world): State<Arc<World>>,
    phone: Phone,
    JsonBody(body): JsonBody<VerifyBody>,
) -> Result<Json<Value>, Problem> {
    let now = world.clock.now();
    let id = match (&body.link, &body.request_id) {
        (Some(link), None) => by_link(&world, link, &phone, now)?,
        (None, Some(id)) => by_id(&world, request_id(id)?, &phone, now)?,
        _ => return Err(Problem::because(Reason::BadRequest, "exactly one of link and requestId is wanted")),
    };
    let scanned = body.opened_by == Some(OpenedBy::Scan);
    let claims = world.requests.change(id, now, |request| open(&world, request, &phone, scanned, now))?;
    Ok(Json(json!({ "request": world.issuing.sign_request(&claims) })))
}

fn is_for(origin: &Origin, phone: &Phone) -> bool {
    matches!(origin, Origin::Code { citizen, .. } if *citizen == phone.citizen)
}

fn by_id(world: &World, id: Uuid, phone: &Phone, now: Timestamp) -> Result<Uuid, Problem> {
    let request = world.requests.get(id, now).filter(|request| is_for(&request.origin, phone));
    request.map(|request| request.id).ok_or_else(|| Reason::RequestUnknown.into())
}

fn by_link(world: &World, text: &str, phone: &Phone, now: Timestamp) -> Result<Uuid, Problem> {
    let base = LinkBase::default();
    let read = read_link(text, &LinkHost::of(&base), &base)
        .map_err(|refusal| Problem::of_library(Reason::BadRequest, refusal.code()))?;
    match read.link {
        Link::OfferRequest { kind: OfferKind::Dynamic, id, .. } => {
            let otp = Uuid::try_parse(&id).map_err(|_| Reason::LinkUnknown)?;
            let request = world.requests.find(now, |request| request.origin == Origin::Link { otp });
            request.map(|request| request.id).ok_or_else(|| Reason::LinkUnknown.into())
        }
        Link::OfferRequest { id, .. } => printed(world, &id, phone, now),
        Link::DocumentRequest { id } => by_id(world, request_id(&id)?, phone, now),
        _ => Err(Reason::LinkUnknown.into()),
    }
}

/// A printed code is opened by many; each phone gets a request of its own.
fn printed(world: &World, offer_id: &str, phone: &Phone, now: Timestamp) -> Result<Uuid, Problem> {
    let found = world.partners.find_offer(offer_id).filter(|(_, branch, _)| branch.is_static());
    let (partner, branch, offer) = found.ok_or(Reason::LinkUnknown)?;
    let letter_to = branch.fields.email.clone().ok_or(Reason::LinkUnknown)?;
    let is_open = |request: &Request| {
        matches!(request.origin, Origin::Printed { .. })
            && request.purpose == offer.fields.name
            && request.opened.as_ref().is_some_and(|opened| opened.device_key == phone.key)
            && request.status == Status::Processing
    };
    if let Some(open) = world.requests.find(now, is_open) {
        return Ok(open.id);
    }
    let request = of_offer(world, &partner, &branch, &offer, Origin::Printed { letter_to });
    let id = request.id;
    world.requests.add(Request { trace_id: id.to_string(), ..request })?;
    Ok(id)
}

fn open(
    world: &World,
    request: &mut Request,
    phone: &Phone,
    scanned: bool,
    now: Timestamp,
) -> Result<Value, Problem> {
    if request.opened.as_ref().is_some_and(|opened| opened.device_key != phone.key) {
        return Err(Reason::RequestOpenedElsewhere.into());
    }
    if request.answered {
        return Err(Reason::RequestAlreadyAnswered.into());
    }
    if request.status != Status::Processing {
        return Err(Reason::RequestExpired.into());
    }
    // Opened again, it keeps its pairing: wrong tries are not forgotten by asking anew.
    let before = request.opened.take().and_then(|opened| opened.pairing);
    let wanted = scanned && request.pairing_offered;
    let fresh = || Pairing { digits: world.random.decimal(4), wrong_tries: 0, done: false };
    let opened = Opened {
        device_key: phone.key,
        nonce: URL_SAFE_NO_PAD.encode(world.random.bytes::<16>()),
        expires_at: request.expires_at.min(now.plus_millis(OPENED_MILLIS)),
        pairing: before.or_else(|| wanted.then(fresh)),
        generated: None,
    };
    let claims = request_object(request, &opened, now);
    request.opened = Some(opened);
    Ok(claims)
}

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use super::offer_request::check_trace_id;
use super::session::Acquirer;
use crate::server::body::QueryOf;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Origin, Request};
use crate::server::world::World;

/// The partner's own name for the request. Clients also send the code or the end of the link; the name is enough.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StatusQuery {
    request_id: String,
}

/// `GET /api/v1/acquirers/offer-request/status`
pub(super) async fn of_offer_request(
    State(world): State<Arc<World>>,
    acquirer: Acquirer,
    QueryOf(query): QueryOf<StatusQuery>,
) -> Result<Json<Value>, Problem> {
    status(&world, &acquirer, &query, |origin| matches!(origin, Origin::Link { .. }))
}

/// `GET /api/v1/acquirers/document-request/status`
pub(super) async fn of_document_request(
    State(world): State<Arc<World>>,
    acquirer: Acquirer,
    QueryOf(query): QueryOf<StatusQuery>,
) -> Result<Json<Value>, Problem> {
    status(&world, &acquirer, &query, |origin| matches!(origin, Origin::Code { .. }))
}

fn status(
    world: &World,
    Acquirer(partner): &Acquirer,
    query: &StatusQuery,
    is_of: impl Fn(&Origin) -> bool,
) -> Result<Json<Value>, Problem> {
    check_trace_id(&query.request_id)?;
    let is_this = |request: &Request| {
        request.trace_id == query.request_id
            && request.partner.institution.label == partner.institution.label
            && is_of(&request.origin)
    };
    let request = world.requests.find(world.clock.now(), is_this).ok_or(Reason::NotFound)?;
    let mut answer = json!({
        "success": true,
        "requestId": request.trace_id,
        "status": request.status,
        "opened": request.opened.is_some(),
    });
    let waiting = request.opened.as_ref().and_then(|opened| opened.pairing.as_ref());
    if let Some(pairing) = waiting.filter(|pairing| !pairing.done) {
        answer["pairingDigits"] = json!(pairing.digits);
    }
    Ok(Json(answer))
}

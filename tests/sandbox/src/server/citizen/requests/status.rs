use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::phones::Phone;
use super::{answerable, is_opened_by, request_id};
use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Origin, Request, Status, UnfinishedReason};
use crate::server::world::World;

#[derive(Deserialize)]
pub(in super::super) struct StatusBody {
    nonce: String,
    status: Reported,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Reported {
    Refuse,
    Done,
}

/// `GET /api/v1/citizen/requests/{id}/status`
pub(in super::super) async fn status(
    State(world): State<Arc<World>>,
    phone: Phone,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let request = world.requests.get(request_id(&id)?, world.clock.now());
    let request = request.filter(|request| is_opened_by(request, &phone)).ok_or(Reason::RequestUnknown)?;
    Ok(shown(&request))
}

/// `POST /api/v1/citizen/requests/{id}/status`
pub(in super::super) async fn report_status(
    State(world): State<Arc<World>>,
    phone: Phone,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<StatusBody>,
) -> Result<Json<Value>, Problem> {
    let now = world.clock.now();
    world.requests.change(request_id(&id)?, now, |request| {
        answerable(request, &phone, &body.nonce, now)?;
        match body.status {
            Reported::Refuse => {
                request.set_status(Status::Refuse, Some(UnfinishedReason::RefusedByCitizen), now);
            }
            Reported::Done if matches!(request.origin, Origin::Printed { .. }) => {
                request.set_status(Status::Done, None, now);
            }
            // Only the partner can say that a package has arrived.
            Reported::Done => return Err(Reason::PackageNotAsAsked.into()),
        }
        request.answered = true;
        Ok(shown(request))
    })
}

pub(super) fn shown(request: &Request) -> Json<Value> {
    let mut value = json!({ "status": request.status, "updatedAt": request.updated_at.unix_millis() });
    if let Some(reason) = request.reason {
        value["reason"] = json!(reason);
    }
    Json(value)
}

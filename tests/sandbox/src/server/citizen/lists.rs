use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// `GET /api/v1/citizen/time`
pub(super) async fn time(State(world): State<Arc<World>>) -> Json<Value> {
    Json(json!({ "serverTime": world.clock.now().unix_millis() }))
}

/// `GET /api/v1/citizen/issuers`
pub(super) async fn issuers(State(world): State<Arc<World>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/jwt")], world.issuing.issuer_list(world.clock.now()))
}

/// `GET /api/v1/citizen/status-lists/{list}`
pub(super) async fn statuses(
    State(world): State<Arc<World>>,
    Path(list): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let jwt = world.issuing.status_list(&list, world.clock.now()).ok_or(Reason::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/statuslist+jwt")], jwt))
}

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// `GET /sandbox/letters`
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<Value> {
    let letters = world.mailbox.all();
    let shown = letters.iter().map(|letter| {
        json!({
            "id": letter.id.to_string(),
            "receivedAt": letter.received_at.unix_millis(),
            "from": letter.from,
            "to": letter.to,
            "bytes": letter.raw.len(),
        })
    });
    Json(json!({ "letters": shown.collect::<Vec<_>>() }))
}

/// `GET /sandbox/letters/{id}`
pub(super) async fn read(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let letter = Uuid::try_parse(&id).ok().and_then(|id| world.mailbox.get(id)).ok_or(Reason::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "message/rfc822")], letter.raw))
}

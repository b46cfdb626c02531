use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::faults::Faults;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
pub(super) struct FaultsBody {
    faults: String,
}

/// `GET /sandbox/faults`
pub(super) async fn read(State(world): State<Arc<World>>) -> Json<Value> {
    Json(json!({ "faults": world.faults.get().to_string() }))
}

/// `PUT /sandbox/faults`
pub(super) async fn write(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<FaultsBody>,
) -> Result<Json<Value>, Problem> {
    let faults: Faults = body.faults.parse().map_err(|error| Problem::because(Reason::BadRequest, error))?;
    apply(&world, faults);
    Ok(read(State(world)).await)
}

/// Puts faults into force, the clock's among them.
pub(crate) fn apply(world: &World, faults: Faults) {
    world.clock.set_offset(faults.clock_millis);
    world.faults.set(faults);
}

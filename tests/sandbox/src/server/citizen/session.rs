use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::phones::Proof;
use crate::server::body::JsonBody;
use crate::server::problem::Problem;
use crate::server::world::World;

const DOMAIN: &[u8] = b"diia-citizen/1/session\0";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionBody {
    activation_code: Option<String>,
    #[serde(flatten)]
    proof: Proof,
}

/// `POST /api/v1/citizen/challenge`
pub(super) async fn challenge(State(world): State<Arc<World>>) -> Json<Value> {
    let (challenge, ends) = world.phones.challenge(world.clock.now(), &world.random);
    Json(json!({ "challenge": URL_SAFE_NO_PAD.encode(challenge), "expiresAt": ends.unix_millis() }))
}

/// `POST /api/v1/citizen/session`
pub(super) async fn open(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<SessionBody>,
) -> Result<Json<Value>, Problem> {
    let now = world.clock.now();
    let key = world.phones.proved(&body.proof, DOMAIN, now)?;
    let (token, expires_at) =
        world.phones.open_session(key, body.activation_code.as_deref(), now, &world.random)?;
    Ok(Json(json!({ "token": token, "expiresAt": expires_at.unix_millis() })))
}

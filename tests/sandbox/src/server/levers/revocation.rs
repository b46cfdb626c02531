use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use diia_citizen::document::DocumentKind;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RevokeBody {
    citizen: String,
    document_type: String,
}

/// `POST /sandbox/revoked`
pub(super) async fn revoke(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<RevokeBody>,
) -> Result<Json<Value>, Problem> {
    let number = world.issuing.citizens().iter().position(|citizen| citizen.label == body.citizen);
    let citizen = number.and_then(|number| u8::try_from(number).ok()).ok_or(Reason::NotFound)?;
    let kind = DocumentKind::from_name(&body.document_type).ok().and_then(|kind| kind.code());
    let revoked = world.issuing.revoke(citizen, kind.ok_or(Reason::DocumentUnknown)?);
    if revoked == 0 {
        return Err(Problem::because(Reason::DocumentUnknown, "no phone has credentials of this document"));
    }
    Ok(Json(json!({ "success": true })))
}

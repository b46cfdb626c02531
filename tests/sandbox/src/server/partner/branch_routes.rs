use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderName;
use axum::response::{AppendHeaders, IntoResponse};
use serde_json::{Value, json};

use super::Branch;
use super::branch::BranchFields;
use super::partners::no_branch;
use super::session::Acquirer;
use crate::server::body::{JsonBody, Page};
use crate::server::problem::Problem;
use crate::server::world::World;

const WARNING: HeaderName = HeaderName::from_static("warning");

/// `POST /api/v2/acquirers/branch`
pub(super) async fn create(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    JsonBody(fields): JsonBody<BranchFields>,
) -> Result<impl IntoResponse, Problem> {
    fields.check()?;
    if let Some(scopes) = &fields.scopes {
        scopes.check(&partner)?;
    }
    let warnings = fields.warnings();
    let id = world.random.hex();
    partner.branches().push(Branch { id: id.clone(), fields, offers: Vec::new() });
    Ok(stored(&id, warnings))
}

/// `GET /api/v2/acquirers/branch/{id}`
pub(super) async fn read(
    Acquirer(partner): Acquirer,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    Ok(Json(shown(&partner.branch(&id)?)))
}

/// `PUT /api/v2/acquirers/branch/{id}`
pub(super) async fn update(
    Acquirer(partner): Acquirer,
    Path(id): Path<String>,
    JsonBody(fields): JsonBody<BranchFields>,
) -> Result<impl IntoResponse, Problem> {
    fields.check()?;
    let warnings = fields.warnings();
    let mut branches = partner.branches();
    let branch = branches.iter_mut().find(|branch| branch.id == id).ok_or_else(no_branch)?;
    // Scopes stay as they were when the branch was created, whatever is sent.
    let scopes = branch.fields.scopes.take();
    branch.fields = BranchFields { scopes, ..fields };
    Ok(stored(&id, warnings))
}

/// `DELETE /api/v2/acquirers/branch/{id}`
pub(super) async fn remove(
    Acquirer(partner): Acquirer,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let mut branches = partner.branches();
    let place = branches.iter().position(|branch| branch.id == id).ok_or_else(no_branch)?;
    branches.remove(place);
    Ok(Json(json!({ "success": true })))
}

/// `GET /api/v2/acquirers/branches`
pub(super) async fn list(Acquirer(partner): Acquirer, page: Page) -> Json<Value> {
    let branches = partner.branches();
    let shown: Vec<Value> = page.of(&branches).map(shown).collect();
    Json(json!({ "total": branches.len(), "branches": shown }))
}

fn stored(id: &str, warnings: Vec<String>) -> impl IntoResponse + use<> {
    let headers = warnings.into_iter().map(|warning| (WARNING, format!("299 - \"{warning}\"")));
    (AppendHeaders(headers.collect::<Vec<_>>()), Json(json!({ "_id": id })))
}

fn shown(branch: &Branch) -> Value {
    let mut value = serde_json::to_value(&branch.fields).unwrap_or_default();
    value["_id"] = json!(branch.id);
    value
}

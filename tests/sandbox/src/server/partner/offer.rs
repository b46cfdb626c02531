use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Branch;
use super::partners::no_branch;
use super::session::Acquirer;
use crate::server::body::{JsonBody, Page};
use crate::server::problem::{Problem, Reason};
use crate::server::return_link;
use crate::server::world::World;

/// A service of a branch: what it asks for, under which name.
#[derive(Clone)]
pub(crate) struct Offer {
    pub(crate) id: String,
    pub(crate) fields: OfferFields,
}

/// The fields of an offer, by the names of the existing service.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfferFields {
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) return_link: Option<String>,
    pub(crate) scopes: OfferScopes,
    /// Ours: what the citizen may leave out. Without it everything is sent, or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) optional: Option<Vec<String>>,
}

/// What an offer asks for: copies, or a service of Diia.Signature.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfferScopes {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sharing: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) diia_id: Option<Vec<String>>,
}

impl OfferScopes {
    pub(crate) fn sharing(&self) -> &[String] {
        self.sharing.as_deref().unwrap_or_default()
    }

    pub(crate) fn diia_id(&self) -> &[String] {
        self.diia_id.as_deref().unwrap_or_default()
    }

    /// An offer asks for what its branch was created for.
    fn check(&self, branch: &Branch) -> Result<(), Problem> {
        let beyond =
            |wanted: &[String], granted: &[String]| wanted.iter().any(|scope| !granted.contains(scope));
        if beyond(self.sharing(), branch.scopes(|scopes| &scopes.sharing))
            || beyond(self.diia_id(), branch.scopes(|scopes| &scopes.diia_id))
        {
            return Err(Reason::ScopeNotGranted.into());
        }
        Ok(())
    }
}

/// `POST /api/v1/acquirers/branch/{branchId}/offer`
pub(super) async fn create(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    Path(branch_id): Path<String>,
    JsonBody(fields): JsonBody<OfferFields>,
) -> Result<Json<Value>, Problem> {
    if fields.name.is_empty() {
        return Err(Problem::because(Reason::BadRequest, "name is empty"));
    }
    let mut branches = partner.branches();
    let branch = branches.iter_mut().find(|branch| branch.id == branch_id).ok_or_else(no_branch)?;
    fields.scopes.check(branch)?;
    return_link::check(fields.return_link.as_deref(), partner.institution.domain)?;
    let id = world.random.hex();
    branch.offers.push(Offer { id: id.clone(), fields });
    Ok(Json(json!({ "_id": id })))
}

/// `GET /api/v1/acquirers/branch/{branchId}/offers`
pub(super) async fn list(
    Acquirer(partner): Acquirer,
    Path(branch_id): Path<String>,
    page: Page,
) -> Result<Json<Value>, Problem> {
    let branch = partner.branch(&branch_id)?;
    let shown: Vec<Value> = page.of(&branch.offers).map(shown).collect();
    Ok(Json(json!({ "total": branch.offers.len(), "offers": shown })))
}

/// `DELETE /api/v1/acquirers/branch/{branchId}/offer/{id}`
pub(super) async fn remove(
    Acquirer(partner): Acquirer,
    Path((branch_id, offer_id)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
    let mut branches = partner.branches();
    let branch = branches.iter_mut().find(|branch| branch.id == branch_id).ok_or_else(no_branch)?;
    let place = branch.offers.iter().position(|offer| offer.id == offer_id).ok_or_else(no_offer)?;
    branch.offers.remove(place);
    Ok(Json(json!({ "success": true })))
}

pub(super) fn no_offer() -> Problem {
    Problem::because(Reason::NotFound, "there is no such offer in this branch")
}

fn shown(offer: &Offer) -> Value {
    let mut value = serde_json::to_value(&offer.fields).unwrap_or_default();
    value["_id"] = json!(offer.id);
    value
}

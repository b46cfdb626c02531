use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde_json::{Value, json};

use super::Partner;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// `GET /api/v1/auth/acquirer/{acquirer_token}`
pub(super) async fn open(
    State(world): State<Arc<World>>,
    Path(acquirer_token): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    let partner = world.partners.by_acquirer_token(&acquirer_token).ok_or(Reason::Unauthorized)?;
    let (scheme, token) = authorization(&headers).ok_or(Reason::Unauthorized)?;
    // The published comments say Basic, some official clients send Bearer with the other token.
    let proved = (scheme.eq_ignore_ascii_case("basic") && token == partner.auth_acquirer_token)
        || (scheme.eq_ignore_ascii_case("bearer") && token == partner.acquirer_token);
    if !proved {
        return Err(Reason::Unauthorized.into());
    }
    let token = world.partners.open_session(partner, world.clock.now(), &world.random);
    Ok(Json(json!({ "token": token })))
}

/// `GET /api/v1/acquirers/scopes`
pub(super) async fn scopes(Acquirer(partner): Acquirer) -> Json<Value> {
    let institution = &partner.institution;
    Json(json!({
        "sharing": institution.sharing,
        "documentIdentification": institution.document_identification,
        "identification": [],
        "diiaId": institution.diia_id,
    }))
}

/// The institution whose session token came with the request.
pub(super) struct Acquirer(pub(super) Arc<Partner>);

impl FromRequestParts<Arc<World>> for Acquirer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, world: &Arc<World>) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or(Reason::Unauthorized)?;
        let once = world.faults.tokens_expire();
        world.partners.session(token, world.clock.now(), once).map(Acquirer)
    }
}

/// The token of `Authorization: Bearer`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    authorization(headers).and_then(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer").then_some(token))
}

fn authorization(headers: &HeaderMap) -> Option<(&str, &str)> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    Some((scheme, token.trim()))
}

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use diia_citizen::document::DocumentKind;
use diia_test_issuer::TestCitizen;
use serde::Deserialize;
use serde_json::{Value, json};

use super::phones::Phone;
use crate::server::body::JsonBody;
use crate::server::connection::RemoteAddress;
use crate::server::problem::{Problem, Reason};
use crate::server::registry::{self, Checker, CodeState};
use crate::server::world::World;

#[derive(Deserialize)]
pub(super) struct RegisterBody {
    pass: String,
    digits: String,
    attempt: u8,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CheckBody {
    digits: String,
    document_type: Option<String>,
}

/// `POST /api/v1/citizen/codes`
pub(super) async fn register(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<RegisterBody>,
) -> Result<Json<Value>, Problem> {
    let registered = registry::register(&world, &body.pass, &body.digits, body.attempt).await?;
    Ok(Json(json!({
        "codeId": registered.code.id.to_string(),
        "expiresAt": registered.code.expires_at.unix_millis(),
        "serverTime": registered.now.unix_millis(),
    })))
}

/// `GET /api/v1/citizen/codes/{codeId}`
pub(super) async fn state(
    State(world): State<Arc<World>>,
    Path(code_id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let id = registry::code_id(&code_id).ok_or(Reason::CodeUnknown)?;
    let now = world.clock.now();
    let requests = |pass: u64| -> Vec<String> {
        world.requests.open_by_pass(pass, now).iter().map(|request| request.id.to_string()).collect()
    };
    match world.codes.state(id, now).await? {
        Some(CodeState::Live(code)) if now < code.expires_at => Ok(Json(json!({
            "state": "live",
            "expiresAt": code.expires_at.unix_millis(),
            "requests": requests(code.pass),
        }))),
        Some(CodeState::Used(used)) => Ok(Json(json!({
            "state": "used",
            "expiresAt": used.expires_at.unix_millis(),
            "usedBy": { "name": used.by, "at": used.at.unix_millis() },
            "requests": requests(used.pass),
        }))),
        _ => Err(Reason::CodeUnknown.into()),
    }
}

/// `POST /api/v1/citizen/codes/check`
pub(super) async fn check(
    State(world): State<Arc<World>>,
    phone: Phone,
    RemoteAddress(address): RemoteAddress,
    JsonBody(body): JsonBody<CheckBody>,
) -> Result<Json<Value>, Problem> {
    let citizen = world.issuing.citizen(phone.citizen).ok_or(Reason::DocumentUnknown)?;
    let checker = Checker {
        name: first_name_and_letter(citizen),
        account: format!("citizen:{}", citizen.label),
        address,
    };
    let expected = |kind: &DocumentKind| {
        body.document_type.as_ref().is_none_or(|expected| expected == kind.partner_name())
    };
    let good = registry::check(&world, &checker, &body.digits, expected).await?;
    let document = good.code.document;
    let holder = world.issuing.citizen(document.citizen).ok_or(Reason::DocumentUnknown)?;
    let kind = DocumentKind::from_code(document.kind).ok_or(Reason::DocumentUnknown)?;
    Ok(Json(json!({
        "valid": true,
        "documentType": kind.partner_name(),
        "initials": initials(holder),
        "checkedAt": good.now.unix_millis(),
    })))
}

/// First letters only: «Д. Н. В.».
fn initials(citizen: &TestCitizen) -> String {
    [citizen.last, citizen.first, citizen.middle]
        .iter()
        .filter_map(|name| name.chars().next())
        .map(|letter| format!("{letter}."))
        .collect::<Vec<_>>()
        .join(" ")
}

/// «Надія Д.»: for the screen of somebody whose document was checked.
fn first_name_and_letter(citizen: &TestCitizen) -> String {
    let letter = citizen.last.chars().next().map(String::from).unwrap_or_default();
    format!("{} {letter}.", citizen.first)
}

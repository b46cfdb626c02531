use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use chrono::{Datelike, NaiveDate};
use diia_citizen::document::{DocumentKind, parse_date};
use diia_citizen::text::kyiv_date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::document_request::{checker, success};
use super::session::Acquirer;
use super::{Branch, Partner};
use crate::server::body::JsonBody;
use crate::server::connection::RemoteAddress;
use crate::server::problem::{Problem, Reason};
use crate::server::registry;
use crate::server::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IdentificationBody {
    branch_id: String,
    barcode: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AgeBody {
    branch_id: String,
    barcode: String,
    age: u8,
}

/// `POST /api/v1/acquirers/document-identification`
pub(super) async fn validate(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    RemoteAddress(address): RemoteAddress,
    JsonBody(body): JsonBody<IdentificationBody>,
) -> Result<Json<Value>, Problem> {
    let branch = branch_for_validation(&partner, &body.branch_id)?;
    let checker = checker(&partner, &branch, address);
    registry::check(&world, &checker, &body.barcode, |kind| may_validate(&branch, kind)).await?;
    Ok(success())
}

/// `POST /api/v1/acquirers/document-identification/age`
pub(super) async fn validate_age(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    RemoteAddress(address): RemoteAddress,
    JsonBody(body): JsonBody<AgeBody>,
) -> Result<Json<Value>, Problem> {
    if !(1..=150).contains(&body.age) {
        return Err(Problem::because(Reason::BadRequest, "age is 1 to 150"));
    }
    let branch = branch_for_validation(&partner, &body.branch_id)?;
    let checker = checker(&partner, &branch, address);
    let good = registry::check(&world, &checker, &body.barcode, |kind| may_validate(&branch, kind)).await?;
    let citizen = world.issuing.citizen(good.code.document.citizen).ok_or(Reason::DocumentUnknown)?;
    let today = parse_date(&kyiv_date(good.now)).ok_or(Reason::ServerFault)?;
    Ok(Json(json!({ "success": has_age(citizen.birth_date, body.age, today) })))
}

fn branch_for_validation(partner: &Partner, id: &str) -> Result<Branch, Problem> {
    let branch = partner.branch(id)?;
    if branch.scopes(|scopes| &scopes.document_identification).is_empty() {
        return Err(Reason::ScopeNotGranted.into());
    }
    Ok(branch)
}

fn may_validate(branch: &Branch, kind: &DocumentKind) -> bool {
    let scopes = branch.scopes(|scopes| &scopes.document_identification);
    scopes.iter().any(|scope| scope == kind.partner_name())
}

/// Whole years: somebody born on 29 February has a birthday on 1 March in other years.
fn has_age(born: NaiveDate, age: u8, today: NaiveDate) -> bool {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i32::from(!had_birthday) >= i32::from(age)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_birthday_counts() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let born = day(2008, 2, 29);
        assert!(!has_age(born, 18, day(2026, 2, 28)));
        assert!(has_age(born, 18, day(2026, 3, 1)));
        assert!(has_age(born, 20, day(2028, 2, 29)));
        assert!(!has_age(born, 21, day(2028, 12, 31)));
    }
}

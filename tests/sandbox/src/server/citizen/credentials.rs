use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::code::credential::Profile;
use diia_citizen::document::DocumentKind;
use diia_test_issuer::TestCitizen;
use serde::Deserialize;
use serde_json::{Value, json};

use super::phones::{Phone, Proof};
use crate::server::body::JsonBody;
use crate::server::issuing::Order;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

const DOMAIN: &[u8] = b"diia-citizen/1/possession\0";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CredentialsBody {
    document_type: String,
    #[serde(flatten)]
    proof: Proof,
    profiles: Option<Vec<ProfileName>>,
    hours: Option<u8>,
    count: Option<u8>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum ProfileName {
    Status,
    Identity,
    Age,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Status => Profile::Status,
            ProfileName::Identity => Profile::Identity,
            ProfileName::Age => Profile::Age,
        }
    }
}

/// `GET /api/v1/citizen/documents`
pub(super) async fn documents(_: Phone) -> Json<Value> {
    let documents: Vec<Value> =
        TestCitizen::KINDS.iter().map(|kind| json!({ "documentType": kind.partner_name() })).collect();
    Json(json!({ "documents": documents }))
}

/// `POST /api/v1/citizen/credentials`
pub(super) async fn issue(
    State(world): State<Arc<World>>,
    phone: Phone,
    JsonBody(body): JsonBody<CredentialsBody>,
) -> Result<Json<Value>, Problem> {
    let profiles = profiles(body.profiles)?;
    let (hours, count) = (body.hours.unwrap_or(72), body.count.unwrap_or(1));
    if !(2..=72).contains(&hours) || !(1..=8).contains(&count) {
        return Err(Problem::because(Reason::BadRequest, "hours is 2 to 72, count 1 to 8"));
    }
    let now = world.clock.now();
    let device_key = world.phones.proved(&body.proof, DOMAIN, now)?;
    let kind = kind_of_citizen(&body.document_type)?;
    let order = Order {
        citizen: phone.citizen,
        kind: &kind,
        device_key,
        profiles: &profiles,
        from: now,
        hours,
        count,
    };
    let (digits_secret, issued) = world.issuing.issue(&order, &world.random)?;
    let credentials: Vec<Value> = issued
        .iter()
        .map(|credential| {
            json!({
                "profile": credential.profile.code(),
                "validFrom": credential.valid_from.unix_millis(),
                "validUntil": credential.valid_until.unix_millis(),
                "credential": URL_SAFE_NO_PAD.encode(&credential.bytes),
            })
        })
        .collect();
    Ok(Json(json!({
        "documentType": kind.partner_name(),
        "digitsSecret": URL_SAFE_NO_PAD.encode(digits_secret),
        "credentials": credentials,
        "data": fields(&world, phone.citizen, kind)?,
    })))
}

/// The kind with this name, if test citizens have such documents.
pub(super) fn kind_of_citizen(name: &str) -> Result<DocumentKind, Problem> {
    TestCitizen::KINDS
        .into_iter()
        .find(|kind| kind.partner_name() == name)
        .ok_or_else(|| Reason::DocumentUnknown.into())
}

/// The fields of a citizen's document, as the registry has them now.
pub(super) fn fields(world: &World, citizen: u8, kind: DocumentKind) -> Result<Value, Problem> {
    let citizen = world.issuing.citizen(citizen).ok_or(Reason::DocumentUnknown)?;
    let broken = |error: String| Problem::because(Reason::ServerFault, error);
    let document = citizen.document(kind).map_err(|error| broken(error.to_string()))?;
    let json = document.to_json().map_err(|error| broken(error.to_string()))?;
    serde_json::from_str(&json).map_err(|error| broken(error.to_string()))
}

fn profiles(names: Option<Vec<ProfileName>>) -> Result<Vec<Profile>, Problem> {
    match names.as_deref() {
        None => Ok(vec![Profile::Status, Profile::Identity, Profile::Age]),
        Some(names) => {
            let each_once =
                (1..).zip(names).all(|(next, name)| !names.iter().skip(next).any(|one| one == name));
            if names.is_empty() || !each_once {
                return Err(Problem::because(Reason::BadRequest, "profiles: one or more, each once"));
            }
            Ok(names.iter().copied().map(Profile::from).collect())
        }
    }
}

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::es256::PublicKey;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateBody {
    citizen: String,
    public_key: String,
}

/// `POST /sandbox/signing-certificates`
///
/// What a citizen otherwise gets from a provider of trust services, who looks at the person first.
pub(super) async fn certify(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<CertificateBody>,
) -> Result<Json<Value>, Problem> {
    let citizen = world.issuing.citizens().iter().find(|citizen| citizen.label == body.citizen);
    let citizen = citizen.ok_or(Reason::NotFound)?;
    let key = STANDARD.decode(&body.public_key).ok().and_then(|key| PublicKey::from_platform(&key).ok());
    let key = key.ok_or_else(|| {
        Problem::because(
            Reason::BadRequest,
            "publicKey is base64 of a P-256 key: SPKI, or its point of 65 bytes",
        )
    })?;
    let certificates = world.issuing.certificates();
    let der = certificates.for_signatures(citizen, key, world.clock.now(), &world.random);
    let der = der.map_err(|_| Reason::ServerFault)?;
    Ok(Json(json!({
        "certificate": STANDARD.encode(der),
        "root": STANDARD.encode(certificates.authority_der()),
    })))
}

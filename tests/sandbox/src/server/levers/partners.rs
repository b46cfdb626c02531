use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::issuing::PartnerCertificate;
use crate::server::partner::Partner;
use crate::server::partner_site::OpenedPackage;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PartnerBody {
    callback_url: Option<String>,
    certificate: Option<String>,
}

/// `GET /sandbox/partners`
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<Value> {
    let partners: Vec<Value> = world.partners.all().iter().map(|partner| shown(partner)).collect();
    Json(json!({
        "partners": partners,
        "issuerCertificate": world.issuing.certificates().authority_pem(),
    }))
}

/// `PUT /sandbox/partners/{label}`
pub(super) async fn change(
    State(world): State<Arc<World>>,
    Path(label): Path<String>,
    JsonBody(body): JsonBody<PartnerBody>,
) -> Result<Json<Value>, Problem> {
    let partner = world.partners.by_label(&label).ok_or(Reason::NotFound)?;
    let callback_url = body.callback_url.map(|url| on_this_machine(&url)).transpose()?;
    let certificate = body.certificate.as_deref().map(read_certificate).transpose()?;
    partner.change_delivery(|delivery| {
        if let Some(url) = callback_url {
            delivery.callback_url = url;
        }
        if let Some(certificate) = certificate {
            delivery.certificate = certificate;
        }
    });
    Ok(Json(shown(partner)))
}

/// `GET /sandbox/partners/{label}/packages`
pub(super) async fn packages(
    State(world): State<Arc<World>>,
    Path(label): Path<String>,
) -> Result<Json<Value>, Problem> {
    world.partners.by_label(&label).ok_or(Reason::NotFound)?;
    let received = world.received.of(&label);
    let shown = received.iter().map(|package| {
        let parts = package
            .parts
            .iter()
            .map(|part| json!({ "name": part.name, "fileName": part.file_name, "text": part.text }));
        json!({
            "receivedAt": package.received_at.unix_millis(),
            "traceId": package.trace_id,
            "action": package.action,
            "parts": parts.collect::<Vec<_>>(),
            "opened": package.opened.as_ref().map(found),
        })
    });
    Ok(Json(json!({ "packages": shown.collect::<Vec<_>>() })))
}

/// What a partner found in a package with its own key.
fn found(package: &OpenedPackage) -> Value {
    let copy =
        |(name, pdf): &(String, Vec<u8>)| json!({ "fileName": name, "pdf": String::from_utf8_lossy(pdf) });
    json!({
        "metadata": String::from_utf8_lossy(&package.metadata),
        "copies": package.copies.iter().map(copy).collect::<Vec<_>>(),
    })
}

fn shown(partner: &Partner) -> Value {
    let (institution, delivery) = (&partner.institution, partner.delivery());
    json!({
        "label": institution.label,
        "legalName": institution.legal_name,
        "registerCode": institution.register_code,
        "domain": institution.domain,
        "acquirerToken": partner.acquirer_token,
        "authAcquirerToken": partner.auth_acquirer_token,
        "callbackUrl": delivery.callback_url,
        "certificate": delivery.certificate.pem,
        "key": delivery.certificate.key_pem,
    })
}

/// The sandbox calls nobody beyond this machine.
fn on_this_machine(text: &str) -> Result<String, Problem> {
    let refused =
        || Problem::because(Reason::BadRequest, "callbackUrl must be http: on 127.0.0.1, [::1] or localhost");
    let url = reqwest::Url::parse(text).map_err(|_| refused())?;
    let is_local = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    if url.scheme() == "http" && is_local { Ok(url.into()) } else { Err(refused()) }
}

fn read_certificate(pem: &str) -> Result<PartnerCertificate, Problem> {
    PartnerCertificate::from_pem(pem)
        .ok_or_else(|| Problem::because(Reason::BadRequest, "certificate is not the PEM of a certificate"))
}

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::credentials::{fields, kind_of_citizen};
use super::super::phones::Phone;
use super::{answerable, request_id};
use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Action, Opened, Request, Status, UnfinishedReason, answers};
use crate::server::world::World;

const PAIRING_TRIES: u8 = 3;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct GenerateBody {
    nonce: String,
    document_types: Vec<String>,
    pairing_digits: Option<String>,
}

/// `POST /api/v1/citizen/requests/{id}/generate`
pub(in super::super) async fn generate(
    State(world): State<Arc<World>>,
    phone: Phone,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<GenerateBody>,
) -> Result<Json<Value>, Problem> {
    let now = world.clock.now();
    let documents = body
        .document_types
        .iter()
        .map(|name| {
            let data = kind_of_citizen(name)
                .and_then(|kind| fields(&world, phone.citizen, kind))
                .map_err(|_| Problem::from(Reason::DocumentMissing))?;
            Ok(json!({ "documentType": name, "data": data }))
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    world.requests.change(request_id(&id)?, now, |request| consent(request, &phone, &body, now))?;
    let holder = world.issuing.citizen(phone.citizen).ok_or(Reason::DocumentUnknown)?;
    let certificates = world.issuing.certificates();
    let signer = certificates
        .for_phone(&format!("{} {}", holder.first, holder.last), phone.key, now, &world.random)
        .map_err(|error| Problem::because(Reason::ServerFault, error.to_string()))?;
    Ok(Json(json!({
        "generatedAt": now.unix_millis(),
        "documents": documents,
        "signerCertificate": STANDARD.encode(signer),
        "issuerCertificate": STANDARD.encode(certificates.authority_der()),
    })))
}

fn consent(request: &mut Request, phone: &Phone, body: &GenerateBody, now: Timestamp) -> Result<(), Problem> {
    answerable(request, phone, &body.nonce, now)?;
    check_choice(request, &body.document_types)?;
    let opened = answerable(request, phone, &body.nonce, now)?;
    if let Err(problem) = check_pairing(opened, body.pairing_digits.as_deref()) {
        let tries = opened.pairing.as_ref().map_or(0, |pairing| pairing.wrong_tries);
        if tries >= PAIRING_TRIES {
            request.set_status(Status::Refuse, Some(UnfinishedReason::PairingFailed), now);
            return Err(Reason::PairingFailed.into());
        }
        return Err(problem);
    }
    opened.generated = Some(body.document_types.clone());
    Ok(())
}

/// Nothing but what was asked, each once, and everything that is required.
fn check_choice(request: &Request, chosen: &[String]) -> Result<(), Problem> {
    if request.action != Action::Sharing {
        let nothing = chosen.is_empty();
        return if nothing { Ok(()) } else { Err(Reason::DocumentNotAsked.into()) };
    }
    let distinct: BTreeSet<&String> = chosen.iter().collect();
    if distinct.len() != chosen.len() || chosen.is_empty() {
        return Err(Problem::because(Reason::BadRequest, "documentTypes: at least one, each once"));
    }
    for document in chosen {
        request.asked_by(document).ok_or(Reason::DocumentNotAsked)?;
    }
    let missing = request
        .documents
        .iter()
        .any(|asked| asked.required && !chosen.iter().any(|one| answers(&asked.document_type, one)));
    if missing { Err(Reason::DocumentMissing.into()) } else { Ok(()) }
}

fn check_pairing(opened: &mut Opened, digits: Option<&str>) -> Result<(), Problem> {
    let Some(pairing) = opened.pairing.as_mut().filter(|pairing| !pairing.done) else { return Ok(()) };
    match digits {
        Some(digits) if digits == pairing.digits => {
            pairing.done = true;
            Ok(())
        }
        Some(_) => {
            pairing.wrong_tries += 1;
            Err(Reason::PairingWrong.into())
        }
        None => Err(Reason::PairingWrong.into()),
    }
}

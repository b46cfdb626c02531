use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::offer::no_offer;
use super::session::Acquirer;
use super::{Branch, Offer, Partner};
use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Action, Asked, HashedFile, Origin, Request, Signing};
use crate::server::return_link;
use crate::server::world::World;

/// What a partner sends to get a link.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfferRequestBody {
    offer_id: String,
    request_id: String,
    return_link: Option<String>,
    sign_algo: Option<SignAlgo>,
    use_diia_id: Option<bool>,
    use_diia: Option<bool>,
    pairing: Option<bool>,
    data: Option<Data>,
}

#[derive(Deserialize)]
enum SignAlgo {
    #[serde(rename = "DSTU")]
    Dstu,
    #[serde(rename = "ECDSA")]
    Ecdsa,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    hashed_files_signing: Option<HashedFilesSigning>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HashedFilesSigning {
    hashed_files: Vec<HashedFile>,
}

/// `POST /api/v2/acquirers/branch/{branchId}/offer-request/dynamic`, and the older form
pub(super) async fn create(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    Path(branch_id): Path<String>,
    JsonBody(body): JsonBody<OfferRequestBody>,
) -> Result<Json<Value>, Problem> {
    check_trace_id(&body.request_id)?;
    let branch = partner.branch(&branch_id)?;
    let offer = branch.offers.iter().find(|offer| offer.id == body.offer_id).cloned().ok_or_else(no_offer)?;
    let return_link = body.return_link.clone().or_else(|| offer.fields.return_link.clone());
    return_link::check(return_link.as_deref(), partner.institution.domain)?;
    let otp = world.random.uuid();
    let request = Request {
        trace_id: body.request_id.clone(),
        return_link: return_link.filter(|link| !link.is_empty()),
        with_signature: body.use_diia_id.or(body.use_diia).unwrap_or(false),
        pairing_offered: body.pairing.unwrap_or(false),
        signing: signing(&offer, body)?,
        ..of_offer(&world, &partner, &branch, &offer, Origin::Link { otp })
    };
    world.requests.add(request)?;
    Ok(Json(json!({ "deeplink": format!("https://diia.app/acquirers/branch/offer/offer-request/{otp}") })))
}

/// A request for what an offer asks.
pub(crate) fn of_offer(
    world: &World,
    partner: &Arc<Partner>,
    branch: &Branch,
    offer: &Offer,
    origin: Origin,
) -> Request {
    let optional = offer.fields.optional.as_deref().unwrap_or_default();
    let asked =
        |document: &String| Asked { document_type: document.clone(), required: !optional.contains(document) };
    Request {
        action: action(offer),
        branch_name: branch.shown_name().to_owned(),
        branch_address: branch.shown_address(),
        purpose: offer.fields.name.clone(),
        documents: offer.fields.scopes.sharing().iter().map(asked).collect(),
        ..Request::new(world.random.uuid(), origin, Arc::clone(partner), world.clock.now())
    }
}

fn action(offer: &Offer) -> Action {
    let services = offer.fields.scopes.diia_id();
    let has = |service: &str| services.iter().any(|asked| asked == service);
    match () {
        () if has("hashedFilesSigning") => Action::HashedFilesSigning,
        () if has("auth") => Action::Auth,
        () => Action::Sharing,
    }
}

fn signing(offer: &Offer, body: OfferRequestBody) -> Result<Option<Signing>, Problem> {
    let sign_algo = match body.sign_algo {
        Some(SignAlgo::Ecdsa) => "ECDSA",
        Some(SignAlgo::Dstu) | None => "DSTU",
    };
    let files = body.data.and_then(|data| data.hashed_files_signing).map(|signing| signing.hashed_files);
    let hashed_files = match (action(offer), files) {
        (Action::Sharing, _) => return Ok(None),
        (Action::Auth, _) => Vec::new(),
        (Action::HashedFilesSigning, Some(files)) if !files.is_empty() => files,
        (Action::HashedFilesSigning, _) => {
            return Err(Problem::because(
                Reason::BadRequest,
                "data.hashedFilesSigning.hashedFiles is missing",
            ));
        }
    };
    // The answer names files by their names alone: two of one name could be taken for each other.
    let names: BTreeSet<&str> = hashed_files.iter().map(|file| file.file_name.as_str()).collect();
    if names.len() != hashed_files.len() {
        return Err(Problem::because(Reason::BadRequest, "two files have one name"));
    }
    for file in &hashed_files {
        if file.file_name.is_empty() || STANDARD.decode(&file.file_hash).map_or(0, |hash| hash.len()) != 32 {
            return Err(Problem::because(
                Reason::BadRequest,
                "fileHash is not 32 bytes in base64, or fileName empty",
            ));
        }
    }
    Ok(Some(Signing { sign_algo: sign_algo.into(), hashed_files }))
}

/// A partner's own name for a request travels in a header of the callback: visible ASCII.
pub(super) fn check_trace_id(text: &str) -> Result<(), Problem> {
    if (1..=256).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Problem::because(Reason::BadRequest, "requestId must be 1 to 256 visible ASCII characters"))
}

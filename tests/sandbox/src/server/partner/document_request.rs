use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use diia_citizen::document::DocumentKind;
use serde::Deserialize;
use serde_json::{Value, json};

use super::offer_request::check_trace_id;
use super::session::Acquirer;
use super::{Branch, Partner};
use crate::server::body::JsonBody;
use crate::server::connection::RemoteAddress;
use crate::server::problem::{Problem, Reason};
use crate::server::registry::{self, Checker, DocumentReference};
use crate::server::requests::{Asked, Origin, Request, answers};
use crate::server::world::World;

/// The purpose that the citizen reads: such a request has no offer.
const PURPOSE: &str = "Копія документа за показаним кодом";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentRequestBody {
    branch_id: String,
    request_id: String,
    barcode: Option<String>,
    qrcode: Option<String>,
    use_diia_id: Option<bool>,
    use_diia: Option<bool>,
}

/// `POST /api/v1/acquirers/document-request`
pub(super) async fn create(
    State(world): State<Arc<World>>,
    Acquirer(partner): Acquirer,
    RemoteAddress(address): RemoteAddress,
    JsonBody(body): JsonBody<DocumentRequestBody>,
) -> Result<Json<Value>, Problem> {
    check_trace_id(&body.request_id)?;
    let branch = partner.branch(&body.branch_id)?;
    let may_ask = |kind: &DocumentKind| may_ask(&branch, kind.partner_name());
    let (document, pass, digits) = match (&body.barcode, &body.qrcode) {
        (Some(barcode), None) => {
            let checker = checker(&partner, &branch, address);
            let good = registry::look_up(&world, &checker, barcode, may_ask).await?;
            (good.code.document, good.code.pass, Some(good.digits.number().to_string()))
        }
        (None, Some(qrcode)) => {
            let (pass, issued) = registry::read_pass(&world, qrcode, world.clock.now())?;
            let of_scope = DocumentKind::from_code(issued.reference.kind).is_some_and(|kind| may_ask(&kind));
            if !of_scope {
                return Err(Reason::CodeOfAnotherKind.into());
            }
            (issued.reference, registry::pass_number(&pass), None)
        }
        _ => return Err(Problem::because(Reason::BadRequest, "exactly one of barcode and qrcode is wanted")),
    };
    let now = world.clock.now();
    if let Some(open) = world.requests.open_by_pass(pass, now).first() {
        let is_this =
            open.trace_id == body.request_id && open.partner.institution.label == partner.institution.label;
        // The same call again: the first answer was lost.
        return if is_this { Ok(success()) } else { Err(Reason::CodeHasRequest.into()) };
    }
    let kind = kind_of(document)?;
    let request = Request {
        branch_name: branch.shown_name().to_owned(),
        branch_address: branch.shown_address(),
        purpose: PURPOSE.into(),
        documents: vec![Asked { document_type: kind.partner_name().to_owned(), required: true }],
        with_signature: body.use_diia_id.or(body.use_diia).unwrap_or(false),
        trace_id: body.request_id,
        ..Request::new(
            world.random.uuid(),
            Origin::Code { citizen: document.citizen, pass, digits },
            Arc::clone(&partner),
            now,
        )
    };
    world.requests.add(request)?;
    Ok(success())
}

/// Whoever checks codes for a branch.
pub(super) fn checker(partner: &Partner, branch: &Branch, address: std::net::IpAddr) -> Checker {
    let institution = &partner.institution;
    Checker {
        name: format!("{}, {}", institution.legal_name, branch.shown_name()),
        account: format!("partner:{}", institution.label),
        address,
    }
}

pub(super) fn kind_of(document: DocumentReference) -> Result<DocumentKind, Problem> {
    DocumentKind::from_code(document.kind).ok_or_else(|| Reason::DocumentUnknown.into())
}

pub(super) fn success() -> Json<Value> {
    Json(json!({ "success": true }))
}

fn may_ask(branch: &Branch, document_type: &str) -> bool {
    branch.scopes(|scopes| &scopes.sharing).iter().any(|scope| answers(scope, document_type))
}

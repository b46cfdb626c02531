//! The partner API, as institutions' servers call it: paths, names and shapes of the existing service.

mod branch;
mod branch_routes;
mod document_request;
mod identification;
mod offer;
mod offer_request;
mod partners;
mod session;
mod status;

pub(crate) use branch::Branch;
pub(crate) use offer::Offer;
pub(crate) use offer_request::of_offer;
pub(crate) use partners::{Partner, Partners};
pub(crate) use session::bearer;

use std::sync::Arc;

use axum::Router;
use axum::routing::{delete, get, post};

use super::world::World;

pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/api/v1/auth/acquirer/{acquirer_token}", get(session::open))
        .route("/api/v1/acquirers/scopes", get(session::scopes))
        .route("/api/v2/acquirers/branch", post(branch_routes::create))
        .route(
            "/api/v2/acquirers/branch/{branch_id}",
            get(branch_routes::read).put(branch_routes::update).delete(branch_routes::remove),
        )
        .route("/api/v2/acquirers/branches", get(branch_routes::list))
        .route("/api/v1/acquirers/branch/{branch_id}/offer", post(offer::create))
        .route("/api/v1/acquirers/branch/{branch_id}/offers", get(offer::list))
        .route("/api/v1/acquirers/branch/{branch_id}/offer/{offer_id}", delete(offer::remove))
        .route("/api/v2/acquirers/branch/{branch_id}/offer-request/dynamic", post(offer_request::create))
        .route("/api/v1/acquirers/branch/{branch_id}/offer-request", post(offer_request::create))
        .route("/api/v1/acquirers/offer-request/status", get(status::of_offer_request))
        .route("/api/v1/acquirers/document-request/status", get(status::of_document_request))
        .route("/api/v1/acquirers/document-request", post(document_request::create))
        .route("/api/v1/acquirers/document-identification", post(identification::validate))
        .route("/api/v1/acquirers/document-identification/age", post(identification::validate_age))
}

//! The citizen API, as the library calls it from a phone.

mod codes;
mod credentials;
mod idempotency;
mod lists;
mod phones;
mod requests;
mod session;

pub(crate) use idempotency::Replays;
pub(crate) use phones::Phones;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::world::World;

pub(crate) fn routes(world: &Arc<World>) -> Router<Arc<World>> {
    Router::new()
        .route("/api/v1/citizen/challenge", post(session::challenge))
        .route("/api/v1/citizen/session", post(session::open))
        .route("/api/v1/citizen/documents", get(credentials::documents))
        .route("/api/v1/citizen/credentials", post(credentials::issue))
        .route("/api/v1/citizen/codes", post(codes::register))
        .route("/api/v1/citizen/codes/check", post(codes::check))
        .route("/api/v1/citizen/codes/{code_id}", get(codes::state))
        .route("/api/v1/citizen/requests", get(requests::incoming))
        .route("/api/v1/citizen/requests/verify", post(requests::verify))
        .route("/api/v1/citizen/requests/{id}/generate", post(requests::generate))
        .route("/api/v1/citizen/requests/{id}/send", post(requests::send))
        .route("/api/v1/citizen/requests/{id}/status", get(requests::status).post(requests::report_status))
        .route_layer(from_fn_with_state(Arc::clone(world), idempotency::once))
        .route("/api/v1/citizen/time", get(lists::time))
        .route("/api/v1/citizen/issuers", get(lists::issuers))
        .route("/api/v1/citizen/status-lists/{list}", get(lists::statuses))
}

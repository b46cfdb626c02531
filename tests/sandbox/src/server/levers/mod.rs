//! The sandbox's own levers, which no real service has: who the partners are, faults, revocation, letters.

mod faults;
mod letters;
mod partners;
mod revocation;
mod signing_certificates;

pub(crate) use faults::apply;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};

use super::world::World;

pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/sandbox/partners", get(partners::list))
        .route("/sandbox/partners/{label}", put(partners::change))
        .route("/sandbox/partners/{label}/packages", get(partners::packages))
        .route("/sandbox/revoked", post(revocation::revoke))
        .route("/sandbox/faults", get(faults::read).put(faults::write))
        .route("/sandbox/letters", get(letters::list))
        .route("/sandbox/letters/{id}", get(letters::read))
        .route("/sandbox/letters/{id}/content", get(letters::content))
        .route("/sandbox/letters/{id}/attachments/{number}", get(letters::attachment))
        .route("/sandbox/signing-certificates", post(signing_certificates::certify))
}

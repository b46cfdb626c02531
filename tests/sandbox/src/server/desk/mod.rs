//! The desk of an institution, as far as pages cannot do its work by the partner API alone: printed cards, and the package for
//! access to the Portal.

mod cards;
mod portal_access;
mod portal_letter;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use super::world::World;

pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/desk/cards", post(cards::sign))
        .route("/desk/portal-access", post(portal_access::make))
}

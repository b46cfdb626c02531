//! Pages for people, and the document that describes the APIs. The pages do their work by the same APIs as everybody; here are
//! only their files.

mod files;
mod symbol;

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use super::world::World;

const OPENAPI: &str = include_str!("../../../openapi.yaml");

pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/openapi.yaml", get(openapi))
        .route("/pages/qr.svg", get(symbol::qr))
        .merge(files::routes())
}

async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/yaml")], OPENAPI)
}

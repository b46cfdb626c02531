//! Pages for people, and the document that describes the APIs.

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use super::world::World;

const OPENAPI: &str = include_str!("../../../openapi.yaml");

pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new().route("/openapi.yaml", get(openapi))
}

async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/yaml")], OPENAPI)
}

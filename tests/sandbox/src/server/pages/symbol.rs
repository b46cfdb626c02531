use axum::http::header;
use axum::response::IntoResponse;
use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use serde::Deserialize;

use crate::server::body::QueryOf;
use crate::server::problem::{Problem, Reason};

const MODULE_PX: u32 = 6;

#[derive(Deserialize)]
pub(super) struct SymbolQuery {
    text: String,
}

/// `GET /pages/qr.svg?text=…`
pub(super) async fn qr(QueryOf(query): QueryOf<SymbolQuery>) -> Result<impl IntoResponse, Problem> {
    let symbol = qr_for_text(&query.text, ErrorCorrection::Q);
    let svg = symbol.and_then(|symbol| symbol.matrix().to_svg(MODULE_PX));
    let svg = svg.map_err(|error| Problem::because(Reason::BadRequest, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")], svg))
}

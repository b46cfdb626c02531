use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::server::world::World;

/// Nothing comes from elsewhere, and nothing that was typed can become a script. Saved files are `blob:`.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

macro_rules! page {
    ($router:expr, $path:literal, $file:literal) => {
        $router.route(
            $path,
            get(async || served("text/html; charset=utf-8", include_str!(concat!("files/", $file)))),
        )
    };
}
macro_rules! part {
    ($router:expr, $file:literal, $kind:literal) => {
        $router.route(
            concat!("/pages/", $file),
            get(async || served($kind, include_str!(concat!("files/", $file)))),
        )
    };
}

pub(super) fn routes() -> Router<Arc<World>> {
    let router = Router::new();
    let router = page!(router, "/", "start.html");
    let router = page!(router, "/desk", "desk.html");
    let router = page!(router, "/partner", "partner.html");
    let router = page!(router, "/mailbox", "mailbox.html");
    let router = page!(router, "/cabinet", "cabinet.html");
    let router = page!(router, "/portal-access", "portal-access.html");
    let router = part!(router, "style.css", "text/css; charset=utf-8");
    let router = part!(router, "page.js", "text/javascript; charset=utf-8");
    let router = part!(router, "institution.js", "text/javascript; charset=utf-8");
    let router = part!(router, "texts.js", "text/javascript; charset=utf-8");
    let router = part!(router, "start.js", "text/javascript; charset=utf-8");
    let router = part!(router, "desk.js", "text/javascript; charset=utf-8");
    let router = part!(router, "partner.js", "text/javascript; charset=utf-8");
    let router = part!(router, "mailbox.js", "text/javascript; charset=utf-8");
    let router = part!(router, "cabinet.js", "text/javascript; charset=utf-8");
    part!(router, "portal-access.js", "text/javascript; charset=utf-8")
}

fn served(kind: &'static str, text: &'static str) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, text)
}

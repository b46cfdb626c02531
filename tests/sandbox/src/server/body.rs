use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::problem::{Problem, Reason};
use super::world::World;

/// No body is larger. A package of sixteen copies of 1 MiB each, twice in base64, fits.
pub(crate) const MAX_BODY_BYTES: usize = 32 << 20;

/// A body of JSON. Members that are not known are passed over.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Arc<World>> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &Arc<World>) -> Result<Self, Problem> {
        let declared = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"));
        if !declared {
            return Err(Reason::NotJson.into());
        }
        let bytes = read_body(request).await?;
        // The words of serde name fields and lines; of what stands in them at most a wrong type's sample.
        serde_json::from_slice(&bytes)
            .map(JsonBody)
            .map_err(|error| Problem::because(Reason::BadRequest, place_of(&error)))
    }
}

/// The whole body, if it is not too large.
pub(crate) async fn read_body(request: Request) -> Result<Bytes, Problem> {
    to_bytes(request.into_body(), MAX_BODY_BYTES).await.map_err(|_| Reason::BodyTooLarge.into())
}

/// Where the mistake is, without what stands there.
fn place_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let missing = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    missing.map_or_else(
        || format!("mistake at line {}, column {}", error.line(), error.column()),
        |field| format!("missing field {field}"),
    )
}

/// Part of a list.
#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    skip: usize,
    limit: usize,
}

impl Default for Page {
    fn default() -> Self {
        Page { skip: 0, limit: 10 }
    }
}

impl Page {
    const MOST: usize = 100;

    pub(crate) fn of<'a, T>(&self, all: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        all.iter().skip(self.skip).take(self.limit)
    }
}

impl FromRequestParts<Arc<World>> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, world: &Arc<World>) -> Result<Self, Problem> {
        let page = QueryOf::<Page>::from_request_parts(parts, world).await?.0;
        if page.limit == 0 || page.limit > Page::MOST || i32::try_from(page.skip).is_err() {
            return Err(Problem::because(Reason::BadRequest, "limit is 1 to 100, skip not negative"));
        }
        Ok(page)
    }
}

/// The query of an address.
pub(crate) struct QueryOf<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Arc<World>> for QueryOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<World>) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri).map(|Query(value)| QueryOf(value)).map_err(|_| {
            Problem::because(Reason::BadRequest, "a parameter of the query is missing or not of its type")
        })
    }
}

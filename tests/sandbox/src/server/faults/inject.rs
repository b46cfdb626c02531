use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::server::body::read_body;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// Mark of an answer that is not to be sent: the connection is cut instead.
#[derive(Clone, Copy)]
pub(crate) struct AnswerDropped;

/// Not JSON, not UTF-8, and not what was declared.
const GARBAGE: &[u8] = b"{\"success\": tru\xff\xfe<html>\x00502 Bad Gateway";

/// Makes a call of an API go wrong as the faults in force say.
pub(crate) async fn inject(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    let faults = world.faults.get();
    let call = world.faults.next_call();
    let is_hit = |every: Option<u64>| every.is_some_and(|every| call.is_multiple_of(every));
    if let Some(slow) = faults.slow {
        tokio::time::sleep(slow).await;
    }
    if is_hit(faults.server_error) {
        return server_error(call, faults.server_error);
    }
    let mut response = if is_hit(faults.twice) {
        match twice(request, next).await {
            Ok(response) => response,
            Err(problem) => problem.into_response(),
        }
    } else {
        next.run(request).await
    };
    if is_hit(faults.garbage) {
        response = (response.status(), [(header::CONTENT_TYPE, "application/json")], GARBAGE).into_response();
    }
    if is_hit(faults.drop) {
        response.extensions_mut().insert(AnswerDropped);
    }
    response
}

/// Two kinds by turns: one from the server itself, one as from a proxy before it.
fn server_error(call: u64, every: Option<u64>) -> Response {
    if (call / every.unwrap_or(1)).is_multiple_of(2) {
        return Problem::from(Reason::ServerFault).into_response();
    }
    (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], "<h1>502 Bad Gateway</h1>")
        .into_response()
}

/// Carries a call out twice; the second answer is the one that arrives.
async fn twice(request: Request, next: Next) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let body = read_body(Request::new(body)).await?;
    let again = |parts| Request::from_parts(parts, Body::from(body.clone()));
    let _first = next.clone().run(again(parts.clone())).await;
    Ok(next.run(again(parts)).await)
}

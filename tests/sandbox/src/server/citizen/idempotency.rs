use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use diia_citizen::es256::sha256;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};

use crate::server::body::{MAX_BODY_BYTES, read_body};
use crate::server::partner::bearer;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

const KEY: &str = "idempotency-key";
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Answers are remembered for so long.
const REMEMBERED_MILLIS: i64 = 24 * HOUR_MILLIS;

/// The answers that were given, by caller, path and key: a call repeated after a lost answer is not carried out twice.
#[derive(Default)]
pub(crate) struct Replays {
    answers: Mutex<HashMap<[u8; 32], Entry>>,
}

struct Entry {
    body: [u8; 32],
    at: Timestamp,
    /// `None` while the first call is at work.
    answer: Option<Answer>,
}

#[derive(Clone)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

enum Begun {
    First,
    Answered(Answer),
}

impl Replays {
    fn answers(&self) -> MutexGuard<'_, HashMap<[u8; 32], Entry>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, call: [u8; 32], body: [u8; 32], now: Timestamp) -> Result<Begun, Problem> {
        let mut answers = self.answers();
        answers.retain(|_, entry| now.millis_since(entry.at) < REMEMBERED_MILLIS);
        match answers.get(&call) {
            None => {
                answers.insert(call, Entry { body, at: now, answer: None });
                Ok(Begun::First)
            }
            Some(entry) if entry.body != body => Err(Reason::IdempotencyKeyReused.into()),
            Some(Entry { answer: Some(answer), .. }) => Ok(Begun::Answered(answer.clone())),
            Some(_) => Err(Reason::IdempotencyInProgress.into()),
        }
    }
}

/// Takes the entry away again unless an answer was remembered: also when the caller hung up and the call was dropped.
struct Pending<'a> {
    replays: &'a Replays,
    call: [u8; 32],
}

impl Pending<'_> {
    fn remember(self, answer: Answer) {
        if let Some(entry) = self.replays.answers().get_mut(&self.call) {
            entry.answer = Some(answer);
        }
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        let mut answers = self.replays.answers();
        if answers.get(&self.call).is_some_and(|entry| entry.answer.is_none()) {
            answers.remove(&self.call);
        }
    }
}

/// Carries out each POST once for its `Idempotency-Key`.
pub(super) async fn once(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    match carry_out(&world, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn carry_out(world: &World, request: Request, next: Next) -> Result<Response, Problem> {
    let key = request.headers().get(KEY).and_then(|key| key.to_str().ok()).filter(|key| is_key(key));
    let key = key.ok_or(Reason::IdempotencyKeyMissing)?.to_owned();
    let caller = caller(world, request.headers());
    let call = sha256(&[request.uri().path().as_bytes(), b"\0", key.as_bytes(), b"\0", &caller].concat());
    let (parts, body) = request.into_parts();
    let body = read_body(Request::new(body)).await?;
    match world.replays.begin(call, sha256(&body), world.clock.now())? {
        Begun::Answered(answer) => {
            let mut response = answer.into_response();
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            Ok(response)
        }
        Begun::First => {
            let pending = Pending { replays: &world.replays, call };
            let response = next.run(Request::from_parts(parts, Body::from(body))).await;
            remember(pending, response).await
        }
    }
}

/// The phone, whichever of its tokens it uses; without a valid token whatever stands there.
fn caller(world: &World, headers: &HeaderMap) -> Vec<u8> {
    let phone = bearer(headers).and_then(|token| world.phones.phone_of(token, world.clock.now()));
    phone.map_or_else(
        || headers.get(header::AUTHORIZATION).map(|value| value.as_bytes().to_vec()).unwrap_or_default(),
        |phone| phone.key.to_compressed().to_vec(),
    )
}

/// An answer that says "not now" is not remembered: the same call may succeed later. Nor is "sign in again": a token that
/// has run out says nothing of the call.
async fn remember(pending: Pending<'_>, response: Response) -> Result<Response, Problem> {
    let status = response.status();
    let passing = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::UNAUTHORIZED);
    if status.is_server_error() || passing {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, MAX_BODY_BYTES).await.map_err(|_| Problem::from(Reason::ServerFault))?;
    let answer = Answer { status, headers: parts.headers, body };
    pending.remember(answer.clone());
    Ok(answer.into_response())
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        (self.status, self.headers, self.body).into_response()
    }
}

fn is_key(text: &str) -> bool {
    (8..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

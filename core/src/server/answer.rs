use serde::Deserialize;

use super::{Call, Reason, ServerError};
use crate::ports::HttpResponse;

/// When a server that is out of order says nothing of when to come back.
const USUAL_PAUSE_SECONDS: u32 = 10;

/// A pause longer than this is not believed: a phone must not be silenced for days.
const LONGEST_PAUSE_SECONDS: u32 = 3_600;

#[derive(Deserialize)]
struct ErrorBody {
    data: ErrorData,
}

#[derive(Deserialize)]
struct ErrorData {
    reason: String,
}

/// The body of an answer that says yes.
///
/// # Errors
/// [`ServerError`] for every other answer.
pub fn read_answer(call: &Call, response: HttpResponse) -> Result<Vec<u8>, ServerError> {
    if !call.takes(response.body.len()) {
        return Err(ServerError::Answer);
    }
    let pause = || {
        let named = response.header("Retry-After").and_then(|value| value.trim().parse::<u32>().ok());
        named.unwrap_or(USUAL_PAUSE_SECONDS).clamp(1, LONGEST_PAUSE_SECONDS)
    };
    match response.status {
        200 => Ok(response.body),
        401 => Err(ServerError::Session),
        429 => Err(ServerError::TooMany { retry_after_seconds: pause() }),
        400..=499 => {
            let body: ErrorBody = serde_json::from_slice(&response.body).map_err(|_| ServerError::Answer)?;
            Err(ServerError::Refused { reason: Reason::from_name(&body.data.reason) })
        }
        500..=599 => Err(ServerError::Unavailable { retry_after_seconds: pause() }),
        // A redirect is not followed: the app trusts one server.
        _ => Err(ServerError::Answer),
    }
}

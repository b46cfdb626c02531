//! What the server answers when it does not do what was asked: one shape for both APIs, one table of reasons.

mod reason;

pub(crate) use reason::Reason;

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, json};

use super::registry::StoreError;

/// A refusal, in the shape of the existing service: `{success, name, message, code, data}`.
#[derive(Debug)]
pub(crate) struct Problem {
    reason: Reason,
    /// For developers, in place of the reason's own text. Nothing personal, no code, no token.
    message: Option<String>,
    /// What the library says besides.
    detail: Option<&'static str>,
    next_attempt: Option<u16>,
    retry_after_seconds: Option<u32>,
}

impl From<Reason> for Problem {
    fn from(reason: Reason) -> Self {
        Problem { reason, message: None, detail: None, next_attempt: None, retry_after_seconds: None }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Problem { message: Some(error.to_string()), ..Reason::StoreUnavailable.into() }
    }
}

impl Problem {
    /// With words for developers.
    pub(crate) fn because(reason: Reason, message: impl Into<String>) -> Self {
        Problem { message: Some(message.into()), ..reason.into() }
    }

    /// A refusal that the library explains further, by the code of its own error.
    pub(crate) fn of_library(reason: Reason, code: &'static str) -> Self {
        Problem { detail: Some(code), ..reason.into() }
    }

    /// Another live code has these digits.
    pub(crate) fn digits_taken(attempt: u8) -> Self {
        Problem { next_attempt: Some(u16::from(attempt) + 1), ..Reason::DigitsTaken.into() }
    }

    /// Too many wrong codes.
    pub(crate) fn too_many(retry_after_seconds: u32) -> Self {
        Problem { retry_after_seconds: Some(retry_after_seconds), ..Reason::TooManyWrongCodes.into() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let row = self.reason.row();
        let mut data = Map::new();
        data.insert("reason".into(), row.reason.into());
        if let Some(detail) = self.detail {
            data.insert("detail".into(), detail.into());
        }
        if let Some(code) = row.process_code {
            data.insert("processCode".into(), code.into());
        }
        if let Some(attempt) = self.next_attempt {
            data.insert("attempt".into(), attempt.into());
        }
        data.insert("text".into(), json!({ "uk": row.uk, "en": row.en }));
        let body = json!({
            "success": false,
            "name": row.name,
            "message": self.message.as_deref().unwrap_or(row.message),
            "code": row.status.as_u16(),
            "data": data,
        });
        let mut response = (row.status, Json(body)).into_response();
        if let Some(seconds) = self.retry_after_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

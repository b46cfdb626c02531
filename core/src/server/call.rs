use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::Value;

use super::{ServerAddress, ServerError};
use crate::ports::{HttpHeader, HttpMethod, HttpRequest};
use crate::redacted::redacted_debug;

/// An answer that is not a list or a package is never longer.
const SMALL_ANSWER_BYTES: u32 = 4 << 20;
const TIMEOUT_MILLIS: u32 = 15_000;

/// By which a server knows a repeated request: it does the work once and answers again.
#[derive(Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A new key: 128 random bits.
    ///
    /// # Errors
    /// [`ServerError::Cryptography`].
    pub fn draw() -> Result<Self, ServerError> {
        let mut bytes = [0; 16];
        SystemRandom::new().fill(&mut bytes).map_err(|_| ServerError::Cryptography)?;
        Ok(IdempotencyKey(URL_SAFE_NO_PAD.encode(bytes)))
    }
}

/// One request to the server.
#[derive(Clone)]
pub struct Call {
    path: String,
    body: Option<(Vec<u8>, IdempotencyKey)>,
    needs_session: bool,
    timeout_millis: u32,
    max_response_bytes: u32,
}

impl Call {
    /// Reads.
    pub fn get(path: impl Into<String>) -> Self {
        Call {
            path: path.into(),
            body: None,
            needs_session: false,
            timeout_millis: TIMEOUT_MILLIS,
            max_response_bytes: SMALL_ANSWER_BYTES,
        }
    }

    /// Hands something over, under a key of its own.
    ///
    /// # Errors
    /// [`ServerError::Cryptography`].
    pub fn post(path: impl Into<String>, body: &Value) -> Result<Self, ServerError> {
        Ok(Call::post_again(path, body, IdempotencyKey::draw()?))
    }

    /// Hands the same over once more, under the key of the first time.
    pub fn post_again(path: impl Into<String>, body: &Value, key: IdempotencyKey) -> Self {
        Call { body: Some((body.to_string().into_bytes(), key)), ..Call::get(path) }
    }

    /// As a citizen who is signed in.
    #[must_use]
    pub fn signed_in(self) -> Self {
        Call { needs_session: true, ..self }
    }

    /// With more time, and room for a longer answer.
    #[must_use]
    pub fn patient(self, timeout_millis: u32, max_response_bytes: u32) -> Self {
        Call { timeout_millis, max_response_bytes, ..self }
    }

    /// Whether the citizen must be signed in.
    pub const fn needs_session(&self) -> bool {
        self.needs_session
    }

    /// The request for the port.
    pub fn request(&self, server: &ServerAddress, token: Option<&str>) -> HttpRequest {
        let header = |name: &str, value: &str| HttpHeader { name: name.to_owned(), value: value.to_owned() };
        let mut headers =
            vec![header("Accept", "application/json, application/jwt, application/statuslist+jwt")];
        if let Some((_, key)) = &self.body {
            headers.push(header("Content-Type", "application/json"));
            headers.push(header("Idempotency-Key", &key.0));
        }
        if let Some(token) = token {
            headers.push(header("Authorization", &format!("Bearer {token}")));
        }
        HttpRequest {
            method: if self.body.is_some() { HttpMethod::Post } else { HttpMethod::Get },
            url: format!("{}{}", server.as_str(), self.path),
            headers,
            body: self.body.as_ref().map(|(body, _)| body.clone()).unwrap_or_default(),
            timeout_millis: self.timeout_millis,
            max_response_bytes: self.max_response_bytes,
        }
    }

    /// Whether an answer of so many bytes is one that was asked for.
    pub(super) fn takes(&self, bytes: usize) -> bool {
        u32::try_from(bytes).is_ok_and(|bytes| bytes <= self.max_response_bytes)
    }
}

redacted_debug!(IdempotencyKey, Call);

use std::future::Future;

use crate::redacted::redacted_debug;
use crate::text::Bilingual;

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HttpMethod {
    /// Reads.
    Get,
    /// Hands something over.
    Post,
}

impl HttpMethod {
    /// The name in the request line.
    pub const fn as_str(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Post => "POST",
        }
    }
}

/// One header.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpHeader {
    /// Its name; not case-sensitive.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A request, whole.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// What it does.
    pub method: HttpMethod,
    /// An https address.
    pub url: String,
    /// All headers that the library asks for; the platform adds its own.
    pub headers: Vec<HttpHeader>,
    /// Empty for [`HttpMethod::Get`].
    pub body: Vec<u8>,
    /// When to give up, counted from the start of the request.
    pub timeout_millis: u32,
    /// A longer answer may be cut off or refused by the platform; the library refuses it in any case.
    pub max_response_bytes: u32,
}

/// An answer, whole: of any status.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status, for example 200.
    pub status: u16,
    /// The headers.
    pub headers: Vec<HttpHeader>,
    /// The body.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The value of a header; names are not case-sensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| &*header.value)
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// There is no internet, or the server cannot be reached.
    #[error("no connection")]
    Offline,
    /// No answer in time. The server may have got the request all the same.
    #[error("no answer in time")]
    TimedOut,
    /// The server's certificate is not the one that the app trusts.
    #[error("the server is not the one that the app trusts")]
    NotTrusted,
    /// The person or the app has stopped it.
    #[error("cancelled")]
    Cancelled,
    /// Something that the app did not foresee.
    #[error("unexpected: {reason}")]
    Unexpected {
        /// For developers; not shown to people, without personal data.
        reason: String,
    },
}

impl TransportError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            TransportError::Offline => "transport_offline",
            TransportError::TimedOut => "transport_timed_out",
            TransportError::NotTrusted => "transport_not_trusted",
            TransportError::Cancelled => "transport_cancelled",
            TransportError::Unexpected { .. } => "transport_unexpected",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            TransportError::Offline => Bilingual::new(
                "Немає інтернету. Перевірте з’єднання і спробуйте ще.",
                "There is no internet. Check the connection and try again.",
            ),
            TransportError::TimedOut => Bilingual::new(
                "Сервер не відповів вчасно. Спробуйте ще.",
                "The server did not answer in time. Try again.",
            ),
            TransportError::NotTrusted => Bilingual::new(
                "З’єднання небезпечне. Підключіться до іншої мережі і спробуйте ще.",
                "The connection is not safe. Use another network and try again.",
            ),
            TransportError::Cancelled => {
                Bilingual::new("З’єднання скасовано.", "The connection was cancelled.")
            }
            TransportError::Unexpected { .. } => Bilingual::new(
                "Не вдалося з’єднатися. Спробуйте ще трохи згодом.",
                "The connection failed. Try again a little later.",
            ),
        }
    }
}

/// Sends one request. The app owns TLS and pinning. Redirects are not followed: an answer with status 3xx is given as
/// it is. Nothing is repeated and nothing is cached: the library decides both.
pub trait Transport: Send + Sync {
    /// Sends a request and gives the answer, whatever its status.
    fn send(&self, request: HttpRequest)
    -> impl Future<Output = Result<HttpResponse, TransportError>> + Send;
}

redacted_debug!(HttpHeader, HttpRequest, HttpResponse);

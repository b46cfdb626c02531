use std::sync::Arc;

use diia_citizen::ports as core;

use super::type_name;

/// Sends one request. The app owns TLS and pinning. Do not follow redirects: give an answer with status 3xx as it is
/// (Kotlin: instanceFollowRedirects, followRedirects; Swift: willPerformHTTPRedirection). Repeat nothing and cache
/// nothing: the library decides both.
///
/// The method may be called from any thread, several at a time. Never call the library from inside of it.
#[uniffi::export(foreign)]
#[async_trait::async_trait]
pub trait DiiaTransport: Send + Sync {
    /// Sends a request and gives the answer, whatever its status.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, DiiaTransportError>;
}

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum HttpMethod {
    /// Reads.
    Get,
    /// Hands something over.
    Post,
}

/// One header.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpHeader {
    /// Its name; not case-sensitive.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A request, whole. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpRequest {
    /// What it does.
    pub method: HttpMethod,
    /// An https address.
    pub url: String,
    /// All headers that the library asks for; the platform adds its own.
    pub headers: Vec<HttpHeader>,
    /// Empty for a request that reads.
    pub body: Vec<u8>,
    /// When to give up, in milliseconds from the start of the request.
    pub timeout_millis: u32,
    /// A longer answer may be cut off: the library refuses it in any case.
    pub max_response_bytes: u32,
}

/// An answer of any status. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpResponse {
    /// The status, for example 200.
    pub status: u16,
    /// The headers.
    pub headers: Vec<HttpHeader>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer. For implementations of the transport; the library's own methods throw the library's one
/// error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DiiaTransportError {
    /// There is no internet, or the server cannot be reached.
    #[error("no connection")]
    Offline,
    /// No answer in time.
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
        /// For developers. It may reach logs: no personal data.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for DiiaTransportError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        DiiaTransportError::Unexpected { reason: type_name(&error.reason).to_owned() }
    }
}

impl From<DiiaTransportError> for core::TransportError {
    fn from(error: DiiaTransportError) -> Self {
        match error {
            DiiaTransportError::Offline => core::TransportError::Offline,
            DiiaTransportError::TimedOut => core::TransportError::TimedOut,
            DiiaTransportError::NotTrusted => core::TransportError::NotTrusted,
            DiiaTransportError::Cancelled => core::TransportError::Cancelled,
            DiiaTransportError::Unexpected { reason } => core::TransportError::Unexpected { reason },
        }
    }
}

impl From<core::HttpRequest> for HttpRequest {
    fn from(request: core::HttpRequest) -> Self {
        HttpRequest {
            method: match request.method {
                core::HttpMethod::Get => HttpMethod::Get,
                core::HttpMethod::Post => HttpMethod::Post,
            },
            url: request.url,
            headers: request
                .headers
                .into_iter()
                .map(|core::HttpHeader { name, value }| HttpHeader { name, value })
                .collect(),
            body: request.body,
            timeout_millis: request.timeout_millis,
            max_response_bytes: request.max_response_bytes,
        }
    }
}

impl From<HttpResponse> for core::HttpResponse {
    fn from(response: HttpResponse) -> Self {
        core::HttpResponse {
            status: response.status,
            headers: response
                .headers
                .into_iter()
                .map(|HttpHeader { name, value }| core::HttpHeader { name, value })
                .collect(),
            body: response.body,
        }
    }
}

/// The app's transport as the core's port.
pub(crate) struct TransportPort(pub(crate) Arc<dyn DiiaTransport>);

impl core::Transport for TransportPort {
    async fn send(&self, request: core::HttpRequest) -> Result<core::HttpResponse, core::TransportError> {
        Ok(self.0.send(request.into()).await?.into())
    }
}

crate::text::show_nothing!(HttpHeader, HttpRequest, HttpResponse);

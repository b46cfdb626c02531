use std::error::Error as _;
use std::io::{self, Read as _};
use std::time::Duration;

use diia_citizen::ports::{HttpHeader, HttpMethod, HttpRequest, HttpResponse, Transport, TransportError};
use reqwest::blocking::{Client, Response};
use reqwest::redirect::Policy;

/// A way to a server over HTTP, as the port asks for it: no redirects, no proxy, nothing repeated, nothing cached.
#[derive(Debug, Clone)]
pub struct HttpTransport {
    client: Client,
}

impl HttpTransport {
    /// A new one, with connections of its own.
    ///
    /// # Errors
    /// When the client cannot be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        // A connection of its own for each request: on one that was kept, reqwest repeats by itself what a closing
        // server may have left undone, and the library wants to know of every try.
        let client =
            Client::builder().no_proxy().redirect(Policy::none()).pool_max_idle_per_host(0).build()?;
        Ok(HttpTransport { client })
    }
}

impl Transport for HttpTransport {
    // Blocking: a test phone does one thing at a time, and `run` polls.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut call = match request.method {
            HttpMethod::Get => self.client.get(&request.url),
            HttpMethod::Post => self.client.post(&request.url).body(request.body),
        };
        for header in &request.headers {
            call = call.header(&header.name, &header.value);
        }
        let timeout = Duration::from_millis(request.timeout_millis.into());
        let answer = call.timeout(timeout).send().map_err(|error| why(&error))?;
        whole(answer, request.max_response_bytes)
    }
}

/// The answer to its end, but not much further than was asked for.
fn whole(answer: Response, max_bytes: u32) -> Result<HttpResponse, TransportError> {
    let status = answer.status().as_u16();
    let headers = answer.headers().iter().filter_map(|(name, value)| {
        Some(HttpHeader { name: name.to_string(), value: value.to_str().ok()?.to_owned() })
    });
    let headers = headers.collect();
    let mut body = Vec::new();
    let read = answer.take(u64::from(max_bytes) + 1).read_to_end(&mut body);
    read.map_err(|error| broken_off(&error))?;
    Ok(HttpResponse { status, headers, body })
}

fn why(error: &reqwest::Error) -> TransportError {
    if error.is_timeout() {
        TransportError::TimedOut
    } else if error.is_connect() {
        TransportError::Offline
    } else {
        // The address stands in the text of the error itself, and may name a request; its cause names the reason alone.
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        TransportError::Unexpected { reason: cause }
    }
}

fn broken_off(error: &io::Error) -> TransportError {
    match error.kind() {
        io::ErrorKind::TimedOut => TransportError::TimedOut,
        kind => TransportError::Unexpected { reason: kind.to_string() },
    }
}

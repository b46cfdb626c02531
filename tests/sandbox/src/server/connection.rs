use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::Router;
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::Request;
use axum::http::request::Parts;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::faults::AnswerDropped;

/// Where a call comes from.
#[derive(Clone, Copy)]
pub(crate) struct RemoteAddress(pub(crate) IpAddr);

impl<S: Sync> FromRequestParts<S> for RemoteAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<RemoteAddress>().copied();
        Ok(address.unwrap_or(RemoteAddress(Ipv4Addr::LOCALHOST.into())))
    }
}

/// The connection is cut in place of an answer.
#[derive(Debug, thiserror::Error)]
#[error("the answer was dropped on demand")]
struct ConnectionCut;

/// Answers calls until the server stops.
pub(crate) async fn serve(listener: TcpListener, routes: Router) {
    loop {
        let Ok((stream, address)) = listener.accept().await else { continue };
        tokio::spawn(answer(stream, address.ip(), routes.clone()));
    }
}

async fn answer(stream: TcpStream, address: IpAddr, routes: Router) {
    let service = service_fn(move |request: Request<Incoming>| {
        let routes = routes.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(RemoteAddress(address));
            let Ok(response) = routes.oneshot(request).await;
            if response.extensions().get::<AnswerDropped>().is_some() {
                return Err(ConnectionCut);
            }
            Ok(response)
        }
    });
    // What a client does to its own connection is no concern of the server.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

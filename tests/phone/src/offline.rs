use diia_citizen::ports::{HttpRequest, HttpResponse, Transport, TransportError};

/// Airplane mode: nothing is reached.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

impl Transport for Offline {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        Err(TransportError::Offline)
    }
}

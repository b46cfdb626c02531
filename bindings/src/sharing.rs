use std::sync::Arc;

use diia_citizen::citizen as core;
use diia_citizen::request::DocumentRequest as CoreRequest;
use diia_citizen::request::card::Place;
use diia_citizen::server;
use diia_citizen::time::Timestamp as CoreTimestamp;

use crate::{DiiaCitizen, DiiaConsent, DiiaError, Receipt, RefusedInput, Timestamp};

/// Requests: printed ones, and those that come through the registry's server.
#[uniffi::export]
impl DiiaCitizen {
    /// Lays a printed request beside the documents on this phone. The place is where the phone is, if the citizen lets
    /// the app know: it is compared here and goes nowhere. Throws as scan does, and when the text is no request.
    #[uniffi::method(default(place = None))]
    pub fn consent(&self, text: String, place: Option<GeoPlace>) -> Result<Arc<DiiaConsent>, DiiaError> {
        match self.citizen.scan(&text)? {
            core::Scanned::Request(request) => self.consent_to(*request, place),
            core::Scanned::Pass { .. }
            | core::Scanned::Ask { .. }
            | core::Scanned::Portrait { .. }
            | core::Scanned::Link(_) => Err(RefusedInput::Request.because("no_request")),
        }
    }

    /// Opens a link of an institution, and lays its request beside the documents on this phone. The server is asked who
    /// stands behind the link, and its signed answer is believed or refused. The place is where the phone is, if the
    /// citizen lets the app know: it is compared here and goes nowhere.
    #[uniffi::method(default(place = None))]
    pub async fn open_link(
        &self,
        link: String,
        opened_by: OpenedBy,
        place: Option<GeoPlace>,
    ) -> Result<Arc<DiiaConsent>, DiiaError> {
        let request = self.citizen.open_link(&link, opened_by.into()).await?;
        self.consent_to(request, place)
    }

    /// Opens a request that somebody has raised by a code of this citizen.
    #[uniffi::method(default(place = None))]
    pub async fn open_request(
        &self,
        request_id: String,
        place: Option<GeoPlace>,
    ) -> Result<Arc<DiiaConsent>, DiiaError> {
        let request = self.citizen.open_request(&request_id).await?;
        self.consent_to(request, place)
    }

    /// Requests that were raised by codes of this citizen and wait for an answer, oldest first.
    pub async fn incoming_requests(&self) -> Result<Vec<IncomingRequest>, DiiaError> {
        let requests = self.citizen.incoming_requests().await?;
        Ok(requests.into_iter().map(IncomingRequest::from).collect())
    }
}

impl DiiaCitizen {
    pub(crate) fn consent_to(
        &self,
        request: CoreRequest,
        place: Option<GeoPlace>,
    ) -> Result<Arc<DiiaConsent>, DiiaError> {
        let place = place.map(Place::try_from).transpose()?;
        let consent = self.citizen.consent(request, place);
        Ok(Arc::new(DiiaConsent::new(self.citizen.clone(), consent)))
    }
}

/// A place on Earth (WGS 84), in ten-thousandths of a degree, north and east positive: about ten metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct GeoPlace {
    /// Latitude, -900000 to 900000.
    pub latitude_e4: i32,
    /// Longitude, -1800000 to 1800000.
    pub longitude_e4: i32,
}

/// How a link came to this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum OpenedBy {
    /// The camera read it from another screen: that screen must then be shown to be the citizen's own.
    Scan,
    /// It was opened on this very phone.
    Link,
}

/// A request that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct IncomingRequest {
    /// What openRequest takes.
    pub request_id: String,
    /// When it was raised.
    pub created_at: Timestamp,
    /// The first instant at which it can no longer be answered.
    pub expires_at: Timestamp,
}

/// What became of a package. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SharedPackage {
    /// How far it has come.
    pub delivery: DeliveryState,
    /// The receipt, which says the same.
    pub receipt: Receipt,
    /// Where the citizen goes now, if the institution wants to be returned to: an https address on its registered domain.
    pub return_link: Option<String>,
    /// Characters that the font of the copies could not show, over all copies.
    pub missing_characters: u32,
}

/// How far a package has come.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum DeliveryState {
    /// The server has it; the institution has not answered yet. Ask with delivery, a few seconds apart.
    Passed,
    /// The institution has said that it has the documents.
    Delivered,
    /// It ended without delivery.
    Failed {
        /// Why.
        failure: DeliveryFailure,
        /// The stable name of the reason.
        reason: String,
    },
}

/// Why a package was not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DeliveryFailure {
    /// The institution's server has refused it.
    RefusedByPartner,
    /// The institution's server cannot be reached.
    PartnerUnreachable,
    /// The request ran out before.
    Expired,
    /// Something else.
    Other,
}

impl TryFrom<GeoPlace> for Place {
    type Error = DiiaError;

    fn try_from(place: GeoPlace) -> Result<Self, DiiaError> {
        Place::new(place.latitude_e4, place.longitude_e4)
            .map_err(|error| RefusedInput::Place.because(error.code()))
    }
}

impl From<OpenedBy> for server::OpenedBy {
    fn from(opened_by: OpenedBy) -> Self {
        match opened_by {
            OpenedBy::Scan => server::OpenedBy::Scan,
            OpenedBy::Link => server::OpenedBy::Link,
        }
    }
}

impl From<server::IncomingRequest> for IncomingRequest {
    fn from(request: server::IncomingRequest) -> Self {
        IncomingRequest {
            request_id: request.id,
            created_at: CoreTimestamp::from_unix_millis(request.created_at).into(),
            expires_at: CoreTimestamp::from_unix_millis(request.expires_at).into(),
        }
    }
}

impl From<core::Shared> for SharedPackage {
    fn from(shared: core::Shared) -> Self {
        SharedPackage {
            delivery: shared.delivery.into(),
            receipt: shared.receipt.into(),
            return_link: shared.return_link.map(|link| link.as_str().to_owned()),
            missing_characters: u32::try_from(shared.missing_characters).unwrap_or(u32::MAX),
        }
    }
}

impl From<server::DeliveryState> for DeliveryState {
    fn from(state: server::DeliveryState) -> Self {
        match state {
            server::DeliveryState::Passed => DeliveryState::Passed,
            server::DeliveryState::Delivered => DeliveryState::Delivered,
            server::DeliveryState::Failed(failure) => {
                DeliveryState::Failed { failure: failure.into(), reason: failure.code().to_owned() }
            }
        }
    }
}

impl From<server::DeliveryFailure> for DeliveryFailure {
    fn from(failure: server::DeliveryFailure) -> Self {
        match failure {
            server::DeliveryFailure::RefusedByPartner => DeliveryFailure::RefusedByPartner,
            server::DeliveryFailure::PartnerUnreachable => DeliveryFailure::PartnerUnreachable,
            server::DeliveryFailure::Expired => DeliveryFailure::Expired,
            server::DeliveryFailure::Other => DeliveryFailure::Other,
        }
    }
}

crate::text::show_nothing!(SharedPackage);

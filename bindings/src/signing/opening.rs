use std::sync::Arc;

use diia_citizen::citizen as core;

use super::DiiaSigning;
use crate::{DiiaCitizen, DiiaConsent, DiiaError, GeoPlace, OpenedBy};

/// What stands behind a link.
#[derive(Debug, uniffi::Enum)]
pub enum OpenedRequest {
    /// Copies of documents are asked for.
    Documents {
        /// The way to a decision.
        consent: Arc<DiiaConsent>,
    },
    /// Signatures are asked for.
    Signatures {
        /// The way to a decision.
        signing: Arc<DiiaSigning>,
    },
}

#[uniffi::export]
impl DiiaCitizen {
    /// Opens a link of an institution, whatever it asks for: which it is, its signed request says. An app that signs calls
    /// this in the place of openLink. The place is where the phone is, as for openLink; signatures do not need it.
    #[uniffi::method(default(place = None))]
    pub async fn open_any(
        &self,
        link: String,
        opened_by: OpenedBy,
        place: Option<GeoPlace>,
    ) -> Result<OpenedRequest, DiiaError> {
        Ok(match self.citizen.open_any(&link, opened_by.into()).await? {
            core::OpenedRequest::Documents(request) => {
                OpenedRequest::Documents { consent: self.consent_to(*request, place)? }
            }
            core::OpenedRequest::Signing(request) => {
                let consent = self.citizen.signing_consent(*request);
                OpenedRequest::Signatures {
                    signing: Arc::new(DiiaSigning::new(self.citizen.clone(), consent)),
                }
            }
        })
    }
}

use std::future::Future;

use super::{PresenceError, PresenceProof};
use crate::text::Bilingual;

/// Why the module for ДСТУ 4145 has not signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DstuFailure {
    /// The app has none.
    #[error("this app has no module for DSTU 4145")]
    NoModule,
    /// It has failed.
    #[error("the module for DSTU 4145 has failed")]
    Failed,
}

impl DstuFailure {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            DstuFailure::NoModule => "sign_dstu_no_module",
            DstuFailure::Failed => "sign_dstu_failed",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            DstuFailure::NoModule => Bilingual::new(
                "Установа просить підпис за ДСТУ 4145, а в цьому застосунку його немає. Нічого не підписано. Попросіть установу обрати ECDSA.",
                "The institution wants a signature by DSTU 4145, which this app does not have. Nothing was signed. Ask the institution to choose ECDSA.",
            ),
            DstuFailure::Failed => Bilingual::new(
                "Не вдалося підписати за ДСТУ 4145. Нічого не надіслано. Спробуйте ще.",
                "The signature by DSTU 4145 failed. Nothing was sent. Try again.",
            ),
        }
    }
}

/// The service of time stamps has not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("there was no time stamp")]
pub struct TimeStampFailure;

impl TimeStampFailure {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        "sign_no_time_stamp"
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        Bilingual::new(
            "Не вдалося отримати позначку часу для підпису. Нічого не надіслано. Спробуйте ще.",
            "There was no time stamp for the signature. Nothing was sent. Try again.",
        )
    }
}

/// What an app brings so that a citizen can sign, besides its ports.
pub trait SigningHost: Send + Sync {
    /// Has the citizen prove to be there, now and for this request: by PIN, biometrics, the chip of the ID card or a face
    /// check. It is asked each time; an earlier proof is refused.
    fn prove_presence(
        &self,
        request_id: &str,
    ) -> impl Future<Output = Result<PresenceProof, PresenceError>> + Send;

    /// A time stamp token (RFC 3161, DER) over this SHA-256, or `None` for signatures without one.
    fn time_stamp(
        &self,
        hash: &[u8; 32],
    ) -> impl Future<Output = Result<Option<Vec<u8>>, TimeStampFailure>> + Send {
        let _ = hash;
        async { Ok(None) }
    }

    /// Detached signatures by ДСТУ 4145 over hashes by ГОСТ 34.311-95, in order: CMS in DER. An app with a certified
    /// module implements it; without one, such requests are refused.
    fn sign_dstu(
        &self,
        hashes: &[[u8; 32]],
    ) -> impl Future<Output = Result<Vec<Vec<u8>>, DstuFailure>> + Send {
        let _ = hashes;
        async { Err(DstuFailure::NoModule) }
    }
}

use super::{CertificateError, DstuFailure, PresenceError, TimeStampFailure};
use crate::text::Bilingual;

/// Why a signature could not be made. Nothing has left the phone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The certificate cannot be used.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// Nobody has proven to be there.
    #[error(transparent)]
    Presence(#[from] PresenceError),
    /// The module for ДСТУ 4145 has not signed, or there is none.
    #[error(transparent)]
    Dstu(#[from] DstuFailure),
    /// The module for ДСТУ 4145 has given something else than the signatures that were asked for.
    #[error("the module has not given the signatures that were asked for")]
    DstuAnswer,
    /// There was no time stamp.
    #[error(transparent)]
    NoTimeStamp(#[from] TimeStampFailure),
    /// The time stamp is not one, or not over this signature.
    #[error("the time stamp is not over this signature")]
    TimeStamp,
    /// What was to be signed has no form in ASN.1.
    #[error("what was to be signed cannot be encoded")]
    Encoding,
}

impl SignError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            SignError::Certificate(error) => error.code(),
            SignError::Presence(error) => error.code(),
            SignError::Dstu(error) => error.code(),
            SignError::DstuAnswer => "sign_dstu_answer",
            SignError::NoTimeStamp(error) => error.code(),
            SignError::TimeStamp => "sign_time_stamp",
            SignError::Encoding => "sign_encoding",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            SignError::Certificate(error) => error.text(),
            SignError::Presence(error) => error.text(),
            SignError::Dstu(error) => error.text(),
            SignError::NoTimeStamp(error) => error.text(),
            SignError::TimeStamp => TimeStampFailure.text(),
            SignError::DstuAnswer | SignError::Encoding => Bilingual::new(
                "Телефон не зміг скласти підпис. Нічого не надіслано. Перезапустіть застосунок і спробуйте ще.",
                "The phone could not make the signature. Nothing was sent. Restart the app and try again.",
            ),
        }
    }
}

/// What was put together here cannot fail to encode, unless it is longer than ASN.1 lengths are here (256 MiB).
impl From<der::Error> for SignError {
    fn from(_: der::Error) -> Self {
        SignError::Encoding
    }
}

/// Why a request was not opened or answered through the server. What was confirmed stays confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum SharingProblem {
    /// The link is not one that the server can open.
    #[error("not a link that the server can open")]
    NotARequest,
    /// The request is forged, made for another phone, over, or asks for what this version cannot do. The reason tells.
    #[error("the request is not believed")]
    NotBelieved,
    /// The four digits on the institution's screen must be typed in first.
    #[error("the digits of the institution's screen are missing")]
    PairingDigitsMissing,
    /// The registry cannot give a document that was chosen. Try later.
    #[error("a chosen document is not available")]
    DocumentUnavailable,
    /// The document has been replaced since it was chosen: confirm again.
    #[error("a chosen document has changed")]
    DocumentChanged,
    /// A document that was chosen is no longer on the phone: open the request again.
    #[error("a chosen document is gone")]
    DocumentGone,
    /// A copy could not be made.
    #[error("a copy could not be made")]
    CopyFailed,
    /// The package could not be signed or sealed. Nothing was sent.
    #[error("the package could not be sealed")]
    NotSealed,
}

/// Why a signed list was not taken. The list that was held before stays in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// Larger than any list of its kind.
    #[error("the list is larger than any list of its kind")]
    TooLarge,
    /// Not a JWT in compact form, or its header asks for something other than ES256 and the expected type.
    #[error("not a JWT of the expected type signed with ES256")]
    NotAJwt,
    /// Signed by nobody whom this list may be signed by.
    #[error("signed by nobody who may sign this list")]
    Signature,
    /// Signed by a key of the issuer that was not valid when the list was made.
    #[error("signed by a key that was not valid when the list was made")]
    KeyNotValid,
    /// The signature is right, but the content is not of the expected shape.
    #[error("the content of the list is not of the expected shape")]
    Content,
    /// A key of the list is not a point of P-256.
    #[error("a key of the list is not a point of P-256")]
    Key,
    /// The compressed statuses are damaged or unfold to more than 16 MiB.
    #[error("the statuses are damaged or too many")]
    Compression,
    /// Older than the list that is held already.
    #[error("older than the list that is held already")]
    Older,
    /// The list names a status list that no issuer has.
    #[error("no issuer has this status list")]
    UnknownStatusList,
}

impl TrustError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            TrustError::TooLarge => "list_too_large",
            TrustError::NotAJwt => "list_not_a_jwt",
            TrustError::Signature => "list_signature",
            TrustError::KeyNotValid => "list_key_not_valid",
            TrustError::Content => "list_content",
            TrustError::Key => "list_key",
            TrustError::Compression => "list_compression",
            TrustError::Older => "list_older",
            TrustError::UnknownStatusList => "list_unknown_status_list",
        }
    }
}

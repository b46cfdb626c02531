use crate::redacted::redacted_debug;

/// Which request a package answers: it stands inside the signature of every part.
#[derive(Clone, PartialEq, Eq)]
pub struct Answers {
    /// The identifier of the request (`jti`).
    pub request_id: String,
    /// The nonce of the request, 16 bytes in base64url.
    pub nonce: String,
    /// The partner's own name for the request.
    pub trace_id: String,
}

impl Answers {
    /// The content identifier of the part with this name: `diia-citizen/1`, the request, the nonce, the name and the
    /// partner's own name for the request, each on a line. The last one is the only one that may hold any character.
    pub(super) fn content_identifier(&self, part: &str) -> Vec<u8> {
        ["diia-citizen/1", &self.request_id, &self.nonce, part, &self.trace_id].join("\n").into_bytes()
    }
}

redacted_debug!(Answers);

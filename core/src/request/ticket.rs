use super::signed::ReturnLink;
use crate::code::digits::ThirteenDigits;
use crate::redacted::redacted_debug;

/// How a request came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// By a link or a QR of the institution.
    ByLink,
    /// By a code that the citizen showed at a counter.
    ByCode {
        /// The digits, where they were what was typed in.
        digits: Option<ThirteenDigits>,
    },
}

/// What ties an answer to the one request that a server passed on.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// 16 bytes in base64url: good for one answer.
    pub nonce: String,
    /// The institution's own name for the request.
    pub trace_id: String,
    /// How it began.
    pub begun: Begun,
    /// Where the citizen goes afterwards; on the institution's registered domain.
    pub return_link: Option<ReturnLink>,
    /// Whether the citizen must first type in the four digits that the institution's page shows: it was begun on another
    /// screen, and somebody else's screen could be lying.
    pub pairing: bool,
}

redacted_debug!(Ticket);

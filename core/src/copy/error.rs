use super::fonts::FontError;
use super::picture::{PictureError, PictureRole};
use crate::code::symbol::SymbolError;
use crate::document::DocumentError;

/// Why a copy or a card could not be made.
///
/// No variant holds anything of the document or of the request. [`code`](CopyError::code) is stable between releases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// This version does not know the kind of the document, so it cannot say what its fields mean.
    #[error("the kind of the document is not known")]
    UnknownKind,
    /// The document has nothing that could be shown.
    #[error("the document has nothing to show")]
    NothingToShow,
    /// A text that must be there is blank.
    #[error("the {what} is blank")]
    Blank {
        /// Which one.
        what: &'static str,
    },
    /// A text that was given beside the document is longer than its place on the page allows.
    #[error("the {what} is longer than {limit} bytes")]
    TooLong {
        /// Which one.
        what: &'static str,
        /// The limit in UTF-8 bytes.
        limit: usize,
    },
    /// The instant has no date in a calendar of four-digit years.
    #[error("the time is outside the years 1 to 9999")]
    Time,
    /// A picture of the document cannot be shown. The caller may ask for a copy without pictures.
    #[error("{role}: {reason}")]
    Picture {
        /// Which picture.
        role: PictureRole,
        /// Why not.
        reason: PictureError,
    },
    /// The copy would have more pages than the limit.
    #[error("more than {limit} pages")]
    TooManyPages {
        /// The limit.
        limit: usize,
    },
    /// The document cannot be written as JSON, so no print check can be computed.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A font cannot be embedded.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The QR symbol cannot be drawn.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
    /// The symbol of a printed card needs error correction Q or H: paper gets glare, dirt and scratches.
    #[error("a printed card needs a symbol of error correction Q or H")]
    SymbolLevel,
    /// The texts of the card leave no room for a QR symbol that a phone can read.
    #[error("the texts of the card leave too little room for its QR symbol")]
    CardTooFull,
}

impl CopyError {
    /// A stable name in `snake_case`.
    pub const fn code(&self) -> &'static str {
        match self {
            CopyError::UnknownKind => "copy_unknown_kind",
            CopyError::NothingToShow => "copy_nothing_to_show",
            CopyError::Blank { .. } => "copy_text_blank",
            CopyError::TooLong { .. } => "copy_text_too_long",
            CopyError::Time => "copy_time",
            CopyError::Picture { reason, .. } => reason.code(),
            CopyError::TooManyPages { .. } => "copy_too_many_pages",
            CopyError::Document(error) => error.code(),
            CopyError::Font(error) => error.code(),
            CopyError::Symbol(error) => error.code(),
            CopyError::SymbolLevel => "copy_symbol_level",
            CopyError::CardTooFull => "copy_card_too_full",
        }
    }
}

/// A text of the caller: not blank, and short enough for its place.
pub(super) fn fitting<'t>(text: &'t str, what: &'static str, limit: usize) -> Result<&'t str, CopyError> {
    if text.len() > limit {
        return Err(CopyError::TooLong { what, limit });
    }
    let text = text.trim();
    if text.is_empty() { Err(CopyError::Blank { what }) } else { Ok(text) }
}

//! The card that an institution prints and puts on its counter: a large QR with its signed request, who asks for what,
//! and until when.

mod layout;

use super::error::{CopyError, fitting};
use super::file::{self, Heading};
use super::fonts::Fonts;
use super::shown::shown;
use crate::code::symbol::{ErrorCorrection, QrSymbol};
use crate::document::DocumentKind;
use crate::text::{Bilingual, Language};
use crate::time::Timestamp;

/// Longest name of an institution, a branch or a service on a card, in UTF-8 bytes.
pub const MAX_CARD_TEXT_BYTES: usize = 512;
/// Most documents that a card can list.
const MAX_ASKED: usize = 16;

/// The paper of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 148 × 210 mm, for a stand on a counter.
    #[default]
    A5,
    /// 210 × 297 mm, for a wall.
    A4,
}

/// A document as a card lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedDocument {
    /// What it is called, or what the choice is called where several documents answer.
    pub title: Bilingual,
    /// False if the visitor may leave it out.
    pub required: bool,
}

impl AskedDocument {
    /// A document of one kind.
    pub fn of(kind: &DocumentKind, required: bool) -> Self {
        AskedDocument { title: kind.short_title(), required }
    }
}

/// What stands on a card. The texts are those of the signed request that the symbol carries.
///
/// Whether the request is well signed is not asked here: see that it is before printing.
#[derive(Debug, Clone, Copy)]
pub struct CounterCard<'c> {
    /// Legal name of the institution.
    pub institution: &'c str,
    /// Its branch; may be blank.
    pub branch: &'c str,
    /// What the documents are for; may be blank.
    pub service: &'c str,
    /// The documents, in the order in which they are listed.
    pub documents: &'c [AskedDocument],
    /// From when the request is valid. It is also the date of the file.
    pub valid_from: Timestamp,
    /// The last day of the request: its date in Kyiv is printed.
    pub valid_to: Timestamp,
    /// The signed request, with error correction Q or H.
    pub symbol: &'c QrSymbol,
}

/// A finished card.
#[derive(Clone, PartialEq, Eq)]
pub struct PdfSheet {
    bytes: Vec<u8>,
    missing_characters: usize,
}

impl std::fmt::Debug for PdfSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PdfSheet({} bytes)", self.bytes.len())
    }
}

impl PdfSheet {
    /// The PDF file: one page.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many different characters of the texts the fonts do not have. Each stands as � on the card.
    pub fn missing_characters(&self) -> usize {
        self.missing_characters
    }
}

/// Draws a card.
///
/// # Errors
/// [`CopyError::Blank`], [`CopyError::TooLong`], [`CopyError::Time`], [`CopyError::SymbolLevel`],
/// [`CopyError::CardTooFull`] if the texts leave no room for a symbol with modules of 0.6 mm, [`CopyError::Font`].
pub fn card_sheet(card: &CounterCard<'_>, paper: Paper, fonts: &Fonts) -> Result<PdfSheet, CopyError> {
    if !matches!(card.symbol.error_correction(), ErrorCorrection::Q | ErrorCorrection::H) {
        return Err(CopyError::SymbolLevel);
    }
    if card.documents.len() > MAX_ASKED {
        return Err(CopyError::CardTooFull);
    }
    let institution = shown(fitting(card.institution, "institution", MAX_CARD_TEXT_BYTES)?);
    let optional = |text, what| match fitting(text, what, MAX_CARD_TEXT_BYTES) {
        Ok(text) => Ok(Some(shown(text))),
        Err(CopyError::Blank { .. }) => Ok(None),
        Err(error) => Err(error),
    };
    let texts = layout::Texts {
        branch: optional(card.branch, "branch")?,
        service: optional(card.service, "service")?,
        institution,
    };
    let created = file::calendar(card.valid_from)?;
    file::calendar(card.valid_to)?;
    let (page, faces) = layout::draw(card, &texts, paper, fonts.open()?)?;
    let heading =
        Heading {
            title: &format!("Дія.QR: {}", texts.institution), language: Language::Ukrainian, created
        };
    let bytes = file::write(&heading, vec![page], &faces, &[])?;
    Ok(PdfSheet { bytes, missing_characters: faces.missing() })
}

#[cfg(test)]
mod tests;

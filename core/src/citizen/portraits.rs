use crate::code::portrait::{PORTRAIT_MISSING, PORTRAIT_PREFIX, PORTRAIT_SHOWN, PortraitFrame};
use crate::code::symbol::{ErrorCorrection, QrSymbol, Segment, SymbolError, qr};
use crate::redacted::redacted_debug;
use crate::text::Bilingual;

/// The second code on the holder's screen: the portrait, shown by turns with the code or the answer that it belongs to.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownPortrait {
    text: String,
}

impl ShownPortrait {
    pub(super) fn of(frame: &PortraitFrame) -> Self {
        ShownPortrait { text: frame.to_text() }
    }

    /// The text of the QR.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The QR itself.
    ///
    /// # Errors
    /// [`SymbolError`]; not for any portrait that fits its own size limit.
    pub fn qr(&self) -> Result<QrSymbol, SymbolError> {
        let (prefix, digits) = self.text.split_at_checked(PORTRAIT_PREFIX.len()).unwrap_or(("", &self.text));
        qr(&[Segment::Bytes(prefix.as_bytes()), Segment::Numeric(digits)], ErrorCorrection::M)
    }
}

pub(super) const fn portrait_text(portrait: Option<&ShownPortrait>) -> Bilingual {
    if portrait.is_some() { PORTRAIT_SHOWN } else { PORTRAIT_MISSING }
}

redacted_debug!(ShownPortrait);

use super::Valid;
use crate::code::credential::PortraitDigest;
use crate::code::portrait::{PORTRAIT_NONE, PORTRAIT_PROMISED, Portrait, PortraitFrame, PortraitRefusal};
use crate::text::Bilingual;

/// The portrait from the second code beside a code of a document; `promised` is what an accepted code says of it.
///
/// # Errors
/// [`PortraitRefusal`].
pub fn check_portrait(promised: Option<PortraitDigest>, text: &str) -> Result<Portrait, PortraitRefusal> {
    let PortraitFrame::Plain(portrait) = PortraitFrame::from_text(text)? else {
        return Err(PortraitRefusal::WrongForm);
    };
    Portrait::promised(&portrait, promised.ok_or(PortraitRefusal::NonePromised)?)
}

impl Valid {
    /// What the document's portrait, or that it has none, means to the person who checks.
    pub const fn portrait_text(&self) -> Bilingual {
        if self.portrait.is_some() { PORTRAIT_PROMISED } else { PORTRAIT_NONE }
    }

    /// The portrait from the second code beside the code that this verdict is of.
    ///
    /// # Errors
    /// [`PortraitRefusal`].
    pub fn check_portrait(&self, text: &str) -> Result<Portrait, PortraitRefusal> {
        check_portrait(self.portrait, text)
    }
}

use super::Valid;
use crate::code::portrait::{PORTRAIT_NONE, PORTRAIT_PROMISED, Portrait, PortraitFrame, PortraitRefusal};
use crate::text::Bilingual;

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
        let PortraitFrame::Plain(portrait) = PortraitFrame::from_text(text)? else {
            return Err(PortraitRefusal::WrongForm);
        };
        Portrait::promised(&portrait, self.portrait.ok_or(PortraitRefusal::NonePromised)?)
    }
}

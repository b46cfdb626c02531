use zeroize::Zeroizing;

use super::{PORTRAIT_MAX_BYTES, Portrait, PortraitRefusal};
use crate::codec::{bytes_from_digits, digits_from_bytes};
use crate::redacted::redacted_debug;

/// Before the digits of a portrait. It is no URL, so that no browser ever opens, keeps or sends it.
pub const PORTRAIT_PREFIX: &str = "DIIA3:";

/// Version 1 in the upper half; the lower half tells the codes apart.
const PLAIN_PORTRAIT: u8 = 0x18;
/// A portrait beside an answer; the ask room seals and opens it.
pub(crate) const SEALED_PORTRAIT: u8 = 0x19;
/// The longest is a sealed one: first byte, which ask, a portrait filled up, tag.
const MAX_BYTES: usize = 1 + 4 + PORTRAIT_MAX_BYTES + 16;

/// The second code on the holder's screen, as it was read.
#[derive(Clone, PartialEq, Eq)]
pub enum PortraitFrame {
    /// Beside a code of a document, which anybody can read as well.
    Plain(Zeroizing<Vec<u8>>),
    /// Beside an answer: only the asker can open it. All its bytes, the first included.
    Sealed(Vec<u8>),
}

impl PortraitFrame {
    /// Reads the text of a QR. Whose portrait it is, its digest tells.
    ///
    /// # Errors
    /// [`PortraitRefusal`].
    pub fn from_text(text: &str) -> Result<Self, PortraitRefusal> {
        let digits = text.strip_prefix(PORTRAIT_PREFIX).ok_or(PortraitRefusal::NotAPortrait)?;
        let bytes = Zeroizing::new(bytes_from_digits(digits, MAX_BYTES)?);
        match bytes.split_first() {
            None | Some((&(PLAIN_PORTRAIT | SEALED_PORTRAIT), [])) => Err(PortraitRefusal::Length),
            Some((&PLAIN_PORTRAIT, portrait)) if portrait.len() > PORTRAIT_MAX_BYTES => {
                Err(PortraitRefusal::TooLarge)
            }
            Some((&PLAIN_PORTRAIT, portrait)) => Ok(PortraitFrame::Plain(Zeroizing::new(portrait.to_vec()))),
            // Of one length, so that it tells nothing of the person.
            Some((&SEALED_PORTRAIT, _)) if bytes.len() != MAX_BYTES => Err(PortraitRefusal::Length),
            Some((&SEALED_PORTRAIT, _)) => Ok(PortraitFrame::Sealed(bytes.to_vec())),
            Some(_) => Err(PortraitRefusal::Version),
        }
    }

    /// Whether the text says that it is a portrait.
    pub fn is_one(text: &str) -> bool {
        text.starts_with(PORTRAIT_PREFIX)
    }

    /// The text that the QR holds.
    pub fn to_text(&self) -> String {
        let digits = match self {
            PortraitFrame::Plain(portrait) => {
                digits_from_bytes(&Zeroizing::new([&[PLAIN_PORTRAIT], &portrait[..]].concat()))
            }
            PortraitFrame::Sealed(bytes) => digits_from_bytes(bytes),
        };
        PORTRAIT_PREFIX.to_owned() + &digits
    }
}

impl From<&Portrait> for PortraitFrame {
    fn from(portrait: &Portrait) -> Self {
        PortraitFrame::Plain(Zeroizing::new(portrait.bytes().to_vec()))
    }
}

redacted_debug!(PortraitFrame);

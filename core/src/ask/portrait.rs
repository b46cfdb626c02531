//! The portrait beside an answer: the second message of the answer's own context, so that only the asker can open it.

use zeroize::Zeroizing;

use super::answer::TAG_OF_ASK;
use super::hpke::{Context, Message};
use crate::code::credential::PortraitDigest;
use crate::code::portrait::{PORTRAIT_MAX_BYTES, Portrait, PortraitFrame, PortraitRefusal, SEALED_PORTRAIT};

/// What stands before the sealed part: its type, and which ask it belongs to.
pub(super) fn head_of_portrait(ask_digest: &[u8; 32]) -> Vec<u8> {
    [&[SEALED_PORTRAIT][..], ask_digest.get(..TAG_OF_ASK).unwrap_or_default()].concat()
}

/// Zeros up to one length: the length of a portrait is nearly as good as a name. No portrait ends with a zero.
pub(super) fn filled_up(portrait: &Portrait) -> Zeroizing<Vec<u8>> {
    let mut message = Zeroizing::new(Vec::with_capacity(PORTRAIT_MAX_BYTES));
    message.extend_from_slice(portrait.bytes());
    message.resize(PORTRAIT_MAX_BYTES, 0);
    message
}

/// What an accepted answer leaves behind for its portrait.
pub(super) struct ExpectedPortrait {
    pub(super) context: Context,
    pub(super) promised: Option<PortraitDigest>,
}

/// Opens the portrait for this ask; `expected` is there once an answer was accepted.
pub(super) fn open_portrait(
    text: &str,
    ask_digest: &[u8; 32],
    expected: Option<&ExpectedPortrait>,
) -> Result<Portrait, PortraitRefusal> {
    let PortraitFrame::Sealed(bytes) = PortraitFrame::from_text(text)? else {
        return Err(PortraitRefusal::WrongForm);
    };
    let head = head_of_portrait(ask_digest);
    let sealed = bytes.strip_prefix(&head[..]).ok_or(PortraitRefusal::AnotherAsk)?;
    let expected = expected.ok_or(PortraitRefusal::BeforeAnswer)?;
    let promised = expected.promised.ok_or(PortraitRefusal::NonePromised)?;
    let message =
        expected.context.open(Message::Portrait, &head, sealed).map_err(|_| PortraitRefusal::Sealed)?;
    let length = message.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    Portrait::promised(message.get(..length).unwrap_or_default(), promised)
}

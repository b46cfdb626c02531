//! The form of an ask, read a second time from `core/ASK.md` §1, byte by byte and without the library.

use diia_citizen::code::pass::LinkBase;

use crate::decimal;

/// Longer texts are not asks.
const MAX_BYTES: usize = 700;
/// Everything of a person's ask but its wish.
const PERSON_BYTES: usize = 1 + 1 + 6 + 16 + 33 + 1;

/// An ask as this reader sees it.
#[derive(Debug, PartialEq, Eq)]
pub enum Form {
    /// A private person's, whole and right in every byte.
    Person,
    /// Right up to the worker's card, of which this reader knows nothing.
    Worker,
    /// Something else.
    Neither,
}

/// The bytes behind a text's `#`, where it is the text of an ask.
pub fn bytes_of(text: &str, base: &LinkBase) -> Option<Vec<u8>> {
    let host = base.as_str().strip_prefix("https://")?.split('/').next()?;
    decimal::bytes(text.strip_prefix(&format!("https://{host}/ask#"))?, MAX_BYTES)
}

/// What the bytes are.
pub fn form(bytes: &[u8]) -> Form {
    let wish = match bytes {
        [0x15, 1 | 2, ..] => 1,
        [0x15, 4, 14 | 16 | 18 | 21 | 60, ..] => 2,
        _ => return Form::Neither,
    };
    let rest = &bytes[1 + wish..];
    if rest.len() < PERSON_BYTES - 1 || rest[0] > 26 {
        return Form::Neither;
    }
    let key = &rest[1 + 6 + 16..][..33];
    let is_key = matches!(key[0], 2 | 3) && p256::PublicKey::from_sec1_bytes(key).is_ok();
    match rest[PERSON_BYTES - 2] {
        0 if is_key && rest.len() == PERSON_BYTES - 1 => Form::Person,
        1 if is_key => Form::Worker,
        _ => Form::Neither,
    }
}

//! A document as the vault keeps it; the bytes are described in `core/VAULT.md`.

use zeroize::Zeroizing;

use super::{DocumentId, HeldDocument};
use crate::code::digits::DigitsSecret;
use crate::codec::{Reader, UnexpectedEnd, Writer};
use crate::document::{Document, DocumentError, DocumentKind};
use crate::ports::KeyAlias;

/// Before a portrait, which stands after the credentials; no credential begins with it.
const PORTRAIT: u8 = 0x18;

impl HeldDocument {
    pub(super) fn to_record(&self) -> Result<Zeroizing<Vec<u8>>, DocumentError> {
        let json = self.data().map(Document::to_json).transpose()?.map(Zeroizing::new);
        let credentials: Vec<_> = self.credentials().map(|one| Zeroizing::new(one.to_bytes())).collect();
        let kind = self.data().map_or("", |data| data.kind().partner_name());
        let texts = [self.id().0.as_bytes(), self.key_alias().0.as_bytes(), kind.as_bytes()];
        let json = json.as_ref().map_or(&[][..], |json| json.as_bytes());
        let portrait =
            self.portrait().map(|portrait| Zeroizing::new([&[PORTRAIT], portrait.bytes()].concat()));
        let ends = || credentials.iter().chain(&portrait).map(|part| part.as_slice());
        let parts = || texts.into_iter().chain([json]).chain(ends());
        // Room for everything: a buffer that grows would leave a clear copy behind.
        let room = parts().fold(0_usize, |room, part| room.saturating_add(part.len()).saturating_add(4));
        let mut out = Writer::with_capacity(room.saturating_add(32));
        out.bytes(self.digits_secret().as_bytes());
        for part in parts() {
            out.unsigned::<4>(u64::try_from(part.len()).unwrap_or(u64::MAX)).bytes(part);
        }
        Ok(Zeroizing::new(out.finish()))
    }

    /// `None` for bytes that no version wrote.
    pub(super) fn from_record(record: &[u8]) -> Option<Self> {
        let mut input = Reader::new(record);
        let secret = DigitsSecret::from_bytes(input.array().ok()?);
        let id = text(&mut input)?;
        let alias = text(&mut input)?;
        let kind = text(&mut input)?;
        let json = part(&mut input).ok()?;
        let mut credentials = Vec::new();
        while input.remaining() > 0 {
            credentials.push(part(&mut input).ok()?);
        }
        let portrait = credentials.pop_if(|last| last.first() == Some(&PORTRAIT));
        let held = HeldDocument::new(DocumentId(id), KeyAlias(alias), secret, credentials).ok()?;
        let held = match portrait {
            Some(portrait) => held.with_portrait(portrait.get(1..)?).ok()?,
            None => held,
        };
        if kind.is_empty() {
            return Some(held);
        }
        let kind = DocumentKind::from_name(&kind).ok()?;
        held.with_data(Document::from_json(kind, json).ok()?).ok()
    }
}

fn part<'r>(input: &mut Reader<'r>) -> Result<&'r [u8], UnexpectedEnd> {
    let length = usize::try_from(input.unsigned::<4>()?).map_err(|_| UnexpectedEnd)?;
    input.take(length)
}

fn text(input: &mut Reader<'_>) -> Option<String> {
    std::str::from_utf8(part(input).ok()?).ok().map(str::to_owned)
}

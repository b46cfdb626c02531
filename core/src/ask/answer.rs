use zeroize::Zeroizing;

use super::hpke::{Context, EphemeralKey, Message, TAG_BYTES, receiver, sender};
use super::portrait::{filled_up, head_of_portrait};
use super::{AnswerRefusal, Ask};
use crate::code::credential::Credential;
use crate::code::pass::{PassFlags, offset_within};
use crate::code::portrait::{Portrait, PortraitFrame};
use crate::codec::{Reader, Writer, bytes_from_digits, digits_from_bytes};
use crate::es256::{PublicKey, Signature};
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

/// Before everything that a phone signs for an answer, and what the sealing is bound to.
const DOMAIN: &[u8] = b"diia-citizen/1/answer\0";
/// Version 1 in the upper half; the lower half tells an answer from the rest.
const VERSION_AND_TYPE: u8 = 0x16;
/// By so much of an ask's digest its asker knows, before opening anything, that an answer is for it.
pub(super) const TAG_OF_ASK: usize = 4;
/// No answer is longer, in bytes.
const MAX_BYTES: usize = 1200;

/// Before the digits of an answer. It is no URL, so that no browser ever opens, keeps or sends it.
pub const ANSWER_PREFIX: &str = "DIIA2:";
/// An answer is good for so long.
pub const ANSWER_LIFE_MILLIS: i64 = 60_000;

/// An answer that the phone has not signed yet.
pub struct UnsignedAnswer {
    credential: Credential,
    issued_at: Timestamp,
    offset: u32,
    flags: PassFlags,
    ask_digest: [u8; 32],
    asker: PublicKey,
    ephemeral: EphemeralKey,
}

impl UnsignedAnswer {
    /// An answer to this ask, by this credential.
    ///
    /// # Errors
    /// [`AnswerRefusal::Sealed`] when the system gives no random numbers, [`AnswerRefusal::Credential`] when the credential is not
    /// valid at that instant.
    pub fn new(
        ask: &Ask,
        credential: Credential,
        issued_at: Timestamp,
        flags: PassFlags,
    ) -> Result<Self, AnswerRefusal> {
        let offset = offset_within(credential.validity(), issued_at).map_err(AnswerRefusal::Credential)?;
        let ephemeral = EphemeralKey::generate().map_err(|_| AnswerRefusal::Sealed)?;
        let (ask_digest, asker) = (ask.digest(), *ask.ephemeral());
        Ok(UnsignedAnswer { credential, issued_at, offset, flags, ask_digest, asker, ephemeral })
    }

    /// The message for the phone's ES256.
    pub fn signing_input(&self) -> Vec<u8> {
        signing_input(&self.credential, self.issued_at, self.flags, &self.ask_digest, &self.ephemeral.public)
    }

    /// The key of the phone that is to sign.
    pub const fn device_key(&self) -> &PublicKey {
        self.credential.device_key()
    }

    /// Signed by the phone, sealed to the asker; and the portrait, where the holder's phone has one, sealed to the asker alike.
    ///
    /// # Errors
    /// [`AnswerRefusal::Sealed`].
    pub fn sealed(
        self,
        device_signature: &Signature,
        portrait: Option<&Portrait>,
    ) -> Result<(SealedAnswer, Option<PortraitFrame>), AnswerRefusal> {
        let mut inside = Writer::with_capacity(340);
        inside.bytes(&Zeroizing::new(self.credential.to_bytes()));
        inside.bytes(&self.offset.to_be_bytes()).byte(self.flags.to_byte());
        inside.bytes(device_signature.as_bytes());
        let inside = Zeroizing::new(inside.finish());
        let head = head(&self.ask_digest, &self.ephemeral.public);
        let info = info(&self.ask_digest);
        let head_of_portrait = head_of_portrait(&self.ask_digest);
        let (sealed, portrait) = sender(self.ephemeral, &self.asker, &info)
            .and_then(|context| {
                let portrait = portrait.map(|portrait| (&head_of_portrait[..], filled_up(portrait)));
                context.seal_all((&head, inside), portrait)
            })
            .map_err(|_| AnswerRefusal::Sealed)?;
        let portrait = portrait.map(|sealed| PortraitFrame::Sealed([head_of_portrait, sealed].concat()));
        Ok((SealedAnswer { bytes: [head, sealed].concat() }, portrait))
    }
}

fn signing_input(
    credential: &Credential,
    issued_at: Timestamp,
    flags: PassFlags,
    ask_digest: &[u8; 32],
    ephemeral: &PublicKey,
) -> Vec<u8> {
    let mut out = Writer::with_capacity(DOMAIN.len() + 106);
    out.bytes(DOMAIN).bytes(&credential.digest());
    out.bytes(&issued_at.unix_millis().to_be_bytes()).byte(flags.to_byte());
    out.bytes(ask_digest).bytes(&ephemeral.to_compressed());
    out.finish()
}

fn head(ask_digest: &[u8; 32], ephemeral: &PublicKey) -> Vec<u8> {
    let tag = ask_digest.get(..TAG_OF_ASK).unwrap_or_default();
    [&[VERSION_AND_TYPE][..], tag, &ephemeral.to_compressed()].concat()
}

fn info(ask_digest: &[u8; 32]) -> Vec<u8> {
    [DOMAIN, ask_digest].concat()
}

/// An answer that only its asker can open.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedAnswer {
    bytes: Vec<u8>,
}

impl SealedAnswer {
    /// The text that the QR holds.
    pub fn to_text(&self) -> String {
        ANSWER_PREFIX.to_owned() + &digits_from_bytes(&self.bytes)
    }

    /// Reads the text of a QR. Whether it can be opened, only its asker finds out.
    ///
    /// # Errors
    /// [`AnswerRefusal`].
    pub fn from_text(text: &str) -> Result<Self, AnswerRefusal> {
        let digits = text.strip_prefix(ANSWER_PREFIX).ok_or(AnswerRefusal::NotAnAnswer)?;
        let bytes = bytes_from_digits(digits, MAX_BYTES)?;
        match bytes.first() {
            Some(&VERSION_AND_TYPE) if bytes.len() > Self::HEAD + TAG_BYTES => Ok(SealedAnswer { bytes }),
            Some(&VERSION_AND_TYPE) | None => Err(AnswerRefusal::Length),
            Some(_) => Err(AnswerRefusal::Version),
        }
    }

    const HEAD: usize = 1 + TAG_OF_ASK + 33;

    /// Its bytes: what the check digits are drawn from.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether it says that it is for this ask.
    pub(super) fn is_for(&self, ask_digest: &[u8; 32]) -> bool {
        self.bytes.get(1..=TAG_OF_ASK) == ask_digest.get(..TAG_OF_ASK)
    }

    /// The key of the holder's phone for this one answer.
    pub(super) fn ephemeral(&self) -> Result<PublicKey, AnswerRefusal> {
        let key = self.bytes.get(1 + TAG_OF_ASK..Self::HEAD).and_then(|key| key.try_into().ok());
        PublicKey::from_compressed(key.ok_or(AnswerRefusal::Length)?).map_err(|_| AnswerRefusal::Key)
    }

    /// Opens it by the key of the ask.
    pub(super) fn open(
        &self,
        key: EphemeralKey,
        ask_digest: &[u8; 32],
    ) -> Result<OpenedAnswer, AnswerRefusal> {
        let ephemeral = self.ephemeral()?;
        let (head, sealed) = self.bytes.split_at_checked(Self::HEAD).ok_or(AnswerRefusal::Length)?;
        let context = receiver(key, &ephemeral, &info(ask_digest)).map_err(|_| AnswerRefusal::Sealed)?;
        let inside = context.open(Message::Answer, head, sealed).map_err(|_| AnswerRefusal::Sealed)?;
        let (credential, rest) = Credential::split_from(&inside).map_err(AnswerRefusal::Credential)?;
        let mut input = Reader::new(rest);
        let offset = u32::from_be_bytes(input.array()?);
        let flags = PassFlags::from_byte(input.byte()?).map_err(AnswerRefusal::Credential)?;
        let signature =
            Signature::from_canonical(input.take(Signature::LENGTH)?).map_err(|_| AnswerRefusal::Holder)?;
        input.finish()?;
        let issued_at = credential.validity().from().plus_millis(i64::from(offset));
        offset_within(credential.validity(), issued_at).map_err(AnswerRefusal::Credential)?;
        let message = signing_input(&credential, issued_at, flags, ask_digest, &ephemeral);
        let signed_by_device = credential.device_key().verifies(&message, &signature);
        Ok(OpenedAnswer { credential, issued_at, flags, signed_by_device, context })
    }
}

/// What was in an answer.
pub(super) struct OpenedAnswer {
    pub(super) credential: Credential,
    pub(super) issued_at: Timestamp,
    pub(super) flags: PassFlags,
    /// Whether the phone of the credential signed this answer to this ask.
    pub(super) signed_by_device: bool,
    /// What opens the portrait beside it.
    pub(super) context: Context,
}

redacted_debug!(UnsignedAnswer, SealedAnswer);

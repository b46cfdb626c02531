use super::AskRefusal;
use crate::codec::{Reader, TextField, Writer, is_letter};
use crate::es256::{PublicKey, Signature};
use crate::redacted::redacted_debug;
use crate::request::card::{CardValidity, RegisterCode};
use crate::time::Timestamp;
use crate::trust::{KeyId, KeyUse, TrustStore};

/// Before everything that a signer of cards signs for a worker.
const DOMAIN: &[u8] = b"diia-citizen/1/worker\0";
/// Version 1 in the upper half; the lower half tells a worker's card from the rest.
const VERSION_AND_TYPE: u8 = 0x17;
const PERSON: u8 = 1;

const LEGAL_NAME: TextField = TextField { allows: allowed_in_text, longest: 120, wide: true };
const BRANCH: TextField = TextField { allows: allowed_in_text, longest: 60, wide: false };

fn allowed_in_text(character: char) -> bool {
    is_letter(character)
        || character.is_ascii_digit()
        || matches!(character, ' '..='/' | ':' | ';' | '?' | '_')
        || "«»„“”’ʼ–—№§".contains(character)
}

/// What an institution's card for a worker's phone says, before it is signed.
#[derive(Clone, PartialEq, Eq)]
pub struct WorkerTemplate {
    /// The short name of the key that signs.
    pub issuer_key: KeyId,
    /// The institution's code in the state register.
    pub register_code: RegisterCode,
    /// Its legal name, 1 to 120 characters.
    pub legal_name: String,
    /// The branch or post, up to 60 characters; may be empty.
    pub branch: String,
    /// When the card is valid, at most 180 days.
    pub validity: CardValidity,
    /// The key of the worker's phone, which signs each ask.
    pub worker_key: PublicKey,
}

impl WorkerTemplate {
    /// The card without its signature.
    ///
    /// # Errors
    /// [`AskRefusal::Worker`] for what has no place in the format.
    pub fn encode(&self) -> Result<Vec<u8>, AskRefusal> {
        if self.legal_name.is_empty() {
            return Err(AskRefusal::Worker);
        }
        let mut out = Writer::with_capacity(256);
        out.byte(VERSION_AND_TYPE).bytes(&self.issuer_key.0);
        out.byte(if self.register_code.is_of_a_person() { PERSON } else { 0 });
        out.unsigned::<5>(self.register_code.number());
        self.validity.write(&mut out);
        LEGAL_NAME.write(&self.legal_name, &mut out).map_err(|_| AskRefusal::Worker)?;
        BRANCH.write(&self.branch, &mut out).map_err(|_| AskRefusal::Worker)?;
        out.bytes(&self.worker_key.to_compressed());
        Ok(out.finish())
    }

    /// The message for the ES256 of the one who signs cards.
    ///
    /// # Errors
    /// As [`WorkerTemplate::encode`].
    pub fn signing_input(&self) -> Result<Vec<u8>, AskRefusal> {
        Ok([DOMAIN, &self.encode()?].concat())
    }
}

/// A worker's card as it was signed.
#[derive(Clone, PartialEq, Eq)]
pub struct WorkerCard {
    content: WorkerTemplate,
    signature: Signature,
    body: Vec<u8>,
}

impl WorkerCard {
    /// Reads one card and nothing after it: the body, then the signature.
    ///
    /// # Errors
    /// [`AskRefusal::Worker`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AskRefusal> {
        let mut input = Reader::new(bytes);
        let card = Self::read(bytes, &mut input)?;
        input.finish().map_err(|_| AskRefusal::Worker)?;
        Ok(card)
    }

    /// Reads the card at the start of `bytes`, which `input` reads from its start.
    pub(super) fn read(bytes: &[u8], input: &mut Reader<'_>) -> Result<Self, AskRefusal> {
        let before = input.remaining();
        let wrong = |_| AskRefusal::Worker;
        if input.byte().map_err(wrong)? != VERSION_AND_TYPE {
            return Err(AskRefusal::Worker);
        }
        let issuer_key = KeyId(input.array().map_err(wrong)?);
        let is_of_a_person = match input.byte().map_err(wrong)? {
            0 => false,
            PERSON => true,
            _ => return Err(AskRefusal::Worker),
        };
        let number = input.unsigned::<5>().map_err(wrong)?;
        let register_code =
            RegisterCode::from_number(number, is_of_a_person).map_err(|_| AskRefusal::Worker)?;
        let validity = CardValidity::read(input).map_err(|_| AskRefusal::Worker)?;
        let legal_name = LEGAL_NAME.read(input).map_err(|_| AskRefusal::Worker)?;
        let branch = BRANCH.read(input).map_err(|_| AskRefusal::Worker)?;
        if legal_name.is_empty() {
            return Err(AskRefusal::Worker);
        }
        let worker_key =
            PublicKey::from_compressed(&input.array().map_err(wrong)?).map_err(|_| AskRefusal::Worker)?;
        let length = before.saturating_sub(input.remaining());
        let body = bytes.get(..length).ok_or(AskRefusal::Worker)?.to_vec();
        let signature = Signature::from_canonical(input.take(Signature::LENGTH).map_err(wrong)?)
            .map_err(|_| AskRefusal::Worker)?;
        let content = WorkerTemplate { issuer_key, register_code, legal_name, branch, validity, worker_key };
        Ok(WorkerCard { content, signature, body })
    }

    /// Body and signature.
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.body[..], self.signature.as_bytes()].concat()
    }

    /// What it says.
    pub const fn content(&self) -> &WorkerTemplate {
        &self.content
    }

    /// Believes the card, or says why not: an issuer whose keys may sign cards signed it, and it is valid now.
    ///
    /// # Errors
    /// [`AskRefusal`].
    pub fn believe(&self, trust: &TrustStore, now: Timestamp) -> Result<(), AskRefusal> {
        let message = [DOMAIN, &self.body].concat();
        let mut candidates = trust.keys(self.content.issuer_key, KeyUse::Cards).peekable();
        if candidates.peek().is_none() {
            return Err(AskRefusal::WorkerUnknownIssuer);
        }
        let signed_by = |key: &PublicKey| key.verifies(&message, &self.signature);
        let (_, key) =
            candidates.find(|(_, key)| signed_by(&key.public_key)).ok_or(AskRefusal::WorkerSignature)?;
        let validity = self.content.validity;
        let key_fits =
            key.not_before <= validity.from() && validity.from() < key.not_after && now < key.not_after;
        if !key_fits {
            return Err(AskRefusal::WorkerUnknownIssuer);
        }
        if now < validity.from() || now >= validity.until() {
            return Err(AskRefusal::WorkerExpired);
        }
        Ok(())
    }
}

redacted_debug!(WorkerTemplate, WorkerCard);

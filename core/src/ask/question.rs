use super::{AskRefusal, Asker, Wanted, WorkerCard};
use crate::code::pass::LinkBase;
use crate::codec::{Reader, Writer, bytes_from_digits, digits_from_bytes};
use crate::document::DocumentKind;
use crate::es256::{PublicKey, Signature, sha256};
use crate::redacted::redacted_debug;
use crate::time::Timestamp;
use crate::trust::TrustStore;

/// Before what a worker's phone signs, and before the hash that names an ask.
const DOMAIN: &[u8] = b"diia-citizen/1/ask\0";
/// Version 1 in the upper half; the lower half tells an ask from the rest.
const VERSION_AND_TYPE: u8 = 0x15;
const PERSON: u8 = 0;
const WORKER: u8 = 1;
/// No ask is longer, in bytes.
const MAX_BYTES: usize = 700;

/// An ask can be read for so long: the asker's screen then shows a fresh one.
pub const ASK_LIFE_MILLIS: i64 = 60_000;
/// Two clocks that differ, as for codes.
const CLOCK_TOLERANCE_MILLIS: i64 = 30_000;

/// An ask that nobody has signed yet. A private person's needs no signature.
#[derive(Clone)]
pub struct UnsignedAsk {
    wanted: Wanted,
    kind: Option<DocumentKind>,
    created_at: Timestamp,
    nonce: [u8; 16],
    ephemeral: PublicKey,
    worker: Option<WorkerCard>,
}

impl UnsignedAsk {
    pub(super) const fn new(
        wanted: Wanted,
        kind: Option<DocumentKind>,
        created_at: Timestamp,
        nonce: [u8; 16],
        ephemeral: PublicKey,
        worker: Option<WorkerCard>,
    ) -> Self {
        UnsignedAsk { wanted, kind, created_at, nonce, ephemeral, worker }
    }

    fn body(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(80);
        out.byte(VERSION_AND_TYPE);
        self.wanted.write(&mut out);
        out.byte(self.kind.as_ref().and_then(DocumentKind::code).unwrap_or(0));
        // Before 1970 a phone's clock is broken, and no holder would answer.
        out.unsigned::<6>(u64::try_from(self.created_at.unix_millis()).unwrap_or(0));
        out.bytes(&self.nonce).bytes(&self.ephemeral.to_compressed());
        match &self.worker {
            None => out.byte(PERSON),
            Some(card) => out.byte(WORKER).bytes(&card.to_bytes()),
        };
        out.finish()
    }

    /// The message for the ES256 of the worker's phone.
    pub fn signing_input(&self) -> Vec<u8> {
        [DOMAIN, &self.body()].concat()
    }

    /// The ask as a QR holds it; `signature` is the worker's, where there is a card.
    pub(super) fn signed(self, signature: Option<Signature>) -> Ask {
        let mut bytes = self.body();
        bytes.extend(signature.iter().flat_map(|signature| *signature.as_bytes()));
        Ask { unsigned: self, signature, bytes }
    }
}

/// An ask as it was read. Reading one checks its form; [`Ask::believe`] the rest.
#[derive(Clone)]
pub struct Ask {
    unsigned: UnsignedAsk,
    signature: Option<Signature>,
    bytes: Vec<u8>,
}

impl Ask {
    /// Whether a scanned text is an ask, good or bad.
    pub fn is_one(text: &str, base: &LinkBase) -> bool {
        text.starts_with(&base.ask_prefix())
    }

    /// Reads the text of a QR.
    ///
    /// # Errors
    /// [`AskRefusal`].
    pub fn from_text(text: &str, base: &LinkBase) -> Result<Self, AskRefusal> {
        let digits = text.strip_prefix(&base.ask_prefix()).ok_or(AskRefusal::NotAnAsk)?;
        Self::from_bytes(&bytes_from_digits(digits, MAX_BYTES)?)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, AskRefusal> {
        let mut input = Reader::new(bytes);
        if input.byte()? != VERSION_AND_TYPE {
            return Err(AskRefusal::Version);
        }
        let wanted = Wanted::read(&mut input)?;
        let kind = match input.byte()? {
            0 => None,
            code => Some(DocumentKind::from_code(code).ok_or(AskRefusal::Kind)?),
        };
        let millis = i64::try_from(input.unsigned::<6>()?).map_err(|_| AskRefusal::Length)?;
        let nonce = input.array()?;
        let ephemeral = input.array()?;
        let who = input.byte()?;
        let before = bytes.len().saturating_sub(input.remaining());
        let (worker, signature) = match who {
            PERSON => (None, None),
            WORKER => {
                let card = WorkerCard::read(bytes.get(before..).unwrap_or_default(), &mut input)?;
                let signature = Signature::from_canonical(input.take(Signature::LENGTH)?);
                (Some(card), Some(signature.map_err(|_| AskRefusal::Signature)?))
            }
            _ => return Err(AskRefusal::Asker),
        };
        input.finish()?;
        let ephemeral = PublicKey::from_compressed(&ephemeral).map_err(|_| AskRefusal::Key)?;
        let created_at = Timestamp::from_unix_millis(millis);
        let unsigned = UnsignedAsk { wanted, kind, created_at, nonce, ephemeral, worker };
        Ok(Ask { unsigned, signature, bytes: bytes.to_vec() })
    }

    /// Believes the ask, or says why not: it is alive, and where an institution asks, its card is good and the worker's phone
    /// has signed this very ask.
    ///
    /// # Errors
    /// [`AskRefusal`].
    pub fn believe(&self, trust: &TrustStore, now: Timestamp) -> Result<(), AskRefusal> {
        if let (Some(card), Some(signature)) = (&self.unsigned.worker, &self.signature) {
            card.believe(trust, now)?;
            if !card.content().worker_key.verifies(&self.unsigned.signing_input(), signature) {
                return Err(AskRefusal::Signature);
            }
        }
        let age = now.millis_since(self.unsigned.created_at);
        match age {
            _ if age < -CLOCK_TOLERANCE_MILLIS => Err(AskRefusal::FromTheFuture),
            _ if age >= ASK_LIFE_MILLIS => Err(AskRefusal::Expired),
            _ => Ok(()),
        }
    }

    /// The text that the QR holds.
    pub fn to_text(&self, base: &LinkBase) -> String {
        base.ask_prefix() + &digits_from_bytes(&self.bytes)
    }

    /// What is wanted.
    pub const fn wanted(&self) -> Wanted {
        self.unsigned.wanted
    }

    /// Of which kind of document; `None` for any.
    pub const fn kind(&self) -> Option<&DocumentKind> {
        self.unsigned.kind.as_ref()
    }

    /// When it was made.
    pub const fn created_at(&self) -> Timestamp {
        self.unsigned.created_at
    }

    /// Who asks.
    pub fn asker(&self) -> Asker {
        match &self.unsigned.worker {
            None => Asker::Person,
            Some(card) => Asker::Worker(Box::new(card.clone())),
        }
    }

    /// The drawn number by which a phone knows that it has answered this ask.
    pub const fn nonce(&self) -> &[u8; 16] {
        &self.unsigned.nonce
    }

    /// The key to which the answer is sealed.
    pub const fn ephemeral(&self) -> &PublicKey {
        &self.unsigned.ephemeral
    }

    /// SHA-256 of the whole ask, signature and all: what an answer is bound to.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&[DOMAIN, &self.bytes].concat())
    }
}

redacted_debug!(UnsignedAsk, Ask);

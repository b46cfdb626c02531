use async_trait::async_trait;
use diia_citizen::code::digits::ThirteenDigits;
use diia_citizen::time::Timestamp;
use uuid::Uuid;

/// A code that has ended is remembered for so long, so that "expired" can be told from "unknown".
pub(crate) const ENDED_MILLIS: i64 = 120_000;

/// A code that was used is remembered for so long, so that the holder's screen learns who used it.
pub(crate) const USED_MILLIS: i64 = 600_000;

/// Thirteen digits as one number: half the memory of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct DigitsNumber(u64);

impl From<ThirteenDigits> for DigitsNumber {
    fn from(digits: ThirteenDigits) -> Self {
        DigitsNumber(digits.as_str().bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    }
}

impl DigitsNumber {
    /// From a number drawn elsewhere, for measuring.
    pub(crate) const fn from_number(number: u64) -> Self {
        DigitsNumber(number)
    }

    pub(crate) const fn number(self) -> u64 {
        self.0
    }
}

/// Which document of which citizen. All nodes know the same citizens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct DocumentReference {
    pub(crate) citizen: u8,
    pub(crate) kind: u8,
    pub(crate) status_index: u32,
}

/// What the registry keeps for digits while they live.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct LiveCode {
    pub(crate) id: Uuid,
    /// The first bytes of the pass's fingerprint: the same pass registered again is not a clash.
    pub(crate) pass: u64,
    pub(crate) document: DocumentReference,
    pub(crate) expires_at: Timestamp,
}

/// Who used a code, and when.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct UsedCode {
    pub(crate) id: Uuid,
    pub(crate) pass: u64,
    pub(crate) expires_at: Timestamp,
    pub(crate) by: String,
    pub(crate) at: Timestamp,
}

/// What became of digits that were to be registered.
pub(crate) enum Kept {
    New,
    /// This very pass has them already.
    Again(LiveCode),
    /// Another code has them, or had them a moment ago.
    Taken,
}

/// What digits stand for.
pub(crate) enum Found {
    Nothing,
    /// Registered and not used; it may have ended.
    Kept(LiveCode),
    Used(UsedCode),
}

/// What a holder's screen learns.
pub(crate) enum CodeState {
    Live(LiveCode),
    Used(UsedCode),
}

/// The store does not answer.
#[derive(Debug, thiserror::Error)]
#[error("the store of live codes does not answer: {0}")]
pub(crate) struct StoreError(pub(crate) String);

/// Where live codes are kept. `now` is the registry's own time; no store decides by another clock.
#[async_trait]
pub(crate) trait CodeStore: Send + Sync {
    /// Keeps a code under its digits, unless they are taken.
    async fn keep(&self, digits: DigitsNumber, code: LiveCode, now: Timestamp) -> Result<Kept, StoreError>;

    /// What the digits stand for; changes nothing.
    async fn find(&self, digits: DigitsNumber, now: Timestamp) -> Result<Found, StoreError>;

    /// Spends a code that was found. `true` for exactly one caller, on whichever node.
    async fn spend(&self, digits: DigitsNumber, used: &UsedCode) -> Result<bool, StoreError>;

    /// What became of a code, by its identifier.
    async fn state(&self, id: Uuid, now: Timestamp) -> Result<Option<CodeState>, StoreError>;

    /// Adds to a counter that is forgotten `window_millis` after its first addition, and gives the sum.
    async fn count(
        &self,
        name: &str,
        add: u32,
        window_millis: i64,
        now: Timestamp,
    ) -> Result<u32, StoreError>;

    /// How many codes are kept, and how many bytes that takes where the store can tell.
    async fn size(&self) -> Result<(u64, Option<u64>), StoreError>;
}

use super::{Ask, SealedAnswer};
use crate::es256::sha256;

const DOMAIN: &[u8] = b"diia-citizen/1/check-digits\0";

/// Four digits that both screens show, to be compared aloud: one in ten thousand for somebody who puts an answer of their own in
/// between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckDigits(String);

impl CheckDigits {
    /// Of an ask and the answer to it.
    pub fn of(ask: &Ask, answer: &SealedAnswer) -> Self {
        let hash = sha256(&[DOMAIN, &ask.digest(), &sha256(answer.bytes())].concat());
        let [a, b, c, d, e, f, g, h, ..] = hash;
        let number = u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 10_000;
        CheckDigits(format!("{number:04}"))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

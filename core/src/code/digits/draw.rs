use ring::hmac;
use zeroize::Zeroizing;

use super::ThirteenDigits;
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

const DOMAIN: &[u8] = b"diia-citizen/1/digits\0";

/// A document's own secret of 32 bytes, from which its 13 digits are drawn. Wiped from memory when dropped.
pub struct DigitsSecret {
    key: Zeroizing<[u8; 32]>,
}

impl DigitsSecret {
    /// Takes 32 bytes from a cryptographic random generator.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        DigitsSecret { key: Zeroizing::new(bytes) }
    }
}

redacted_debug!(DigitsSecret);

/// Draws the digits of the code issued at `issued_at`: the first 64 bits of HMAC-SHA-256 under the document's
/// secret over `"diia-citizen/1/digits\0" ‖ issued_at ‖ attempt`, modulo 9·10¹¹, plus 10¹¹, plus the check digit.
///
/// `attempt` is 0, and goes up by one when the registry says that somebody else's live code has the same digits.
pub fn draw_digits(secret: &DigitsSecret, issued_at: Timestamp, attempt: u8) -> ThirteenDigits {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.key.as_slice());
    let mut context = hmac::Context::with_key(&key);
    context.update(DOMAIN);
    context.update(&issued_at.unix_millis().to_be_bytes());
    context.update(&[attempt]);
    let number =
        context.sign().as_ref().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    ThirteenDigits::from_drawn(number)
}

#[cfg(test)]
mod tests {
    use super::*;

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

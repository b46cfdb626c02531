use ring::rand::{SecureRandom, SystemRandom};
use uuid::Uuid;

/// The system's random generator.
pub(crate) struct Random(SystemRandom);

impl Random {
    pub(crate) fn new() -> Self {
        Random(SystemRandom::new())
    }

    /// Fresh bytes.
    pub(crate) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        if self.0.fill(&mut bytes).is_err() {
            eprintln!("the system has no random numbers");
            // Going on with guessable tokens and codes would be worse than an end.
            std::process::abort();
        }
        bytes
    }

    /// A UUID of version 4.
    pub(crate) fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A text nobody guesses: 40 hex digits, as identifiers of the existing service look.
    pub(crate) fn hex(&self) -> String {
        self.bytes::<20>().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// So many decimal digits.
    pub(crate) fn decimal(&self, length: usize) -> String {
        // 2⁶⁴ is no multiple of 10ⁿ; for the few digits that are asked for, the bias is below 10⁻⁹.
        let number = u64::from_be_bytes(self.bytes()).to_string();
        format!("{number:0>20}").chars().rev().take(length).collect()
    }
}

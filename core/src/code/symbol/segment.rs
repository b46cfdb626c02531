use qrcode::types::{Mode, Version};

use super::SymbolError;

/// A stretch of a QR symbol's content in one of its modes. `Debug` prints the length only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Any bytes, 8 bits each. A text is meant as UTF-8.
    Bytes(&'a [u8]),
    /// The 45 characters 0–9, A–Z, space and `$%*+-./:`, 11 bits for two.
    Alphanumeric(&'a str),
    /// The digits 0–9, 10 bits for three.
    Numeric(&'a str),
}

impl Segment<'_> {
    /// The bytes that go into the symbol, which are also its characters: only ASCII has modes of its own.
    pub(super) fn content(&self) -> &[u8] {
        match self {
            Segment::Bytes(bytes) => bytes,
            Segment::Alphanumeric(text) | Segment::Numeric(text) => text.as_bytes(),
        }
    }

    /// Bits in a symbol of this version: mode, number of characters, characters.
    pub(super) fn bits(&self, version: Version) -> usize {
        let mode = match self {
            Segment::Bytes(_) => Mode::Byte,
            Segment::Alphanumeric(_) => Mode::Alphanumeric,
            Segment::Numeric(_) => Mode::Numeric,
        };
        let header = version.mode_bits_count() + mode.length_bits_count(version);
        header + mode.data_bits_count(self.content().len())
    }

    /// Refuses characters that the mode cannot write. The encoder below would write others in their place.
    pub(super) fn check(&self) -> Result<(), SymbolError> {
        match self {
            Segment::Bytes(_) => Ok(()),
            Segment::Alphanumeric(text) if text.bytes().all(is_alphanumeric) => Ok(()),
            Segment::Alphanumeric(_) => Err(SymbolError::NotAlphanumeric),
            Segment::Numeric(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
            Segment::Numeric(_) => Err(SymbolError::NotDigits),
        }
    }
}

pub(super) fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(&byte)
}

impl std::fmt::Debug for Segment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mode = match self {
            Segment::Bytes(_) => "Bytes",
            Segment::Alphanumeric(_) => "Alphanumeric",
            Segment::Numeric(_) => "Numeric",
        };
        write!(f, "{mode}({} characters)", self.content().len())
    }
}

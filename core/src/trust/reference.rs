/// The short name of an issuer's key. Short names may clash: every key that has it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 4]);

impl KeyId {
    /// From eight lower-case hexadecimal digits, as lists and signed requests write it.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let is_canonical = hex.len() == 8 && hex.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| is_canonical)?;
        Some(KeyId(number.to_be_bytes()))
    }
}

/// Where the issuer's status list tells whether the document is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusReference {
    /// Which of the issuer's lists.
    pub list: u8,
    /// Which entry of it. Drawn at random, so that neighbours have nothing in common.
    pub index: u32,
}

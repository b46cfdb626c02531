/// The short name of an issuer's key. Short names may clash: every key that has it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 4]);

/// Where the issuer's status list tells whether the document is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusReference {
    /// Which of the issuer's lists.
    pub list: u8,
    /// Which entry of it. Drawn at random, so that neighbours have nothing in common.
    pub index: u32,
}

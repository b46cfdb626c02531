use super::{FormatError, PortraitDigest};
use crate::codec::{Reader, Writer};
use crate::redacted::redacted_debug;

/// An age that a credential can vouch for: the holder has reached it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AgeThreshold(u8);

impl AgeThreshold {
    /// The ages that issuers vouch for, in years.
    pub const ALL: [AgeThreshold; 5] =
        [AgeThreshold(14), AgeThreshold(16), AgeThreshold(18), AgeThreshold(21), AgeThreshold(60)];

    /// One of [`AgeThreshold::ALL`].
    ///
    /// # Errors
    /// [`FormatError::Age`] for any other age.
    pub fn new(years: u8) -> Result<Self, FormatError> {
        Self::ALL.into_iter().find(|threshold| threshold.0 == years).ok_or(FormatError::Age)
    }

    /// In years.
    pub const fn years(self) -> u8 {
        self.0
    }
}

/// Claims of the profile *age*: that the holder has reached one age. No birth date, no name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AgeClaims {
    /// The age.
    pub at_least: AgeThreshold,
    /// The digest of the holder's portrait, where there is one.
    pub portrait: Option<PortraitDigest>,
}

impl AgeClaims {
    pub(super) fn write(self, out: &mut Writer) {
        out.byte(u8::from(self.portrait.is_some())).byte(self.at_least.0);
    }

    pub(super) fn read_threshold(input: &mut Reader<'_>) -> Result<AgeThreshold, FormatError> {
        AgeThreshold::new(input.byte()?)
    }
}

redacted_debug!(AgeClaims);

use diia_citizen::ask::Wanted;
use diia_citizen::code::credential::AgeThreshold;

use crate::{BilingualText, DiiaError};

/// What an asker wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum AskWish {
    /// That a document is valid. No name.
    Status,
    /// Name, birth date, number.
    Identity,
    /// That the holder has reached an age: 14, 16, 18, 21 or 60. No birth date, no name.
    Age {
        /// In years.
        at_least: u8,
    },
}

#[uniffi::export]
impl AskWish {
    /// What the answer tells, in words for the holder.
    pub fn text(&self) -> Result<BilingualText, DiiaError> {
        Ok(Wanted::try_from(*self)?.text().into())
    }
}

impl TryFrom<AskWish> for Wanted {
    type Error = DiiaError;

    fn try_from(wish: AskWish) -> Result<Self, DiiaError> {
        Ok(match wish {
            AskWish::Status => Wanted::Status,
            AskWish::Identity => Wanted::Identity,
            AskWish::Age { at_least } => Wanted::Age(AgeThreshold::new(at_least)?),
        })
    }
}

impl From<Wanted> for AskWish {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::Status => AskWish::Status,
            Wanted::Identity => AskWish::Identity,
            Wanted::Age(threshold) => AskWish::Age { at_least: threshold.years() },
        }
    }
}

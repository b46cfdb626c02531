use super::FormatError;
use crate::codec::{Reader, Writer};
use crate::time::{HOUR_MILLIS, Timestamp};

/// How much a code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The kind of document and that it is valid. No name.
    Status,
    /// Name, birth date, number and the rest that an identity check needs.
    Identity,
    /// That the holder has reached an age, and nothing else. It travels in answers only (`ask`), never in a code that is shown
    /// to everybody.
    Age,
}

impl Profile {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Profile::Status => "status",
            Profile::Identity => "identity",
            Profile::Age => "age",
        }
    }

    pub(super) const fn number(self) -> u8 {
        match self {
            Profile::Status => 1,
            Profile::Identity => 2,
            Profile::Age => 4,
        }
    }

    pub(super) const fn from_number(number: u8) -> Result<Self, FormatError> {
        match number {
            1 => Ok(Profile::Status),
            2 => Ok(Profile::Identity),
            4 => Ok(Profile::Age),
            _ => Err(FormatError::Profile(number)),
        }
    }
}

/// When a credential is valid: whole hours, from `from` for `hours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Validity {
    from_hour: u32,
    hours: u8,
}

impl Validity {
    /// The longest validity of a credential, in hours.
    pub const MAX_HOURS: u8 = 72;

    /// Valid for `hours` (1 to 72) from the hour `from_hour` since the Unix epoch (below 2²⁴).
    ///
    /// # Errors
    /// [`FormatError::Validity`].
    pub const fn new(from_hour: u32, hours: u8) -> Result<Self, FormatError> {
        if from_hour >> 24 != 0 || hours == 0 || hours > Self::MAX_HOURS {
            return Err(FormatError::Validity);
        }
        Ok(Validity { from_hour, hours })
    }

    /// The first instant.
    pub fn from(self) -> Timestamp {
        Timestamp::from_unix_millis(i64::from(self.from_hour) * HOUR_MILLIS)
    }

    /// The first instant at which it is no longer valid.
    pub fn until(self) -> Timestamp {
        self.from().plus_millis(i64::from(self.hours) * HOUR_MILLIS)
    }

    /// Whether `now` lies within.
    pub fn contains(self, now: Timestamp) -> bool {
        self.from() <= now && now < self.until()
    }

    pub(super) fn write(self, out: &mut Writer) {
        out.unsigned::<3>(u64::from(self.from_hour)).byte(self.hours);
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, FormatError> {
        let from_hour = u32::try_from(input.unsigned::<3>()?).map_err(|_| FormatError::Validity)?;
        Validity::new(from_hour, input.byte()?)
    }
}

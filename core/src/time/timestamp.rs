/// Milliseconds in an hour.
pub const HOUR_MILLIS: i64 = 3_600_000;

/// An instant: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
///
/// Arithmetic saturates at the ends of the range: no reading of a broken clock can overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `millis` milliseconds after the Unix epoch.
    pub const fn from_unix_millis(millis: i64) -> Self {
        Timestamp(millis)
    }

    /// The instant `seconds` seconds after the Unix epoch, as in the `iat` and `exp` of a JWT (RFC 7519).
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Timestamp(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// This instant moved by `millis`, forwards or backwards.
    pub const fn plus_millis(self, millis: i64) -> Self {
        Timestamp(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant; negative when this instant is the earlier one.
    pub const fn millis_since(self, earlier: Timestamp) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_saturates_instead_of_overflowing() {
        let end = Timestamp::from_unix_millis(i64::MAX);
        let start = Timestamp::from_unix_millis(i64::MIN);
        assert_eq!(end.plus_millis(1), end);
        assert_eq!(start.plus_millis(-1), start);
        assert_eq!(end.millis_since(start), i64::MAX);
        assert_eq!(Timestamp::from_unix_seconds(i64::MAX), end);
    }
}

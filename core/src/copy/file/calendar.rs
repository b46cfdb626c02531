use chrono::{DateTime, Datelike, Timelike, Utc};
use pdf_writer::Date;

use crate::copy::error::CopyError;
use crate::time::Timestamp;

/// An instant as PDF files write it, twice: in the information dictionary and in the XMP metadata.
pub(in crate::copy) struct Calendar(DateTime<Utc>);

/// The calendar's reading of an instant.
///
/// # Errors
/// [`CopyError::Time`] outside the years 1 to 9999, with a day to spare for any time zone.
pub(in crate::copy) fn calendar(instant: Timestamp) -> Result<Calendar, CopyError> {
    let utc = DateTime::from_timestamp_millis(instant.unix_millis()).ok_or(CopyError::Time)?;
    let day = chrono::TimeDelta::days(1);
    let within = |moved: Option<DateTime<Utc>>| moved.is_some_and(|utc| (1..=9999).contains(&utc.year()));
    if within(utc.checked_add_signed(day)) && within(utc.checked_sub_signed(day)) {
        Ok(Calendar(utc))
    } else {
        Err(CopyError::Time)
    }
}

impl Calendar {
    /// `2020-05-25T07:20:21Z`.
    pub(super) fn iso(&self) -> String {
        self.0.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    pub(super) fn pdf(&self) -> Date {
        // The year was checked; the others are at most 59.
        let small = |value: u32| u8::try_from(value).unwrap_or(0);
        Date::new(u16::try_from(self.0.year()).unwrap_or(0))
            .month(small(self.0.month()))
            .day(small(self.0.day()))
            .hour(small(self.0.hour()))
            .minute(small(self.0.minute()))
            .second(small(self.0.second()))
            .utc_offset_hour(0)
    }
}

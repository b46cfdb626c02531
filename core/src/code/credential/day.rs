use chrono::NaiveDate;

use super::FormatError;
use crate::codec::{Reader, Writer};

/// Day 0 of dates in a credential. Two bytes then reach to June 2079.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

pub(super) fn write_date(date: NaiveDate, out: &mut Writer) -> Result<(), FormatError> {
    let days = date.signed_duration_since(FIRST_DAY).num_days();
    out.unsigned::<2>(u16::try_from(days).map_err(|_| FormatError::Date)?.into());
    Ok(())
}

pub(super) fn read_date(input: &mut Reader<'_>) -> Result<NaiveDate, FormatError> {
    let days = input.unsigned::<2>()?;
    FIRST_DAY.checked_add_days(chrono::Days::new(days)).ok_or(FormatError::Date)
}

use chrono::{DateTime, FixedOffset, Offset, TimeZone, Utc};
use chrono_tz::Europe::Kyiv;

use crate::time::Timestamp;

/// `25.05.2020 10:20:21` in Kyiv, as on copies of documents, whatever zone the phone is set to. Instants outside the
/// years that a calendar knows give an empty text.
pub fn kyiv_date_time(instant: Timestamp) -> String {
    formatted(instant, "%d.%m.%Y %H:%M:%S")
}

/// `25.05.2020 10:20` in Kyiv, as in histories.
pub fn kyiv_minute(instant: Timestamp) -> String {
    formatted(instant, "%d.%m.%Y %H:%M")
}

/// `25.05.2020` in Kyiv.
pub fn kyiv_date(instant: Timestamp) -> String {
    formatted(instant, "%d.%m.%Y")
}

fn formatted(instant: Timestamp, format: &str) -> String {
    DateTime::<Utc>::from_timestamp_millis(instant.unix_millis())
        .and_then(in_kyiv)
        .map_or_else(String::new, |local| local.format(format).to_string())
}

/// The zone's offset could carry the last day of the calendar beyond its end.
fn in_kyiv(utc: DateTime<Utc>) -> Option<DateTime<FixedOffset>> {
    let margin = chrono::TimeDelta::days(1);
    utc.checked_add_signed(margin)?;
    utc.checked_sub_signed(margin)?;
    // Only the offset is taken: a date that carried its zone would bring the tables of all 600 zones into every app.
    let offset = Kyiv.offset_from_utc_datetime(&utc.naive_utc()).fix();
    Some(utc.with_timezone(&offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rfc3339: &str) -> Timestamp {
        Timestamp::from_unix_millis(DateTime::parse_from_rfc3339(rfc3339).unwrap().timestamp_millis())
    }

    #[test]
    fn summer_and_winter_time_change_when_they_do_in_kyiv() {
        assert_eq!(kyiv_date_time(at("2026-01-15T10:00:00Z")), "15.01.2026 12:00:00");
        assert_eq!(kyiv_date_time(at("2026-07-15T10:00:00Z")), "15.07.2026 13:00:00");
        assert_eq!(kyiv_date_time(at("2026-03-29T00:59:59Z")), "29.03.2026 02:59:59");
        assert_eq!(kyiv_date_time(at("2026-03-29T01:00:00Z")), "29.03.2026 04:00:00");
        assert_eq!(kyiv_minute(at("2026-10-25T00:59:00Z")), "25.10.2026 03:59");
        assert_eq!(kyiv_minute(at("2026-10-25T01:00:00Z")), "25.10.2026 03:00");
        assert_eq!(kyiv_date(at("2026-12-31T22:00:00Z")), "01.01.2027");
    }

    #[test]
    fn instants_beyond_any_calendar_are_no_panic() {
        let last_of_the_calendar = DateTime::<Utc>::MAX_UTC.timestamp_millis();
        for millis in [i64::MIN, i64::MAX, last_of_the_calendar, DateTime::<Utc>::MIN_UTC.timestamp_millis()]
        {
            assert_eq!(kyiv_date_time(Timestamp::from_unix_millis(millis)), "");
        }
    }
}

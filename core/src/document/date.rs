use chrono::NaiveDate;

/// Months in the genitive, as dates are written in Ukrainian.
const MONTHS: [&str; 12] = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];

/// Longest text that can be a date: anything longer is not looked at.
const LONGEST: usize = 64;

/// Reads a calendar date from the forms that the registries use; `None` for anything else.
///
/// | form | where it is seen |
/// |---|---|
/// | `24.01.1980` | nearly everywhere |
/// | `05.05.2015 00.00.00.000` | certificate of a displaced person; the time is not looked at |
/// | `22 Жовтня 2017`, `25 липня 2000 р.` | vehicles; place of registration |
/// | `2015-12-13` | identifiers, e-residents |
/// | `2015-12-13T00:00:00.000Z` | dates that went through a JavaScript server |
///
/// In the last form the time must be midnight. Another time with `Z` would be another day in Kyiv, and the sources do
/// not say which was meant: then the answer is `None`, and the text itself is what can be shown. The text of a field
/// is always kept; a date is only ever read beside it.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim();
    dotted(text).or_else(|| iso(text)).or_else(|| spelled(text))
}

/// `24.01.1980`, and with a time after a space.
fn dotted(text: &str) -> Option<NaiveDate> {
    let date = match text.split_once(' ') {
        None => text,
        Some((date, time)) => {
            let time = time.trim_start();
            let is_time =
                !time.is_empty() && time.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b':');
            if !is_time {
                return None;
            }
            date
        }
    };
    let mut parts = date.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    ymd(digits(year, 4, 4)?, digits(month, 2, 2)?, digits(day, 2, 2)?)
}

/// `2015-12-13`, and with a time after `T`.
fn iso(text: &str) -> Option<NaiveDate> {
    let (date, time) = match text.split_once('T') {
        None => (text, None),
        Some((date, time)) => (date, Some(time)),
    };
    if let Some(time) = time {
        let clock = time.strip_suffix('Z').unwrap_or(time);
        let midnight = matches!(clock, "00:00" | "00:00:00" | "00:00:00.000");
        if !midnight {
            return None;
        }
    }
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    ymd(digits(year, 4, 4)?, digits(month, 2, 2)?, digits(day, 2, 2)?)
}

/// `22 Жовтня 2017`, with «р.» or «року» after it or not.
fn spelled(text: &str) -> Option<NaiveDate> {
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?.to_lowercase(), words.next()?);
    match (words.next(), words.next()) {
        (None | Some("р." | "р" | "року"), None) => {}
        _ => return None,
    }
    let index = MONTHS.iter().position(|name| *name == month)?;
    let month = u32::try_from(index).ok()?.checked_add(1)?;
    ymd(digits(year, 4, 4)?, month, digits(day, 1, 2)?)
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        parse_date(text).map(|date| date.to_string())
    }

    #[test]
    fn every_form_of_the_sources_is_read() {
        for (text, date) in [
            ("24.01.1980", "1980-01-24"),
            (" 24.01.1980 ", "1980-01-24"),
            ("29.02.2024", "2024-02-29"),
            ("05.05.2015 00.00.00.000", "2015-05-05"),
            ("16.06.2000 12:30:00", "2000-06-16"),
            ("22 Жовтня 2017", "2017-10-22"),
            ("22 ЖОВТНЯ 2017", "2017-10-22"),
            ("1 січня 2020 року", "2020-01-01"),
            ("25 липня 2000 р.", "2000-07-25"),
            ("2015-12-13", "2015-12-13"),
            ("2015-12-13T00:00:00", "2015-12-13"),
            ("2015-12-13T00:00:00Z", "2015-12-13"),
            ("2015-12-13T00:00:00.000Z", "2015-12-13"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn every_month_is_known() {
        for (index, month) in MONTHS.iter().enumerate() {
            assert_eq!(read(&format!("3 {month} 1999")), Some(format!("1999-{:02}-03", index + 1)));
        }
    }

    #[test]
    fn what_is_not_surely_a_date_is_none() {
        for text in [
            "",
            " ",
            "Не вказано",
            "Безстроково",
            "30.02.2020",
            "29.02.2023",
            "00.01.2020",
            "1.1.2020",
            "24.01.80",
            "24.01.1980.",
            "24.01.1980 р",
            "24/01/1980",
            "01-24-1980",
            "2015-12-13T22:00:00.000Z",
            "2015-12-13T00:00:00+02:00",
            "2015-12-13-00",
            "22 October 2017",
            "22 жовтень 2017",
            "22 жовтня",
            "22 жовтня 2017 р. Київ",
            "٢٤.٠١.١٩٨٠",
            "+4.01.1980",
            "24.01.19800",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&format!("24.01.1980{}", " ".repeat(64))), None);
    }
}

use chrono::{DateTime, Datelike, Timelike, Utc};
use ring::digest::{Context, SHA256};

use super::sink::{Counter, Sink};
use super::{Draft, DraftError, encoded_word};
use crate::time::Timestamp;

/// As long as every date that is written.
const SOME_DATE: &str = "Thu, 01 Jan 1970 00:00:00 +0000";
/// As long as every boundary that is written.
const SOME_BOUNDARY: &str = "=_00000000000000000000000000000000";

/// So many bytes from either end of a file decide about the boundary.
const ENDS: usize = 256;

/// Writes a draft as a file that mail clients open ready to be sent: RFC 5322 and MIME, named `….eml`.
///
/// - `X-Unsent: 1` makes Outlook and its kin open it for sending, not for reading. There is no `From` and no
///   `Message-ID`: the client that sends the letter knows the citizen's mailbox and adds both.
/// - `Date` is in UTC: the same instant everywhere, and nothing about where the phone is.
/// - The subject is always written in encoded words (RFC 2047), whatever is in it, so that nothing in it can be read
///   as anything but text.
/// - The text is base64 like the files. Quoted-printable would triple Ukrainian letters, and it would leave lines
///   that begin with dots, `From ` or hyphens; in base64 no line can be taken for a boundary.
/// - File names are ASCII (see [`AttachmentName`](super::AttachmentName)), so that RFC 2231 is not needed.
///
/// The letter is written in one pass into a buffer of exactly its size.
///
/// # Errors
/// [`DraftError::Date`].
pub fn eml(draft: &Draft, date: Timestamp) -> Result<Vec<u8>, DraftError> {
    let date = rfc5322_date(date).ok_or(DraftError::Date)?;
    let mut letter = Vec::with_capacity(usize::try_from(size(draft)).unwrap_or(0));
    write(&mut letter, draft, &date, &boundary(draft));
    Ok(letter)
}

/// How many bytes [`eml`] will write.
pub(super) fn size(draft: &Draft) -> u64 {
    let mut counter = Counter::default();
    write(&mut counter, draft, SOME_DATE, SOME_BOUNDARY);
    counter.bytes()
}

fn write(out: &mut impl Sink, draft: &Draft, date: &str, boundary: &str) {
    out.text("X-Unsent: 1\r\nDate: ");
    out.text(date);
    out.text("\r\nTo: ");
    out.text(draft.to().as_str());
    out.text("\r\nSubject: ");
    encoded_word::write(out, draft.subject().as_str(), "Subject: ".len());
    out.text("\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"");
    out.text(boundary);
    out.text("\"\r\n");
    delimiter(out, boundary);
    out.text("\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    out.base64_lines(draft.body().with_crlf().as_bytes());
    for file in draft.attachments() {
        delimiter(out, boundary);
        out.text("\r\nContent-Type: ");
        out.text(file.name.media_type().name());
        // The name stands twice: old clients look for it here.
        out.text(";\r\n name=\"");
        out.text(file.name.as_str());
        out.text(
            "\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename=\"",
        );
        out.text(file.name.as_str());
        out.text("\"\r\n\r\n");
        out.base64_lines(&file.bytes);
    }
    delimiter(out, boundary);
    out.text("--\r\n");
}

/// The line break in front belongs to the delimiter, not to the part that ends with it.
fn delimiter(out: &mut impl Sink, boundary: &str) {
    out.text("\r\n--");
    out.text(boundary);
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Sun, 22 Nov 2026 11:02:32 +0000`; nothing for years that are not written with four digits, or that RFC 5322 does
/// not know.
fn rfc5322_date(instant: Timestamp) -> Option<String> {
    let utc = DateTime::<Utc>::from_timestamp_millis(instant.unix_millis())?;
    let month = MONTHS.get(usize::try_from(utc.month0()).ok()?)?;
    let (day, year, hour, minute, second) = (utc.day(), utc.year(), utc.hour(), utc.minute(), utc.second());
    (1900..=9999).contains(&year).then(|| {
        let weekday = utc.weekday();
        format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} +0000")
    })
}

/// Follows from the content, so that two letters hardly share one, and cannot be in a part: no line of base64 has a
/// hyphen or underscore, and the lines of the parts' headers are ours. Of a large file, ends and length tell enough:
/// hashing 20 MB would take longer than writing them.
fn boundary(draft: &Draft) -> String {
    let mut context = Context::new(&SHA256);
    let mut add = |bytes: &[u8]| {
        context.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        context.update(bytes);
    };
    add(draft.to().as_str().as_bytes());
    add(draft.subject().as_str().as_bytes());
    add(draft.body().as_str().as_bytes());
    for file in draft.attachments() {
        add(file.name.as_str().as_bytes());
        let length = file.bytes.len();
        add(&u64::try_from(length).unwrap_or(u64::MAX).to_be_bytes());
        add(file.bytes.get(..ENDS.min(length)).unwrap_or_default());
        add(file.bytes.get(length.saturating_sub(ENDS)..).unwrap_or_default());
    }
    let digest = context.finish();
    let digits = digest.as_ref().iter().take(16).flat_map(|byte| [byte >> 4, byte & 0xF]);
    "=_".chars().chain(digits.filter_map(|digit| char::from_digit(digit.into(), 16))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Address, Attachment, AttachmentName, Body, Subject};

    fn draft(subject: &str, body: &str, files: &[&[u8]]) -> Draft {
        let attachments = files.iter().enumerate().map(|(index, bytes)| Attachment {
            name: AttachmentName::new(&format!("{index}.pdf")).unwrap(),
            bytes: bytes.to_vec(),
        });
        let to = Address::parse("desk@cnap.ua").unwrap();
        Draft::new(to, Subject::new(subject).unwrap(), Body::new(body).unwrap(), attachments.collect())
            .unwrap()
    }

    const NOON: Timestamp = Timestamp::from_unix_seconds(1_795_345_352);

    #[test]
    fn a_whole_letter() {
        let letter = eml(&draft("Копії", "Так.\nОсь.", &[b"%PDF", b""]), NOON).unwrap();
        let letter = String::from_utf8(letter).unwrap();
        let boundary = letter.split('"').nth(1).unwrap();
        let expected = "X-Unsent: 1\r\n\
            Date: Sun, 22 Nov 2026 11:02:32 +0000\r\n\
            To: desk@cnap.ua\r\n\
            Subject: =?UTF-8?B?0JrQvtC/0ZbRlw==?=\r\n\
            MIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed;\r\n boundary=\"B\"\r\n\
            \r\n\
            --B\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: base64\r\n\
            \r\n\
            0KLQsNC6Lg0K0J7RgdGMLg==\r\n\
            --B\r\n\
            Content-Type: application/pdf;\r\n name=\"0.pdf\"\r\n\
            Content-Transfer-Encoding: base64\r\n\
            Content-Disposition: attachment;\r\n filename=\"0.pdf\"\r\n\
            \r\n\
            JVBERg==\r\n\
            --B\r\n\
            Content-Type: application/pdf;\r\n name=\"1.pdf\"\r\n\
            Content-Transfer-Encoding: base64\r\n\
            Content-Disposition: attachment;\r\n filename=\"1.pdf\"\r\n\
            \r\n\
            \r\n\
            --B--\r\n"
            .replace('B', "\0");
        let expected = expected.replace("=?UTF-8?\0?", "=?UTF-8?B?").replace('\0', "B");
        assert_eq!(letter.replace(boundary, "B"), expected);
    }

    #[test]
    fn one_buffer_of_exactly_its_size() {
        for length in [0, 1, 56, 57, 58, 1000, 300_000] {
            let draft = draft("Копії документів", "Ось.\n", &[&vec![7; length], b"x"]);
            let letter = eml(&draft, NOON).unwrap();
            assert_eq!(u64::try_from(letter.len()), Ok(draft.eml_size()));
            assert_eq!(letter.capacity(), letter.len());
        }
    }

    #[test]
    fn boundaries_follow_from_every_part() {
        let all = [
            boundary(&draft("a", "b", &[b"c"])),
            boundary(&draft("b", "a", &[b"c"])),
            boundary(&draft("a", "bc", &[])),
            boundary(&draft("a", "b", &[b"d"])),
            boundary(&draft("a", "b", &[b"c", b""])),
            boundary(&draft("a", "b", &[&[7; 9000]])),
            boundary(&draft("a", "b", &[&[7; 9001]])),
        ];
        assert!(all.iter().all(|boundary| boundary.len() == SOME_BOUNDARY.len()));
        assert_eq!(all.iter().collect::<std::collections::HashSet<_>>().len(), all.len());
        assert_eq!(boundary(&draft("a", "b", &[b"c"])), all[0]);
    }

    #[test]
    fn dates_that_a_letter_can_carry() {
        let date = |seconds| rfc5322_date(Timestamp::from_unix_seconds(seconds));
        assert_eq!(date(0).as_deref(), Some(SOME_DATE));
        assert_eq!(date(-2_208_988_800).as_deref(), Some("Mon, 01 Jan 1900 00:00:00 +0000"));
        assert_eq!(date(253_402_300_799).as_deref(), Some("Fri, 31 Dec 9999 23:59:59 +0000"));
        for seconds in [-2_208_988_801, 253_402_300_800, i64::MIN, i64::MAX] {
            assert_eq!(date(seconds), None);
            let instant = Timestamp::from_unix_seconds(seconds);
            assert_eq!(eml(&draft("a", "", &[]), instant), Err(DraftError::Date));
        }
    }
}

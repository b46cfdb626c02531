use super::error::{CopyError, fitting};
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Language, kyiv_date_time};
use crate::time::Timestamp;

/// Longest name of a requester, in UTF-8 bytes.
pub const MAX_REQUESTER_BYTES: usize = 512;
/// Longest identifier of a request, in bytes.
pub const MAX_REQUEST_ID_BYTES: usize = 128;

// Word for word as on the official copies.
const REQUESTED: Bilingual =
    Bilingual::new("Запит на цифрові копії документів від", "The digital document copy requested on");
const INITIATOR: Bilingual = Bilingual::new("Ініціатор запиту:", "Request initiator:");
const IDENTIFIER: Bilingual = Bilingual::new("Ідентифікатор запиту:", "Request ID:");

/// What a copy was made for: who asked, under which identifier, and when. It stands on every page of the copy.
///
/// `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Stamp {
    requested_at: Timestamp,
    requester: String,
    request_id: String,
}

redacted_debug!(Stamp);

impl Stamp {
    /// A stamp. `requester` is what the person agreed to: the institution and its branch, from the signed card or from
    /// the server's request, never from a link. White space around the texts is dropped.
    ///
    /// # Errors
    /// [`CopyError::Blank`], [`CopyError::TooLong`], and [`CopyError::Time`] for an instant outside the years 1 to 9999.
    pub fn new(requested_at: Timestamp, requester: &str, request_id: &str) -> Result<Self, CopyError> {
        let requester = fitting(requester, "requester", MAX_REQUESTER_BYTES)?.to_owned();
        let request_id = fitting(request_id, "request identifier", MAX_REQUEST_ID_BYTES)?.to_owned();
        super::file::calendar(requested_at)?;
        Ok(Stamp { requested_at, requester, request_id })
    }

    /// When the copy was asked for.
    pub fn requested_at(&self) -> Timestamp {
        self.requested_at
    }

    /// Who asked for it.
    pub fn requester(&self) -> &str {
        &self.requester
    }

    /// The identifier of the request.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The three lines as they are printed. The time is that of Kyiv.
    pub fn lines(&self, language: Language) -> [String; 3] {
        let line = |label: Bilingual, value: &str| format!("{} {value}", label.get(language));
        [
            line(REQUESTED, &kyiv_date_time(self.requested_at)),
            line(INITIATOR, &self.requester),
            line(IDENTIFIER, &self.request_id),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 25.05.2020 10:20:21 in Kyiv.
    const SAMPLE: Timestamp = Timestamp::from_unix_seconds(1_590_391_221);

    #[test]
    fn the_lines_are_those_of_the_official_copies() {
        let stamp = Stamp::new(SAMPLE, " ПриватБанк, м.Київ, Відділення №172\n", "7").unwrap();
        assert_eq!(
            stamp.lines(Language::Ukrainian),
            [
                "Запит на цифрові копії документів від 25.05.2020 10:20:21",
                "Ініціатор запиту: ПриватБанк, м.Київ, Відділення №172",
                "Ідентифікатор запиту: 7",
            ]
        );
        let [requested, initiator, identifier] = stamp.lines(Language::English);
        assert_eq!(requested, "The digital document copy requested on 25.05.2020 10:20:21");
        assert!(initiator.starts_with("Request initiator: ") && identifier == "Request ID: 7");
    }

    #[test]
    fn blank_long_and_timeless_stamps_are_refused() {
        let code = |time, who: &str, id: &str| Stamp::new(time, who, id).unwrap_err().code();
        assert_eq!(code(SAMPLE, " ", "7"), "copy_text_blank");
        assert_eq!(code(SAMPLE, "x", ""), "copy_text_blank");
        assert_eq!(code(SAMPLE, &"x".repeat(MAX_REQUESTER_BYTES + 1), "7"), "copy_text_too_long");
        assert_eq!(code(SAMPLE, "x", &"7".repeat(MAX_REQUEST_ID_BYTES + 1)), "copy_text_too_long");
        for millis in [i64::MIN, i64::MAX, 253_402_300_800_000, -62_135_596_800_001] {
            assert_eq!(code(Timestamp::from_unix_millis(millis), "x", "7"), "copy_time");
        }
    }

    #[test]
    fn debug_shows_no_value() {
        assert_eq!(format!("{:?}", Stamp::new(SAMPLE, "Банк", "7").unwrap()), "Stamp(…)");
    }
}

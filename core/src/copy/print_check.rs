//! The text of the small QR on every page, by which a print can be checked against its request.
//!
//! ```text
//! DIIAPDF1: digits(SHA-256(message) ‖ time)
//! ```
//!
//! - `digits` writes the 40 bytes as 97 decimal digits: see [`crate::codec::digits_from_bytes`].
//! - `time` is the instant of the request: milliseconds since 1970 (UTC), signed, 8 bytes, big-endian.
//! - `message` is the concatenation of: the 28 ASCII bytes `diia-citizen/print-check/v1` and a line feed; then, each
//!   after its length in bytes as 4 bytes big-endian, the request identifier, the requester, the partner name of the
//!   document's kind and the document's JSON, all in UTF-8; then the 8 bytes of `time`.
//! - The JSON is that of [`Document::to_json`], with the members of each object sorted by the UTF-16 code units of
//!   their names and without white space: what RFC 8785 makes of it.
//!
//! Whoever holds the document's metadata, the request and the recipient's name can compute it again: [`PrintCheck::of`]
//! and compare, or [`PrintCheck::confirms`]. It shows that a print was not altered *relative to what one already holds*.
//! It is no signature: anybody can make a page with a QR that agrees with itself.

use ring::digest::{Context, SHA256};
use serde_json::Value;

use super::Stamp;
use super::error::CopyError;
use crate::codec::{DecimalError, Reader, UnexpectedEnd, bytes_from_digits, digits_from_bytes};
use crate::document::Document;
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

const PREFIX: &str = "DIIAPDF1:";
const DOMAIN: &[u8; 28] = b"diia-citizen/print-check/v1\n";
const BYTES: usize = 40;

/// What ties a print to a request, a recipient, a time and the content of a document.
#[derive(Clone, PartialEq, Eq)]
pub struct PrintCheck {
    digest: [u8; 32],
    requested_at: Timestamp,
}

redacted_debug!(PrintCheck);

/// Why a text is not that of a print check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PrintCheckError {
    /// It does not begin with `DIIAPDF1:`.
    #[error("not the code of a copy")]
    NotAPrintCheck,
    /// It begins so, and the rest is not 40 bytes as digits.
    #[error("the code of the copy is damaged")]
    Damaged,
}

impl PrintCheckError {
    /// A stable name in `snake_case`.
    pub const fn code(self) -> &'static str {
        match self {
            PrintCheckError::NotAPrintCheck => "print_check_not_one",
            PrintCheckError::Damaged => "print_check_damaged",
        }
    }
}

impl From<DecimalError> for PrintCheckError {
    fn from(_: DecimalError) -> Self {
        PrintCheckError::Damaged
    }
}

impl From<UnexpectedEnd> for PrintCheckError {
    fn from(_: UnexpectedEnd) -> Self {
        PrintCheckError::Damaged
    }
}

impl PrintCheck {
    /// Computes the check of a copy.
    ///
    /// # Errors
    /// [`CopyError::Document`] if the document is too large to be written as JSON.
    pub fn of(document: &Document, stamp: &Stamp) -> Result<Self, CopyError> {
        let mut context = Context::new(&SHA256);
        context.update(DOMAIN);
        let json = sorted(&document.to_json()?);
        for text in [stamp.request_id(), stamp.requester(), document.kind().partner_name(), &json] {
            // Every text here is bounded far below 4 GiB.
            context.update(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
            context.update(text.as_bytes());
        }
        context.update(&stamp.requested_at().unix_millis().to_be_bytes());
        let digest = context.finish().as_ref().first_chunk().copied().unwrap_or_default();
        Ok(PrintCheck { digest, requested_at: stamp.requested_at() })
    }

    /// Reads the text of the QR.
    ///
    /// # Errors
    /// [`PrintCheckError`].
    pub fn from_text(text: &str) -> Result<Self, PrintCheckError> {
        let digits = text.strip_prefix(PREFIX).ok_or(PrintCheckError::NotAPrintCheck)?;
        let bytes = bytes_from_digits(digits, BYTES)?;
        let mut reader = Reader::new(&bytes);
        let digest = reader.array()?;
        let requested_at = Timestamp::from_unix_millis(i64::from_be_bytes(reader.array()?));
        reader.finish()?;
        Ok(PrintCheck { digest, requested_at })
    }

    /// The text of the QR: 106 characters.
    pub fn text(&self) -> String {
        let mut bytes = [0; BYTES];
        let (digest, time) = bytes.split_at_mut(self.digest.len());
        digest.copy_from_slice(&self.digest);
        time.copy_from_slice(&self.requested_at.unix_millis().to_be_bytes());
        format!("{PREFIX}{}", digits_from_bytes(&bytes))
    }

    /// When the copy was asked for, to the millisecond: the printed stamp shows whole seconds only.
    pub fn requested_at(&self) -> Timestamp {
        self.requested_at
    }

    /// Whether this is the check of a copy of this document, made for this request. The stamp's time is compared to the
    /// millisecond: take it from the request, or from [`PrintCheck::requested_at`] after looking at the printed one.
    ///
    /// # Errors
    /// As [`PrintCheck::of`].
    pub fn confirms(&self, document: &Document, stamp: &Stamp) -> Result<bool, CopyError> {
        Ok(PrintCheck::of(document, stamp)? == *self)
    }
}

/// The JSON text with sorted names. A text that is no JSON cannot come here, and stays as it is.
fn sorted(json: &str) -> String {
    fn sort(value: &mut Value) {
        match value {
            Value::Object(members) => {
                let mut list: Vec<(String, Value)> = std::mem::take(members).into_iter().collect();
                list.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
                list.iter_mut().for_each(|(_, value)| sort(value));
                members.extend(list);
            }
            Value::Array(list) => list.iter_mut().for_each(sort),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    serde_json::from_str(json).map_or_else(
        |_| json.to_owned(),
        |mut value: Value| {
            sort(&mut value);
            value.to_string()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentKind;

    fn stamp(millis: i64, who: &str, id: &str) -> Stamp {
        Stamp::new(Timestamp::from_unix_millis(millis), who, id).unwrap()
    }

    fn card(number: &str) -> Document {
        Document::new(DocumentKind::TaxpayerCard).with("docNumber", number).unwrap()
    }

    #[test]
    fn the_text_comes_back() {
        let check = PrintCheck::of(&card("1234567890"), &stamp(1_590_391_221_987, "ЦНАП", "7")).unwrap();
        let text = check.text();
        assert_eq!(text.len(), 9 + 97);
        assert_eq!(PrintCheck::from_text(&text), Ok(check));
        let before_1970 = PrintCheck::of(&card("1"), &stamp(-1, "ЦНАП", "7")).unwrap();
        assert_eq!(PrintCheck::from_text(&before_1970.text()).unwrap().requested_at().unix_millis(), -1);
    }

    #[test]
    fn every_part_counts_and_none_can_lend_a_letter_to_its_neighbour() {
        let check = PrintCheck::of(&card("1234567890"), &stamp(1000, "ab", "cd")).unwrap();
        let confirms = |document: &Document, stamp: &Stamp| check.confirms(document, stamp).unwrap();
        assert!(confirms(&card("1234567890"), &stamp(1000, "ab", "cd")));
        assert!(!confirms(&card("1234567891"), &stamp(1000, "ab", "cd")));
        assert!(!confirms(&card("1234567890"), &stamp(1001, "ab", "cd")));
        assert!(!confirms(&card("1234567890"), &stamp(1000, "abc", "d")));
        assert!(!confirms(&card("1234567890"), &stamp(1000, "b", "cda")));
        let other_kind = Document::new(DocumentKind::DriverLicense).with("docNumber", "1234567890").unwrap();
        assert!(!confirms(&other_kind, &stamp(1000, "ab", "cd")));
    }

    #[test]
    fn the_order_of_names_does_not_count() {
        let read = |json: &str| Document::from_json(DocumentKind::TaxpayerCard, json.as_bytes()).unwrap();
        let of = |json: &str| PrintCheck::of(&read(json), &stamp(0, "a", "b")).unwrap();
        let one = of(r#"{"docNumber":"1","z":{"b":[{"y":1,"x":2}],"a":null},"birthday":"01.01.2000"}"#);
        assert_eq!(
            one,
            of(r#"{ "birthday":"01.01.2000","z":{"a":null,"b":[{"x":2,"y":1}]},"docNumber":"1" }"#)
        );
        // By code points 😀 would come last; by UTF-16 it stands before a letter of the presentation forms.
        assert_eq!(
            sorted("{\"€\":1,\"z\":2,\"\u{FB33}\":4,\"😀\":3,\"a\":\"\\u0007\"}"),
            "{\"a\":\"\\u0007\",\"z\":2,\"€\":1,\"😀\":3,\"\u{FB33}\":4}"
        );
    }

    #[test]
    fn other_texts_are_refused() {
        let text = PrintCheck::of(&card("1"), &stamp(0, "a", "b")).unwrap().text();
        let code = |text: &str| PrintCheck::from_text(text).unwrap_err().code();
        assert_eq!(code(""), "print_check_not_one");
        assert_eq!(code(&text.replace("PDF1", "PDF2")), "print_check_not_one");
        for damaged in
            [&text[..105], &format!("{text}0"), "DIIAPDF1:", "DIIAPDF1:123", &text.replace("F1:", "F1:x")]
        {
            assert_eq!(code(damaged), "print_check_damaged");
        }
    }
}

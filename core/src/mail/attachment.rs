use super::{DraftError, Part};
use crate::redacted::redacted_debug;

/// The longest file name, in characters.
pub const MAX_NAME_CHARS: usize = 100;

/// What a letter may carry. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// A PDF copy, `.pdf`.
    Pdf,
}

impl MediaType {
    /// The IANA name, for example `application/pdf`.
    pub const fn name(self) -> &'static str {
        match self {
            MediaType::Pdf => "application/pdf",
        }
    }
}

/// A file name that every system takes as it stands: up to 100 ASCII letters, digits, `-`, `_` and single dots,
/// beginning with a letter, digit or `_`, ending with `.pdf`.
///
/// Names are made by the app (`driver-license.pdf`), never taken from people or documents. The ending decides the
/// media type, so that the two cannot disagree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AttachmentName(String);

impl AttachmentName {
    /// Checks a file name.
    ///
    /// # Errors
    /// [`DraftError::Empty`], [`TooLong`](DraftError::TooLong), [`NameCharacter`](DraftError::NameCharacter),
    /// [`NameForm`](DraftError::NameForm), [`NameEnding`](DraftError::NameEnding).
    pub fn new(text: &str) -> Result<Self, DraftError> {
        let part = Part::AttachmentName;
        if text.is_empty() {
            return Err(DraftError::Empty { part });
        }
        if text.chars().nth(MAX_NAME_CHARS).is_some() {
            return Err(DraftError::TooLong { part, limit: MAX_NAME_CHARS });
        }
        if let Some(position) = text.chars().position(|c| !c.is_ascii_alphanumeric() && !"-_.".contains(c)) {
            return Err(DraftError::NameCharacter { position });
        }
        if text.starts_with(['.', '-']) || text.contains("..") {
            return Err(DraftError::NameForm);
        }
        if text.ends_with(".pdf") { Ok(AttachmentName(text.to_owned())) } else { Err(DraftError::NameEnding) }
    }

    /// The file name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the ending stands for.
    pub const fn media_type(&self) -> MediaType {
        MediaType::Pdf
    }
}

/// A file in a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, and with it its media type.
    pub name: AttachmentName,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

redacted_debug!(Attachment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_takes() {
        for text in
            ["driver-license.pdf", "1.pdf", "_.pdf", "a.b-C_2.pdf", &format!("{}.pdf", "a".repeat(96))]
        {
            let name = AttachmentName::new(text).expect(text);
            assert_eq!((name.as_str(), name.media_type().name()), (text, "application/pdf"));
        }
    }

    #[test]
    fn each_reason() {
        let part = Part::AttachmentName;
        for (text, error) in [
            ("", DraftError::Empty { part }),
            (&format!("{}.pdf", "a".repeat(97))[..], DraftError::TooLong { part, limit: 100 }),
            ("паспорт.pdf", DraftError::NameCharacter { position: 0 }),
            ("a b.pdf", DraftError::NameCharacter { position: 1 }),
            ("a/b.pdf", DraftError::NameCharacter { position: 1 }),
            ("a\\b.pdf", DraftError::NameCharacter { position: 1 }),
            ("a\".pdf", DraftError::NameCharacter { position: 1 }),
            ("a\r\nBcc: x@y.ua\r\n.pdf", DraftError::NameCharacter { position: 1 }),
            ("a\u{202E}fdp.pdf", DraftError::NameCharacter { position: 1 }),
            (".pdf", DraftError::NameForm),
            ("..pdf", DraftError::NameForm),
            ("-rf.pdf", DraftError::NameForm),
            ("a..pdf", DraftError::NameForm),
            ("a.exe", DraftError::NameEnding),
            ("a.PDF", DraftError::NameEnding),
            ("apdf", DraftError::NameEnding),
            ("a.pdf.", DraftError::NameEnding),
        ] {
            assert_eq!(AttachmentName::new(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn logs_see_no_bytes() {
        let name = AttachmentName::new("a.pdf").unwrap();
        assert_eq!(format!("{:?}", Attachment { name, bytes: vec![1] }), "Attachment(…)");
    }
}

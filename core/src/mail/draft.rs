use std::collections::HashSet;

use super::{Address, Attachment, Body, DraftError, Subject, eml};
use crate::redacted::redacted_debug;

/// The largest letter, in bytes as it travels. Most mail services take 25 MB; on the way a letter gains headers.
pub const MAX_LETTER_BYTES: u64 = 20_000_000;

/// A letter that waits for its citizen to send it.
///
/// It goes to one recipient: there is no field for copies, open or hidden, and none for other headers. A platform's
/// mail composer takes these four parts as they are; [`eml`](super::eml()) and [`mailto`](super::mailto()) write
/// them for all others. A draft is never too large to be written.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    to: Address,
    subject: Subject,
    body: Body,
    attachments: Vec<Attachment>,
}

impl Draft {
    /// Puts a letter together.
    ///
    /// # Errors
    /// [`DraftError::NameTwice`], [`DraftError::TooLarge`].
    pub fn new(
        to: Address,
        subject: Subject,
        body: Body,
        attachments: Vec<Attachment>,
    ) -> Result<Self, DraftError> {
        let draft = Draft { to, subject, body, attachments };
        let size = draft.eml_size();
        if size > MAX_LETTER_BYTES {
            return Err(DraftError::TooLarge { size, limit: MAX_LETTER_BYTES });
        }
        let mut names = HashSet::new();
        if !draft.attachments.iter().all(|file| names.insert(file.name.as_str().to_ascii_lowercase())) {
            return Err(DraftError::NameTwice);
        }
        Ok(draft)
    }

    /// The recipient.
    pub const fn to(&self) -> &Address {
        &self.to
    }

    /// The subject.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The text.
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// The files.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// How many bytes the letter has as a file.
    pub fn eml_size(&self) -> u64 {
        eml::size(self)
    }
}

redacted_debug!(Draft);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::AttachmentName;

    fn draft(files: &[(&str, usize)]) -> Result<Draft, DraftError> {
        let attachments = files
            .iter()
            .map(|(name, size)| Attachment {
                name: AttachmentName::new(name).expect("a good name"),
                bytes: vec![0xD0; *size],
            })
            .collect();
        let to = Address::parse("desk@cnap.ua").expect("a good address");
        Draft::new(to, Subject::new("Копії").unwrap(), Body::new("Ось.").unwrap(), attachments)
    }

    #[test]
    fn twenty_megabytes_and_not_a_byte_more() {
        let overhead = draft(&[("a.pdf", 0)]).unwrap().eml_size();
        // 57 bytes travel as a line of 76 characters and its end; the last line has no end.
        let lines = (MAX_LETTER_BYTES - overhead) / 78;
        let fits = usize::try_from(lines * 57).unwrap();
        let last = draft(&[("a.pdf", fits)]).expect("it fits");
        assert_eq!(last.eml_size(), overhead + lines * 78 - 2);
        assert!(MAX_LETTER_BYTES - last.eml_size() < 78);
        let error = draft(&[("a.pdf", fits + 57)]).expect_err("it does not fit");
        assert_eq!(error, DraftError::TooLarge { size: last.eml_size() + 78, limit: 20_000_000 });
        assert_eq!(error.code(), "letter_too_large");
        let halves = draft(&[("a.pdf", fits / 2), ("b.pdf", fits / 2 + 57)]);
        assert!(matches!(halves, Err(DraftError::TooLarge { .. })));
    }

    #[test]
    fn no_name_twice() {
        assert_eq!(draft(&[("a.pdf", 1), ("b.pdf", 1), ("A.pdf", 2)]), Err(DraftError::NameTwice));
        let two = draft(&[("a.pdf", 1), ("b.pdf", 1)]).expect("two names");
        assert_eq!(two.attachments().len(), 2);
        assert_eq!(format!("{two:?}"), "Draft(…)");
    }
}

use std::sync::Arc;

use diia_citizen::citizen::{Citizen, Letter};
use diia_citizen::copy::Pictures;
use diia_citizen::mail::{self, eml, mailto};
use diia_citizen::text::Language;

use crate::DiiaError;
use crate::ports::HostPorts;

/// A letter that waits for its citizen to send it: to the one address that was signed, without copies to anyone. The
/// app hands it to the platform's mail composer; it never sends it itself.
#[derive(uniffi::Object)]
pub struct DiiaLetter {
    phone: Arc<Citizen<HostPorts>>,
    letter: Letter,
}

/// The parts of a letter, as a platform's mail composer takes them. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct LetterParts {
    /// The one recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, with line feeds.
    pub body: String,
    /// The files.
    pub attachments: Vec<LetterFile>,
    /// Characters that the font of the copies could not show. When it is not 0, tell the citizen before sending.
    pub missing_characters: u32,
}

/// A file in a letter. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct LetterFile {
    /// The name of the file: ASCII letters, digits, hyphens, low lines and dots.
    pub name: String,
    /// The media type, for example "application/pdf".
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// In which language a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LetterLanguage {
    /// Ukrainian, and the same below in English.
    Both,
    /// Ukrainian only.
    Ukrainian,
    /// English only.
    English,
}

/// Whether the portrait and the signature go into the copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LetterPictures {
    /// They are shown where the document has them. One that cannot be shown is an error.
    Include,
    /// They are not even looked at; the page says that they were left out.
    LeaveOut,
}

impl DiiaLetter {
    pub(crate) fn new(phone: Arc<Citizen<HostPorts>>, letter: Letter) -> Self {
        DiiaLetter { phone, letter }
    }

    pub(crate) const fn made(&self) -> &Letter {
        &self.letter
    }
}

#[uniffi::export]
impl DiiaLetter {
    /// Everything in one call. The files are copied: call it once, and not for every redraw.
    pub fn parts(&self) -> LetterParts {
        let draft = &self.letter.draft;
        LetterParts {
            to: draft.to().as_str().to_owned(),
            subject: draft.subject().as_str().to_owned(),
            body: draft.body().as_str().to_owned(),
            attachments: draft.attachments().iter().map(LetterFile::from).collect(),
            missing_characters: u32::try_from(self.letter.missing_characters).unwrap_or(u32::MAX),
        }
    }

    /// The letter as a file for any mail client (.eml, RFC 5322), marked as not yet sent.
    pub fn eml(&self) -> Result<Vec<u8>, DiiaError> {
        Ok(eml(&self.letter.draft, self.phone.now()?.now)?)
    }

    /// The letter as a link that opens the mail client (mailto:, RFC 6068). Throws when the letter has files: a link
    /// cannot carry them, and a letter is never opened without them.
    pub fn mailto(&self) -> Result<String, DiiaError> {
        Ok(mailto(&self.letter.draft)?)
    }
}

/// Reads the address of a recipient as the library takes it: plain addresses only. Gives it back as it stands.
#[uniffi::export]
pub fn parse_recipient(text: String) -> Result<String, DiiaError> {
    Ok(mail::Address::parse(&text)?.as_str().to_owned())
}

impl std::fmt::Debug for DiiaLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DiiaLetter(…)")
    }
}

impl From<&mail::Attachment> for LetterFile {
    fn from(attachment: &mail::Attachment) -> Self {
        LetterFile {
            name: attachment.name.as_str().to_owned(),
            media_type: attachment.name.media_type().name().to_owned(),
            bytes: attachment.bytes.clone(),
        }
    }
}

impl From<LetterLanguage> for mail::LetterLanguage {
    fn from(language: LetterLanguage) -> Self {
        match language {
            LetterLanguage::Both => mail::LetterLanguage::Both,
            LetterLanguage::Ukrainian => mail::LetterLanguage::Only(Language::Ukrainian),
            LetterLanguage::English => mail::LetterLanguage::Only(Language::English),
        }
    }
}

impl From<LetterPictures> for Pictures {
    fn from(pictures: LetterPictures) -> Self {
        match pictures {
            LetterPictures::Include => Pictures::Include,
            LetterPictures::LeaveOut => Pictures::LeaveOut,
        }
    }
}

crate::text::show_nothing!(LetterParts, LetterFile);

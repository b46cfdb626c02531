use super::text::one_line;
use super::wording::{
    BRANCH, CONFIRMED_AT, COPIES, DELETION, GREETING, INSTITUTION, PURPOSE, REQUEST_ID, SENDER, SEPARATOR,
    Wording,
};
use super::{Address, Attachment, Body, Draft, DraftError, MAX_SUBJECT_CHARS, Part, Subject};
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Language, kyiv_date_time};
use crate::time::Timestamp;

/// The longest name, purpose or title that a letter takes, in characters. Institutions' systems have names of up to
/// 100 and addresses of up to 200; some send longer ones.
pub const MAX_DETAIL_CHARS: usize = 300;

/// In which language a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LetterLanguage {
    /// Ukrainian, and the same below in English.
    #[default]
    Both,
    /// One language only.
    Only(Language),
}

/// What a letter is about: the request that the citizen has confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterAbout {
    /// The citizen's name, if the letter is to name it: in its text only, for subjects show up on locked screens.
    pub sender: Option<String>,
    /// The legal name of the institution.
    pub institution: String,
    /// Its branch, and where that is.
    pub branch: Option<String>,
    /// The service or purpose, in the institution's words.
    pub purpose: String,
    /// The name of the request.
    pub request_id: String,
    /// When the citizen confirmed it.
    pub confirmed_at: Timestamp,
}

/// What a document is called in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTitle {
    /// The Ukrainian title.
    pub uk: String,
    /// The English title.
    pub en: String,
}

impl From<Bilingual> for DocumentTitle {
    fn from(title: Bilingual) -> Self {
        DocumentTitle { uk: title.uk.to_owned(), en: title.en.to_owned() }
    }
}

impl DocumentTitle {
    fn get(&self, language: Language) -> &str {
        match language {
            Language::Ukrainian => &self.uk,
            Language::English => &self.en,
        }
    }
}

/// A copy and what it is a copy of: the list in the letter and the files cannot disagree.
#[derive(Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// The title of the document.
    pub title: DocumentTitle,
    /// The file.
    pub attachment: Attachment,
}

redacted_debug!(LetterAbout, Enclosure);

/// The letter that carries copies of documents, ready to be sent.
///
/// # Errors
/// [`DraftError::NoDocuments`], the reasons of [`Subject::new`] and [`Body::new`] for each text, those of
/// [`Draft::new`], and [`DraftError::Date`].
pub fn copies_letter(
    to: Address,
    about: &LetterAbout,
    enclosures: Vec<Enclosure>,
    language: LetterLanguage,
) -> Result<Draft, DraftError> {
    let listed: Vec<_> =
        enclosures.iter().map(|one| (&one.title, Some(one.attachment.name.as_str()))).collect();
    let (subject, body) = COPIES.texts(about, &listed, language)?;
    Draft::new(to, subject, body, enclosures.into_iter().map(|one| one.attachment).collect())
}

/// The letter that asks an institution to delete what it was given.
///
/// # Errors
/// As [`copies_letter`].
pub fn deletion_letter(
    to: Address,
    about: &LetterAbout,
    documents: &[DocumentTitle],
    language: LetterLanguage,
) -> Result<Draft, DraftError> {
    let listed: Vec<_> = documents.iter().map(|title| (title, None)).collect();
    let (subject, body) = DELETION.texts(about, &listed, language)?;
    Draft::new(to, subject, body, Vec::new())
}

/// A document in the letter's list, with its file if there is one.
type Listed<'a> = (&'a DocumentTitle, Option<&'a str>);

impl Wording {
    fn texts(
        &self,
        about: &LetterAbout,
        documents: &[Listed<'_>],
        language: LetterLanguage,
    ) -> Result<(Subject, Body), DraftError> {
        if documents.is_empty() {
            return Err(DraftError::NoDocuments);
        }
        for (title, _) in documents {
            detail(&title.uk, Part::DocumentTitle)?;
            detail(&title.en, Part::DocumentTitle)?;
        }
        let (heading, body) = match language {
            LetterLanguage::Only(language) => {
                (self.subject.get(language).to_owned(), self.section(about, documents, language)?)
            }
            LetterLanguage::Both => (
                format!("{} / {}", self.subject.uk, self.subject.en),
                self.section(about, documents, Language::Ukrainian)?
                    + SEPARATOR
                    + &self.section(about, documents, Language::English)?,
            ),
        };
        Ok((Subject::new(&shortened(&format!("{heading}: {}", about.purpose)))?, Body::new(&body)?))
    }

    fn section(
        &self,
        about: &LetterAbout,
        documents: &[Listed<'_>],
        language: Language,
    ) -> Result<String, DraftError> {
        let confirmed_at = kyiv_date_time(about.confirmed_at);
        if confirmed_at.is_empty() {
            return Err(DraftError::Date);
        }
        let mut facts = String::new();
        for (label, text, part) in [
            (SENDER, about.sender.as_deref(), Part::Sender),
            (INSTITUTION, Some(about.institution.as_str()), Part::Institution),
            (BRANCH, about.branch.as_deref(), Part::Branch),
            (PURPOSE, Some(about.purpose.as_str()), Part::Purpose),
            (REQUEST_ID, Some(about.request_id.as_str()), Part::RequestId),
        ] {
            if let Some(text) = text {
                facts += &format!("{}: {}\n", label.get(language), detail(text, part)?);
            }
        }
        facts += &format!("{}: {confirmed_at}\n", CONFIRMED_AT.get(language));
        let list: String = documents
            .iter()
            .zip(1..)
            .map(|((title, file), number)| match file {
                Some(file) => format!("{number}. {} — {file}\n", title.get(language)),
                None => format!("{number}. {}\n", title.get(language)),
            })
            .collect();
        let [greeting, opening, heading, closing] =
            [GREETING, self.opening, self.list, self.closing].map(|text| text.get(language));
        Ok(format!("{greeting}\n\n{opening}\n\n{facts}\n{heading}:\n{list}\n{closing}\n"))
    }
}

fn detail(text: &str, part: Part) -> Result<&str, DraftError> {
    one_line(text, part, MAX_DETAIL_CHARS)
}

/// A subject that fits. Only the purpose can be too long; the letter's text has it whole.
fn shortened(subject: &str) -> String {
    if subject.chars().nth(MAX_SUBJECT_CHARS).is_none() {
        return subject.to_owned();
    }
    let kept: String = subject.chars().take(MAX_SUBJECT_CHARS - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests;

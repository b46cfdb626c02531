//! Writes letters for readers that are not ours. One JSON object a line on standard input, one answer a line:
//!
//! ```text
//! {"kind": "draft", "to": "desk@cnap.ua", "subject": "…", "body": "…", "at_millis": 0,
//!  "files": [{"name": "a.pdf", "path": "in/a.pdf"}], "out": "out/1.eml"}
//! {"kind": "copies" or "deletion", "to": "…", "language": "both" or "uk" or "en", "sender": "…" or null,
//!  "institution": "…", "branch": "…" or null, "purpose": "…", "request_id": "…", "at_millis": 0,
//!  "documents": [{"uk": "…", "en": "…", "name": "a.pdf", "path": "in/a.pdf"}], "out": "out/2.eml"}
//! ```
//!
//! The answer is `{"ok": true, "subject": "…", "body": "…", "mailto": "…" or null}`, or `{"ok": false, "reason": "…"}`
//! and no file.

use std::error::Error;
use std::{fs, io};

use diia_citizen::mail::{
    Address, Attachment, AttachmentName, Body, DocumentTitle, Draft, DraftError, Enclosure, LetterAbout,
    LetterLanguage, Subject, copies_letter, deletion_letter, eml, mailto,
};
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Order {
    to: String,
    at_millis: i64,
    out: String,
    #[serde(flatten)]
    letter: Letter,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Letter {
    Draft { subject: String, body: String, files: Vec<File> },
    Copies(Request),
    Deletion(Request),
}

#[derive(Deserialize)]
struct Request {
    language: String,
    sender: Option<String>,
    institution: String,
    branch: Option<String>,
    purpose: String,
    request_id: String,
    documents: Vec<Document>,
}

#[derive(Deserialize)]
struct File {
    name: String,
    path: String,
}

#[derive(Deserialize)]
struct Document {
    uk: String,
    en: String,
    #[serde(flatten)]
    file: File,
}

/// Why no letter was written: a refusal, or a mistake in the order.
enum Failure {
    Refused(&'static str),
    Order(Box<dyn Error>),
}

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        Failure::Refused(error.code())
    }
}

impl<E: Error + 'static> From<Box<E>> for Failure {
    fn from(error: Box<E>) -> Self {
        Failure::Order(error)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lines() {
        let order: Order = serde_json::from_str(&line?)?;
        let answer = match carry_out(&order) {
            Ok(draft) => json!({
                "ok": true,
                "subject": draft.subject().as_str(),
                "body": draft.body().as_str(),
                "mailto": mailto(&draft).ok(),
            }),
            Err(Failure::Refused(reason)) => json!({"ok": false, "reason": reason}),
            Err(Failure::Order(error)) => return Err(error),
        };
        println!("{answer}");
    }
    Ok(())
}

fn carry_out(order: &Order) -> Result<Draft, Failure> {
    let to = Address::parse(&order.to).map_err(|error| Failure::Refused(error.code()))?;
    let at = Timestamp::from_unix_millis(order.at_millis);
    let draft = match &order.letter {
        Letter::Draft { subject, body, files } => {
            let files = files.iter().map(attachment).collect::<Result<_, _>>()?;
            Draft::new(to, Subject::new(subject)?, Body::new(body)?, files)?
        }
        Letter::Copies(request) => {
            let enclosures = request
                .documents
                .iter()
                .map(|one| Ok(Enclosure { title: title(one), attachment: attachment(&one.file)? }))
                .collect::<Result<_, Failure>>()?;
            copies_letter(to, &about(request, at), enclosures, language(&request.language))?
        }
        Letter::Deletion(request) => {
            let titles: Vec<_> = request.documents.iter().map(title).collect();
            deletion_letter(to, &about(request, at), &titles, language(&request.language))?
        }
    };
    let letter = eml(&draft, at)?;
    fs::write(&order.out, letter).map_err(Box::new)?;
    Ok(draft)
}

fn attachment(file: &File) -> Result<Attachment, Failure> {
    Ok(Attachment { name: AttachmentName::new(&file.name)?, bytes: fs::read(&file.path).map_err(Box::new)? })
}

fn title(document: &Document) -> DocumentTitle {
    DocumentTitle { uk: document.uk.clone(), en: document.en.clone() }
}

fn about(request: &Request, confirmed_at: Timestamp) -> LetterAbout {
    LetterAbout {
        sender: request.sender.clone(),
        institution: request.institution.clone(),
        branch: request.branch.clone(),
        purpose: request.purpose.clone(),
        request_id: request.request_id.clone(),
        confirmed_at,
    }
}

fn language(tag: &str) -> LetterLanguage {
    Language::ALL
        .into_iter()
        .find(|language| language.tag() == tag)
        .map_or(LetterLanguage::Both, LetterLanguage::Only)
}

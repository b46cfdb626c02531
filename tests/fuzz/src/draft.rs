//! Letters: any recipient, subject, text and files, written as a file and as a link.
//!
//! Whatever goes in, a letter has exactly the headers, the one recipient, the text and the files that it was made of, in
//! the bytes that it said it would have; or it is refused.

use diia_citizen::mail::{
    Address, Attachment, AttachmentName, Body, DocumentTitle, Draft, Enclosure, LetterAbout, LetterLanguage,
    Subject, copies_letter, deletion_letter, eml, mailto,
};
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use url::Url;

use crate::input::Input;
use crate::letter_reader::{self, Letter, value, words};

/// Reads one input: `mode, date (8 bytes), recipient, subject, text, files`; or of a letter in our words: `mode, date,
/// recipient, sender, institution, branch, purpose, request, title, files`. Texts end with a zero; a file is `name, length
/// (2 bytes), bytes`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    let mode = input.byte();
    let date = Timestamp::from_unix_millis(i64::from_le_bytes(input.array()));
    let to = match input.text_field() {
        text if text.is_empty() => "desk@cnap.ua".to_owned(),
        text => text,
    };
    let Ok(to) = Address::parse(&to) else { return "no_recipient" };
    match mode % 4 {
        0 | 1 => own_words(to, date, input),
        2 => copies(to, date, mode, input),
        _ => deletion(to, date, mode, input),
    }
}

impl Input<'_> {
    fn text_field(&mut self) -> String {
        String::from_utf8_lossy(self.until_zero()).into_owned()
    }

    fn files(mut self) -> Result<Vec<Attachment>, &'static str> {
        let mut files = Vec::new();
        while !self.0.is_empty() && files.len() < 8 {
            let name = self.text_field();
            let name = AttachmentName::new(&name).map_err(|error| error.code())?;
            let length = usize::from(u16::from_le_bytes(self.array())) % 4096;
            let (bytes, rest) = self.0.split_at(length.min(self.0.len()));
            self.0 = rest;
            files.push(Attachment { name, bytes: bytes.to_vec() });
        }
        Ok(files)
    }
}

fn own_words(to: Address, date: Timestamp, mut input: Input<'_>) -> &'static str {
    let (subject, body) = (input.text_field(), input.text_field());
    let files = match input.files() {
        Ok(files) => files,
        Err(code) => return code,
    };
    let subject = match Subject::new(&subject) {
        Ok(subject) => subject,
        Err(error) => return error.code(),
    };
    let body = match Body::new(&body) {
        Ok(body) => body,
        Err(error) => return error.code(),
    };
    match Draft::new(to.clone(), subject.clone(), body.clone(), files.clone()) {
        Ok(draft) => {
            assert!(*draft.to() == to && *draft.subject() == subject && *draft.body() == body);
            assert!(draft.attachments() == files);
            written(&draft, date)
        }
        Err(error) => error.code(),
    }
}

fn language(mode: u8) -> LetterLanguage {
    match mode >> 2 & 3 {
        0 => LetterLanguage::Only(Language::Ukrainian),
        1 => LetterLanguage::Only(Language::English),
        _ => LetterLanguage::Both,
    }
}

fn about(mode: u8, date: Timestamp, input: &mut Input<'_>) -> LetterAbout {
    let mut text = || input.text_field();
    let (sender, institution, branch, purpose, request_id) = (text(), text(), text(), text(), text());
    LetterAbout {
        sender: (mode & 16 != 0).then_some(sender),
        institution,
        branch: (mode & 32 != 0).then_some(branch),
        purpose,
        request_id,
        confirmed_at: date,
    }
}

fn copies(to: Address, date: Timestamp, mode: u8, mut input: Input<'_>) -> &'static str {
    let about = about(mode, date, &mut input);
    let title = input.text_field();
    let title = DocumentTitle { uk: title.clone(), en: title };
    let files = match input.files() {
        Ok(files) => files,
        Err(code) => return code,
    };
    let enclosure =
        |attachment: &Attachment| Enclosure { title: title.clone(), attachment: attachment.clone() };
    match copies_letter(to.clone(), &about, files.iter().map(enclosure).collect(), language(mode)) {
        Ok(draft) => {
            assert!(*draft.to() == to && draft.attachments() == files);
            says(&draft, &about, &title);
            for file in &files {
                assert!(draft.body().as_str().contains(&format!(" — {}\n", file.name.as_str())));
            }
            written(&draft, date)
        }
        Err(error) => error.code(),
    }
}

fn deletion(to: Address, date: Timestamp, mode: u8, mut input: Input<'_>) -> &'static str {
    let about = about(mode, date, &mut input);
    let title = input.text_field();
    let title = DocumentTitle { uk: title.clone(), en: title };
    match deletion_letter(to.clone(), &about, std::slice::from_ref(&title), language(mode)) {
        Ok(draft) => {
            assert!(*draft.to() == to && draft.attachments().is_empty());
            says(&draft, &about, &title);
            written(&draft, date)
        }
        Err(error) => error.code(),
    }
}

/// What was given stands in the letter, each on one line.
fn says(draft: &Draft, about: &LetterAbout, title: &DocumentTitle) {
    let given =
        [Some(&about.institution), Some(&about.purpose), Some(&about.request_id), about.sender.as_ref()];
    for text in given.into_iter().flatten().chain([&title.uk]).chain(about.branch.as_ref()) {
        assert!(
            !text.contains('\n') && draft.body().as_str().lines().any(|line| line.contains(text.as_str()))
        );
    }
}

fn written(draft: &Draft, date: Timestamp) -> &'static str {
    assert_eq!(format!("{draft:?}"), "Draft(…)");
    link(draft);
    let file = match eml(draft, date) {
        Ok(file) => file,
        Err(error) => return error.code(),
    };
    assert_eq!(file.len() as u64, draft.eml_size(), "the letter has another size than it said");
    assert!(eml(draft, date).as_ref() == Ok(&file), "another time, another letter");
    as_it_was_made(draft, &letter_reader::read(&file));
    if draft.attachments().is_empty() { "letter" } else { "letter_with_files" }
}

fn as_it_was_made(draft: &Draft, letter: &Letter) {
    let names: Vec<&str> = letter.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["X-Unsent", "Date", "To", "Subject", "MIME-Version", "Content-Type"]);
    assert_eq!(value(&letter.headers, "To"), draft.to().as_str());
    assert_eq!(words(value(&letter.headers, "Subject")), draft.subject().as_str());
    assert_eq!(value(&letter.headers, "X-Unsent"), "1");
    let (text, files) = letter.parts.split_first().expect("a text");
    assert_eq!(value(&text.headers, "Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(text.headers.len(), 2);
    let body = std::str::from_utf8(&text.content).expect("UTF-8");
    assert_eq!(body.replace("\r\n", "\n"), draft.body().as_str());
    assert_eq!(body.matches('\n').count(), body.matches("\r\n").count());
    assert_eq!(files.len(), draft.attachments().len());
    for (part, file) in files.iter().zip(draft.attachments()) {
        let name = file.name.as_str();
        assert_eq!(part.headers.len(), 3);
        assert_eq!(value(&part.headers, "Content-Type"), format!("application/pdf; name=\"{name}\""));
        assert_eq!(value(&part.headers, "Content-Disposition"), format!("attachment; filename=\"{name}\""));
        assert_eq!(part.content, file.bytes);
    }
}

/// The link has the one recipient, the subject, the text, and nothing else.
fn link(draft: &Draft) {
    let Ok(link) = mailto(draft) else {
        assert!(!draft.attachments().is_empty(), "a letter without files goes into a link");
        return;
    };
    assert!(draft.attachments().is_empty(), "files were left behind");
    let url = Url::parse(&link).expect("a link");
    assert_eq!((url.as_str(), url.scheme(), url.fragment()), (link.as_str(), "mailto", None));
    assert_eq!(url.path().replace("%2B", "+"), draft.to().as_str());
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let body = draft.body().as_str().replace('\n', "\r\n");
    assert_eq!(
        pairs,
        [("subject".to_owned(), draft.subject().as_str().to_owned()), ("body".to_owned(), body)]
    );
}

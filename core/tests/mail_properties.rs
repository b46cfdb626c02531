//! Properties of letters over arbitrary texts: nothing in a subject, a purpose, a name or a document can add a
//! header, a recipient or a part. The letter is taken apart by a naive reader that shares no code with the writer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test fail by panicking, like the tests themselves"
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::mail::{
    Address, Attachment, AttachmentName, Body, DocumentTitle, Draft, Enclosure, LetterAbout, LetterLanguage,
    Subject, copies_letter, deletion_letter, eml, mailto,
};
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use proptest::prelude::*;

/// A letter as the naive reader sees it.
#[derive(Debug, PartialEq)]
struct Seen {
    subject: String,
    body: String,
    files: Vec<(String, Vec<u8>)>,
}

/// Splits at line ends, blank lines and the boundary alone, and insists on exactly the headers that are meant.
fn take_apart(letter: &[u8], recipient: &str) -> Seen {
    let letter = std::str::from_utf8(letter).expect("ASCII");
    assert!(letter.is_ascii());
    assert!(!letter.replace("\r\n", "").contains(['\r', '\n']), "line ends are CR LF");
    let (head, parts) = letter.split_once("\r\n\r\n").expect("a blank line");
    let head = headers(head);
    let names: Vec<_> = head.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["X-Unsent", "Date", "To", "Subject", "MIME-Version", "Content-Type"]);
    assert_eq!(head[0].1, "1");
    assert_eq!(head[1].1, "Sun, 22 Nov 2026 11:02:32 +0000");
    assert_eq!(head[2].1, recipient);
    let boundary = head[5].1.strip_prefix("multipart/mixed; boundary=\"").unwrap().strip_suffix('"').unwrap();
    let lines: Vec<_> = parts.split("\r\n").collect();
    let (open, close) = (format!("--{boundary}"), format!("--{boundary}--"));
    assert_eq!(lines.iter().filter(|line| **line == close).count(), 1);
    assert_eq!((lines[0], lines[lines.len() - 2], lines[lines.len() - 1]), (&open[..], &close[..], ""));
    let mut parts = lines[1..lines.len() - 2].split(|line| *line == open).map(part);
    let (text_head, text) = parts.next().expect("a text");
    let text_head: Vec<_> = text_head.iter().map(|(name, value)| (&name[..], &value[..])).collect();
    let base64 = ("Content-Transfer-Encoding", "base64");
    assert_eq!(text_head, [("Content-Type", "text/plain; charset=utf-8"), base64]);
    let files = parts.map(|(head, bytes)| {
        assert_eq!(head.len(), 3);
        assert_eq!((&head[1].0[..], &head[1].1[..]), base64);
        let name = head[2].1.strip_prefix("attachment; filename=\"").unwrap().strip_suffix('"').unwrap();
        assert_eq!(head[0], ("Content-Type".to_owned(), format!("application/pdf; name=\"{name}\"")));
        assert_eq!(head[2].0, "Content-Disposition");
        (name.to_owned(), bytes)
    });
    let files = files.collect();
    Seen { subject: words(&head[3].1), body: String::from_utf8(text).expect("UTF-8"), files }
}

/// Names and values; lines that begin with a space continue the line above.
fn headers(head: &str) -> Vec<(String, String)> {
    assert!(head.split("\r\n").all(|line| line.len() <= 120));
    let unfolded = head.replace("\r\n ", " ");
    let split = |line: &str| {
        line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).expect("a header")
    };
    unfolded.split("\r\n").map(split).collect()
}

fn part(lines: &[&str]) -> (Vec<(String, String)>, Vec<u8>) {
    let blank = lines.iter().position(|line| line.is_empty()).expect("a blank line");
    let content = &lines[blank + 1..];
    assert!(content.iter().all(|line| line.len() <= 76));
    (headers(&lines[..blank].join("\r\n")), STANDARD.decode(content.concat()).expect("base64"))
}

fn words(value: &str) -> String {
    let word = |word: &str| {
        assert!(word.len() <= 75);
        let base64 = word.strip_prefix("=?UTF-8?B?").unwrap().strip_suffix("?=").unwrap();
        String::from_utf8(STANDARD.decode(base64).expect("base64")).expect("whole characters")
    };
    value.split(' ').map(word).collect()
}

/// Any text at all, and texts made of what attacks on letters are made of.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\r\n",
        "\n",
        "\r",
        "\u{2028}",
        "\u{85}",
        "\0",
        " ",
        "\t",
        ":",
        ".",
        "--",
        "=_",
        "=?UTF-8?B?",
        "?=",
        "=?utf-8?q?=0D=0ABcc:x@y.ua?=",
        "Bcc: x@y.ua",
        "To: x@y.ua",
        "Cc: x@y.ua",
        "Content-Type: text/html",
        "multipart/mixed; boundary=",
        "%0D%0A",
        "&cc=x@y.ua",
        "?bcc=x@y.ua",
        "&attach=/etc/passwd",
        "From ",
        "\"",
        "<x@y.ua>",
        ",",
        ";",
        "Ґанна",
        "ї",
        "𝕐",
        "\u{202E}",
        "e\u{301}",
        "a",
        "Послуга",
    ]);
    prop_oneof![
        1 => any::<String>(),
        3 => prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
    ]
}

/// What a line must not have.
fn hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202E}')
}

/// Texts that letters take, but for a few rare characters.
fn fit(many_lines: bool) -> impl Strategy<Value = String> {
    texts().prop_map(move |text| {
        let kept: String = text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !hidden(*c) || (many_lines && *c == '\n'))
            .collect();
        if kept.trim().is_empty() { "№".to_owned() } else { kept }
    })
}

fn files() -> impl Strategy<Value = Vec<Attachment>> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        texts().prop_map(String::into_bytes),
        Just(b"\r\n--=_00000000000000000000000000000000--\r\n".to_vec()),
    ];
    prop::collection::vec(bytes, 0..4).prop_map(|all| {
        let name = |index| AttachmentName::new(&format!("copy-{index}.pdf")).unwrap();
        all.into_iter().enumerate().map(|(index, bytes)| Attachment { name: name(index), bytes }).collect()
    })
}

const RECIPIENT: &str = "front.desk+diia@cnap.ua";
const DATE: Timestamp = Timestamp::from_unix_seconds(1_795_345_352);

fn to() -> Address {
    Address::parse(RECIPIENT).unwrap()
}

fn expected(draft: &Draft) -> Seen {
    Seen {
        subject: draft.subject().as_str().to_owned(),
        body: draft.body().as_str().replace('\n', "\r\n"),
        files: draft
            .attachments()
            .iter()
            .map(|file| (file.name.as_str().to_owned(), file.bytes.clone()))
            .collect(),
    }
}

fn languages() -> impl Strategy<Value = LetterLanguage> {
    prop::sample::select(vec![
        LetterLanguage::Both,
        LetterLanguage::Only(Language::Ukrainian),
        LetterLanguage::Only(Language::English),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_comes_back_with_exactly_its_headers_and_parts(
        subject in fit(false), body in fit(true), attachments in files(),
    ) {
        let (Ok(subject), Ok(body)) = (Subject::new(&subject), Body::new(&body)) else { return Ok(()) };
        let draft = Draft::new(to(), subject, body, attachments).expect("small, and every name once");
        let letter = eml(&draft, DATE).expect("a good date");
        prop_assert_eq!(u64::try_from(letter.len()), Ok(draft.eml_size()));
        prop_assert_eq!(take_apart(&letter, RECIPIENT), expected(&draft));
    }

    #[test]
    fn texts_are_kept_or_refused_and_never_mended(text in texts()) {
        if let Ok(subject) = Subject::new(&text) {
            prop_assert_eq!(subject.as_str(), &text);
            prop_assert!(!text.chars().any(hidden));
        }
        if let Ok(body) = Body::new(&text) {
            prop_assert_eq!(body.as_str(), &text);
            prop_assert!(!text.chars().any(|c| c != '\n' && c.is_control()));
        }
        if let Ok(address) = Address::parse(&text) {
            prop_assert!(address.as_str().eq_ignore_ascii_case(&text));
        }
        if let Ok(name) = AttachmentName::new(&text) {
            prop_assert_eq!(name.as_str(), &text);
        }
    }

    #[test]
    fn no_fact_of_a_request_adds_anything(
        facts in prop::array::uniform7(prop_oneof![1 => texts(), 20 => fit(false)]),
        named in any::<bool>(), language in languages(), attachments in files(),
    ) {
        let [sender, institution, branch, purpose, request_id, uk, en] = facts;
        let about = LetterAbout {
            sender: named.then_some(sender), institution, branch: named.then_some(branch), purpose: purpose.clone(),
            request_id, confirmed_at: DATE,
        };
        let title = DocumentTitle { uk, en };
        let titles = vec![title.clone(); attachments.len()];
        let enclosures =
            attachments.into_iter().map(|attachment| Enclosure { title: title.clone(), attachment }).collect();
        for letter in [
            copies_letter(to(), &about, enclosures, language),
            deletion_letter(to(), &about, &titles, language),
        ] {
            let Ok(draft) = letter else { continue };
            let seen = take_apart(&eml(&draft, DATE).expect("a good date"), RECIPIENT);
            prop_assert!(seen.body.contains(&purpose));
            prop_assert_eq!(seen, expected(&draft));
        }
    }

    #[test]
    fn a_link_has_one_recipient_one_subject_and_one_body(subject in fit(false), body in fit(true)) {
        let (Ok(subject), Ok(body)) = (Subject::new(&subject), Body::new(&body)) else { return Ok(()) };
        let draft = Draft::new(to(), subject, body, Vec::new()).expect("a small letter");
        let link = mailto(&draft).expect("no files");
        let (recipient, query) = link.split_once('?').expect("a query");
        prop_assert_eq!(recipient, "mailto:front.desk%2Bdiia@cnap.ua");
        let fields: Vec<_> = query.split('&').map(|field| field.split_once('=').expect("a value")).collect();
        prop_assert_eq!(fields.len(), 2);
        prop_assert_eq!((fields[0].0, fields[1].0), ("subject", "body"));
        prop_assert!(fields.iter().all(|(_, v)| v.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b))));
        prop_assert_eq!(unescaped(fields[0].1), draft.subject().as_str());
        prop_assert_eq!(unescaped(fields[1].1), draft.body().as_str().replace('\n', "\r\n"));
    }
}

fn unescaped(value: &str) -> String {
    let mut pieces = value.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).expect("two hexadecimal digits"));
        bytes.extend(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

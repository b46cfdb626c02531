//! A letter as a file, read by a second, strict and narrow reader: RFC 5322 lines, RFC 2047 words, MIME parts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What the file says.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// Names and values of the headers, unfolded.
    pub headers: Vec<(String, String)>,
    /// The parts.
    pub parts: Vec<Part>,
}

/// A part of the letter.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Names and values of its headers, unfolded.
    pub headers: Vec<(String, String)>,
    /// Its content, decoded.
    pub content: Vec<u8>,
}

/// Reads a file; panics where a letter has what none of ours may have.
pub fn read(file: &[u8]) -> Letter {
    assert!(file.is_ascii(), "a letter is ASCII");
    let text = std::str::from_utf8(file).unwrap();
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "a return alone");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "a line feed alone");
    assert!(text.bytes().all(|c| matches!(c, b' '..=b'~' | b'\r' | b'\n')), "a control character");
    // RFC 2047 asks for 76 in encoded words, MIME in base64; a header of an address can be longer.
    assert!(text.lines().all(|line| line.len() <= 120), "a long line");
    let (head, body) = text.split_once("\r\n\r\n").expect("a header and a body");
    let headers = unfolded(head);
    let content_type = value(&headers, "Content-Type");
    let boundary = content_type
        .strip_prefix("multipart/mixed; boundary=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .expect("one boundary");
    let mut parts: Vec<&str> = body.split(&format!("--{boundary}")).collect();
    assert_eq!(parts.pop(), Some("--\r\n"), "the last boundary ends the letter");
    assert!(parts.remove(0).is_empty(), "nothing before the first boundary");
    let count = parts.len();
    let part = |(index, part): (usize, &str)| {
        let part = part.strip_prefix("\r\n").expect("a line of its own");
        let part = part.strip_suffix("\r\n").unwrap_or_else(|| panic!("part {index} of {count} has no end"));
        let (head, content) = part.split_once("\r\n\r\n").expect("a header and a content");
        let headers = unfolded(head);
        assert_eq!(value(&headers, "Content-Transfer-Encoding"), "base64");
        assert!(content.lines().all(|line| line.len() <= 76));
        Part { headers, content: STANDARD.decode(content.replace("\r\n", "")).expect("base64") }
    };
    Letter { headers, parts: parts.into_iter().enumerate().map(part).collect() }
}

fn unfolded(head: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        if let Some(more) = line.strip_prefix(' ') {
            let (_, value) = headers.last_mut().expect("a header begins a letter");
            value.push(' ');
            value.push_str(more);
        } else {
            let (name, value) = line.split_once(':').expect("a name and a value");
            assert!(name.bytes().all(|c| c.is_ascii_alphabetic() || c == b'-'), "{name:?} is no name");
            let value = value.strip_prefix(' ').or((value.is_empty()).then_some("")).expect("one space");
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    headers
}

/// The value of the one header of this name.
pub fn value<'a>(headers: &'a [(String, String)], name: &str) -> &'a str {
    let mut found = headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
    let (_, value) = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "two of {name}");
    value
}

/// The text of encoded words: each whole in itself, spaces between them left out.
pub fn words(value: &str) -> String {
    let word = |word: &str| {
        assert!(word.len() <= 75);
        let base64 =
            word.strip_prefix("=?UTF-8?B?").and_then(|rest| rest.strip_suffix("?=")).expect("a word");
        String::from_utf8(STANDARD.decode(base64).expect("base64")).expect("whole characters")
    };
    value.split(' ').map(word).collect()
}

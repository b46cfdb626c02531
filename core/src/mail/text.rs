use super::{DraftError, Part};
use crate::redacted::redacted_debug;

/// The longest subject, in characters.
pub const MAX_SUBJECT_CHARS: usize = 200;
/// The longest text of a letter, in characters.
pub const MAX_BODY_CHARS: usize = 20_000;

/// The subject of a letter: one line of 1 to 200 characters, without hidden ones.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Checks a subject and keeps it as it is.
    ///
    /// # Errors
    /// [`DraftError::Empty`], [`TooLong`](DraftError::TooLong), [`ControlCharacter`](DraftError::ControlCharacter)
    /// (line breaks among them), [`DirectionControl`](DraftError::DirectionControl).
    pub fn new(text: &str) -> Result<Self, DraftError> {
        one_line(text, Part::Subject, MAX_SUBJECT_CHARS).map(|text| Subject(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of a letter: at most 20,000 characters in lines that end with a line feed, without hidden characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Checks a text and keeps it as it is. Lines end with a line feed; letters are written with carriage returns
    /// where the standards ask for them.
    ///
    /// # Errors
    /// [`DraftError::TooLong`], [`ControlCharacter`](DraftError::ControlCharacter) (carriage returns and tabs among
    /// them), [`DirectionControl`](DraftError::DirectionControl).
    pub fn new(text: &str) -> Result<Self, DraftError> {
        screen(text, Part::Body, MAX_BODY_CHARS, Lines::Many)?;
        Ok(Body(text.to_owned()))
    }

    /// The text, its lines ended by line feeds.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as it travels: lines ended by CR LF.
    pub(super) fn with_crlf(&self) -> String {
        self.0.replace('\n', "\r\n")
    }
}

redacted_debug!(Subject, Body);

/// A text of one line that is not blank and has nothing hidden.
pub(super) fn one_line(text: &str, part: Part, limit: usize) -> Result<&str, DraftError> {
    screen(text, part, limit, Lines::One)?;
    if text.trim().is_empty() { Err(DraftError::Empty { part }) } else { Ok(text) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

fn screen(text: &str, part: Part, limit: usize, lines: Lines) -> Result<(), DraftError> {
    for (position, character) in text.chars().enumerate() {
        if position == limit {
            return Err(DraftError::TooLong { part, limit });
        }
        match character {
            '\n' if lines == Lines::Many => {}
            // Unicode's own line and paragraph ends are not "control characters" to Unicode, but they break lines.
            '\u{2028}' | '\u{2029}' => return Err(DraftError::ControlCharacter { part, position }),
            _ if character.is_control() => return Err(DraftError::ControlCharacter { part, position }),
            _ if turns_direction(character) => return Err(DraftError::DirectionControl { part, position }),
            _ => {}
        }
    }
    Ok(())
}

/// The characters of the Unicode property `Bidi_Control`.
const fn turns_direction(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBJECT: Part = Part::Subject;
    const BODY: Part = Part::Body;

    #[test]
    fn texts_are_kept_as_they_are() {
        for text in ["Копії документів", " їжак ", "a", "=?UTF-8?B?0K8=?=", "To: x@y.ua", "№ 1 — «так» 👩‍🔬"]
        {
            assert_eq!(Subject::new(text).map(|s| s.as_str().to_owned()).as_deref(), Ok(text));
        }
        assert_eq!(Body::new("\n\nа\n.\n").map(|b| b.with_crlf()).as_deref(), Ok("\r\n\r\nа\r\n.\r\n"));
        assert_eq!(Body::new("").map(|b| b.with_crlf()).as_deref(), Ok(""));
    }

    #[test]
    fn each_reason() {
        let subject = |text: &str| Subject::new(text).map(|_| ());
        let body = |text: &str| Body::new(text).map(|_| ());
        assert_eq!(subject(""), Err(DraftError::Empty { part: SUBJECT }));
        assert_eq!(subject(" \u{A0} "), Err(DraftError::Empty { part: SUBJECT }));
        assert_eq!(subject(&"ї".repeat(200)), Ok(()));
        assert_eq!(subject(&"ї".repeat(201)), Err(DraftError::TooLong { part: SUBJECT, limit: 200 }));
        assert_eq!(body(&"ї".repeat(20_000)), Ok(()));
        assert_eq!(body(&"ї".repeat(20_001)), Err(DraftError::TooLong { part: BODY, limit: 20_000 }));
        for hidden in ['\0', '\t', '\r', '\u{B}', '\u{1B}', '\u{7F}', '\u{85}', '\u{2028}', '\u{2029}'] {
            let text = format!("її{hidden}");
            assert_eq!(subject(&text), Err(DraftError::ControlCharacter { part: SUBJECT, position: 2 }));
            assert_eq!(body(&text), Err(DraftError::ControlCharacter { part: BODY, position: 2 }));
        }
        assert_eq!(subject("a\nBcc: x"), Err(DraftError::ControlCharacter { part: SUBJECT, position: 1 }));
        for turn in ['\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'] {
            let text = format!("ї{turn}");
            assert_eq!(subject(&text), Err(DraftError::DirectionControl { part: SUBJECT, position: 1 }));
            assert_eq!(body(&text), Err(DraftError::DirectionControl { part: BODY, position: 1 }));
        }
    }

    #[test]
    fn logs_see_nothing() {
        assert_eq!(format!("{:?}", Subject::new("таємниця").unwrap()), "Subject(…)");
        assert_eq!(format!("{:?}", Body::new("таємниця").unwrap()), "Body(…)");
    }
}

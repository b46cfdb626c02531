use super::extension::{is_program, looks_alike};
use crate::redacted::redacted_debug;
use crate::text::Bilingual;

/// The longest name of a file that common systems can keep.
pub const MAX_NAME_BYTES: usize = 255;

/// The name of a file as it was asked for, and as it can be shown without lying.
#[derive(Clone, PartialEq, Eq)]
pub struct FileName {
    exact: String,
}

/// Why a name cannot be that of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FileNameRefusal {
    /// Nothing, or nothing that is seen.
    #[error("a file has no name")]
    Empty,
    /// More than 255 bytes.
    #[error("the name of a file is too long")]
    TooLong,
    /// A folder, a drive, `.` or `..`: the name leads somewhere.
    #[error("the name of a file is a path")]
    Path,
}

impl FileNameRefusal {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            FileNameRefusal::Empty => "sign_name_empty",
            FileNameRefusal::TooLong => "sign_name_too_long",
            FileNameRefusal::Path => "sign_name_path",
        }
    }
}

/// What is odd about a name: it is shown, and the citizen is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileNameWarning {
    /// It holds characters that are not seen or that turn the direction of writing; they are shown as their numbers.
    HiddenCharacters,
    /// Its ending only looks like a usual one: a letter of it is of another alphabet.
    LookAlikeEnding,
    /// It looks like a document, but its ending is that of a program.
    Program,
    /// Spaces or dots hide where it ends.
    HiddenEnding,
}

impl FileNameWarning {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            FileNameWarning::HiddenCharacters => "hidden_characters",
            FileNameWarning::LookAlikeEnding => "look_alike_ending",
            FileNameWarning::Program => "program",
            FileNameWarning::HiddenEnding => "hidden_ending",
        }
    }

    /// For the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            FileNameWarning::HiddenCharacters => Bilingual::new(
                "У назві є невидимі знаки; їх показано в дужках ⟦ ⟧. Так приховують справжню назву.",
                "The name holds invisible characters, shown in ⟦ ⟧. This is a way to hide the real name.",
            ),
            FileNameWarning::LookAlikeEnding => Bilingual::new(
                "Закінчення назви лише схоже на звичне: у ньому літера іншої абетки.",
                "The ending of the name only looks like a usual one: a letter of it is of another alphabet.",
            ),
            FileNameWarning::Program => Bilingual::new(
                "Це назва програми, а не документа.",
                "This is the name of a program, not of a document.",
            ),
            FileNameWarning::HiddenEnding => Bilingual::new(
                "Пробіли чи крапки приховують кінець назви.",
                "Spaces or dots hide the end of the name.",
            ),
        }
    }
}

impl FileName {
    /// A base name. Nothing is cleaned away: what is not a name is refused, what is odd is shown.
    ///
    /// # Errors
    /// [`FileNameRefusal`].
    pub fn new(name: &str) -> Result<Self, FileNameRefusal> {
        if name.len() > MAX_NAME_BYTES {
            return Err(FileNameRefusal::TooLong);
        }
        if name.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
            return Err(FileNameRefusal::Empty);
        }
        // Letters that look like a slash count as one: the name must not even look like a path.
        let is_separator = |c: char| {
            matches!(
                c,
                '/' | '\\'
                    | '\0'
                    | '\u{2044}'
                    | '\u{2215}'
                    | '\u{29F8}'
                    | '\u{FF0F}'
                    | '\u{FF3C}'
                    | '\u{29F5}'
                    | '\u{FE68}'
            )
        };
        let is_dots = name.chars().filter(|c| !c.is_whitespace() && !is_hidden(*c)).all(|c| c == '.');
        let is_drive = {
            let mut chars = name.chars();
            chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':')
        };
        if name.contains(is_separator) || is_dots || is_drive {
            return Err(FileNameRefusal::Path);
        }
        Ok(FileName { exact: name.to_owned() })
    }

    /// The name, character for character: for the answer, not for a screen.
    pub fn exact(&self) -> &str {
        &self.exact
    }

    /// For a screen: what is not seen is written as its number, `⟦U+202E⟧`.
    pub fn shown(&self) -> String {
        visible(&self.exact)
    }

    /// What a person takes two names for: without what is not seen, and in small letters. Two files whose names look the
    /// same cannot be told apart.
    pub(super) fn likeness(&self) -> String {
        let seen = self.exact.chars().filter(|c| !is_hidden(*c));
        let one_space = seen.map(|c| if c.is_whitespace() { ' ' } else { c });
        one_space.flat_map(char::to_lowercase).collect::<String>().trim().to_owned()
    }

    /// What is odd about it, in the order of the list.
    pub fn warnings(&self) -> Vec<FileNameWarning> {
        let name = &self.exact;
        let seen = self.likeness();
        let ending = seen.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_padded = name.starts_with(char::is_whitespace)
            || name.ends_with(|c: char| c.is_whitespace() || c == '.')
            || seen.contains("  ")
            || name.contains(" .");
        let found = [
            (FileNameWarning::HiddenCharacters, name.chars().any(is_hidden)),
            (FileNameWarning::LookAlikeEnding, looks_alike(ending)),
            (FileNameWarning::Program, is_program(ending)),
            (FileNameWarning::HiddenEnding, is_padded),
        ];
        found.into_iter().filter(|(_, is)| *is).map(|(warning, _)| warning).collect()
    }
}

/// A text in which everything is seen.
pub(in crate::sign) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            shown.push_str(&format!("⟦U+{:04X}⟧", u32::from(c)));
        } else {
            // Wide and narrow spaces would let two names look alike, or push an ending off the screen.
            shown.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    shown
}

/// Controls, directions, joiners, fillers, variation selectors, private and unassigned planes.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}' | '⟦' | '⟧')
}

redacted_debug!(FileName);

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(name: &str) -> Vec<&'static str> {
        FileName::new(name).unwrap().warnings().into_iter().map(FileNameWarning::code).collect()
    }

    #[test]
    fn ordinary_names_are_shown_as_they_are_and_without_remark() {
        for name in [
            "договір.pdf",
            "Заява про ґрунт № 5 (копія).docx",
            "report.tar.gz",
            "README",
            "звіт.2026.xml",
            ".gitignore",
            "наказ.пдф",
        ] {
            let read = FileName::new(name).unwrap();
            assert_eq!((read.shown().as_str(), read.exact()), (name, name));
            assert_eq!(warnings(name), [""; 0], "{name}");
        }
    }

    #[test]
    fn what_hides_is_seen_and_told() {
        let name = "договір\u{202e}fdp.exe";
        assert_eq!(FileName::new(name).unwrap().shown(), "договір⟦U+202E⟧fdp.exe");
        assert_eq!(warnings(name), ["hidden_characters", "program"]);
        assert_eq!(warnings("договір.рdf"), ["look_alike_ending"], "Cyrillic р");
        assert_eq!(warnings("договір.pdf.exe"), ["program"]);
        assert_eq!(warnings("договір.pdf          .scr"), ["program", "hidden_ending"]);
        assert_eq!(warnings("договір.pdf."), ["hidden_ending"]);
        assert_eq!(warnings("a\u{200b}.pdf"), ["hidden_characters"]);
        assert_eq!(warnings("a\n.pdf"), ["hidden_characters"]);
        assert_eq!(
            FileName::new("a⟦U+202E⟧").unwrap().shown(),
            "a⟦U+27E6⟧U+202E⟦U+27E7⟧",
            "no forgery of the marks"
        );
        assert_eq!(warnings("договір.ехе"), ["look_alike_ending"], "all of it Cyrillic");
    }

    #[test]
    fn paths_are_no_names() {
        for name in [
            "a/b.pdf",
            "/etc/passwd",
            "..\\a",
            "..",
            ".",
            "...",
            "C:a.pdf",
            "c:",
            "a\0b",
            "a\u{2215}b",
            ". .",
        ] {
            assert_eq!(FileName::new(name).err(), Some(FileNameRefusal::Path), "{name:?}");
        }
        for name in ["", " ", "\u{200b}", "\t\u{3000}"] {
            assert_eq!(FileName::new(name).err(), Some(FileNameRefusal::Empty), "{name:?}");
        }
        assert!(FileName::new(&"я".repeat(127)).is_ok());
        assert_eq!(FileName::new(&"я".repeat(128)).err(), Some(FileNameRefusal::TooLong));
    }
}

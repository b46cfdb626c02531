use super::Typeface;

/// Where a word that is too long for a line may be broken without harm.
const BREAK_AFTER: [char; 7] = ['-', '/', ',', '.', ';', '@', '_'];

/// The text in lines that are at most `width` wide, where `width` is in sizes of the typeface.
///
/// Lines end at spaces and at line feeds; runs of spaces count as one. A word longer than a line is broken after a
/// hyphen or the like if there is one, and anywhere otherwise. A line has at least one character, however narrow it is.
pub(in crate::copy) fn wrap(face: &Typeface<'_>, width: f32, text: &str) -> Vec<String> {
    let space = face.advance(' ');
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = Line::default();
        for word in paragraph.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let long = face.width(word);
            if !line.text.is_empty() && line.width + space + long <= width {
                line.text.push(' ');
                line.push(word, space + long);
                continue;
            }
            line.end(&mut lines);
            if long <= width {
                line.push(word, long);
            } else {
                break_word(face, width, word, &mut line, &mut lines);
            }
        }
        line.end(&mut lines);
    }
    lines
}

#[derive(Default)]
struct Line {
    text: String,
    width: f32,
}

impl Line {
    fn push(&mut self, text: &str, width: f32) {
        self.text.push_str(text);
        self.width += width;
    }

    /// Moves the line, if there is anything on it, to the others.
    fn end(&mut self, lines: &mut Vec<String>) {
        if !self.text.is_empty() {
            lines.push(std::mem::take(&mut self.text));
        }
        self.width = 0.0;
    }
}

/// Fills lines with the parts of a word that is too long; the last part stays on `line`.
fn break_word(face: &Typeface<'_>, width: f32, word: &str, line: &mut Line, lines: &mut Vec<String>) {
    for character in word.chars() {
        let advance = face.advance(character);
        // A mark without a width of its own stays with its letter.
        while !line.text.is_empty() && advance > 0.0 && line.width + advance > width {
            let kept = line.text.rfind(BREAK_AFTER).and_then(|at| line.text.split_at_checked(at + 1));
            let rest = kept.map(|(_, rest)| rest.to_owned()).unwrap_or_default();
            line.text.truncate(line.text.len() - rest.len());
            line.end(lines);
            line.push(&rest, face.width(&rest));
        }
        line.push(character.encode_utf8(&mut [0; 4]), advance);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fonts, Weight};
    use super::*;

    fn lines(width: f32, text: &str) -> Vec<String> {
        let fonts = Fonts::built_in();
        wrap(fonts.open().unwrap().get(Weight::Regular), width, text)
    }

    #[test]
    fn lines_end_at_spaces_and_line_feeds() {
        assert_eq!(lines(100.0, " м.  Київ,\tвул. "), ["м. Київ, вул."]);
        assert_eq!(lines(100.0, "м. Київ\n\nвул. Січова"), ["м. Київ", "вул. Січова"]);
        assert_eq!(lines(4.0, "0000 000 0000"), ["0000", "000", "0000"]);
        assert_eq!(lines(100.0, "25\u{A0}000"), ["25\u{A0}000"]);
        assert!(lines(10.0, " \n ").is_empty() && lines(10.0, "").is_empty());
    }

    #[test]
    fn long_words_are_broken_after_a_hyphen_or_anywhere() {
        assert_eq!(lines(3.0, "0000000000"), ["00000", "00000"]);
        assert_eq!(lines(3.0, "000-000000"), ["000-", "00000", "0"]);
        assert_eq!(lines(0.0, "абв"), ["а", "б", "в"]);
        assert_eq!(lines(0.0, "а\u{301}б"), ["а\u{301}", "б"]);
    }

    #[test]
    fn no_character_is_lost_and_no_line_is_too_wide() {
        let fonts = Fonts::built_in();
        let faces = fonts.open().unwrap();
        let face = faces.get(Weight::Bold);
        let text = "Перехрестенко-Новоград-Волинська-Сіверсь 漢字 https://example.gov.ua/a_b@c 1234567890123456789012345";
        for tenths in 10u16..200 {
            let width = f32::from(tenths) / 10.0;
            let lines = wrap(face, width, text);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            assert!(lines.iter().all(|line| face.width(line) <= width + 1e-3), "{width}");
        }
    }
}

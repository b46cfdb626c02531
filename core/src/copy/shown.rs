/// The text as it is set: letters that came in two parts are put together, and all line ends are line feeds.
///
/// Apple's systems may write й, ї and ё as a letter and a mark (NFD). They are the same letters; in two parts they would
/// be drawn badly. Everything else stays, and what no font has is drawn as �.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(whole) = characters.peek().and_then(|mark| composed(character, *mark)) {
            characters.next();
            shown.push(whole);
            continue;
        }
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            other => shown.push(other),
        }
    }
    shown
}

fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('и', '\u{306}') => 'й',
        ('И', '\u{306}') => 'Й',
        ('у', '\u{306}') => 'ў',
        ('У', '\u{306}') => 'Ў',
        ('і', '\u{308}') => 'ї',
        ('І', '\u{308}') => 'Ї',
        ('е', '\u{308}') => 'ё',
        ('Е', '\u{308}') => 'Ё',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_two_parts_become_one() {
        assert_eq!(shown("Андріи\u{306} Іи\u{306}"), "Андрій Ій");
        assert_eq!(shown("І\u{308}жак, моі\u{308}, е\u{308}лка"), "Їжак, мої, ёлка");
        assert_eq!(shown("за\u{301}мок"), "за\u{301}мок");
    }

    #[test]
    fn every_line_end_is_a_line_feed() {
        assert_eq!(shown("a\r\nb\rc\u{2028}d\ne"), "a\nb\nc\nd\ne");
    }
}

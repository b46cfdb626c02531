use super::sink::Sink;

/// The longest line of a header that has encoded words, in characters (RFC 2047, section 2).
const LINE: usize = 76;
const START: &str = "=?UTF-8?B?";
const END: &str = "?=";

/// Writes the text of a header as encoded words (RFC 2047), one a line, behind `before` characters that the first
/// line has already: no word over 75 characters, no line over 76, no character divided between two words.
pub(super) fn write(out: &mut impl Sink, text: &str, before: usize) {
    let (mut rest, mut before) = (text, before);
    while let Some((piece, after)) = rest.split_at_checked(piece_length(rest, before)) {
        out.text(START);
        out.base64(piece.as_bytes());
        out.text(END);
        if after.is_empty() {
            return;
        }
        out.text("\r\n ");
        (rest, before) = (after, 1);
    }
}

/// How many bytes of `text` fit into a word on a line that has `before` other characters. At least one character,
/// lest the text never end; that alone fits behind every header name there is.
fn piece_length(text: &str, before: usize) -> usize {
    let room = LINE.saturating_sub(before.saturating_add(START.len() + END.len())) / 4 * 3;
    let ends = text.char_indices().map(|(start, character)| start + character.len_utf8());
    ends.enumerate().take_while(|(index, end)| *index == 0 || *end <= room).last().map_or(0, |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    fn words(text: &str, before: usize) -> Vec<String> {
        let mut out = Vec::new();
        write(&mut out, text, before);
        String::from_utf8(out).unwrap().split("\r\n ").map(str::to_owned).collect()
    }

    #[test]
    fn every_length_comes_back_within_the_limits() {
        for unit in ["a", "ї", "€", "𝕐", "aї", "ї€𝕐a"] {
            for count in 1..=200 {
                let text: String = unit.chars().cycle().take(count).collect();
                let mut back = String::new();
                for (index, word) in words(&text, 9).iter().enumerate() {
                    let before = if index == 0 { 9 } else { 1 };
                    assert!(word.len() <= 75 && before + word.len() <= 76, "{word}");
                    let base64 =
                        word.strip_prefix(START).and_then(|rest| rest.strip_suffix(END)).expect("a word");
                    let bytes = STANDARD.decode(base64).expect("base64");
                    back.push_str(std::str::from_utf8(&bytes).expect("whole characters"));
                }
                assert_eq!(back, text);
            }
        }
    }

    #[test]
    fn words_are_filled() {
        // 39 bytes behind "Subject: ", then 45 to a line.
        assert_eq!(words(&"a".repeat(39), 9).len(), 1);
        assert_eq!(words(&"a".repeat(40), 9).len(), 2);
        assert_eq!(words(&"a".repeat(39 + 45), 9).len(), 2);
        assert_eq!(words(&"a".repeat(39 + 46), 9).len(), 3);
        assert_eq!(words("ї", 9), ["=?UTF-8?B?0Zc=?="]);
    }

    #[test]
    fn a_header_name_without_end_does_not_loop() {
        assert_eq!(words("aї", 1000).len(), 2);
    }
}

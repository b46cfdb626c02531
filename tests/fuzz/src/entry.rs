//! Thirteen typed digits, read a second time: throw away what may stand between digits, then look at the rest.

/// What may stand between digits.
const SEPARATORS: &str = " \t\u{A0}\u{2007}\u{2009}\u{202F}-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}";

/// The thirteen digits, or the stable name of the first reason against them.
pub fn read(text: &str) -> Result<String, &'static str> {
    if text.len() > 128 {
        return Err("digits_too_long");
    }
    let body = text.trim_end();
    let mut digits = String::new();
    let kept = text.char_indices().filter(|(_, c)| !SEPARATORS.contains(*c));
    for (at, character) in kept {
        let is_line_end = at >= body.len() && (character == '\r' || character == '\n');
        match character {
            '0'..='9' => digits.push(character),
            _ if is_line_end => {}
            _ if character.is_numeric() => return Err("digits_foreign_script"),
            _ => return Err("digits_unexpected_character"),
        }
    }
    match digits.len() {
        0 => Err("digits_empty"),
        13 if digits.starts_with('0') => Err("digits_leading_zero"),
        13 if !weighted_sum(&digits).is_multiple_of(10) => Err("digits_check_digit"),
        13 => Ok(digits),
        _ => Err("digits_wrong_length"),
    }
}

/// With the check digit counted once, its neighbour three times and so on, the sum of a right code ends in 0.
fn weighted_sum(digits: &str) -> u32 {
    let value = |c: char| c.to_digit(10).unwrap();
    digits.chars().rev().enumerate().map(|(i, c)| value(c) * if i % 2 == 0 { 1 } else { 3 }).sum()
}

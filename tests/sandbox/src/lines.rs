//! Standard input line by line, one JSON object for each: what `link` and `address` have in common.

use std::io::{self, BufRead, Write};

use serde_json::Value;

use crate::error::SandboxError;

/// Answers every line with one JSON object on a line of its own.
pub(crate) fn answer(mut reading: impl FnMut(&str) -> Value) -> Result<(), SandboxError> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input
            .read_until(b'\n', &mut line)
            .map_err(|source| SandboxError::Read { path: "-".into(), source })?;
        if read == 0 {
            return Ok(());
        }
        writeln!(output, "{}", reading(&text(&line))).map_err(SandboxError::Screen)?;
    }
}

/// A line without its end. A JSON string stands for its text: the way to write a line end or a NUL. Bytes that are not
/// UTF-8 become a sign that nothing good has.
fn text(line: &[u8]) -> String {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let text = String::from_utf8_lossy(line);
    if text.starts_with('"') {
        // What only begins with a quotation mark stands for itself.
        return serde_json::from_str(&text).unwrap_or_else(|_| text.into_owned());
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_line_is_its_text_or_a_json_string() {
        for (line, expected) in [
            (&b"https://diia.app/x\r\n"[..], "https://diia.app/x"),
            (b"no end", "no end"),
            (b"\n", ""),
            (b" \r\r\n", " \r"),
            (b"\"a\\r\\nb\\u0000\"\n", "a\r\nb\0"),
            (b"\"desk\"@cnap.ua\n", "\"desk\"@cnap.ua"),
            (b"\"cut\n", "\"cut"),
            (b"\xFF\n", "\u{FFFD}"),
        ] {
            assert_eq!(text(line), expected);
        }
    }
}

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encodify::base64::MIME;

/// How many bytes a line of 76 characters holds (RFC 2045, section 6.8).
const LINE_BYTES: usize = 57;

/// Where a letter is written to: a text, or a counter that tells beforehand how long the text will be. Both are
/// driven by the same code, so that the size cannot disagree with the letter.
pub(super) trait Sink {
    /// Takes text as it is.
    fn text(&mut self, text: &str);

    /// Takes bytes as base64 on one line.
    fn base64(&mut self, bytes: &[u8]);

    /// Takes bytes as base64 in lines of 76 characters with CR LF between them.
    fn base64_lines(&mut self, bytes: &[u8]);
}

impl Sink for Vec<u8> {
    fn text(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    fn base64(&mut self, bytes: &[u8]) {
        self.extend_from_slice(STANDARD.encode(bytes).as_bytes());
    }

    fn base64_lines(&mut self, bytes: &[u8]) {
        MIME.encode_append(bytes, self);
        // It ends the last line too.
        self.truncate(self.len().saturating_sub(if bytes.is_empty() { 0 } else { 2 }));
    }
}

/// Counts bytes instead of keeping them.
#[derive(Default)]
pub(super) struct Counter(u64);

impl Counter {
    pub(super) const fn bytes(&self) -> u64 {
        self.0
    }

    fn add(&mut self, bytes: usize) {
        self.0 = self.0.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
    }
}

impl Sink for Counter {
    fn text(&mut self, text: &str) {
        self.add(text.len());
    }

    fn base64(&mut self, bytes: &[u8]) {
        self.add(bytes.len().div_ceil(3).saturating_mul(4));
    }

    fn base64_lines(&mut self, bytes: &[u8]) {
        // A full line is a whole number of groups of three bytes, so breaks between lines are all that is added.
        self.base64(bytes);
        self.add(bytes.len().div_ceil(LINE_BYTES).saturating_sub(1).saturating_mul(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_and_writing_agree_at_every_length() {
        for length in (0..=400).chain(2600..=2900) {
            let bytes: Vec<u8> = (0..length).map(|at| u8::try_from(at * 7 % 251).unwrap()).collect();
            let (mut written, mut counted) = (Vec::new(), Counter::default());
            written.base64_lines(&bytes);
            counted.base64_lines(&bytes);
            assert_eq!(u64::try_from(written.len()), Ok(counted.bytes()));
            let written = String::from_utf8(written).unwrap();
            assert!(written.split("\r\n").all(|line| line.len() <= 76));
            assert_eq!(STANDARD.decode(written.replace("\r\n", "")).as_ref(), Ok(&bytes));
        }
    }
}

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

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
    fn base64_lines(&mut self, bytes: &[u8]) {
        for (index, line) in bytes.chunks(LINE_BYTES).enumerate() {
            if index > 0 {
                self.text("\r\n");
            }
            self.base64(line);
        }
    }
}

impl Sink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }

    fn base64(&mut self, bytes: &[u8]) {
        STANDARD.encode_string(bytes, self);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_and_writing_agree_at_every_length() {
        for length in 0..=400 {
            let bytes = vec![0xB7; length];
            let (mut written, mut counted) = (String::new(), Counter::default());
            written.base64_lines(&bytes);
            counted.base64_lines(&bytes);
            assert_eq!(u64::try_from(written.len()), Ok(counted.bytes()));
            assert!(written.split("\r\n").all(|line| line.len() <= 76));
            assert_eq!(STANDARD.decode(written.replace("\r\n", "")).as_ref(), Ok(&bytes));
        }
    }
}

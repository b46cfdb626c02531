//! The bytes of one input, taken from the front. Missing bytes are zeros, so that every input means something.

/// The rest of an input.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let [byte] = self.array();
        byte
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let (head, tail) = self.0.split_at(N.min(self.0.len()));
        self.0 = tail;
        std::array::from_fn(|i| head.get(i).copied().unwrap_or(0))
    }

    /// The next bytes up to a zero byte, or all that are left.
    pub fn until_zero(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        let (head, tail) = self.0.split_at(end);
        self.0 = tail.get(1..).unwrap_or_default();
        head
    }

    /// The rest as text; what is not UTF-8 becomes U+FFFD.
    pub fn text(self) -> String {
        String::from_utf8_lossy(self.0).into_owned()
    }
}

/// Writes big-endian fields one after another.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty output with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Writer { bytes: Vec::with_capacity(capacity) }
    }

    /// Appends the bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// Appends one byte.
    pub fn byte(&mut self, byte: u8) -> &mut Self {
        self.bytes.push(byte);
        self
    }

    /// Appends the low `N` bytes of a number (`N` at most 8). The caller has checked that the rest is zero.
    pub fn unsigned<const N: usize>(&mut self, number: u64) -> &mut Self {
        const { assert!(N <= 8) };
        self.bytes.extend(number.to_be_bytes().into_iter().skip(8 - N));
        self
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_low_bytes_in_big_endian_order() {
        let mut writer = Writer::with_capacity(8);
        writer.byte(9).unsigned::<3>(0x01_0203).unsigned::<1>(4).bytes(&[5, 6]);
        assert_eq!(writer.finish(), [9, 1, 2, 3, 4, 5, 6]);
    }
}

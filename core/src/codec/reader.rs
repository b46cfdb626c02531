/// The input ended before the field did, or went on after the last field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the input has not the length that its own fields ask for")]
pub struct UnexpectedEnd;

/// Reads big-endian fields from a slice, never beyond its end, and copies nothing.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], UnexpectedEnd> {
        let (head, tail) = self.rest.split_at_checked(length).ok_or(UnexpectedEnd)?;
        self.rest = tail;
        Ok(head)
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], UnexpectedEnd> {
        let (head, tail) = self.rest.split_first_chunk::<N>().ok_or(UnexpectedEnd)?;
        self.rest = tail;
        Ok(*head)
    }

    /// The next `N` bytes (at most 8) as an unsigned number.
    pub fn unsigned<const N: usize>(&mut self) -> Result<u64, UnexpectedEnd> {
        const { assert!(N <= 8) };
        Ok(self.array::<N>()?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, UnexpectedEnd> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// How many bytes are left.
    pub const fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// Succeeds when everything was read.
    pub const fn finish(self) -> Result<(), UnexpectedEnd> {
        if self.rest.is_empty() { Ok(()) } else { Err(UnexpectedEnd) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_big_endian_and_never_beyond_the_end() {
        let mut reader = Reader::new(&[1, 2, 3, 4, 5, 6]);
        assert_eq!(reader.byte(), Ok(1));
        assert_eq!(reader.unsigned::<3>(), Ok(0x02_0304));
        assert_eq!(reader.take(3), Err(UnexpectedEnd));
        assert_eq!(reader.take(usize::MAX), Err(UnexpectedEnd));
        assert_eq!(reader.take(2), Ok(&[5, 6][..]), "a field that did not fit has eaten nothing");
        assert_eq!(reader.byte(), Err(UnexpectedEnd));
        assert_eq!(reader.finish(), Ok(()));
    }

    #[test]
    fn bytes_left_over_are_an_error() {
        assert_eq!(Reader::new(&[0]).finish(), Err(UnexpectedEnd));
    }
}

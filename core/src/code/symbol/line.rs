//! One line of a QR symbol as machine words: 128 bits for all but the largest symbols, [`Row`]'s 192 for those.

use std::ops::{BitAnd, BitOr, BitXor, Not, Shl, Shr};

use super::row::Row;

/// Bit `x` is column `x`; 1 is dark. Bits outside the symbol are 0, and shifts bring in 0, so whatever lies outside
/// counts as light: that is how the standard sees the quiet zone.
pub(super) trait Line:
    Copy
    + Default
    + PartialEq
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
    + Not<Output = Self>
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
    + From<u32>
    + From<Row>
    + Into<Row>
{
    /// How many columns it has.
    const BITS: u32;

    /// Whether it is for the few symbols that are larger than any code of a document: there a small library counts for
    /// more than a quick one.
    const IS_WIDE: bool = Self::BITS > 128;

    /// How many modules are dark.
    fn count(self) -> u32;

    fn is_light(self) -> bool {
        self == Self::default()
    }

    /// The first `count` columns dark.
    fn first(count: u32) -> Self {
        if count == 0 { Self::default() } else { !Self::default() >> (Self::BITS - count.min(Self::BITS)) }
    }

    /// A pattern of 12 modules repeated over the whole line, from its lowest 12 bits.
    fn repeating(pattern: u32) -> Self {
        (0..Self::BITS.div_ceil(12)).fold(Self::default(), |line, at| line | Self::from(pattern) << (12 * at))
    }
}

impl Line for u128 {
    const BITS: u32 = u128::BITS;

    #[inline(always)]
    fn count(self) -> u32 {
        self.count_ones()
    }
}

impl Line for Row {
    const BITS: u32 = Row::COLUMNS;

    #[inline(always)]
    fn count(self) -> u32 {
        Row::count(self)
    }
}

impl From<u32> for Row {
    fn from(columns: u32) -> Row {
        Row::from(u128::from(columns))
    }
}

//! One line of a QR symbol as three machine words: 192 bits hold the widest symbol, 177 modules.

use std::ops::{BitAnd, BitOr, BitXor, Not, Range, Shl, Shr};

/// Bit `x` is column `x`; 1 is dark. Bits outside the symbol are 0, and shifts bring in 0, so whatever lies
/// outside counts as light: that is how the standard sees the quiet zone.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Row([u64; 3]);

impl Row {
    /// A line of light modules.
    pub(super) const LIGHT: Row = Row([0; 3]);

    /// How many columns there are.
    pub(super) const COLUMNS: u32 = 192;

    pub(super) fn is_dark(&self, x: usize) -> bool {
        self.0.get(x / 64).is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    pub(super) fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The modules of column `x` (bit 0) and the one at its right (bit 1).
    #[inline(always)]
    pub(super) fn pair(self, x: u32) -> u32 {
        let [low, high] = self.words_at(x);
        u32::try_from((low >> (x % 64) | high << 1 << (63 - x % 64)) & 3).unwrap_or_default()
    }

    /// Darkens what is set of the two modules.
    #[inline(always)]
    pub(super) fn darken(&mut self, x: u32, pair: u32) {
        let at = usize::try_from(x / 64).unwrap_or_default();
        let pair = u64::from(pair);
        if let Some(word) = self.0.get_mut(at) {
            *word |= pair << (x % 64);
        }
        if let Some(word) = self.0.get_mut(at + 1) {
            *word |= pair >> 1 >> (63 - x % 64);
        }
    }

    /// The word that column `x` lies in, and the next.
    #[inline(always)]
    fn words_at(self, x: u32) -> [u64; 2] {
        let at = usize::try_from(x / 64).unwrap_or_default();
        [at, at + 1].map(|at| self.0.get(at).copied().unwrap_or_default())
    }

    /// The stretches of dark columns from left to right.
    pub(super) fn dark_runs(self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = self.first_dark_from(at)?;
            at = (!self).first_dark_from(start).unwrap_or(192);
            Some(start..at)
        })
    }

    fn first_dark_from(self, x: usize) -> Option<usize> {
        let words = self.0.into_iter().enumerate().skip(x / 64);
        words
            .map(|(at, word)| (at, if at == x / 64 { word >> (x % 64) << (x % 64) } else { word }))
            .find(|(_, word)| *word != 0)
            .and_then(|(at, word)| Some(64 * at + usize::try_from(word.trailing_zeros()).ok()?))
    }

    /// The columns from left to right, eight to a byte, the leftmost in the highest bit.
    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> {
        self.0.into_iter().flat_map(|word| word.reverse_bits().to_be_bytes())
    }
}

impl From<u128> for Row {
    fn from(columns: u128) -> Row {
        let [low, high] =
            [columns, columns >> 64].map(|part| u64::try_from(part & u128::from(u64::MAX)).unwrap_or(0));
        Row([low, high, 0])
    }
}

impl From<Row> for u128 {
    fn from(Row([low, high, _]): Row) -> u128 {
        u128::from(low) | u128::from(high) << 64
    }
}

impl BitAnd for Row {
    type Output = Row;
    #[inline(always)]
    fn bitand(self, other: Row) -> Row {
        let (Row([a, b, c]), Row([d, e, f])) = (self, other);
        Row([a & d, b & e, c & f])
    }
}

impl BitOr for Row {
    type Output = Row;
    #[inline(always)]
    fn bitor(self, other: Row) -> Row {
        let (Row([a, b, c]), Row([d, e, f])) = (self, other);
        Row([a | d, b | e, c | f])
    }
}

impl BitXor for Row {
    type Output = Row;
    #[inline(always)]
    fn bitxor(self, other: Row) -> Row {
        let (Row([a, b, c]), Row([d, e, f])) = (self, other);
        Row([a ^ d, b ^ e, c ^ f])
    }
}

impl Not for Row {
    type Output = Row;
    #[inline(always)]
    fn not(self) -> Row {
        let Row([a, b, c]) = self;
        Row([!a, !b, !c])
    }
}

/// Brings column `x + by` to column `x`.
impl Shr<u32> for Row {
    type Output = Row;
    #[inline(always)]
    fn shr(self, mut by: u32) -> Row {
        let Row([mut a, mut b, mut c]) = self;
        while by >= 64 {
            (a, b, c) = (b, c, 0);
            by -= 64;
        }
        // Two steps to the left, because one of 64 is not a shift when `by` is 0.
        Row([a >> by | (b << 1) << (63 - by), b >> by | (c << 1) << (63 - by), c >> by])
    }
}

/// Brings column `x - by` to column `x`.
impl Shl<u32> for Row {
    type Output = Row;
    #[inline(always)]
    fn shl(self, mut by: u32) -> Row {
        let Row([mut a, mut b, mut c]) = self;
        while by >= 64 {
            (a, b, c) = (0, a, b);
            by -= 64;
        }
        Row([a << by, b << by | (a >> 1) >> (63 - by), c << by | (b >> 1) >> (63 - by)])
    }
}

#[cfg(test)]
mod tests {
    use super::Row;
    use crate::code::symbol::line::Line;

    fn line<L: Line>(columns: &[usize]) -> L {
        let bit = |x: &usize| L::from(1) << u32::try_from(*x).unwrap();
        columns.iter().map(bit).fold(L::default(), |line, bit| line | bit)
    }

    fn shifts<L: Line>() {
        let columns = [0, 1, 63, 64, 65, 127, 128, 176].map(|x: usize| x % L::BITS as usize);
        for by in 0..L::BITS {
            let k = by as usize;
            let left: Vec<usize> = columns.iter().filter(|&&x| x >= k).map(|x| x - k).collect();
            let right: Vec<usize> = columns.iter().map(|x| x + k).filter(|&x| x < L::BITS as usize).collect();
            assert!(line::<L>(&columns) >> by == line(&left), "right by {by}");
            assert!(line::<L>(&columns) << by == line(&right), "left by {by}");
        }
    }

    fn first_and_repeating<L: Line>() {
        for count in 0..=L::BITS {
            let columns: Vec<usize> = (0..count as usize).collect();
            assert!(L::first(count) == line(&columns));
            assert_eq!(L::first(count).count(), count);
        }
        let pattern = 0b1001_0010_0111u32;
        let columns: Vec<usize> = (0..L::BITS as usize).filter(|x| pattern >> (x % 12) & 1 == 1).collect();
        assert!(L::repeating(pattern) == line(&columns));
    }

    #[test]
    fn lines_of_both_widths() {
        shifts::<u128>();
        shifts::<Row>();
        first_and_repeating::<u128>();
        first_and_repeating::<Row>();
    }

    #[test]
    fn a_narrow_line_is_the_start_of_a_row() {
        let columns = [0, 1, 63, 64, 65, 127];
        assert!(Row::from(line::<u128>(&columns)) == line(&columns));
        assert!(columns.iter().all(|x| line::<Row>(&columns).is_dark(*x)));
    }

    #[test]
    fn runs_end_where_the_colour_changes() {
        let whole = Row::first(192).dark_runs().collect::<Vec<_>>();
        assert_eq!((whole.len(), &whole[0]), (1, &(0..192)));
        for runs in [vec![], vec![3..64, 65..128, 129..177], vec![0..1, 60..70, 191..192]] {
            let columns: Vec<usize> = runs.iter().cloned().flatten().collect();
            assert_eq!(line::<Row>(&columns).dark_runs().collect::<Vec<_>>(), runs);
        }
    }
}

//! Where the modules of a QR symbol lie (ISO/IEC 18004, symbol structure and codeword placement).

use super::line::Line as _;
use super::row::Row;

/// What a symbol holds, and what corrects it.
pub(super) struct Codewords {
    pub(super) data: Vec<u8>,
    pub(super) correction: Vec<u8>,
}

/// A drawn symbol before masking.
pub(super) struct Layout {
    pub(super) width: u32,
    /// Dark modules. The places of the format information are light.
    pub(super) dark: Vec<Row>,
    /// Modules that a mask may invert: data, error correction and the few left over.
    pub(super) data: Vec<Row>,
}

/// The seven lines of a finder pattern, its leftmost module in the lowest bit.
const FINDER: [u32; 7] = [0x7f, 0x41, 0x5d, 0x5d, 0x5d, 0x41, 0x7f];
/// The five of an alignment pattern.
const ALIGNMENT: [u32; 5] = [0x1f, 0x11, 0x15, 0x11, 0x1f];

impl Layout {
    /// The patterns of a version, and codewords placed between them.
    #[inline(never)]
    pub(super) fn new(version: u8, codewords: &Codewords) -> Self {
        let width = 17 + 4 * u32::from(version);
        let everything = Row::first(width);
        let mut layout = Layout { width, dark: Vec::new(), data: Vec::new() };
        layout.dark.resize(layout.side(), Row::default());
        layout.data.resize(layout.side(), everything);
        layout.draw_timing();
        layout.draw_corners();
        layout.draw_alignment(version);
        if version >= 7 {
            layout.draw_version(version);
        }
        layout.place(codewords);
        layout
    }

    /// Lines, as many as columns.
    pub(super) fn side(&self) -> usize {
        usize::try_from(self.width).unwrap_or_default()
    }

    /// Draws over `mask` in line `y`.
    #[inline(never)]
    fn put(&mut self, y: u32, mask: Row, dark: Row) {
        let y = usize::try_from(y).unwrap_or(usize::MAX);
        if let Some((line, data)) = self.dark.get_mut(y).zip(self.data.get_mut(y)) {
            *line = *line & !mask | dark & mask;
            *data = *data & !mask;
        }
    }

    fn draw_timing(&mut self) {
        let alternating = Row::repeating(0x555);
        let column = Row::from(1u32) << 6;
        for y in 0..self.width {
            self.put(y, column, if y % 2 == 0 { column } else { Row::default() });
        }
        self.put(6, Row::first(self.width), alternating);
    }

    /// Finder patterns with their separators, the places of the format information beside them, and the one module that
    /// is always dark. The timing patterns go through the last two.
    fn draw_corners(&mut self) {
        let (left, right) = (Row::first(9), Row::first(8) << (self.width - 8));
        let bottom = self.width - 8;
        for y in 0..8 {
            let pattern = Row::from(line(&FINDER, y));
            self.put(y, left | right, pattern | pattern << (self.width - 7));
        }
        self.put(8, left | right, Row::from(1u32) << 6);
        self.put(6, Row::from(1u32) << 8, Row::from(1u32) << 8);
        for y in 0..8 {
            let pattern = if y == 0 { 1 << 8 } else { line(&FINDER, y - 1) };
            self.put(bottom + y, left, Row::from(pattern));
        }
    }

    fn draw_alignment(&mut self, version: u8) {
        let centres = alignment_centres(version);
        let (first, last) = (6, self.width - 7);
        for &y in &centres {
            for &x in &centres {
                let is_in_a_corner = [(first, first), (last, first), (first, last)].contains(&(x, y));
                if !is_in_a_corner {
                    for (at, pattern) in (y - 2..).zip(ALIGNMENT) {
                        self.put(at, Row::from(0x1fu32) << (x - 2), Row::from(pattern) << (x - 2));
                    }
                }
            }
        }
    }

    /// The version, six bits and twelve of a BCH code, twice.
    fn draw_version(&mut self, version: u8) {
        let version = u32::from(version);
        let check = (0..12).fold(version, |rest, _| (rest << 1) ^ ((rest >> 11) * 0x1f25));
        let bits = version << 12 | check;
        let beside = self.width - 11;
        for y in 0..6 {
            self.put(y, Row::from(7u32) << beside, Row::from(bits >> (3 * y) & 7) << beside);
        }
        for y in 0..3 {
            let every_third = (0..6).fold(0, |line, x| line | (bits >> (3 * x + y) & 1) << x);
            self.put(beside + y, Row::from(0x3fu32), Row::from(every_third));
        }
    }

    /// Fills what is free with the codewords, bit by bit, in columns of two modules from the right, up and down in turn.
    fn place(&mut self, codewords: &Codewords) {
        let mut bits = Stream { bytes: codewords.data.iter().chain(&codewords.correction), word: 0, left: 0 };
        let mut lines: Vec<(&mut Row, &Row)> = self.dark.iter_mut().zip(&self.data).collect();
        // The timing column takes no part.
        let rights = (7..self.width).rev().step_by(2).chain((1..6).rev().step_by(2));
        for right in rights {
            // Each column begins where the one before it ended.
            lines.reverse();
            let left = right - 1;
            for (line, data) in &mut lines {
                let pair = match data.pair(left) {
                    0b11 => bits.take(2),
                    0b10 => bits.take(1) << 1,
                    0b01 => bits.take(1),
                    _ => continue,
                };
                line.darken(left, pair);
            }
        }
    }
}

/// The bits of bytes, the highest of each first; 0 after their end.
struct Stream<I> {
    bytes: I,
    word: u32,
    left: u32,
}

impl<'a, I: Iterator<Item = &'a u8>> Stream<I> {
    #[inline(always)]
    fn take(&mut self, count: u32) -> u32 {
        if self.left < count {
            self.word = self.word << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
            self.left += 8;
        }
        self.left -= count;
        self.word >> self.left & ((1 << count) - 1)
    }
}

/// A line of a pattern; light below it.
fn line(pattern: &[u32], y: u32) -> u32 {
    usize::try_from(y).ok().and_then(|y| pattern.get(y)).copied().unwrap_or(0)
}

/// Where the centres of alignment patterns lie, in both directions: the last seven modules before the edge, the others
/// evenly before it, and the first beside the timing pattern.
fn alignment_centres(version: u8) -> Vec<u32> {
    if version == 1 {
        return Vec::new();
    }
    let version = u32::from(version);
    let (count, last) = (version / 7 + 2, 4 * version + 10);
    // Version 32 alone does not follow the rule.
    let step = if version == 32 { 26 } else { (4 * version + 2 * count + 1) / (2 * count - 2) * 2 };
    std::iter::once(6).chain((0..count - 1).rev().map(|at| last - at * step)).collect()
}

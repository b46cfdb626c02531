//! Which of the eight masks a QR symbol gets (ISO/IEC 18004, data masking): the one with the lowest penalty.

use super::ErrorCorrection;
use super::layout::Layout;
use super::line::Line;
use super::penalty::penalty;
use super::row::Row;

/// The mask with the lowest penalty, the first of equals, and the rows of the finished symbol. `L` must hold them.
pub(super) fn best<L: Line>(layout: &Layout, level: ErrorCorrection) -> (u8, Vec<Row>) {
    let drawing = Drawing::<L>::new(layout);
    let mut masked = Vec::with_capacity(layout.side());
    let mut best = (u32::MAX, 0, Vec::with_capacity(layout.side()));
    for mask in 0..8 {
        drawing.with_mask(level, mask, &mut masked);
        let penalty = penalty(&masked, layout.width);
        if penalty < best.0 {
            best.0 = penalty;
            best.1 = mask;
            std::mem::swap(&mut best.2, &mut masked);
        }
    }
    let (_, mask, rows) = best;
    (mask, rows.into_iter().map(Into::into).collect())
}

/// A layout in lines as wide as they must be.
pub(super) struct Drawing<L> {
    width: u32,
    /// For each row what is dark before masking, and what a mask may invert.
    lines: Vec<(L, L)>,
}

impl<L: Line> Drawing<L> {
    pub(super) fn new(layout: &Layout) -> Self {
        let lines = layout.dark.iter().zip(&layout.data).map(|(&dark, &data)| (dark.into(), data.into()));
        Drawing { width: layout.width, lines: lines.collect() }
    }

    /// The symbol with this mask.
    #[inline(never)]
    pub(super) fn with_mask(&self, level: ErrorCorrection, mask: u8, rows: &mut Vec<L>) {
        let patterns = patterns::<L>(mask);
        let lines = self.lines.iter().zip(patterns.iter().cycle());
        rows.clear();
        rows.extend(lines.map(|(&(dark, data), &pattern)| dark ^ (pattern & data)));
        draw_format(rows, format_bits(level, mask), self.width);
    }
}

/// Whether a mask inverts the module in column `x` of row `y`.
#[allow(clippy::manual_is_multiple_of, reason = "the conditions stand as the standard prints them")]
const fn inverts(mask: u8, x: u32, y: u32) -> bool {
    match mask {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    }
}

/// All masks repeat every 12 modules in both directions: for each mask its first 12 lines.
static PATTERNS: [[u16; 12]; 8] = {
    let mut patterns = [[0; 12]; 8];
    let mut at = 0;
    while at < 8 * 12 * 12 {
        let (mask, y, x) = (at / 144, at / 12 % 12, at % 12);
        #[allow(
            clippy::indexing_slicing,
            clippy::cast_possible_truncation,
            reason = "worked out by the compiler, which would refuse an index out of range"
        )]
        if inverts(mask as u8, x as u32, y as u32) {
            patterns[mask][y] |= 1 << x;
        }
        at += 1;
    }
    patterns
};

fn patterns<L: Line>(mask: u8) -> [L; 12] {
    let lines = PATTERNS.get(usize::from(mask)).copied().unwrap_or_default();
    lines.map(|line| L::repeating(line.into()))
}

/// The format information is written twice: around the upper left corner, and split between the other two.
fn draw_format<L: Line>(rows: &mut [L], bits: u32, width: u32) {
    let bit = |at: u32| bits >> at & 1;
    // Row 8 from the left: bits 14 to 9, the timing column, bits 8 and 7; from the right edge: bits 0 to 7.
    let left = (0..6).fold(bit(8) << 7 | bit(7) << 8, |line, x| line | bit(14 - x) << x);
    let right = (0..8).fold(0, |line, at| line | bit(at) << (7 - at));
    // Column 8 from above: bits 0 to 5, the timing row, bit 6, and bit 7 in row 8; at the bottom bits 8 to 14.
    let column = L::from(1) << 8;
    for (y, row) in (0u32..).zip(rows.iter_mut()) {
        let dark = match y {
            0..=5 => bit(y),
            7 => bit(6),
            8 => {
                *row = *row | L::from(left) | L::from(right) << (width - 8);
                0
            }
            _ if y + 7 >= width => bit(8 + (y + 7 - width)),
            _ => 0,
        };
        if dark == 1 {
            *row = *row | column;
        }
    }
}

/// Two bits of level, three of mask, ten of a BCH code, inverted in places so that they are never all light.
fn format_bits(level: ErrorCorrection, mask: u8) -> u32 {
    let level = match level {
        ErrorCorrection::L => 1,
        ErrorCorrection::M => 0,
        ErrorCorrection::Q => 3,
        ErrorCorrection::H => 2,
    };
    let data = level << 3 | u32::from(mask);
    let check = (0..10).fold(data, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (data << 10 | check) ^ 0x5412
}

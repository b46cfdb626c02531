//! Which of the eight masks a QR symbol gets (ISO/IEC 18004, data masking): the one with the lowest penalty.

use qrcode::canvas::{Canvas, Module};

use super::ErrorCorrection;
use super::penalty::penalty;
use super::row::Row;

/// A drawn symbol before masking, by rows and by columns.
pub(super) struct Drawing {
    width: u8,
    rows: Vec<Line>,
    columns: Vec<Line>,
}

#[derive(Clone, Copy)]
struct Line {
    /// Dark modules before masking. The places of the format information are light.
    dark: Row,
    /// Modules that a mask may invert: data, error correction and the few left over.
    data: Row,
}

impl Line {
    const EMPTY: Line = Line { dark: Row::LIGHT, data: Row::LIGHT };

    fn put(&mut self, along: usize, module: Module) {
        if module.is_dark() {
            self.dark.darken(along);
        }
        if !matches!(module, Module::Masked(_)) {
            self.data.darken(along);
        }
    }
}

impl Drawing {
    /// Takes over what the `qrcode` crate drew. It is read once: after that the work is on whole lines.
    pub(super) fn new(canvas: &Canvas, width: u8) -> Self {
        let mut rows = vec![Line::EMPTY; usize::from(width)];
        let mut columns = rows.clone();
        for ((canvas_y, y), row) in (0i16..).zip(0usize..).zip(&mut rows) {
            for ((canvas_x, x), column) in (0i16..).zip(0usize..).zip(&mut columns) {
                let module = canvas.get(canvas_x, canvas_y);
                row.put(x, module);
                column.put(y, module);
            }
        }
        Drawing { width, rows, columns }
    }

    /// The mask with the lowest penalty, the first of equals, and the rows of the finished symbol.
    pub(super) fn best(&self, level: ErrorCorrection) -> (u8, Vec<Row>) {
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        let mut best = (u32::MAX, 0, Vec::new());
        for mask in 0..8 {
            masked(&self.rows, pattern(|along, at| inverts(mask, along, at)), &mut rows);
            masked(&self.columns, pattern(|along, at| inverts(mask, at, along)), &mut columns);
            for (x, y) in format_modules(level, mask, usize::from(self.width)) {
                darken(&mut rows, x, y);
                darken(&mut columns, y, x);
            }
            let penalty = penalty(&rows, &columns, self.width);
            if penalty < best.0 {
                best.0 = penalty;
                best.1 = mask;
                std::mem::swap(&mut best.2, &mut rows);
            }
        }
        (best.1, best.2)
    }
}

/// Whether a mask inverts the module in column `x` of row `y`.
#[allow(clippy::manual_is_multiple_of, reason = "the conditions stand as the standard prints them")]
fn inverts(mask: u8, x: usize, y: usize) -> bool {
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

/// All masks repeat every 12 modules in both directions.
fn pattern(inverts: impl Fn(usize, usize) -> bool) -> [Row; 12] {
    std::array::from_fn(|at| {
        Row::repeating((0..12).fold(0, |bits, along| bits | u64::from(inverts(along, at)) << along))
    })
}

fn masked(lines: &[Line], pattern: [Row; 12], out: &mut Vec<Row>) {
    out.clear();
    out.extend(lines.iter().zip(pattern.iter().cycle()).map(|(line, &mask)| line.dark ^ (mask & line.data)));
}

fn darken(lines: &mut [Row], along: usize, at: usize) {
    if let Some(line) = lines.get_mut(at) {
        line.darken(along);
    }
}

/// The dark modules of the format information: error correction level and mask, written twice.
fn format_modules(level: ErrorCorrection, mask: u8, width: usize) -> impl Iterator<Item = (usize, usize)> {
    let bits = format_bits(level, mask);
    (0..15usize).filter(move |i| bits >> i & 1 == 1).flat_map(move |i| {
        let around_the_corner = match i {
            0..=5 => (8, i),
            6..=7 => (8, i + 1), // over the timing row
            8 => (7, 8),
            _ => (14 - i, 8),
        };
        let split = if i < 8 { (width - 1 - i, 8) } else { (8, width - 15 + i) };
        [around_the_corner, split]
    })
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

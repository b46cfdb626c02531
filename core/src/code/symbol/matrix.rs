use std::ops::Range;

use super::row::Row;

/// A two-dimensional symbol: a grid of dark and light modules, without its quiet zone.
///
/// Column 0 is the left one, row 0 the top one. `Debug` prints the size only.
#[derive(Clone, PartialEq, Eq)]
pub struct Matrix {
    rows: Vec<Row>,
    width: usize,
    quiet_zone: usize,
}

impl Matrix {
    pub(super) fn new(rows: Vec<Row>, width: usize, quiet_zone: usize) -> Self {
        Matrix { rows, width, quiet_zone }
    }

    /// Modules in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows. Equal to [`width`](Matrix::width) in a QR symbol.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Modules that must stay blank on every side: 4 for QR (ISO/IEC 18004). A narrower border is the most
    /// usual reason why a reader does not see a symbol.
    pub fn quiet_zone(&self) -> usize {
        self.quiet_zone
    }

    /// Whether the module in column `x` of row `y` is dark. Everything outside the symbol is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).is_some_and(|row| row.is_dark(x))
    }

    /// All modules as bits, for a trip across a language boundary in one array.
    ///
    /// Row after row from the top. In a row the leftmost module is the highest bit of the first byte, 1 is
    /// dark, and each row starts at a new byte: a row takes `(width + 7) / 8` bytes and the spare low bits of
    /// its last byte are 0. So the module in column `x` of row `y` is
    ///
    /// ```text
    /// stride = (width + 7) / 8
    /// Kotlin: (bytes[y * stride + x / 8].toInt() shr (7 - x % 8)) and 1 == 1
    /// Swift:  (bytes[y * stride + x / 8] >> (7 - x % 8)) & 1 == 1
    /// ```
    pub fn to_packed_bytes(&self) -> Vec<u8> {
        let stride = self.width.div_ceil(8);
        self.rows.iter().flat_map(|row| row.bytes().take(stride)).collect()
    }

    /// For each row from the top: its stretches of dark modules from left to right.
    pub(crate) fn dark_runs(&self) -> impl Iterator<Item = impl Iterator<Item = Range<usize>>> {
        self.rows.iter().map(|row| row.dark_runs())
    }

    /// One row with the quiet zone on both sides; light for rows above and below the symbol.
    pub(super) fn line(&self, y: Option<usize>) -> impl Iterator<Item = bool> {
        let margin = || std::iter::repeat_n(false, self.quiet_zone);
        let row = y.and_then(|y| self.rows.get(y)).copied().unwrap_or(Row::LIGHT);
        margin().chain((0..self.width).map(move |x| row.is_dark(x))).chain(margin())
    }
}

impl std::fmt::Debug for Matrix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Matrix({}x{} modules)", self.width, self.rows.len())
    }
}

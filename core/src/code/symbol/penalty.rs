//! The penalty of a masked QR symbol (ISO/IEC 18004, evaluation of data masking results), on whole lines.
//!
//! The `qrcode` crate scores the balance of dark and light without the standard's steps of 5 %, and its choice
//! differs from the standard's now and then. This one follows the standard as Nayuki's `qrcodegen` does, and the
//! tests hold it to that crate module for module.

use super::row::Row;

const RUN: u32 = 3;
const BLOCK: u32 = 3;
const FINDER: u32 = 40;
const BALANCE: u32 = 10;

/// The penalty of a square symbol, given twice: by rows and by columns. With both at hand every rule that looks
/// along a line needs to be written once, and no module is ever looked at alone.
pub(super) fn penalty(rows: &[Row], columns: &[Row], width: u8) -> u32 {
    let pairs = Row::first(width.saturating_sub(1));
    let lines =
        rows.iter().chain(columns).map(|&line| runs(same(line, pairs)) + FINDER * finders(line)).sum::<u32>();
    let blocks: u32 = rows
        .iter()
        .zip(rows.iter().skip(1))
        .map(|(&a, &b)| (same(a, pairs) & same(b, pairs) & !(a ^ b)).count())
        .sum();
    lines + BLOCK * blocks + BALANCE * balance(rows, width)
}

/// The modules that have the colour of their right neighbour.
#[inline(always)]
fn same(line: Row, pairs: Row) -> Row {
    !(line ^ (line >> 1)) & pairs
}

/// A run of five modules or more of one colour costs 3, and 1 for each module after the fifth.
#[inline(always)]
fn runs(same: Row) -> u32 {
    let three = same & (same >> 1);
    let five = three & (three >> 2);
    // A run of n has n - 4 places where five begin; the first of them is charged 3 in place of 1.
    five.count() + (RUN - 1) * (five & !(five << 1)).count()
}

/// How often the line looks like a finder pattern: dark and light as 1:1:3:1:1 with four light units on one side
/// and at least one on the other, at any size of the unit.
#[inline(always)]
fn finders(line: Row) -> u32 {
    // A unit needs three times its width in one dark run. Lines of data seldom have six dark modules in a row and
    // hardly ever nine, so the first two sizes are written out for the compiler to work on constants.
    let mut found = finders_of(line, 1);
    if !all(line, 6).is_light() {
        found += finders_of(line, 2);
        if !all(line, 9).is_light() {
            found += larger_finders(line);
        }
    }
    found
}

#[inline(never)]
fn larger_finders(line: Row) -> u32 {
    (3..).take_while(|unit| !all(line, 3 * unit).is_light()).map(|unit| finders_of(line, unit)).sum()
}

#[inline(always)]
fn finders_of(line: Row, unit: u32) -> u32 {
    let (dark, some) = (all(line, unit), any(line, unit));
    let core = dark
        & !(some >> unit)
        & (all(line, 3 * unit) >> (2 * unit))
        & !(some >> (5 * unit))
        & (dark >> (6 * unit));
    if core.is_light() {
        return 0;
    }
    // Dark in the one unit or the four units on each side. The light ends also make the outer dark units exact.
    let (near_before, far_before) = (any_before(line, unit), any_before(line, 4 * unit));
    let (near_after, far_after) = (some >> (7 * unit), any(line, 4 * unit) >> (7 * unit));
    (core & !far_before & !near_after).count() + (core & !near_before & !far_after).count()
}

/// Columns from which `count` modules on are all dark.
#[inline(always)]
fn all(line: Row, count: u32) -> Row {
    double(line, count, |line, by| line & (line >> by))
}

/// Columns from which `count` modules on are not all light.
#[inline(always)]
fn any(line: Row, count: u32) -> Row {
    double(line, count, |line, by| line | (line >> by))
}

/// Columns before which `count` modules are not all light.
#[inline(always)]
fn any_before(line: Row, count: u32) -> Row {
    double(line << 1, count, |line, by| line | (line << by))
}

/// Joins `count` neighbours in about log2(count) steps, as AND and OR allow overlapping.
#[inline(always)]
fn double(line: Row, count: u32, join: impl Fn(Row, u32) -> Row) -> Row {
    let (mut joined, mut have) = (line, 1);
    while have < count {
        let by = have.min(count - have);
        joined = join(joined, by);
        have += by;
    }
    joined
}

/// Whole steps of 5 % by which the share of dark modules is away from one half, the last step not counted.
fn balance(rows: &[Row], width: u8) -> u32 {
    let total = u32::from(width) * u32::from(width);
    let dark: u32 = rows.iter().map(|row| row.count()).sum();
    (dark * 20).abs_diff(total * 10).div_ceil(total.max(1)).saturating_sub(1)
}

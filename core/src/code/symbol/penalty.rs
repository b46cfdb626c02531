//! The penalty of a masked QR symbol (ISO/IEC 18004, evaluation of data masking results), on whole lines.
//!
//! The `qrcode` crate scores the balance of dark and light without the standard's steps of 5 %, and its choice
//! differs from the standard's now and then. This one follows the standard as Nayuki's `qrcodegen` does, and the
//! tests hold it to that crate module for module.
//!
//! No module is ever looked at alone. What the standard asks of rows is asked of one line and its shifts, what it asks
//! of columns of neighbouring lines, for all columns at once.

use super::line::Line;

const RUN: u32 = 3;
const BLOCK: u32 = 3;
const FINDER: u32 = 40;
const BALANCE: u32 = 10;

/// The penalty of a square symbol.
#[inline(never)]
pub(super) fn penalty<L: Line>(rows: &[L], width: u32) -> u32 {
    let pairs = L::first(width.saturating_sub(1));
    let (mut sum, mut dark) = (0, 0);
    let mut above = Above::default();
    for &row in rows {
        let beside = !(row ^ (row >> 1)) & pairs;
        let three = beside & (beside >> 1);
        sum += runs(three & (three >> 2), |five| five << 1) + FINDER * finders(row);
        sum += above.penalty(row, beside, L::first(width));
        dark += row.count();
    }
    sum + FINDER * finders_down(rows) + BALANCE * balance(dark, width * width)
}

/// A run of five modules or more of one colour costs 3, and 1 for each module after the fifth. `five` are the places
/// where five begin, `one_before` brings the place before to each.
#[inline(always)]
fn runs<L: Line>(five: L, one_before: impl Fn(L) -> L) -> u32 {
    // A run of n has n - 4 places where five begin; the first of them is charged 3 in place of 1.
    five.count() + (RUN - 1) * (five & !one_before(five)).count()
}

/// What the rule for runs down and the one for blocks need of the lines above.
struct Above<L> {
    /// The line above, and where its modules have the colour of their right neighbour.
    line: Option<(L, L)>,
    /// Where the modules of the last three pairs of lines have one colour.
    alike: [L; 3],
    /// Where five of one colour ended at the line above.
    five: L,
}

impl<L: Line> Default for Above<L> {
    fn default() -> Self {
        Above { line: None, alike: [L::default(); 3], five: L::default() }
    }
}

impl<L: Line> Above<L> {
    #[inline(always)]
    fn penalty(&mut self, row: L, beside: L, columns: L) -> u32 {
        let Some((above, beside_above)) = self.line.replace((row, beside)) else { return 0 };
        let alike = !(row ^ above) & columns;
        let [first, second, third] = self.alike;
        let five = first & second & third & alike;
        let five_above = std::mem::replace(&mut self.five, five);
        self.alike = [second, third, alike];
        runs(five, |_| five_above) + BLOCK * (alike & beside & beside_above).count()
    }
}

/// How often the line looks like a finder pattern: dark and light as 1:1:3:1:1 with four light units on one side
/// and at least one on the other, at any size of the unit.
#[inline(always)]
fn finders<L: Line>(line: L) -> u32 {
    if L::IS_WIDE {
        return finders_from(1, line);
    }
    // A unit needs three times its width in one dark run. Lines of data seldom have six dark modules in a row and
    // hardly ever nine, so the first two sizes are written out for the compiler to work on constants.
    let mut found = finders_of(line, 1);
    if !all(line, 6).is_light() {
        found += finders_of(line, 2);
        if !all(line, 9).is_light() {
            found += finders_from(3, line);
        }
    }
    found
}

/// Of this unit and all larger ones.
#[inline(never)]
fn finders_from<L: Line>(unit: u32, line: L) -> u32 {
    let fits = unit..=(L::BITS - 1) / 7;
    fits.take_while(|unit| !all(line, 3 * unit).is_light()).map(|unit| finders_of(line, unit)).sum()
}

#[inline(always)]
fn finders_of<L: Line>(line: L, unit: u32) -> u32 {
    let (dark, some) = (all(line, unit), any(line, unit));
    let core = dark
        & !(some >> unit)
        & (all(line, 3 * unit) >> (2 * unit))
        & !(some >> (5 * unit))
        & (dark >> (6 * unit));
    if core.is_light() {
        return 0;
    }
    // At least one light unit on both sides, whichever has the four. The light ends also make the outer dark units exact.
    let near = core & !any_before(line, unit) & !(some >> (7 * unit));
    if near.is_light() {
        return 0;
    }
    let (far_before, far_after) = (any_before(line, 4 * unit), any(line, 4 * unit) >> (7 * unit));
    (near & !far_before).count() + (near & !far_after).count()
}

/// Columns from which `count` modules on are all dark.
#[inline(always)]
fn all<L: Line>(line: L, count: u32) -> L {
    double(line, count, |line, by| line & (line >> by))
}

/// Columns from which `count` modules on are not all light.
#[inline(always)]
fn any<L: Line>(line: L, count: u32) -> L {
    double(line, count, |line, by| line | (line >> by))
}

/// Columns before which `count` modules are not all light.
#[inline(always)]
fn any_before<L: Line>(line: L, count: u32) -> L {
    double(line << 1, count, |line, by| line | (line << by))
}

/// Joins `count` neighbours in about log2(count) steps, as AND and OR allow overlapping.
#[inline(always)]
fn double<L: Line>(line: L, count: u32, join: impl Fn(L, u32) -> L) -> L {
    let (mut joined, mut have) = (line, 1);
    while have < count {
        let by = have.min(count - have);
        joined = join(joined, by);
        have += by;
    }
    joined
}

/// The same down the columns, all columns at once.
#[inline(never)]
fn finders_down<L: Line>(rows: &[L]) -> u32 {
    if L::IS_WIDE {
        return finders_down_from(1, rows);
    }
    // As above: two sizes for the compiler, the others as they come.
    let Some(of_one) = finders_down_of(rows, 1) else { return 0 };
    finders_down_of(rows, 2).map_or(of_one, |of_two| of_one + of_two + finders_down_from(3, rows))
}

#[inline(never)]
fn finders_down_from<L: Line>(unit: usize, rows: &[L]) -> u32 {
    (unit..).map_while(|unit| finders_down_of(rows, unit)).sum()
}

/// Nothing where no column has three units of dark: then none has the three of a larger unit either.
#[inline(always)]
fn finders_down_of<L: Line>(rows: &[L], unit: usize) -> Option<u32> {
    let (mut is_possible, mut found) = (false, 0);
    for (from, window) in rows.windows(7 * unit).enumerate() {
        let units =
            |from: usize, count: usize| window.get(from * unit..(from + count) * unit).unwrap_or_default();
        let middle = all_dark(units(2, 3));
        if middle.is_light() {
            continue;
        }
        is_possible = true;
        let core = middle & all_dark(units(0, 1)) & all_dark(units(6, 1));
        let core = core & !some_dark(units(1, 1)) & !some_dark(units(5, 1));
        if !core.is_light() {
            found += with_light_around(rows, from, unit, core);
        }
    }
    is_possible.then_some(found)
}

/// How many of the patterns that begin in line `from` have enough light above and below.
#[inline(never)]
fn with_light_around<L: Line>(rows: &[L], from: usize, unit: usize, core: L) -> u32 {
    let until = from + 7 * unit;
    // Lines outside the symbol are light.
    let before =
        |units: usize| some_dark(rows.get(from.saturating_sub(units * unit)..from).unwrap_or_default());
    let after = |units| some_dark(rows.get(until..rows.len().min(until + units * unit)).unwrap_or_default());
    let near = core & !before(1) & !after(1);
    if near.is_light() {
        return 0;
    }
    (near & !before(4)).count() + (near & !after(4)).count()
}

#[inline(always)]
fn all_dark<L: Line>(lines: &[L]) -> L {
    lines.iter().fold(!L::default(), |all, &line| all & line)
}

#[inline(always)]
fn some_dark<L: Line>(lines: &[L]) -> L {
    lines.iter().fold(L::default(), |some, &line| some | line)
}

/// Whole steps of 5 % by which the share of dark modules is away from one half, the last step not counted.
fn balance(dark: u32, total: u32) -> u32 {
    (dark * 20).abs_diff(total * 10).div_ceil(total.max(1)).saturating_sub(1)
}

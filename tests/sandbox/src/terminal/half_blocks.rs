use diia_citizen::code::symbol::Matrix;

use super::Style;

/// Black letters on white and the other way round, by their numbers in the palette of 256, which no colour scheme
/// changes: the symbol is dark on light on every terminal.
const DARK: &str = "16";
const LIGHT: &str = "231";

/// A symbol with its quiet zone, two rows of modules to a line. With colours each character has its own foreground
/// (upper module) and background (lower module); without, dark modules are blocks.
pub(super) fn lines(matrix: &Matrix, style: Style) -> Vec<String> {
    let margin = matrix.quiet_zone();
    let (columns, rows) = (matrix.width() + 2 * margin, matrix.height() + 2 * margin);
    let dark = |column: usize, row: usize| match (column.checked_sub(margin), row.checked_sub(margin)) {
        (Some(x), Some(y)) => matrix.is_dark(x, y),
        _ => false,
    };
    let pairs = |row: usize| (0..columns).map(move |column| (dark(column, row), dark(column, row + 1)));
    (0..rows)
        .step_by(2)
        .map(|row| if style.has_colours() { coloured(pairs(row)) } else { plain(pairs(row)) })
        .collect()
}

fn coloured(pairs: impl Iterator<Item = (bool, bool)>) -> String {
    let colour = |dark| if dark { DARK } else { LIGHT };
    let mut line = String::new();
    let mut current = None;
    for pair in pairs {
        if current != Some(pair) {
            current = Some(pair);
            line += &format!("\x1b[38;5;{};48;5;{}m", colour(pair.0), colour(pair.1));
        }
        line.push('▀');
    }
    line + "\x1b[0m"
}

fn plain(pairs: impl Iterator<Item = (bool, bool)>) -> String {
    let block = |pair| match pair {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    pairs.map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};

    #[test]
    fn every_module_is_where_it_should_be() {
        let symbol = qr_for_text("DIIA1:0123456789", ErrorCorrection::M).unwrap();
        let matrix = symbol.matrix();
        let lines = lines(matrix, Style::PLAIN);
        assert_eq!(lines.len(), (matrix.height() + 8).div_ceil(2));
        for y in 0..matrix.height() {
            let line: Vec<char> = lines[(y + 4) / 2].chars().collect();
            assert_eq!(line.len(), matrix.width() + 8);
            for x in 0..matrix.width() {
                let upper = (y + 4) % 2 == 0;
                let drawn = if upper { "█▀" } else { "█▄" }.contains(line[x + 4]);
                assert_eq!(drawn, matrix.is_dark(x, y), "{x},{y}");
            }
        }
    }

    #[test]
    fn colours_are_named_for_both_halves_and_end_with_the_line() {
        let line = coloured([(false, false), (false, false), (true, false)].into_iter());
        assert_eq!(line, "\x1b[38;5;231;48;5;231m▀▀\x1b[38;5;16;48;5;231m▀\x1b[0m");
    }
}

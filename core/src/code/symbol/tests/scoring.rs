use super::naive;
use super::numbers::Numbers;
use crate::code::symbol::line::Line;
use crate::code::symbol::penalty::penalty;
use crate::code::symbol::row::Row;

fn pack<L: Line>(modules: &[Vec<bool>]) -> Vec<L> {
    let line = |row: &Vec<bool>| {
        let dark = (0u32..).zip(row).filter(|(_, dark)| **dark).map(|(x, _)| L::from(1) << x);
        dark.fold(L::default(), |line, module| line | module)
    };
    modules.iter().map(line).collect()
}

/// The score on lines of 192 columns, and the same on 128 where they suffice.
fn score(modules: &[Vec<bool>]) -> u32 {
    let width = u32::try_from(modules.len()).unwrap();
    let score = penalty(&pack::<Row>(modules), width);
    if width <= 128 {
        assert_eq!(penalty(&pack::<u128>(modules), width), score);
    }
    score
}

/// A line out of finder patterns of random unit, or of runs, or of noise.
fn line(numbers: &mut Numbers, size: usize) -> Vec<bool> {
    let mut line = Vec::new();
    let share = numbers.below(101);
    while line.len() < size {
        match numbers.below(4) {
            0 => {
                let largest = numbers.pick(&[25, 4, 4, 4]);
                let unit = 1 + numbers.below(largest);
                let before = numbers.pick(&[0, unit - 1, unit, 4 * unit - 1, 4 * unit, 5 * unit]);
                let after = numbers.pick(&[0, unit - 1, unit, 4 * unit - 1, 4 * unit]);
                let core = [(false, before), (true, unit), (false, unit), (true, 3 * unit)];
                for (dark, length) in core.into_iter().chain([(false, unit), (true, unit), (false, after)]) {
                    line.extend(std::iter::repeat_n(dark, length));
                }
            }
            1 => {
                let (dark, length) = (numbers.below(2) == 0, 1 + numbers.below(9));
                line.extend(std::iter::repeat_n(dark, length));
            }
            _ => line.extend((0..16).map(|_| numbers.below(100) < share)),
        }
    }
    // Cut anywhere, so that patterns also run over the edges.
    let skip = numbers.below(line.len() - size + 1);
    line[skip..skip + size].to_vec()
}

#[test]
fn whole_lines_score_as_single_modules_do() {
    let mut numbers = Numbers(18004);
    for version in 1..=40 {
        let size = 17 + 4 * version;
        for _ in 0..8 {
            let mut modules: Vec<Vec<bool>> = (0..size).map(|_| line(&mut numbers, size)).collect();
            if numbers.below(2) == 0 {
                modules = (0..size).map(|x| modules.iter().map(|row| row[x]).collect()).collect();
            }
            assert_eq!(score(&modules), naive::penalty(&modules), "size {size}");
        }
    }
}

#[test]
fn squares_of_one_colour() {
    for size in [21, 65, 177] {
        for dark in [false, true] {
            let modules = vec![vec![dark; size]; size];
            assert_eq!(score(&modules), naive::penalty(&modules), "size {size}");
        }
    }
}

/// A finder pattern needs four light units on one side and one on the other; the edge counts as light.
#[test]
fn finder_patterns_of_every_unit() {
    for unit in 1..=25 {
        for before in [0, 1, unit - 1, unit, 4 * unit - 1, 4 * unit] {
            let core =
                [(false, before), (true, unit), (false, unit), (true, 3 * unit), (false, unit), (true, unit)];
            let mut line: Vec<bool> = Vec::new();
            for (dark, length) in core {
                line.extend(std::iter::repeat_n(dark, length));
            }
            line.truncate(177);
            line.resize(177, false);
            let mut modules = vec![vec![false; 177]; 177];
            modules[88] = line;
            assert_eq!(score(&modules), naive::penalty(&modules), "unit {unit}, {before} light before");
        }
    }
}

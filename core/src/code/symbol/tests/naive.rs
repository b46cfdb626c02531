//! The penalty rules one module at a time, in the words of the standard.

/// The four penalties of a square of modules, added up.
pub(super) fn penalty(modules: &[Vec<bool>]) -> u32 {
    let size = modules.len();
    let columns: Vec<Vec<bool>> = (0..size).map(|x| modules.iter().map(|row| row[x]).collect()).collect();
    let lines = modules.iter().chain(&columns).map(|line| line_penalty(line)).sum::<u32>();

    let mut blocks = 0;
    for y in 1..size {
        for x in 1..size {
            let corner = modules[y][x];
            if [modules[y - 1][x], modules[y][x - 1], modules[y - 1][x - 1]] == [corner; 3] {
                blocks += 1;
            }
        }
    }

    let total = size * size;
    let dark = modules.iter().flatten().filter(|&&dark| dark).count();
    // The smallest k for which the share of dark lies within 45 - 5k % and 55 + 5k %.
    let within = |k: usize| dark * 20 <= total * (11 + k) && dark * 20 + total * k >= total * 9;
    let steps = (0..).find(|&k| within(k)).unwrap();
    lines + 3 * blocks + 10 * u32::try_from(steps).unwrap()
}

fn line_penalty(line: &[bool]) -> u32 {
    let mut runs: Vec<(bool, usize)> = Vec::new();
    for &dark in line {
        match runs.last_mut() {
            Some(run) if run.0 == dark => run.1 += 1,
            _ => runs.push((dark, 1)),
        }
    }
    let long: usize = runs.iter().map(|run| run.1).filter(|&length| length >= 5).map(|n| n - 2).sum();

    // Outside the symbol everything is light, without end.
    const ENDLESS: usize = 1000;
    match runs.first_mut() {
        Some(run) if !run.0 => run.1 += ENDLESS,
        _ => runs.insert(0, (false, ENDLESS)),
    }
    match runs.last_mut() {
        Some(run) if !run.0 => run.1 += ENDLESS,
        _ => runs.push((false, ENDLESS)),
    }
    let mut finders = 0;
    for window in runs.windows(7) {
        let lengths: Vec<usize> = window.iter().map(|run| run.1).collect();
        let unit = lengths[1];
        if window[1].0 && lengths[1..6] == [unit, unit, 3 * unit, unit, unit] {
            let (before, after) = (lengths[0], lengths[6]);
            finders += u32::from(before >= 4 * unit && after >= unit);
            finders += u32::from(after >= 4 * unit && before >= unit);
        }
    }
    u32::try_from(long).unwrap() + 40 * finders
}

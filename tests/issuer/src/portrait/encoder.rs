use super::numbers::write_numbers;
use super::{HEIGHT, WIDTH};

/// No portrait is longer.
const MAX_BYTES: usize = 300;
const LEVELS: usize = 4;
/// The steps of lifting, of 4096, in their order; the first changes the places of odd number.
const LIFTING: [i32; 4] = [-6497, -217, 3616, 1817];

/// The finest portrait that fits, of 64 × 80 greys.
pub fn encode_portrait(pixels: &[u8]) -> Vec<u8> {
    assert_eq!(pixels.len(), WIDTH * HEIGHT, "64 × 80 pixels");
    let coefficients = transformed(pixels);
    let fitting = (1..=u8::MAX).find_map(|fineness| {
        let numbers = write_numbers(&coefficients, fineness)?;
        (numbers.len() < MAX_BYTES).then(|| [&[fineness][..], &numbers].concat())
    });
    fitting.expect("the coarsest step leaves next to nothing")
}

/// The wavelet forwards: row by row, then column by column, coarse half first.
fn transformed(pixels: &[u8]) -> Vec<i32> {
    let mut plane: Vec<i32> = pixels.iter().map(|&pixel| (i32::from(pixel) - 128) * 16).collect();
    for level in 0..LEVELS {
        let (width, height) = (WIDTH >> level, HEIGHT >> level);
        for y in 0..height {
            let row = halves((0..width).map(|x| plane[y * WIDTH + x]).collect());
            row.into_iter().enumerate().for_each(|(x, value)| plane[y * WIDTH + x] = value);
        }
        for x in 0..width {
            let column = halves((0..height).map(|y| plane[y * WIDTH + x]).collect());
            column.into_iter().enumerate().for_each(|(y, value)| plane[y * WIDTH + x] = value);
        }
    }
    plane
}

fn halves(mut line: Vec<i32>) -> Vec<i32> {
    let length = line.len();
    for (step, factor) in LIFTING.into_iter().enumerate() {
        for at in ((step + 1) % 2..length).step_by(2) {
            let before = if at == 0 { 1 } else { at - 1 };
            let after = if at + 1 == length { at - 1 } else { at + 1 };
            line[at] += (factor * (line[before] + line[after]) + 2048) >> 12;
        }
    }
    let half = |from: usize| line.iter().copied().skip(from).step_by(2);
    half(0).chain(half(1)).collect()
}

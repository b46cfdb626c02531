//! The 9/7 wavelet of JPEG 2000, backwards and in whole numbers: every machine draws the same pixels.

use zeroize::Zeroizing;

use super::coefficients::Plane;
use super::picture::{PORTRAIT_HEIGHT, PORTRAIT_WIDTH};

/// How often the picture was halved.
pub(super) const LEVELS: usize = 4;

/// The four steps of lifting, last first, of 4096; whether each changes the places of odd number.
const STEPS: [(bool, i32); 4] = [(false, -1817), (true, -3616), (false, 217), (true, 6497)];
/// Values are 16ths of a grey, around a middle grey.
const MIDDLE_GREY: i32 = 128;
/// No value goes beyond: a step's product then fits 32 bits.
const LARGEST: i32 = 32_767;

/// The greys of the picture, row after row from the top.
pub(super) fn greys(mut plane: Plane) -> Zeroizing<Vec<u8>> {
    for level in (0..LEVELS).rev() {
        let (width, height) = (PORTRAIT_WIDTH >> level, PORTRAIT_HEIGHT >> level);
        for x in 0..width {
            let column = joined((0..height).map(|y| plane.at(x, y)), height);
            (0..height).zip(column).for_each(|(y, value)| plane.put(x, y, value));
        }
        for y in 0..height {
            let row = joined((0..width).map(|x| plane.at(x, y)), width);
            (0..width).zip(row).for_each(|(x, value)| plane.put(x, y, value));
        }
    }
    let grey = |value: i32| ((value + 8) >> 4) + MIDDLE_GREY;
    let pixels = plane.values().map(|value| u8::try_from(grey(value).clamp(0, 255)).unwrap_or_default());
    let mut picture = Zeroizing::new(Vec::with_capacity(PORTRAIT_WIDTH * PORTRAIT_HEIGHT));
    picture.extend(pixels);
    picture
}

/// Coarse and fine half of a line become the line.
fn joined(halves: impl Iterator<Item = i32>, length: usize) -> Vec<i32> {
    let mut line = vec![0; length];
    let places = (0..length).step_by(2).chain((1..length).step_by(2));
    for (place, value) in places.zip(halves) {
        if let Some(target) = line.get_mut(place) {
            *target = value.clamp(-LARGEST, LARGEST);
        }
    }
    for (odd, factor) in STEPS {
        for place in (usize::from(odd)..length).step_by(2) {
            // At the ends the line is mirrored.
            let after = if place + 1 < length { place + 1 } else { length.saturating_sub(2) };
            let before = place.checked_sub(1).unwrap_or(1);
            let value = |at: usize| line.get(at).copied().unwrap_or_default();
            let change = (factor * (value(before) + value(after)) + 2048) >> 12;
            let sum = (value(place) + change).clamp(-LARGEST, LARGEST);
            if let Some(target) = line.get_mut(place) {
                *target = sum;
            }
        }
    }
    line
}

//! The numbers of the wavelet, from the coarsest band to the finest: each at a chance that follows from the numbers around it.

use zeroize::Zeroizing;

use super::binary::{BinaryDecoder, Chance};
use super::picture::{PORTRAIT_HEIGHT, PORTRAIT_WIDTH};
use super::wavelet::LEVELS;

/// No number is larger.
const LARGEST: i32 = 255;
/// How probable 0 is at the start, of 256: by level, the coarsest picture first, and by how large the numbers around are.
const ZERO: [[u8; 5]; LEVELS + 1] = [
    [60, 60, 60, 60, 60],
    [128, 100, 80, 60, 40],
    [200, 150, 110, 80, 60],
    [235, 190, 140, 100, 80],
    [252, 220, 180, 130, 100],
];
/// How probable it is that a number is no larger, in the coarsest picture and elsewhere.
const NO_LARGER: [u8; 2] = [60, 150];
/// Steps of the quantiser, relative: the coarsest picture, then right, below and diagonal of each level.
const WEIGHTS: [[i32; 4]; LEVELS + 1] =
    [[5, 5, 5, 5], [6, 6, 8, 0], [9, 9, 12, 0], [12, 12, 17, 0], [16, 16, 20, 0]];

/// One value for each place of the picture. It is as good as the picture, so it is wiped like it.
pub(super) struct Plane(Zeroizing<Vec<i32>>);

impl Plane {
    pub(super) fn new() -> Self {
        Plane(Zeroizing::new(vec![0; PORTRAIT_WIDTH * PORTRAIT_HEIGHT]))
    }

    pub(super) fn at(&self, x: usize, y: usize) -> i32 {
        self.0.get(y * PORTRAIT_WIDTH + x).copied().unwrap_or_default()
    }

    pub(super) fn put(&mut self, x: usize, y: usize, value: i32) {
        if let Some(place) = self.0.get_mut(y * PORTRAIT_WIDTH + x) {
            *place = value;
        }
    }

    pub(super) fn values(&self) -> impl Iterator<Item = i32> {
        self.0.iter().copied()
    }
}

/// Where a band lies, and of which level and direction it is.
struct Band {
    level: usize,
    direction: usize,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// The coarsest picture, then right, below and diagonal of each level.
fn bands() -> impl Iterator<Item = Band> {
    let size =
        |level: usize| (PORTRAIT_WIDTH >> (LEVELS + 1 - level), PORTRAIT_HEIGHT >> (LEVELS + 1 - level));
    let (width, height) = size(1);
    let coarsest = Band { level: 0, direction: 0, left: 0, top: 0, width, height };
    std::iter::once(coarsest).chain((1..=LEVELS).flat_map(move |level| {
        let (width, height) = size(level);
        [(width, 0), (0, height), (width, height)]
            .into_iter()
            .enumerate()
            .map(move |(direction, (left, top))| Band { level, direction, left, top, width, height })
    }))
}

struct Chances {
    zero: [[Chance; 5]; LEVELS + 1],
    /// By whether the number is 1, 2 or more so far, and by how large the numbers around are; the last is the coarsest picture's.
    no_larger: [[Chance; 4]; 3],
}

/// All numbers, multiplied by the step of their band; `fineness` is the step in the picture's own first byte.
pub(super) fn read(input: &mut BinaryDecoder<'_>, fineness: u8) -> Plane {
    let [coarsest, elsewhere] = NO_LARGER.map(Chance::new);
    let mut chances = Chances {
        zero: ZERO.map(|level| level.map(Chance::new)),
        no_larger: [[elsewhere, elsewhere, elsewhere, coarsest]; 3],
    };
    let mut numbers = Plane::new();
    let mut scaled = Plane::new();
    for band in bands() {
        let weight = WEIGHTS.get(band.level).and_then(|level| level.get(band.direction)).copied();
        let step = i32::from(fineness) * weight.unwrap_or_default() / 2;
        for y in 0..band.height {
            for x in 0..band.width {
                let number = chances.read_at(input, &numbers, &band, x, y);
                let (x, y) = (band.left + x, band.top + y);
                numbers.put(x, y, number);
                // A number stands for all values that were rounded to it, most of which are near its lower end; the numbers of
                // the coarsest picture were rounded to the nearest.
                let middle = if band.level == 0 { 0 } else { step / 8 };
                scaled.put(x, y, number * step + number.signum() * middle);
            }
        }
    }
    scaled
}

impl Chances {
    fn read_at(
        &mut self,
        input: &mut BinaryDecoder<'_>,
        numbers: &Plane,
        band: &Band,
        x: usize,
        y: usize,
    ) -> i32 {
        if band.level == 0 {
            return expected(numbers, x, y) + self.number(input, 0, 0, 3);
        }
        let size = match surroundings(numbers, band, x, y) {
            0 => 0,
            1 => 1,
            2 => 2,
            3..=5 => 3,
            _ => 4,
        };
        self.number(input, band.level, size, size / 2)
    }

    fn number(&mut self, input: &mut BinaryDecoder<'_>, level: usize, size: usize, larger: usize) -> i32 {
        let zero = self.zero.get_mut(level).and_then(|level| level.get_mut(size));
        if !zero.is_some_and(|chance| input.next(chance)) {
            return 0;
        }
        let negative = input.even();
        let mut number = 1;
        for so_far in (0..3).chain(std::iter::repeat(2)) {
            let chance = self.no_larger.get_mut(so_far).and_then(|chances| chances.get_mut(larger));
            if number == LARGEST || !chance.is_some_and(|chance| input.next(chance)) {
                break;
            }
            number += 1;
        }
        if negative { -number } else { number }
    }
}

/// What stands in the coarsest picture if it goes on as it began: the median of left, above and their plane.
fn expected(numbers: &Plane, x: usize, y: usize) -> i32 {
    match (x.checked_sub(1), y.checked_sub(1)) {
        (None, None) => 0,
        (Some(left), None) => numbers.at(left, y),
        (None, Some(above)) => numbers.at(x, above),
        (Some(left), Some(above)) => {
            let (beside, over, corner) = (numbers.at(left, y), numbers.at(x, above), numbers.at(left, above));
            (beside + over - corner).clamp(beside.min(over), beside.max(over))
        }
    }
}

/// How large the numbers around are that were read before: in the same band, and the one of the coarser level.
fn surroundings(numbers: &Plane, band: &Band, x: usize, y: usize) -> i32 {
    let (left, above) = (x.checked_sub(1), y.checked_sub(1));
    let right = Some(x + 1).filter(|right| *right < band.width);
    let size = |x: Option<usize>, y: Option<usize>| match (x, y) {
        (Some(x), Some(y)) => numbers.at(band.left + x, band.top + y).abs(),
        _ => 0,
    };
    let coarser = match band.level {
        1 => 0,
        _ => numbers.at((band.left + x) / 2, (band.top + y) / 2).abs(),
    };
    2 * size(left, Some(y)) + 2 * size(Some(x), above) + size(left, above) + size(right, above) + 2 * coarser
}

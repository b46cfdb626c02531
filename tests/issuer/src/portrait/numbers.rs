//! The coefficients as numbers, and the numbers as bytes: the boolean encoder of RFC 6386 §7.3 with chances that adapt.

use super::{HEIGHT, WIDTH};

const ZERO: [[u32; 5]; 5] = [
    [60; 5],
    [128, 100, 80, 60, 40],
    [200, 150, 110, 80, 60],
    [235, 190, 140, 100, 80],
    [252, 220, 180, 130, 100],
];
const WEIGHTS: [[i32; 3]; 5] = [[5, 5, 5], [6, 6, 8], [9, 9, 12], [12, 12, 17], [16, 16, 20]];
const LARGEST: i32 = 255;

/// `None` when a number would be too large for this fineness.
pub(super) fn write_numbers(coefficients: &[i32], fineness: u8) -> Option<Vec<u8>> {
    let mut out = Writer::new();
    let mut numbers = vec![0; WIDTH * HEIGHT];
    for (level, direction, left, top, width, height) in bands() {
        let step = i32::from(fineness) * WEIGHTS[level][direction] / 2;
        for y in 0..height {
            for x in 0..width {
                let place = (top + y) * WIDTH + left + x;
                let size = coefficients[place].abs();
                // To the nearest in the coarsest picture; elsewhere a little more is taken for nothing.
                let rounded =
                    if level == 0 { (size + step / 2) / step } else { (size + step * 3 / 10) / step };
                let mut number = rounded * coefficients[place].signum();
                let at = |x: usize, y: usize| numbers[(top + y) * WIDTH + left + x];
                let (class, larger) = if level == 0 {
                    number -= expected(at, x, y);
                    (0, 3)
                } else {
                    let coarser =
                        if level == 1 { 0 } else { numbers[(top + y) / 2 * WIDTH + (left + x) / 2] };
                    let class = class(at, x, y, width, coarser);
                    (class, class / 2)
                };
                if number.abs() > LARGEST {
                    return None;
                }
                out.number(number, level, class, larger);
                numbers[place] = rounded * coefficients[place].signum();
            }
        }
    }
    Some(out.finish())
}

fn bands() -> Vec<(usize, usize, usize, usize, usize, usize)> {
    let mut all = vec![(0, 0, 0, 0, WIDTH / 16, HEIGHT / 16)];
    for level in 1..=4 {
        let (width, height) = (WIDTH >> (5 - level), HEIGHT >> (5 - level));
        all.push((level, 0, width, 0, width, height));
        all.push((level, 1, 0, height, width, height));
        all.push((level, 2, width, height, width, height));
    }
    all
}

fn expected(at: impl Fn(usize, usize) -> i32, x: usize, y: usize) -> i32 {
    match (x, y) {
        (0, 0) => 0,
        (_, 0) => at(x - 1, 0),
        (0, _) => at(0, y - 1),
        _ => {
            let mut three = [at(x - 1, y), at(x, y - 1), at(x - 1, y) + at(x, y - 1) - at(x - 1, y - 1)];
            three.sort_unstable();
            three[1]
        }
    }
}

fn class(at: impl Fn(usize, usize) -> i32, x: usize, y: usize, width: usize, coarser: i32) -> usize {
    let mut around = 2 * coarser.abs();
    if x > 0 {
        around += 2 * at(x - 1, y).abs();
    }
    if y > 0 {
        around += 2 * at(x, y - 1).abs();
        if x > 0 {
            around += at(x - 1, y - 1).abs();
        }
        if x + 1 < width {
            around += at(x + 1, y - 1).abs();
        }
    }
    match around {
        0..=2 => usize::try_from(around).unwrap_or(0),
        3..=5 => 3,
        _ => 4,
    }
}

/// A chance of "no" of 65,536, and how often it was seen.
type Chance = (u32, u32);

struct Writer {
    zero: [[Chance; 5]; 5],
    no_larger: [[Chance; 4]; 3],
    bytes: Vec<u8>,
    low: u32,
    range: u32,
    waiting: u32,
}

impl Writer {
    fn new() -> Self {
        let zero = ZERO.map(|level| level.map(|chance| (chance << 8, 0)));
        let no_larger = [[(150 << 8, 0), (150 << 8, 0), (150 << 8, 0), (60 << 8, 0)]; 3];
        Writer { zero, no_larger, bytes: Vec::new(), low: 0, range: 255, waiting: 0 }
    }

    fn number(&mut self, number: i32, level: usize, class: usize, larger: usize) {
        let mut chance = self.zero[level][class];
        self.decide(number != 0, &mut chance);
        self.zero[level][class] = chance;
        if number == 0 {
            return;
        }
        self.put(number < 0, 128);
        for so_far in 1..LARGEST {
            let of = usize::try_from(so_far.min(3) - 1).unwrap_or(2);
            let mut chance = self.no_larger[of][larger];
            self.decide(number.abs() > so_far, &mut chance);
            self.no_larger[of][larger] = chance;
            if number.abs() == so_far {
                return;
            }
        }
    }

    fn decide(&mut self, yes: bool, chance: &mut Chance) {
        self.put(yes, (chance.0 >> 8).clamp(1, 255));
        let speed = (chance.1 + 2).min(5);
        chance.1 += 1;
        if yes {
            chance.0 -= chance.0 >> speed;
        } else {
            chance.0 += (65_536 - chance.0) >> speed;
        }
    }

    /// `low` is the end of a long number, 8 bits and those that wait for their byte; what overflows goes into the bytes before.
    fn put(&mut self, yes: bool, no_of_256: u32) {
        let split = 1 + (((self.range - 1) * no_of_256) >> 8);
        if yes {
            self.range -= split;
            self.low += split;
            if self.low >> (8 + self.waiting) != 0 {
                self.low &= (1 << (8 + self.waiting)) - 1;
                for byte in self.bytes.iter_mut().rev() {
                    *byte = byte.wrapping_add(1);
                    if *byte != 0 {
                        break;
                    }
                }
            }
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.range *= 2;
            self.low *= 2;
            self.waiting += 1;
            if self.waiting == 8 {
                self.bytes.push(u8::try_from(self.low >> 8).expect("16 bits"));
                (self.low, self.waiting) = (self.low & 0xFF, 0);
            }
        }
    }

    /// What is left, without zeros at the end: a reader finds zeros there anyway.
    fn finish(mut self) -> Vec<u8> {
        let [.., before, last] = (self.low << (8 - self.waiting)).to_be_bytes();
        self.bytes.extend([before, last]);
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }
}

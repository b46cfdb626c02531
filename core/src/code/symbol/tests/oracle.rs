//! QR symbols against `qrcodegen`: version, mask and every module.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::LEVELS;
use super::numbers::Numbers;
use crate::code::symbol::{ErrorCorrection, Segment, SymbolError, qr};

enum Content {
    Bytes(Vec<u8>),
    Alphanumeric(String),
    Numeric(String),
}

impl Content {
    fn ours(&self) -> Segment<'_> {
        match self {
            Content::Bytes(bytes) => Segment::Bytes(bytes),
            Content::Alphanumeric(text) => Segment::Alphanumeric(text),
            Content::Numeric(text) => Segment::Numeric(text),
        }
    }

    fn theirs(&self) -> QrSegment {
        match self {
            Content::Bytes(bytes) => QrSegment::make_bytes(bytes),
            Content::Alphanumeric(text) => QrSegment::make_alphanumeric(text),
            Content::Numeric(text) => QrSegment::make_numeric(text),
        }
    }
}

/// One to five segments of about `bits` bits together. One in three is monotonous, which gives the masks long
/// runs and large finder patterns to be told apart by.
fn contents(numbers: &mut Numbers, bits: usize) -> Vec<Content> {
    let count = 1 + numbers.below(5);
    (0..count)
        .map(|_| {
            let share = (bits / count).saturating_sub(18).max(1);
            let dull = numbers.below(3) == 0;
            let alphabet: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
            let mut characters = |from: &[u8], length: usize| -> Vec<u8> {
                let few = [numbers.pick(from), numbers.pick(from)];
                let from = if dull { &few[..1 + numbers.below(2)] } else { from };
                (0..length).map(|_| numbers.pick(from)).collect()
            };
            let all: Vec<u8> = (0..=255).collect();
            let bytes = characters(&all, share / 8);
            let alphanumeric = characters(alphabet, share * 2 / 11);
            let digits = characters(&alphabet[..10], share * 3 / 10);
            match numbers.below(3) {
                0 => Content::Bytes(bytes),
                1 => Content::Alphanumeric(String::from_utf8(alphanumeric).unwrap()),
                _ => Content::Numeric(String::from_utf8(digits).unwrap()),
            }
        })
        .collect()
}

/// Data bits of a version, to aim at it.
fn capacity(version: i16, level: ErrorCorrection) -> usize {
    qrcode::bits::Bits::new(qrcode::Version::Normal(version)).max_len(level.inner()).unwrap()
}

fn theirs(contents: &[Content], level: ErrorCorrection) -> Option<QrCode> {
    let segments: Vec<QrSegment> = contents.iter().map(Content::theirs).collect();
    let level = match level {
        ErrorCorrection::L => QrCodeEcc::Low,
        ErrorCorrection::M => QrCodeEcc::Medium,
        ErrorCorrection::Q => QrCodeEcc::Quartile,
        ErrorCorrection::H => QrCodeEcc::High,
    };
    QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::MAX, None, false).ok()
}

/// Compares one symbol; gives its version, or nothing where both say that it does not fit.
fn compare(contents: &[Content], level: ErrorCorrection) -> Option<u8> {
    let segments: Vec<Segment<'_>> = contents.iter().map(Content::ours).collect();
    let ours = qr(&segments, level);
    let Some(theirs) = theirs(contents, level) else {
        assert_eq!(ours, Err(SymbolError::TooLong));
        return None;
    };
    let ours = match ours {
        Ok(ours) => ours,
        Err(error) => {
            assert_eq!(error, SymbolError::Empty);
            assert!(segments.iter().all(|segment| segment.content().is_empty()));
            return None;
        }
    };
    assert_eq!(ours.version(), theirs.version().value());
    assert_eq!(ours.mask(), theirs.mask().value(), "mask of version {} {level:?}", ours.version());
    let matrix = ours.matrix();
    assert_eq!((matrix.width(), matrix.height()), (17 + 4 * usize::from(ours.version()), matrix.width()));
    for (y, row) in (0i32..).zip(super::modules(matrix)) {
        for (x, dark) in (0i32..).zip(row) {
            assert_eq!(dark, theirs.get_module(x, y), "{x}, {y} of version {} {level:?}", ours.version());
        }
    }
    Some(ours.version())
}

/// Compares at least `rounds` symbols of each version and level; gives how many there were.
fn compare_all(seed: u64, rounds: usize) -> usize {
    let mut numbers = Numbers(seed);
    let mut seen = [[0; 4]; 41];
    for (at, level) in LEVELS.into_iter().enumerate() {
        for version in 1..=40 {
            let capacity = capacity(version, level);
            while seen[usize::try_from(version).unwrap()][at] < rounds {
                let bits = capacity - numbers.below(1 + capacity / 20);
                if let Some(version) = compare(&contents(&mut numbers, bits), level) {
                    seen[usize::from(version)][at] += 1;
                }
            }
        }
    }
    seen.iter().flatten().sum()
}

/// More rounds than two: `SYMBOL_ROUNDS=100 cargo test --release -p diia-citizen qrcodegen -- --nocapture`.
#[test]
fn every_module_and_mask_as_qrcodegen() {
    let rounds = std::env::var("SYMBOL_ROUNDS").map_or(2, |rounds| rounds.parse().unwrap());
    let compared = compare_all(1, rounds);
    println!("{compared} symbols, equal in version, mask and modules");
    assert!(compared >= 160 * rounds);
}

/// The last character that fits a version and the first that does not, in each mode, around the versions where
/// the length field grows.
#[test]
fn the_edges_of_the_bands() {
    for level in LEVELS {
        for version in [1, 9, 10, 26, 27, 40] {
            let capacity = capacity(version, level);
            for (per, bits) in [(1, 8), (2, 11), (3, 10)] {
                let most = capacity * per / bits;
                for length in most.saturating_sub(1)..=most + 1 {
                    let content = match per {
                        1 => Content::Bytes(vec![0xd0; length]),
                        2 => Content::Alphanumeric("Z".repeat(length)),
                        _ => Content::Numeric("7".repeat(length)),
                    };
                    compare(&[content], level);
                }
            }
        }
    }
}

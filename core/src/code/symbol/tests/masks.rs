//! Every mask of every version and level, whether it would be chosen or not, against `qrcode` and `qrcodegen`.

use qrcode::canvas::{Canvas, MaskPattern};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::LEVELS;
use super::numbers::Numbers;
use crate::code::symbol::layout::{Codewords, Layout};
use crate::code::symbol::line::Line;
use crate::code::symbol::mask::Drawing;
use crate::code::symbol::qr::codewords;
use crate::code::symbol::row::Row;
use crate::code::symbol::{ErrorCorrection, Segment};

const PATTERNS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

fn ours<L: Line>(version: u8, level: ErrorCorrection, codewords: &Codewords) -> Vec<Vec<Row>> {
    let drawing = Drawing::<L>::new(&Layout::new(version, codewords));
    let draw = |mask| {
        let mut rows = Vec::new();
        drawing.with_mask(level, mask, &mut rows);
        rows.into_iter().map(Into::into).collect()
    };
    (0..8).map(draw).collect()
}

fn level_of(level: ErrorCorrection) -> QrCodeEcc {
    match level {
        ErrorCorrection::L => QrCodeEcc::Low,
        ErrorCorrection::M => QrCodeEcc::Medium,
        ErrorCorrection::Q => QrCodeEcc::Quartile,
        ErrorCorrection::H => QrCodeEcc::High,
    }
}

/// Compares the eight masks of one version and level; gives how many modules were equal three times over.
fn compare(version: u8, level: ErrorCorrection, bytes: &[u8]) -> usize {
    let normal = qrcode::Version::Normal(version.into());
    let parts = codewords(&[Segment::Bytes(bytes)], version, level).unwrap();
    let mut symbols = ours::<Row>(version, level, &parts);
    if version <= 27 {
        let narrow = ours::<u128>(version, level, &parts);
        assert!(narrow == symbols, "both widths of line");
        symbols = narrow;
    }
    let mut canvas = Canvas::new(normal, level.inner());
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&parts.data, &parts.correction);
    let segments = [QrSegment::make_bytes(bytes)];
    let (exact, level) = (Version::new(version), level_of(level));
    let mut compared = 0;
    for ((number, pattern), rows) in (0u8..).zip(PATTERNS).zip(&symbols) {
        let mut theirs = canvas.clone();
        theirs.apply_mask(pattern);
        let theirs = theirs.into_colors();
        let mask = Some(Mask::new(number));
        let other = QrCode::encode_segments_advanced(&segments, level, exact, exact, mask, false).unwrap();
        assert_eq!(rows.len() * rows.len(), theirs.len());
        for (at, colour) in theirs.iter().enumerate() {
            let (x, y) = (at % rows.len(), at / rows.len());
            let place = format!("{x}, {y} of version {version} {level:?}, mask {number}");
            assert_eq!(rows[y].is_dark(x), *colour == qrcode::Color::Dark, "{place}, qrcode");
            let (x, y) = (i32::try_from(x).unwrap(), i32::try_from(y).unwrap());
            assert_eq!(*colour == qrcode::Color::Dark, other.get_module(x, y), "{place}, qrcodegen");
            compared += 1;
        }
    }
    compared
}

/// More rounds than one: `SYMBOL_ROUNDS=20 cargo test --release -p diia-citizen every_mask -- --nocapture`.
#[test]
fn every_mask_of_every_version_and_level_as_qrcode_and_qrcodegen() {
    let rounds = std::env::var("SYMBOL_ROUNDS").map_or(1, |rounds| rounds.parse().unwrap());
    let mut numbers = Numbers(8);
    let (mut symbols, mut modules) = (0, 0);
    for _ in 0..rounds {
        for version in 1..=40 {
            for level in LEVELS {
                let room = qrcode::bits::Bits::new(qrcode::Version::Normal(version.into()));
                let most = (room.max_len(level.inner()).unwrap() - 20) / 8;
                let all: Vec<u8> = (0..=255).collect();
                let length = most - numbers.below(1 + most / 2);
                let bytes: Vec<u8> = (0..length).map(|_| numbers.pick(&all)).collect();
                modules += compare(version, level, &bytes);
                symbols += 8;
            }
        }
    }
    println!("{symbols} symbols, {modules} modules, equal three times over");
    assert_eq!(symbols, 40 * 4 * 8 * rounds);
}

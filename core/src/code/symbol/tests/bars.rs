//! Barcodes against the `barcoders` crate, module for module.

use barcoders::sym::{code128::Code128, ean13::EAN13};

use super::numbers::Numbers;
use crate::code::symbol::{Bars, SymbolError, code128, ean13};

fn numbers_of(bars: &Bars) -> Vec<u8> {
    bars.modules().iter().map(|&dark| u8::from(dark)).collect()
}

fn digits(numbers: &mut Numbers, count: usize) -> String {
    (0..count).map(|_| numbers.pick(b"0123456789")).map(char::from).collect()
}

#[test]
fn ean13_as_barcoders() {
    let mut numbers = Numbers(13);
    for first in 0..10 {
        for _ in 0..100 {
            let body = format!("{first}{}", digits(&mut numbers, 11));
            let full =
                (0..10).map(|check| format!("{body}{check}")).find(|text| ean13(text).is_ok()).unwrap();
            let bars = ean13(&full).unwrap();
            assert_eq!(numbers_of(&bars), EAN13::new(&full).unwrap().encode(), "{full}");
            assert_eq!((bars.quiet_zone_left(), bars.width(), bars.quiet_zone_right()), (11, 95, 7));
        }
    }
}

#[test]
fn code128_as_barcoders() {
    let mut numbers = Numbers(128);
    for count in 2..=40 {
        for _ in 0..30 {
            let text = digits(&mut numbers, count);
            // That crate is told where the sets change: Ć is C, Ɓ is B.
            let (pairs, last) = text.split_at(count / 2 * 2);
            let marked = if last.is_empty() { format!("Ć{pairs}") } else { format!("Ć{pairs}Ɓ{last}") };
            let bars = code128(&text).unwrap();
            assert_eq!(numbers_of(&bars), Code128::new(&marked).unwrap().encode(), "{text}");
            assert_eq!((bars.quiet_zone_left(), bars.quiet_zone_right()), (10, 10));
        }
    }
    assert_eq!(code128("1234567890128").unwrap().width(), 123);
}

#[test]
fn debug_and_refusals_keep_the_digits_to_themselves() {
    assert_eq!(format!("{:?}", code128("1234567890128").unwrap()), "Bars(123 modules)");
    for error in [code128("12345678901234x"), ean13("4006381333932"), ean13("400638133393")] {
        let error = error.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("4006381"));
        assert!(error.code().starts_with("symbol_"));
    }
    assert_eq!(SymbolError::CheckDigit.code(), "symbol_check_digit");
}

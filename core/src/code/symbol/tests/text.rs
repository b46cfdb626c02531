use qrcode::Version;
use qrcodegen::{QrCode, QrCodeEcc};

use super::LEVELS;
use super::numbers::Numbers;
use crate::code::symbol::split::split;
use crate::code::symbol::{ErrorCorrection, Segment, SymbolError, qr, qr_for_text};

fn digits(count: usize) -> String {
    (0..count).map(|i| char::from(b'0' + u8::try_from(i * i % 10).unwrap())).collect()
}

#[test]
fn a_prefix_and_digits_split_by_themselves() {
    for prefix in ["https://diia.app/pass#", "DIIA1:"] {
        let digits = digits(479);
        let split = qr_for_text(&format!("{prefix}{digits}"), ErrorCorrection::M).unwrap();
        let head = match prefix {
            "DIIA1:" => Segment::Alphanumeric(prefix),
            _ => Segment::Bytes(prefix.as_bytes()),
        };
        assert_eq!(split, qr(&[head, Segment::Numeric(&digits)], ErrorCorrection::M).unwrap());
    }
}

/// Passes of 198 and 256 bytes at M: at most 11 and 12.
#[test]
fn passes_have_the_planned_versions() {
    let version = |prefix: &str, count| {
        qr_for_text(&format!("{prefix}{}", digits(count)), ErrorCorrection::M).unwrap().version()
    };
    assert_eq!(version("https://diia.app/pass#", 479), 11);
    assert_eq!(version("DIIA1:", 619), 12);
}

/// The fewest bits for each beginning of a text, by trying every last segment.
fn fewest_bits(text: &str, version: Version) -> usize {
    let mut best = vec![0];
    for end in 1..=text.len() {
        let last = (0..end).flat_map(|start| {
            let part = &text[start..end];
            let all = [Segment::Bytes(part.as_bytes()), Segment::Alphanumeric(part), Segment::Numeric(part)];
            all.map(|segment| segment.check().ok().map(|()| best[start] + segment.bits(version)))
        });
        let fewest = last.flatten().min().unwrap();
        best.push(fewest);
    }
    best[text.len()]
}

#[test]
fn no_split_takes_fewer_bits() {
    let mut numbers = Numbers(45);
    for version in [Version::Normal(1), Version::Normal(20), Version::Normal(40)] {
        for _ in 0..100 {
            let mut text = String::new();
            while text.len() < 50 {
                let from = numbers.pick::<&[u8]>(&[b"0123456789", b"0123456789", b"ABC$", b"abc#"]);
                (0..=numbers.below(9)).for_each(|_| text.push(char::from(numbers.pick(from))));
            }
            let bits: usize = split(&text, version).iter().map(|segment| segment.bits(version)).sum();
            assert_eq!(bits, fewest_bits(&text, version), "{text}");
        }
    }
}

/// What `qrcodegen` chooses for a whole text.
#[test]
fn never_larger_than_one_mode() {
    for text in [
        "1",
        "A1",
        "дія",
        "https://diia.app/pass#0123456789",
        "AB12cd34EF567890123456",
        "0A1B2C3D4E5F6G7H",
        "a1234b5678",
    ] {
        for repeat in [1, 3, 20] {
            let text = text.repeat(repeat);
            let theirs = QrCode::encode_text(&text, QrCodeEcc::Medium).unwrap();
            assert!(qr_for_text(&text, ErrorCorrection::M).unwrap().version() <= theirs.version().value());
        }
    }
}

#[test]
fn ukrainian_stays_utf_8() {
    for text in ["Документ дійсний", "Є, Ї, І, Ґ і апостроф ’", "ЗАЯВА"] {
        let bytes = qr(&[Segment::Bytes(text.as_bytes())], ErrorCorrection::M).unwrap();
        let split = qr_for_text(text, ErrorCorrection::M).unwrap();
        assert!(split.version() <= bytes.version());
    }
    let text = "Громадянин";
    assert_eq!(
        qr_for_text(text, ErrorCorrection::L).unwrap(),
        qr(&[Segment::Bytes(text.as_bytes())], ErrorCorrection::L).unwrap()
    );
}

#[test]
fn refusals_name_their_reason() {
    for level in LEVELS {
        assert_eq!(qr(&[], level), Err(SymbolError::Empty));
        assert_eq!(qr(&[Segment::Bytes(b""), Segment::Numeric("")], level), Err(SymbolError::Empty));
        assert_eq!(qr_for_text("", level), Err(SymbolError::Empty));
        assert_eq!(qr(&[Segment::Numeric("12 3")], level), Err(SymbolError::NotDigits));
        assert_eq!(qr(&[Segment::Numeric("１２")], level), Err(SymbolError::NotDigits));
        assert_eq!(qr(&[Segment::Alphanumeric("diia")], level), Err(SymbolError::NotAlphanumeric));
        assert_eq!(qr(&[Segment::Numeric(&digits(7090))], level), Err(SymbolError::TooLong));
        assert_eq!(qr_for_text(&"ї".repeat(2000), level), Err(SymbolError::TooLong));
        assert_eq!(qr_for_text(&"1".repeat(10_000_000), level), Err(SymbolError::TooLong));
    }
    assert!(qr(&[Segment::Numeric(&digits(7089))], ErrorCorrection::L).is_ok());
    let same = digits(7089);
    assert_eq!(qr(&vec![Segment::Numeric(&same); 100_000], ErrorCorrection::L), Err(SymbolError::TooLong));
}

#[test]
fn debug_shows_sizes_only() {
    let symbol = qr_for_text("1234567890128", ErrorCorrection::M).unwrap();
    assert_eq!(
        format!("{symbol:?}"),
        format!(
            "QrSymbol {{ matrix: Matrix(21x21 modules), version: 1, mask: {}, error_correction: M }}",
            symbol.mask()
        )
    );
    assert_eq!(format!("{:?}", Segment::Numeric("123")), "Numeric(3 characters)");
}

use super::*;
use crate::code::symbol::qr_for_text;

fn symbol(length: usize, level: ErrorCorrection) -> QrSymbol {
    qr_for_text(&"7".repeat(length), level).unwrap()
}

fn card<'c>(symbol: &'c QrSymbol, documents: &'c [AskedDocument]) -> CounterCard<'c> {
    CounterCard {
        institution: "ЦНАП",
        branch: "",
        service: " ",
        documents,
        valid_from: Timestamp::from_unix_seconds(1_590_391_221),
        valid_to: Timestamp::from_unix_seconds(1_600_000_000),
        symbol,
    }
}

fn code(card: &CounterCard<'_>, paper: Paper) -> Option<&'static str> {
    card_sheet(card, paper, &Fonts::built_in()).err().map(|error| error.code())
}

#[test]
fn cards_are_drawn_on_both_papers_and_the_same_twice() {
    let symbol = symbol(1000, ErrorCorrection::Q);
    let documents = [AskedDocument::of(&DocumentKind::InternalPassport, true)];
    for paper in [Paper::A4, Paper::A5] {
        let draw = || card_sheet(&card(&symbol, &documents), paper, &Fonts::built_in()).unwrap();
        assert_eq!(draw(), draw());
        assert_eq!(draw().missing_characters(), 0);
        assert_eq!(format!("{:?}", draw()), format!("PdfSheet({} bytes)", draw().bytes().len()));
    }
}

#[test]
fn a_symbol_that_paper_would_spoil_is_refused() {
    for (level, refused) in [
        (ErrorCorrection::L, Some("copy_symbol_level")),
        (ErrorCorrection::M, Some("copy_symbol_level")),
        (ErrorCorrection::Q, None),
        (ErrorCorrection::H, None),
    ] {
        assert_eq!(code(&card(&symbol(100, level), &[]), Paper::A5), refused);
    }
    let dense = symbol(3900, ErrorCorrection::Q);
    assert_eq!(code(&card(&dense, &[]), Paper::A5), Some("copy_card_too_full"));
    assert_eq!(code(&card(&dense, &[]), Paper::A4), None);
}

#[test]
fn texts_have_their_limits() {
    let symbol = symbol(1000, ErrorCorrection::Q);
    let long = "д".repeat(MAX_CARD_TEXT_BYTES / 2 + 1);
    let blank = CounterCard { institution: " ", ..card(&symbol, &[]) };
    assert_eq!(code(&blank, Paper::A5), Some("copy_text_blank"));
    let too_long = CounterCard { service: &long, ..card(&symbol, &[]) };
    assert_eq!(code(&too_long, Paper::A5), Some("copy_text_too_long"));
    let timeless = CounterCard { valid_to: Timestamp::from_unix_millis(i64::MAX), ..card(&symbol, &[]) };
    assert_eq!(code(&timeless, Paper::A5), Some("copy_time"));
    let asked = vec![AskedDocument::of(&DocumentKind::TaxpayerCard, false); MAX_ASKED + 1];
    assert_eq!(code(&card(&symbol, &asked), Paper::A5), Some("copy_card_too_full"));
    let longest = &long[..MAX_CARD_TEXT_BYTES];
    let full = CounterCard {
        institution: longest,
        branch: longest,
        service: longest,
        ..card(&symbol, &asked[..MAX_ASKED])
    };
    assert_eq!(code(&full, Paper::A5), Some("copy_card_too_full"));
}

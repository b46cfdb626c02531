//! Copies as whole files. What independent readers see in them is tested in `tests/independent`.

use super::picture::tests::tiny_jpeg;
use super::*;
use crate::document::{Document, DocumentKind};
use crate::text::Language;
use crate::time::Timestamp;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

fn stamp() -> Stamp {
    Stamp::new(Timestamp::from_unix_seconds(1_590_391_221), "ЦНАП, м. Київ", "abc-1").unwrap()
}

fn card() -> Document {
    Document::new(DocumentKind::InternalPassport)
        .with("lastNameUA", "Дія")
        .and_then(|document| document.with("docNumber", "947667234"))
        .unwrap()
}

fn copy(document: &Document, pictures: Pictures) -> Result<PdfCopy, CopyError> {
    copy_of(document, &stamp(), pictures, Language::Ukrainian, &Fonts::built_in())
}

/// Good enough to find a broken file: the cross-reference table leads to its objects, and every stream has its end.
fn assert_well_formed(file: &[u8]) {
    let find = |what: &[u8]| file.windows(what.len()).filter(|window| *window == what).count();
    assert!(file.starts_with(b"%PDF-1.7\n") && file.ends_with(b"%%EOF"));
    assert_eq!(find(b" obj\n"), find(b"\nendobj"));
    assert_eq!(find(b"\nstream\n"), find(b"\nendstream"));
    let tail = String::from_utf8_lossy(&file[file.len() - 40..]).into_owned();
    let start: usize = tail.lines().rev().nth(1).unwrap().parse().unwrap();
    let table = String::from_utf8_lossy(&file[start..]).into_owned();
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("xref"));
    let count: usize = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    for (number, line) in lines.take(count).enumerate().skip(1) {
        let offset: usize = line[..10].parse().unwrap();
        assert!(file[offset..].starts_with(format!("{number} 0 obj").as_bytes()), "object {number}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_and_another_one_another_file() {
    let (one, two) = (copy(&card(), Pictures::Include).unwrap(), copy(&card(), Pictures::Include).unwrap());
    assert_eq!(one, two);
    assert_well_formed(one.bytes());
    let other = copy(&card().with("docNumber", "947667235").unwrap(), Pictures::Include).unwrap();
    let id = |file: &PdfCopy| {
        let text = String::from_utf8_lossy(file.bytes()).into_owned();
        text.split("DocumentID>").nth(1).unwrap()[..41].to_owned()
    };
    assert_ne!(id(&one), id(&other));
}

#[test]
fn nothing_to_show_and_unknown_kinds_are_refused() {
    let code = |document: Document| copy(&document, Pictures::Include).unwrap_err().code();
    assert_eq!(code(Document::new(DocumentKind::InternalPassport)), "copy_nothing_to_show");
    let blank = Document::new(DocumentKind::InternalPassport).with("docNumber", " ").unwrap();
    assert_eq!(code(blank), "copy_nothing_to_show");
    let unknown = DocumentKind::from_name("veteran-certificate").unwrap();
    assert_eq!(code(Document::from_json(unknown, br#"{"docNumber":"1"}"#).unwrap()), "copy_unknown_kind");
}

#[test]
fn a_bad_picture_is_refused_by_name_and_can_be_left_out() {
    let bad = card().with("photo", &STANDARD.encode(b"GIF89a")).unwrap();
    let error = copy(&bad, Pictures::Include).unwrap_err();
    assert_eq!(error, CopyError::Picture { role: PictureRole::Photo, reason: PictureError::UnknownFormat });
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("picture_unknown_format", "photo: neither JPEG nor PNG")
    );
    assert!(copy(&bad, Pictures::LeaveOut).is_ok());
    let sign = card().with("sign", "!").unwrap();
    assert_eq!(copy(&sign, Pictures::Include).unwrap_err().to_string(), "signature: not base64");
    let good = card().with("photo", &STANDARD.encode(tiny_jpeg())).unwrap();
    let with = copy(&good, Pictures::Include).unwrap();
    assert_well_formed(with.bytes());
    assert!(with.bytes().windows(9).any(|window| window == b"DCTDecode"));
}

#[test]
fn long_texts_go_on_the_next_page_and_endless_ones_are_refused() {
    let long = card().with("residenceUA", &"вул. Цифровізації ".repeat(120)).unwrap();
    let copied = copy(&long, Pictures::Include).unwrap();
    assert_eq!(copied.pages(), 2);
    assert_well_formed(copied.bytes());
    let lines = "x\n".repeat(2000);
    let endless = ["residenceUA", "birthPlaceUA", "department"]
        .iter()
        .fold(card(), |document, path| document.with(path, &lines).unwrap());
    assert_eq!(copy(&endless, Pictures::Include).unwrap_err(), CopyError::TooManyPages { limit: MAX_PAGES });
}

#[test]
fn missing_characters_are_counted() {
    let strange = card().with("birthPlaceUA", "東京 東 \u{202E}").unwrap();
    assert_eq!(copy(&strange, Pictures::Include).unwrap().missing_characters(), 3);
    assert_eq!(copy(&card(), Pictures::Include).unwrap().missing_characters(), 0);
}

#[test]
fn the_longest_stamp_fits_every_page() {
    let stamp = Stamp::new(
        Timestamp::from_unix_seconds(0),
        &"W".repeat(MAX_REQUESTER_BYTES),
        &"W".repeat(MAX_REQUEST_ID_BYTES),
    )
    .unwrap();
    let long = card().with("residenceUA", &"вул. Цифровізації ".repeat(120)).unwrap();
    let copied = copy_of(&long, &stamp, Pictures::Include, Language::English, &Fonts::built_in()).unwrap();
    assert!(copied.pages() <= 3);
}

#[test]
fn debug_shows_sizes_only() {
    let copied = copy(&card(), Pictures::Include).unwrap();
    assert_eq!(format!("{copied:?}"), format!("PdfCopy({} bytes, 1 pages)", copied.bytes().len()));
    assert_eq!(format!("{:?}", copied.print_check()), "PrintCheck(…)");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        any::<String>(),
        "[а-яіїєґ ʼ’\\-]{0,400}",
        "[ \\n\\r\\t\u{301}\u{306}\u{308}\u{A0}иі()\\\\<>%]{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_makes_it_panic_or_breaks_the_file(
        code in 1u8..=26,
        texts in proptest::collection::vec(any_text(), 1..12),
        who in any_text(),
        english in any::<bool>(),
    ) {
        let kind = DocumentKind::from_code(code).unwrap();
        let mut document = Document::new(kind.clone());
        for (spec, text) in kind.schema().iter().zip(texts.iter().cycle()) {
            let _ = document.set(spec.path, text);
        }
        let Ok(stamp) = Stamp::new(Timestamp::from_unix_millis(0), &who, "id") else { return Ok(()) };
        let language = if english { Language::English } else { Language::Ukrainian };
        match copy_of(&document, &stamp, Pictures::LeaveOut, language, &Fonts::built_in()) {
            Ok(copied) => assert_well_formed(copied.bytes()),
            Err(error) => prop_assert_eq!(error, CopyError::NothingToShow),
        }
    }

    #[test]
    fn no_font_makes_it_panic(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..40)) {
        let regular = include_bytes!("fonts/noto-sans-regular.ttf");
        let mut font = regular.to_vec();
        for (at, byte) in changes {
            // Mostly the tables at the head of the file, where a change matters.
            let at = if byte % 2 == 0 { at % 600 } else { at % font.len() };
            font[at] = byte;
        }
        if let Ok(fonts) = Fonts::new(font, regular.to_vec()) {
            let _ = copy_of(&card(), &stamp(), Pictures::Include, Language::Ukrainian, &fonts);
        }
    }
}

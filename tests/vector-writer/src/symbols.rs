//! `symbols.json`: QR, EAN-13 and Code 128, module for module.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde_json::{Value, json};

use crate::bytes::hex;
use crate::plan::{Plan, citizen};
use crate::sheet::{IDENTITY_PREFIX, STATUS_PREFIX};

pub(crate) fn file() -> Value {
    json!({
        "about": "FORMAT.md §6 and §9. A row of a QR symbol is its modules from left to right as bits, highest first, \
                  1 dark, filled up with zeros to whole bytes, in hex. Bars are 1 for dark. Quiet zones are not part of them.",
        "qr": { "good": qr_good(), "bad": qr_bad() },
        "ean13": { "good": bars_good(&EAN13, ean13), "bad": ean13_bad() },
        "code128": { "good": bars_good(&CODE128, code128), "bad": code128_bad() },
    })
}

struct Qr {
    name: &'static str,
    level: &'static str,
    segments: Vec<(&'static str, String)>,
}

fn qr_good() -> Vec<Value> {
    let one = |mode, text: &str| vec![(mode, text.to_owned())];
    let pass = |prefix: &str, digits: String| vec![("bytes", prefix.to_owned()), ("numeric", digits)];
    let longest = Plan::identity(&citizen("longest")).sheet().digits();
    let qr = |name, level, segments| Qr { name, level, segments };
    [
        qr("one digit", "M", one("numeric", "7")),
        qr("the fullest 1-L of digits", "L", one("numeric", &"0123456789".repeat(5)[..41])),
        qr("one digit more, 2-L", "L", one("numeric", &"0123456789".repeat(5)[..42])),
        qr("thirteen digits", "M", one("numeric", "5725556653368")),
        qr("letters of the alphanumeric set", "Q", one("alphanumeric", "DIIA $%*+-./: 2026")),
        qr("one byte", "H", one("bytes", "x")),
        qr("Ukrainian in UTF-8", "M", one("bytes", "Слава Україні")),
        qr(
            "three modes after another",
            "M",
            vec![("bytes", "diia".into()), ("alphanumeric", "CITIZEN-".into()), ("numeric", "00123".into())],
        ),
        qr("a status pass", "M", pass(STATUS_PREFIX, Plan::status().sheet().digits())),
        qr("a status pass, level L", "L", pass(STATUS_PREFIX, Plan::status().sheet().digits())),
        qr("a status pass, level Q", "Q", pass(STATUS_PREFIX, Plan::status().sheet().digits())),
        qr("a status pass, level H", "H", pass(STATUS_PREFIX, Plan::status().sheet().digits())),
        qr("an identity pass", "M", pass(IDENTITY_PREFIX, Plan::nadiia().sheet().digits())),
        qr("the identity pass with the longest name", "M", pass(IDENTITY_PREFIX, longest)),
        qr("many equal digits", "M", one("numeric", &"0".repeat(700))),
        qr("many equal bytes", "M", one("bytes", &"U".repeat(250))),
    ]
    .map(|qr| qr.vector())
    .into()
}

impl Qr {
    fn vector(self) -> Value {
        let segment = |(mode, text): &(&str, String)| match *mode {
            "numeric" => QrSegment::make_numeric(text),
            "alphanumeric" => QrSegment::make_alphanumeric(text),
            _ => QrSegment::make_bytes(text.as_bytes()),
        };
        let segments: Vec<QrSegment> = self.segments.iter().map(segment).collect();
        let level = match self.level {
            "L" => QrCodeEcc::Low,
            "M" => QrCodeEcc::Medium,
            "Q" => QrCodeEcc::Quartile,
            _ => QrCodeEcc::High,
        };
        let (smallest, largest) = (Version::new(1), Version::new(40));
        let code = QrCode::encode_segments_advanced(&segments, level, smallest, largest, None, false)
            .expect("it fits version 40");
        let rows: Vec<String> = (0..code.size()).map(|y| row(&code, y)).collect();
        let segments: Vec<Value> =
            self.segments.iter().map(|(mode, text)| json!({ "mode": mode, "text": text })).collect();
        json!({
            "name": self.name,
            "level": self.level,
            "segments": segments,
            "version": code.version().value(),
            "mask": code.mask().value(),
            "side": code.size(),
            "rows": rows,
        })
    }
}

fn row(code: &QrCode, y: i32) -> String {
    let mut bytes = vec![0u8; (code.size() as usize).div_ceil(8)];
    for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
        bytes[x as usize / 8] |= 0x80 >> (x % 8);
    }
    hex(&bytes)
}

fn qr_bad() -> Vec<Value> {
    let bad = |name: &str, segments: &[(&str, &str)], reason: &str| {
        let segments: Vec<Value> =
            segments.iter().map(|(mode, text)| json!({ "mode": mode, "text": text })).collect();
        json!({ "name": name, "level": "M", "segments": segments, "reason": reason })
    };
    vec![
        bad("no segments", &[], "symbol_empty"),
        bad("empty segments", &[("bytes", ""), ("numeric", "")], "symbol_empty"),
        bad("a space among digits", &[("numeric", "12 34")], "symbol_not_digits"),
        bad("Arabic-Indic digits", &[("numeric", "٣٤")], "symbol_not_digits"),
        bad("small letters in the alphanumeric set", &[("alphanumeric", "diia")], "symbol_not_alphanumeric"),
        bad("# in the alphanumeric set", &[("alphanumeric", "DIIA#1")], "symbol_not_alphanumeric"),
        bad("5597 digits, one more than 40-M holds", &[("numeric", &"1".repeat(5597))], "symbol_too_long"),
    ]
}

/// Numbers of goods and books, thirteen digits of the published samples, and every first digit.
const EAN13: [&str; 14] = [
    "5725556653368",
    "1213187292345",
    "2858364170864",
    "4006381333931",
    "9780306406157",
    "1000000000009",
    "9999999999994",
    "0000000000000",
    "3456789012340",
    "6543210987654",
    "7000000000003",
    "8111111111119",
    "0123456789012",
    "5901234123457",
];

const CODE128: [&str; 8] = [
    "5725556653368",
    "1213187292345",
    "1000000000009",
    "9999999999994",
    "12",
    "123",
    "0000",
    "00112233445566778899",
];

fn bars_good(digits: &[&str], bars: fn(&str) -> String) -> Vec<Value> {
    digits.iter().map(|digits| json!({ "digits": digits, "modules": bars(digits) })).collect()
}

/// The right-hand patterns of the ten digits (GS1 number set C): what remains are mirrors and negatives.
const SET_C: [&str; 10] = [
    "1110010", "1100110", "1101100", "1000010", "1011100", "1001110", "1010000", "1000100", "1001000",
    "1110100",
];

/// Which of the first six printed digits are of set A (odd parity) and which of B, by the digit before them.
const PARITY: [&str; 10] =
    ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"];

fn ean13(digits: &str) -> String {
    let values: Vec<usize> = digits.bytes().map(|c| usize::from(c - b'0')).collect();
    let weighted: usize = values.iter().enumerate().map(|(at, v)| if at % 2 == 0 { *v } else { 3 * v }).sum();
    assert_eq!(weighted % 10, 0, "{digits} has a right check digit");
    let mut modules = String::from("101");
    for (value, set) in values[1..7].iter().zip(PARITY[values[0]].chars()) {
        let right = SET_C[*value];
        match set {
            'A' => modules.extend(right.chars().map(|module| if module == '1' { '0' } else { '1' })),
            _ => modules.extend(right.chars().rev()),
        }
    }
    modules.push_str("01010");
    modules.extend(values[7..].iter().map(|value| SET_C[*value]));
    modules.push_str("101");
    modules
}

/// The characters of Code 128 as widths of bar, space, bar, space, bar, space (ISO/IEC 15417, table 1).
const WIDTHS: &str = "\
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 \
    123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 \
    232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 \
    313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 \
    111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 \
    111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 \
    114311 411113 411311 113141 114131 311141 411131 211412 211214 211232";

fn code128(digits: &str) -> String {
    let pairs = digits.len() / 2;
    let mut characters = vec![105];
    characters.extend((0..pairs).map(|at| digits[2 * at..2 * at + 2].parse::<usize>().expect("digits")));
    if digits.len() % 2 == 1 {
        let last = usize::from(digits.as_bytes()[digits.len() - 1] - b'0');
        characters.extend([100, 16 + last]);
    }
    let check = characters.iter().enumerate().map(|(at, value)| value * at.max(1)).sum::<usize>() % 103;
    characters.push(check);
    let table: Vec<&str> = WIDTHS.split_whitespace().collect();
    assert_eq!(table.len(), 106);
    let widths: String =
        characters.into_iter().map(|character| table[character]).collect::<String>() + "2331112";
    let module =
        |(at, width): (usize, u8)| if at % 2 == 0 { "1" } else { "0" }.repeat(usize::from(width - b'0'));
    widths.bytes().enumerate().map(module).collect()
}

fn ean13_bad() -> Vec<Value> {
    [
        ("wrong check digit", "5725556653367", "symbol_check_digit"),
        ("two neighbours exchanged", "7525556653368", "symbol_check_digit"),
        ("twelve digits", "572555665336", "symbol_digit_count"),
        ("fourteen digits", "57255566533680", "symbol_digit_count"),
        ("nothing", "", "symbol_digit_count"),
        ("grouped", "5725 5566 53368", "symbol_not_digits"),
        ("a letter", "572555665336X", "symbol_not_digits"),
        ("Arabic-Indic digits", "٥٧٢٥٥٥٦٦٥٣٣٦٨", "symbol_not_digits"),
    ]
    .map(bad_bars)
    .into()
}

fn code128_bad() -> Vec<Value> {
    let long = "1".repeat(41);
    [
        ("nothing", "", "symbol_digit_count"),
        ("one digit", "1", "symbol_digit_count"),
        ("forty-one digits", long.as_str(), "symbol_digit_count"),
        ("grouped", "5725 5566 53368", "symbol_not_digits"),
        ("letters", "DIIA", "symbol_not_digits"),
        ("full-width digits", "５７２５", "symbol_not_digits"),
    ]
    .map(bad_bars)
    .into()
}

fn bad_bars((name, digits, reason): (&str, &str, &str)) -> Value {
    json!({ "name": name, "digits": digits, "reason": reason })
}

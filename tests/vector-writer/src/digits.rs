//! `digits.json`: thirteen digits drawn, typed, grouped and spoken; bytes as decimal digits.

use serde_json::{Value, json};

use crate::bytes::{DIGITS_OF, decimal, hex, sha256};

pub(crate) fn file() -> Value {
    json!({
        "about": "FORMAT.md §9, and the decimal form of bytes of §6. position counts characters from 0.",
        "draws": draws(),
        "check_digits": check_digits(),
        "entries": { "good": good_entries(), "bad": bad_entries() },
        "spoken": spoken(),
        "decimal": { "good": good_decimals(), "bad": bad_decimals() },
    })
}

/// RFC 2104 with SHA-256, written out.
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let padded = |pad: u8| {
        let mut block = [pad; 64];
        for (byte, key) in block.iter_mut().zip(key) {
            *byte ^= key;
        }
        block
    };
    sha256(&[&padded(0x5C)[..], &sha256(&[&padded(0x36)[..], message].concat())].concat())
}

fn draws() -> Vec<Value> {
    let now: i64 = 1_795_339_800_123;
    let counting: [u8; 32] = std::array::from_fn(|at| at as u8);
    let secrets = [[0; 32], [1; 32], [0xFF; 32], counting, sha256(b"a document's secret")];
    let mut all = Vec::new();
    for secret in secrets {
        for (issued_at, attempt) in [(now, 0), (now, 1), (now, 255), (now + 1, 0), (0, 0)] {
            all.push(draw(&secret, issued_at, attempt));
        }
    }
    // A broken clock, and the largest numbers.
    all.push(draw(&counting, -1, 0));
    all.push(draw(&counting, i64::MAX, 0));
    all.push(draw(&counting, i64::MIN, 0));
    all
}

fn draw(secret: &[u8; 32], issued_at: i64, attempt: u8) -> Value {
    let mut message = b"diia-citizen/1/digits\0".to_vec();
    message.extend(issued_at.to_be_bytes());
    message.push(attempt);
    let first = hmac(secret, &message)[..8].iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    let twelve = (100_000_000_000 + first % 900_000_000_000).to_string();
    let digits = format!("{twelve}{}", check_digit(&twelve));
    json!({ "secret": hex(secret), "issued_at": issued_at, "attempt": attempt, "digits": digits })
}

/// Thrice the digits at even places, once those at odd ones, and what is missing to the next ten.
fn check_digit(twelve: &str) -> u32 {
    let values: Vec<u32> = twelve.chars().map(|c| c.to_digit(10).expect("a digit")).collect();
    let thrice: u32 = values.iter().skip(1).step_by(2).sum();
    let once: u32 = values.iter().step_by(2).sum();
    (10 - (once + 3 * thrice) % 10) % 10
}

/// Numbers known from elsewhere: printed on goods and books, and in the published samples of the app.
fn check_digits() -> Vec<Value> {
    [
        ("572555665336", 8),
        ("121318729234", 5),
        ("285836417086", 4),
        ("400638133393", 1),
        ("590123412345", 7),
        ("978030640615", 7),
        ("978014300723", 4),
        ("501234567890", 0),
        ("000000000000", 0),
        ("100000000000", 9),
        ("999999999999", 4),
    ]
    .map(|(twelve, digit): (&str, u32)| {
        assert_eq!(check_digit(twelve), digit, "{twelve}");
        json!({ "twelve": twelve, "check_digit": digit })
    })
    .into()
}

const SAMPLE: &str = "5725556653368";

fn good_entries() -> Vec<Value> {
    [
        ("plain", "5725556653368"),
        ("as shown", "5725 5566 53368"),
        ("hyphens", "5725-5566-53368"),
        ("spaces around", "  5725556653368  "),
        ("a space after every digit", "5 7 2 5 5 5 6 6 5 3 3 6 8 "),
        ("two spaces", "5725  5566  53368"),
        ("tabs", "5725\t5566\t53368"),
        ("no-break spaces", "5725\u{A0}5566\u{A0}53368"),
        ("figure spaces", "5725\u{2007}5566\u{2007}53368"),
        ("thin spaces", "5725\u{2009}5566\u{2009}53368"),
        ("narrow no-break spaces", "5725\u{202F}5566\u{202F}53368"),
        ("hyphens U+2010", "5725\u{2010}5566\u{2010}53368"),
        ("no-break hyphens", "5725\u{2011}5566\u{2011}53368"),
        ("figure dashes", "5725\u{2012}5566\u{2012}53368"),
        ("dashes", "5725\u{2013}5566\u{2014}53368"),
        ("minus signs", "5725\u{2212}5566\u{2212}53368"),
        ("line end of a scanner", "5725556653368\r\n"),
        ("line end alone", "5725556653368\n"),
        ("space, then line ends", "5725556653368 \n\n"),
    ]
    .map(|(name, entry)| (name, entry.to_owned()))
    .into_iter()
    .chain([("128 bytes", format!("{SAMPLE:128}"))])
    .map(|(name, entry)| {
        json!({ "name": name, "entry": entry, "digits": SAMPLE, "groups": ["5725", "5566", "53368"] })
    })
    .collect()
}

fn bad_entries() -> Vec<Value> {
    let mut all = Vec::new();
    let mut add = |name: String, entry: &str, reason: &str| {
        all.push(json!({ "name": name, "entry": entry, "reason": reason }));
    };
    for (name, entry) in [("nothing", ""), ("spaces", "   "), ("hyphens", "- -"), ("a line end", "\r\n")] {
        add(name.into(), entry, "digits_empty");
    }
    add("129 bytes".into(), &" ".repeat(129), "digits_too_long");
    add("65 no-break spaces, which are 130 bytes".into(), &"\u{A0}".repeat(65), "digits_too_long");
    add("too long, and a letter first".into(), &format!("x{}", "5".repeat(128)), "digits_too_long");
    for wrong in (0..10).filter(|digit| *digit != 8) {
        add(format!("last digit {wrong}"), &format!("572555665336{wrong}"), "digits_check_digit");
    }
    for (name, entry) in [
        ("one digit wrong", "5725556653468"),
        ("two neighbours exchanged", "7525556653368"),
        ("first digit wrong", "6725556653368"),
    ] {
        add(name.into(), entry, "digits_check_digit");
    }
    add("leading zero with a right check digit".into(), "0000000000000", "digits_leading_zero");
    add("leading zero with a wrong check digit".into(), "0123456789012", "digits_leading_zero");
    let mut count = |name: &str, entry: &str, digits: usize| {
        all.push(json!({ "name": name, "entry": entry, "reason": "digits_wrong_length", "count": digits }));
    };
    count("one digit", "5", 1);
    count("twelve digits", "572555665336", 12);
    count("fourteen digits", "57255566533680", 14);
    count("the code twice", "5725556653368 5725556653368", 26);
    count("twelve digits, the first 0", "072555665336", 12);
    count("128 digits", &"5".repeat(128), 128);
    let mut at = |name: &str, entry: &str, reason: &str, position: usize| {
        all.push(json!({ "name": name, "entry": entry, "reason": reason, "position": position }));
    };
    let foreign = "digits_foreign_script";
    at("an Arabic-Indic digit at the end", "572555665336٨", foreign, 12);
    at("Arabic-Indic digits only", "٥٧٢٥٥٥٦٦٥٣٣٦٨", foreign, 0);
    at("Persian digits only", "۵۷۲۵۵۵۶۶۵۳۳۶۸", foreign, 0);
    at("a full-width digit", "５725556653368", foreign, 0);
    at("a Devanagari digit", "5725५56653368", foreign, 4);
    at("a mathematical digit", "5725556653𝟑68", foreign, 10);
    at("a superscript", "572555665336⁸", foreign, 12);
    at("a Roman numeral", "572555665336Ⅷ", foreign, 12);
    at("a fraction", "572555665336½", foreign, 12);
    at("a circled digit", "572555665336⑧", foreign, 12);
    let unexpected = "digits_unexpected_character";
    at("letter o", "5725o56653368", unexpected, 4);
    at("Cyrillic letter О", "5725О56653368", unexpected, 4);
    at("letter l", "l725556653368", unexpected, 0);
    at("plus", "+5725556653368", unexpected, 0);
    at("full stop", "5725.5566.53368", unexpected, 4);
    at("slash", "5725/5566/53368", unexpected, 4);
    at("underscore", "5725_5566_53368", unexpected, 4);
    at("line end in the middle", "5725\n556653368", unexpected, 4);
    at("line end at the start", "\n5725556653368", unexpected, 0);
    at("zero byte", "5725556653368\0", unexpected, 13);
    at("zero-width space", "5725\u{200B}556653368", unexpected, 4);
    at("mark that turns the direction", "\u{202E}5725556653368", unexpected, 0);
    at("byte order mark", "\u{FEFF}5725556653368", unexpected, 0);
    at("ideographic space", "5725\u{3000}556653368", unexpected, 4);
    at("the text of a pass", "DIIA1:5725556653368", unexpected, 0);
    at("a letter before a foreign digit", "57x5556653٨68", unexpected, 2);
    at("a foreign digit before a letter", "57٨5556653x68", foreign, 2);
    at("position counts characters, not bytes", "5725\u{A0}5566\u{2013}5x368", unexpected, 11);
    all
}

/// Group by group, with a pause between groups.
fn spoken() -> Vec<Value> {
    [
        (
            "5725556653368",
            "п’ять сім два п’ять, п’ять п’ять шість шість, п’ять три три шість вісім",
            "five seven two five, five five six six, five three three six eight",
        ),
        (
            "1000000000009",
            "один нуль нуль нуль, нуль нуль нуль нуль, нуль нуль нуль нуль дев’ять",
            "one zero zero zero, zero zero zero zero, zero zero zero zero nine",
        ),
        (
            "9876543210128",
            "дев’ять вісім сім шість, п’ять чотири три два, один нуль один два вісім",
            "nine eight seven six, five four three two, one zero one two eight",
        ),
    ]
    .map(|(digits, uk, en)| {
        assert_eq!(check_digit(&digits[..12]).to_string(), digits[12..]);
        let groups = [&digits[..4], &digits[4..8], &digits[8..]];
        json!({ "digits": digits, "groups": groups, "uk": uk, "en": en })
    })
    .into()
}

fn good_decimals() -> Vec<Value> {
    let mut all: Vec<Vec<u8>> = vec![vec![]];
    for length in 1..=13 {
        all.push(vec![0; length]);
        all.push(vec![0xFF; length]);
        all.push((1..=length as u8).collect());
    }
    all.extend([24, 25, 59, 60].map(|length| (0..length).map(|at: u8| at.wrapping_mul(37)).collect()));
    all.into_iter().map(|bytes| json!({ "bytes": hex(&bytes), "digits": decimal(&bytes) })).collect()
}

fn bad_decimals() -> Vec<Value> {
    let mut all = Vec::new();
    let mut add = |digits: String, most_bytes: usize, reason: &str| {
        all.push(json!({ "digits": digits, "most_bytes": most_bytes, "reason": reason }));
    };
    for length in (1..29).filter(|length| !DIGITS_OF.contains(length)) {
        add("0".repeat(length), 1200, "digits_length");
    }
    for length in DIGITS_OF.into_iter().filter(|length| *length > 0) {
        add("9".repeat(length), 1200, "digits_overflow");
    }
    for digits in ["256", "65536", "16777216", "79228162514264337593543950336"] {
        add(digits.into(), 1200, "digits_overflow");
    }
    for digits in ["2 5", "+25", "-25", "25a", "2.5", "2e1", "0x1", "25\n", "٢5", "２"] {
        add(digits.into(), 1200, "not_a_digit");
    }
    add("٢٥".into(), 1200, "digits_length");
    add(decimal(&[0; 13]), 12, "too_long");
    add(decimal(&[1]), 0, "too_long");
    add("x".repeat(29), 11, "too_long");
    all
}

//! Bad passes: the texts of names.

use serde_json::Value;

use super::bad;
use crate::plan::{Plan, one_byte_text, utf8_bytes, utf8_text};

const FIELDS: [&str; 3] = ["family name", "given name", "patronymic"];

pub(super) fn all() -> Vec<Value> {
    let sheet = Plan::nadiia().sheet();
    let mut all = Vec::new();
    let mut add = |field: &str, name: &str, bytes: Vec<u8>| {
        all.push(bad(format!("{field}: {name}"), sheet.sealed_with(field, bytes).text(), "text_form"));
    };
    // What a careless reader of any of the three could miss.
    for field in FIELDS {
        add(field, "UTF-8 where Windows-1251 has every letter", utf8_text("Дія"));
        add(field, "plain Latin in UTF-8", utf8_text("Diia"));
        add(field, "empty in UTF-8", utf8_bytes(&[]));
        add(field, "a byte that Windows-1251 does not have", one_byte_text(&[0xC4, 0x98, 0xFF]));
        add(field, "broken UTF-8", utf8_bytes(&[0xC4, 0x80, 0xFF]));
        add(field, "space at the start", one_byte_text(b" Diia"));
        add(field, "space at the end", one_byte_text(b"Diia "));
        add(field, "two spaces together", one_byte_text(b"Di  ia"));
        add(field, "forty-one letters", one_byte_text(&[0xC4; 41]));
        add(field, "a mark that turns the direction", utf8_text("Дія\u{202E}"));
    }
    // The rest once, spread over the three.
    let mut field = FIELDS.into_iter().cycle();
    let mut each = |name: &str, bytes: Vec<u8>| add(field.next().expect("endless"), name, bytes);
    for (name, byte) in [
        ("byte 00", 0x00),
        ("tab", 0x09),
        ("line end", 0x0A),
        ("byte 1f", 0x1F),
        ("byte 7f", 0x7F),
        ("Ђ of Windows-1251, which the format does not use", 0x80),
        ("quotation mark « of Windows-1251", 0xAB),
        ("no-break space of Windows-1251", 0xA0),
        ("soft hyphen of Windows-1251", 0xAD),
        ("left quotation mark of Windows-1251", 0x91),
        ("ў of Windows-1251, which the format does not use", 0xA2),
        ("number sign №", 0xB9),
        ("digit", b'1'),
        ("comma", b','),
        ("less-than sign", b'<'),
        ("slash", b'/'),
        ("underscore", b'_'),
        ("backtick", b'`'),
        ("quotation mark", b'"'),
        ("bracket", b'('),
    ] {
        each(name, one_byte_text(&[0xC4, byte, 0xFF]));
    }
    each("nothing but a space", one_byte_text(b" "));
    each("forty-one letters of two bytes", utf8_text(&"ў".repeat(41)));
    each("sixty letters of two bytes", utf8_text(&"ў".repeat(60)));
    each("the longest one-byte text", one_byte_text(&[0xC4; 127]));
    each("the longest UTF-8", utf8_text(&format!("{}a", "ў".repeat(63))));
    for (name, character) in [
        ("right-to-left mark", '\u{200F}'),
        ("left-to-right isolate", '\u{2066}'),
        ("zero-width space", '\u{200B}'),
        ("zero-width joiner", '\u{200D}'),
        ("byte order mark", '\u{FEFF}'),
        ("combining acute accent", '\u{301}'),
        ("combining breve, a second spelling of й", '\u{306}'),
        ("combining titlo U+0483", '\u{483}'),
        ("thousands sign U+0482", '\u{482}'),
        ("Cyrillic sign U+0489", '\u{489}'),
        ("multiplication sign", '×'),
        ("division sign", '÷'),
        ("the first letter after the Latin block", '\u{250}'),
        ("the last character before the Latin block", '\u{BF}'),
        ("the last letter before the Cyrillic block", '\u{3FF}'),
        ("the first letter after the Cyrillic block", '\u{500}'),
        ("Greek", 'Α'),
        ("left quotation mark U+2018", '\u{2018}'),
        ("modifier letter U+02BB", '\u{2BB}'),
        ("hyphen U+2010", '\u{2010}'),
        ("dash", '–'),
        ("no-break space", '\u{A0}'),
        ("full-width letter", 'Ａ'),
        ("emoji", '😀'),
        ("Arabic-Indic digit", '٣'),
    ] {
        each(name, utf8_text(&format!("Д{character}я")));
    }
    for (name, bytes) in [
        ("UTF-8 cut in the middle of a letter", &[0xD0, 0x94, 0xD1][..]),
        ("UTF-8 that begins in the middle of a letter", &[0x94, 0xD1, 0x9E]),
        ("UTF-8 longer than needed", &[0xC1, 0x81, 0xD1, 0x9E]),
        ("UTF-8 of half a pair", &[0xED, 0xA0, 0x80, 0xD1, 0x9E]),
        ("UTF-8 above U+10FFFF", &[0xF4, 0x90, 0x80, 0x80]),
        ("UTF-8 of five bytes", &[0xF8, 0x88, 0x80, 0x80, 0x80]),
        ("byte ff in UTF-8", &[0xD1, 0x9E, 0xFF]),
        ("UTF-8 with a zero byte", &[0xD1, 0x9E, 0x00]),
    ] {
        each(name, utf8_bytes(bytes));
    }
    each("UTF-8 with a space at the end", utf8_text("Ў "));
    each("UTF-8 with two spaces together", utf8_text("Ў  Я"));
    all
}

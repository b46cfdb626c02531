//! Seeds for what an institution sends and gets: links, signed cards, recipients, letters.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use diia_fuzz::card::option::{
    HIGH_S, HOURS, NAME_THE_KEY, NO_OFFER, OTHER_CONTENT, OTHER_OFFER, SINCE_BEGIN, SINCE_END,
};
use diia_fuzz::link::FORMS;
use diia_fuzz::world::MORNING;
use serde_json::Value;

use super::Seeds;

pub(crate) const LINK_ENDS: &str = "pass document_check offer_request card document_request identification \
    service_entrance person_to_person other not_diia untrusted_scheme untrusted_host untrusted_user_info untrusted_port \
    untrusted_host_form untrusted_non_ascii untrusted_backslash untrusted_control malformed_too_long \
    malformed_unknown_path malformed_empty_segment malformed_percent malformed_character malformed_uuid \
    malformed_identifier malformed_document_kind malformed_query malformed_fragment";

pub(crate) const CARD_ENDS: &str = "believed card_unknown_issuer card_signature card_issuer_key_not_yet_valid \
    card_issuer_key_expired card_not_yet_valid card_expired card_not_a_digit card_digits_length card_digits_overflow \
    card_too_long card_length card_version card_reserved_flags card_validity card_register_code card_documents \
    card_text_form card_recipient card_place card_signature_form card_offer_id";

pub(crate) const ADDRESS_ENDS: &str = "address address_empty address_too_long address_line_break \
    address_control_character address_not_ascii address_mailto address_source_route address_angle_brackets address_quoted \
    address_comment address_several address_percent address_bang_path address_ip address_space \
    address_unexpected_character address_too_short address_no_at address_two_ats address_local_empty \
    address_local_too_long address_local_dots address_local_hyphen address_domain_empty address_trailing_dot \
    address_label_empty address_label_too_long address_domain_character address_punycode address_label_hyphen \
    address_one_label address_top_level";

/// `letter_too_large` is missing: no input is so long.
pub(crate) const DRAFT_ENDS: &str = "letter letter_with_files no_recipient letter_empty letter_too_long \
    letter_control_character letter_direction_control letter_name_character letter_name_form letter_name_ending \
    letter_name_twice letter_no_documents letter_date";

/// The good vectors of a file, and the first few bad ones of each reason: their name and their member of that name.
fn chosen(file: &Path, member: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let vectors: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let mut kept = Vec::new();
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for list in ["good", "bad"] {
        for (at, vector) in vectors[list].as_array().ok_or("no such list")?.iter().enumerate() {
            let count = met.entry(vector["reason"].as_str().unwrap_or_default().to_owned()).or_default();
            *count += 1;
            let text = vector[member].as_str().ok_or("no such member")?;
            // The longest ones would slow every run down.
            let is_telling = text.len() < 1000 || text.starts_with("https://diia.app/debt/");
            if is_telling && (list == "good" || *count <= 4) {
                kept.push((format!("{list}-{at:03}"), text.to_owned()));
            }
        }
    }
    Ok(kept)
}

pub(crate) fn link_seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let mut seeds = Seeds::new();
    for (name, text) in chosen(&vectors.join("links.json"), "text")? {
        seeds.insert(name, [&[0][..], text.as_bytes()].concat());
    }
    for (form, path) in FORMS.iter().enumerate() {
        seeds.insert(format!("form-{form:02}-https"), [&[1][..], path.as_bytes()].concat());
        seeds.insert(format!("form-{form:02}-diia"), [&[2][..], path.as_bytes()].concat());
        let form = u8::try_from(form)?;
        seeds.insert(format!("edited-{form:02}"), vec![3, form, 0]);
    }
    for (name, edit) in [
        ("at", [8, 0, b'@']),
        ("dot", [16, 0, b'.']),
        ("cyrillic", [9, 1, 0x80]),
        ("escape", [30, 3, b'/']),
        ("cut", [40, 4, 0]),
        ("removed", [16, 2, 0]),
    ] {
        seeds.insert(format!("edit-{name}"), [&[3, 0, 0][..], &edit].concat());
    }
    Ok(seeds)
}

pub(crate) fn link_words() -> Vec<String> {
    FORMS
        .iter()
        .flat_map(|form| form.split(['/', '#', '?']))
        .chain([
            "https://",
            "diia://",
            "http://",
            "diia.app",
            "diia.app/",
            "DIIA1:",
            "static",
            "dynamic",
            "%2F",
            "%2e",
            "%3A",
            "%25",
            "//",
            "/../",
            "\\",
            "@",
            ":443",
            "#",
            "?",
            "xn--",
            "\u{3002}",
            "\u{202E}",
            "і",
        ])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(crate) fn address_seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let mut seeds = Seeds::new();
    for (name, text) in chosen(&vectors.join("addresses.json"), "input")? {
        seeds.insert(name, [&[0][..], text.as_bytes()].concat());
    }
    seeds.insert("keys".into(), vec![1, 3, 4, 5, 19, 2, 5, 13, 6, 0]);
    seeds.insert("halves".into(), vec![2, 0, 13, 1, 0, 2, 13, 3]);
    Ok(seeds)
}

/// The fields of a card for the mode that builds one.
struct Fields<'a> {
    flags: u8,
    code: u64,
    hours: i16,
    days: u8,
    documents: &'a [u8],
    texts: [&'a str; 5],
    place: &'a [u8],
}

const USUAL: Fields<'static> = Fields {
    flags: 4,
    code: 17,
    hours: 0,
    days: 180,
    documents: &[1, 0x83],
    texts: [
        "Центр надання адміністративних послуг (зразок)",
        "м. Зразкове, вул. Прикладна, 1",
        "Адміністративні послуги 5 – ID+РНОКПП",
        "Відділення № 1",
        "cnap.window3@example.org",
    ],
    place: &[0x15, 0x6D, 0xC5, 0x20, 0x0E, 0x00],
};

impl Fields<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.flags];
        bytes.extend(&self.code.to_be_bytes()[3..]);
        bytes.extend(self.hours.to_le_bytes());
        bytes.extend([self.days, self.documents.len() as u8]);
        bytes.extend(self.documents);
        for text in self.texts {
            bytes.extend(text.as_bytes());
            bytes.push(0);
        }
        bytes.extend(self.place);
        bytes
    }
}

fn case(mode: u8, options: u8, key: u8, time: i32, content: &[u8]) -> Vec<u8> {
    [&[mode, options, key][..], &time.to_le_bytes(), content].concat()
}

pub(crate) fn card_seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let mut seeds = Seeds::new();
    let mut add = |name: &str, bytes: Vec<u8>| drop(seeds.insert(name.to_owned(), bytes));
    let usual = USUAL.bytes();
    let day = 24;
    for (name, options, key, time) in [
        ("now", 0, 0, 0),
        ("first", SINCE_BEGIN, 0, 0),
        ("before", SINCE_BEGIN, 0, -1),
        ("last", SINCE_END, 0, -1),
        ("after", SINCE_END, 0, 0),
        ("clash", NAME_THE_KEY, 1, 0),
        ("clash-late", HOURS, 1, 6),
        ("documents", 0, 2, 0),
        ("lonely", NAME_THE_KEY, 3, 0),
        ("stranger", 0, 4, 0),
        ("year-later", HOURS, 0, 366 * day),
        ("year-before", HOURS, 0, -366 * day),
        ("high-s", HIGH_S, 0, 0),
        ("other-content", OTHER_CONTENT, 0, 0),
        ("other-offer", OTHER_OFFER, 0, 0),
        ("no-offer", NO_OFFER, 0, 0),
        ("long-offer", NO_OFFER | OTHER_OFFER, 0, 0),
    ] {
        add(&format!("signed-{name}"), case(3, options, key, time, &usual));
    }
    let mut built =
        |name: &str, fields: Fields<'_>| add(&format!("built-{name}"), case(3, 0, 0, 0, &fields.bytes()));
    let texts = |at: usize, text: &'static str| {
        let mut texts = USUAL.texts;
        texts[at] = text;
        texts
    };
    built("early-key", Fields { hours: -366 * 24, ..USUAL });
    built("person", Fields { flags: 15, code: 3_184_710_691, ..USUAL });
    built("code", Fields { code: 100_000_000, ..USUAL });
    built("flags", Fields { flags: 20, ..USUAL });
    built("no-place", Fields { flags: 0, place: &[], ..USUAL });
    built("place", Fields { place: &[0xFF; 6], ..USUAL });
    built("days-0", Fields { days: 0, ..USUAL });
    built("days-181", Fields { days: 181, ..USUAL });
    built("either", Fields { documents: &[0, 0x81, 26], ..USUAL });
    built("no-document", Fields { documents: &[], ..USUAL });
    built(
        "seventeen",
        Fields { documents: &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], ..USUAL },
    );
    built("twice", Fields { documents: &[3, 0x83], ..USUAL });
    built("unknown", Fields { documents: &[27], ..USUAL });
    built("utf-8", Fields { texts: texts(0, "Zażółć «ʼ»"), ..USUAL });
    built("two-spaces", Fields { texts: texts(1, "м.  Зразкове"), ..USUAL });
    built("turned", Fields { texts: texts(2, "a\u{202E}b"), ..USUAL });
    built("no-branch", Fields { texts: texts(3, ""), ..USUAL });
    built("no-purpose", Fields { texts: texts(2, ""), ..USUAL });
    built("capital-domain", Fields { texts: texts(4, "desk@CNAP.ua"), ..USUAL });
    built("two-recipients", Fields { texts: texts(4, "desk@cnap.ua,a@b.ua"), ..USUAL });

    let file: Value = serde_json::from_slice(&std::fs::read(vectors.join("cards.json"))?)?;
    for (at, vector) in file["good"].as_array().ok_or("no good cards")?.iter().enumerate() {
        let hex = vector["bytes"].as_str().ok_or("no bytes")?;
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16))
            .collect::<Result<_, _>>()?;
        add(&format!("bytes-{at:02}"), case(1, 0, 0, 0, &bytes));
        add(&format!("body-{at:02}"), case(2, 0, 0, 0, &bytes[..bytes.len() - 64]));
    }
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, vector) in file["bad"].as_array().ok_or("no bad cards")?.iter().enumerate() {
        let member = |name: &str| vector[name].as_str().ok_or("no such member");
        let count = met.entry(member("reason")?).or_default();
        *count += 1;
        if *count <= 3 && !member("reason")?.contains("key") {
            let content = [member("offer_id")?.as_bytes(), &[0], member("digits")?.as_bytes()].concat();
            add(&format!("digits-{at:03}"), case(0, 0, 0, 0, &content));
        }
    }
    Ok(seeds)
}

pub(crate) fn draft_words() -> Vec<String> {
    [
        "\r\nBcc: a@b.ua",
        "\nTo: ",
        "=?UTF-8?B?0K8=?=",
        "Content-Type: ",
        "\r\n\r\n",
        "--=_",
        ".pdf",
        "@b.ua",
        "\u{202E}",
        "\u{2028}",
        "&cc=",
        "%0A",
    ]
    .map(str::to_owned)
    .into()
}

pub(crate) fn draft_seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let file = |name: &str, bytes: &[u8]| {
        [name.as_bytes(), &[0], &(bytes.len() as u16).to_le_bytes(), bytes].concat()
    };
    let mut add = |name: &str, mode: u8, date: i64, texts: &[&str], files: &[Vec<u8>]| {
        let mut bytes = vec![mode];
        bytes.extend(date.to_le_bytes());
        for text in texts {
            bytes.extend(text.as_bytes());
            bytes.push(0);
        }
        bytes.extend(files.concat());
        seeds.insert(name.to_owned(), bytes);
    };
    let now = MORNING.unix_millis();
    let to = "front.desk+diia@cnap.ua";
    add("letter", 0, now, &[to, "Копії документів", "Доброго дня!\n.\n"], &[]);
    add("files", 0, now, &[to, "Копії", "Ось."], &[file("a.pdf", b"%PDF"), file("b.pdf", &[7; 58])]);
    add("empty-file", 0, now, &["", "Копії", ""], &[file("a.pdf", b"")]);
    add("long", 0, now, &[to, &"ї".repeat(200), &"рядок\n".repeat(60)], &[file("a.pdf", &[9; 300])]);
    add("like-headers", 0, now, &[to, "=?UTF-8?B?0K8=?= To: x@y.ua", "\n\nBcc: x@y.ua\n--=_00\n"], &[]);
    add("recipient", 0, now, &["desk@cnap.ua\r\nBcc: a@b.ua", "a", "b"], &[]);
    add("empty", 0, now, &[to, " ", "b"], &[]);
    add("injected", 0, now, &[to, "a\r\nBcc: x@y.ua", "b"], &[]);
    add("turned", 0, now, &[to, "a", "b\u{202E}c"], &[]);
    add("too-long", 0, now, &[to, &"a".repeat(201), ""], &[]);
    add("twice", 0, now, &[to, "a", "b"], &[file("a.pdf", b""), file("A.pdf", b"")]);
    add("name-character", 0, now, &[to, "a", "b"], &[file("a\".pdf", b"")]);
    add("name-form", 0, now, &[to, "a", "b"], &[file("..pdf", b"")]);
    add("name-ending", 0, now, &[to, "a", "b"], &[file("a.exe", b"")]);
    add("date", 0, i64::MAX, &[to, "a", "b"], &[]);
    add("date-first", 0, -2_208_988_800_000, &[to, "a", "b"], &[]);
    let about = [to, "Надія Дія", "ЦНАП м. Зразкове", "Вікно 3", "Довідка", "0b0b-1", "ID-картка"];
    for (mode, name) in [(2, "uk"), (2 | 4, "en"), (2 | 8, "both"), (2 | 8 | 48, "both-full")] {
        add(&format!("copies-{name}"), mode, now, &about, &[file("id.pdf", b"%PDF-1.7")]);
        add(&format!("deletion-{name}"), mode | 1, now, &about, &[]);
    }
    add("copies-none", 2, now, &about, &[]);
    add("copies-date", 2, i64::MIN, &about, &[file("id.pdf", b"")]);
    add("copies-injected", 2, now, &[to, "", "ЦНАП\nBcc: x@y.ua", "", "a", "b", "c"], &[file("id.pdf", b"")]);
    add(
        "copies-long",
        2,
        now,
        &[to, "", &"ї".repeat(300), "", &"ї".repeat(300), "b", "c"],
        &[file("id.pdf", b"")],
    );
    seeds
}

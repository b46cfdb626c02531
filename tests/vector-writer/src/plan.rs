//! What a good pass says, from which both its bytes and its decoded fields are made.

use chrono::NaiveDate;
use diia_test_issuer::{TestCitizen, citizens};
use serde_json::{Map, Value, json};

use crate::bytes::{hex, sha256};
use crate::keys;
use crate::sheet::{IDENTITY_PREFIX, STATUS_PREFIX, Sheet};

/// 2026-11-22T09:30:00.123Z, the moment of most vectors.
pub(crate) const NOW: u64 = 1_795_339_800_123;

/// The hour from which most credentials are valid: 07:00Z of that day.
pub(crate) const FROM_HOUR: u32 = 498_703;

/// From that hour to [`NOW`].
pub(crate) const OFFSET: u32 = 9_000_123;

/// The issuer and the phone of most vectors.
pub(crate) const ISSUER: &str = "demo documents";
pub(crate) const PHONE: &str = "phone of nadiia";

/// The names of the kinds by their numbers from 1 (FORMAT.md §7).
pub(crate) const KINDS: [&str; 26] = [
    "internal-passport",
    "foreign-passport",
    "taxpayer-card",
    "u-id",
    "driver-license",
    "vehicle-license",
    "vehicle-insurance",
    "reference-internally-displaced-person",
    "student-id-card",
    "birth-certificate",
    "local-vaccination-certificate",
    "child-local-vaccination-certificate",
    "international-vaccination-certificate",
    "pension-card",
    "residence-permit-permanent",
    "residence-permit-temporary",
    "e-residency",
    "e-resident-passport",
    "military-bond",
    "official-certificate",
    "housing-certificate",
    "education-document",
    "marriage-act-record",
    "divorce-act-record",
    "name-change-act-record",
    "user-birth-certificate",
];

/// The content of a pass.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) issuer: String,
    pub(crate) phone: String,
    pub(crate) kind: u8,
    pub(crate) from_hour: u32,
    pub(crate) hours: u8,
    pub(crate) list: u8,
    pub(crate) index: u32,
    pub(crate) offset: u32,
    pub(crate) clock_confirmed: bool,
    pub(crate) portrait: Option<Vec<u8>>,
    /// `None` in the profile *status*.
    pub(crate) identity: Option<Identity>,
}

/// What an identity pass tells.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) names: [String; 3],
    pub(crate) birth: NaiveDate,
    pub(crate) number: Option<String>,
    pub(crate) tax: Option<String>,
    pub(crate) expiry: Option<NaiveDate>,
}

/// The test citizen with this label.
pub(crate) fn citizen(label: &str) -> TestCitizen {
    citizens().into_iter().find(|citizen| citizen.label == label).expect("a known test citizen")
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

impl Plan {
    /// A status pass of a driver licence, without portrait.
    pub(crate) fn status() -> Self {
        Plan {
            issuer: ISSUER.into(),
            phone: PHONE.into(),
            kind: 5,
            from_hour: FROM_HOUR,
            hours: 24,
            list: 1,
            index: 7,
            offset: OFFSET,
            clock_confirmed: true,
            portrait: None,
            identity: None,
        }
    }

    /// An identity pass of this citizen with everything that one can have.
    pub(crate) fn identity(person: &TestCitizen) -> Self {
        let identity = Identity {
            names: [person.last, person.first, person.middle].map(str::to_owned),
            birth: person.birth_date,
            number: Some(person.id_card_number.into()),
            tax: Some(person.tax_number.into()),
            expiry: Some(day(2030, 12, 31)),
        };
        let phone = format!("phone of {}", person.label);
        let portrait = Some(portrait(person.label));
        Plan { phone, kind: 1, portrait, identity: Some(identity), ..Plan::status() }
    }

    /// The one of the published samples.
    pub(crate) fn nadiia() -> Self {
        Plan::identity(&citizen("nadiia"))
    }

    /// The same with the identity changed.
    pub(crate) fn identity_with(mut self, change: impl FnOnce(&mut Identity)) -> Self {
        change(self.identity.as_mut().expect("an identity pass"));
        self
    }

    /// The bytes.
    pub(crate) fn sheet(&self) -> Sheet {
        let mut fields = vec![
            ("version and profile", vec![if self.identity.is_some() { 0x12 } else { 0x11 }]),
            ("issuer key", keys::short_name(&self.issuer).into()),
            ("kind", vec![self.kind]),
            ("valid from", self.from_hour.to_be_bytes()[1..].into()),
            ("valid for", vec![self.hours]),
            ("status list", vec![self.list]),
            ("status index", self.index.to_be_bytes().into()),
            ("device key", keys::compressed(&self.phone)),
            ("flags", vec![self.flags()]),
        ];
        if let Some(identity) = &self.identity {
            for (field, name) in ["family name", "given name", "patronymic"].into_iter().zip(&identity.names)
            {
                fields.push((field, text(name)));
            }
            fields.push(("birth date", days(identity.birth)));
            fields.extend(
                identity.number.as_deref().map(|number| ("document number", document_number(number))),
            );
            fields.extend(identity.tax.as_deref().map(|tax| ("tax number", integer(tax, 5))));
            fields.extend(identity.expiry.map(|expiry| ("expiry", days(expiry))));
        }
        fields.extend(self.portrait.clone().map(|digest| ("portrait", digest)));
        let prefix = if self.identity.is_some() { IDENTITY_PREFIX } else { STATUS_PREFIX };
        let pass = (self.offset, u8::from(self.clock_confirmed));
        Sheet::new(fields, prefix, pass, (&self.issuer, &self.phone))
    }

    fn flags(&self) -> u8 {
        let identity = self.identity.as_ref();
        u8::from(self.portrait.is_some())
            | u8::from(identity.is_some_and(|identity| identity.tax.is_some())) << 1
            | u8::from(identity.is_some_and(|identity| identity.expiry.is_some())) << 2
            | u8::from(identity.is_some_and(|identity| identity.number.is_some())) << 3
    }

    /// Every field as a reader must give it.
    pub(crate) fn fields(&self) -> Value {
        let hour = 3_600_000;
        let from = u64::from(self.from_hour) * hour;
        let until = from + u64::from(self.hours) * hour;
        let issued_at = from + u64::from(self.offset);
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| fields.insert(name.into(), value);
        put("profile", json!(if self.identity.is_some() { "identity" } else { "status" }));
        put("issuer_key", json!(hex(&keys::short_name(&self.issuer))));
        put("kind", json!(self.kind));
        put("kind_name", json!(KINDS.get(usize::from(self.kind) - 1)));
        put("valid_from", json!(from));
        put("valid_until", json!(until));
        put("status_list", json!(self.list));
        put("status_index", json!(self.index));
        put("device_key", json!(hex(&keys::compressed(&self.phone))));
        if let Some(identity) = &self.identity {
            put("family_name", json!(identity.names[0]));
            put("given_name", json!(identity.names[1]));
            put("patronymic", json!(identity.names[2]));
            put("birth_date", json!(identity.birth.to_string()));
            put("number", json!(identity.number));
            put("tax_number", json!(identity.tax));
            put("expiry", json!(identity.expiry.map(|day| day.to_string())));
        }
        put("portrait", json!(self.portrait.as_deref().map(hex)));
        put("issued_at", json!(issued_at));
        put("ends_at", json!(until.min(issued_at + 180_000)));
        put("clock_confirmed", json!(self.clock_confirmed));
        put("fingerprint", json!(hex(&sha256(&self.sheet().phone_message()))));
        Value::Object(fields)
    }
}

/// The digest of somebody's portrait.
pub(crate) fn portrait(label: &str) -> Vec<u8> {
    sha256(format!("portrait of {label}").as_bytes())[..16].into()
}

/// Days since 1900-01-01.
fn days(date: NaiveDate) -> Vec<u8> {
    let days = (date - day(1900, 1, 1)).num_days();
    u16::try_from(days).expect("1900 to 2079").to_be_bytes().into()
}

/// A decimal number in so many bytes.
pub(crate) fn integer(digits: &str, width: usize) -> Vec<u8> {
    let number: u64 = digits.parse().expect("digits");
    number.to_be_bytes()[8 - width..].into()
}

/// How many bytes hold any number of 1 to 19 digits, written down rather than computed.
pub(crate) const BYTES_OF_DIGITS: [usize; 20] = [0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 8, 8];

fn document_number(number: &str) -> Vec<u8> {
    let digits = number.len();
    if digits > 19 || !number.bytes().all(|c| c.is_ascii_digit()) {
        return text(number);
    }
    let mut bytes = vec![0x40 + u8::try_from(digits).expect("19 at most")];
    bytes.extend(integer(number, BYTES_OF_DIGITS[digits]));
    bytes
}

/// A text field in the only right form.
pub(crate) fn text(text: &str) -> Vec<u8> {
    match text.chars().map(one_byte).collect::<Option<Vec<u8>>>() {
        Some(bytes) => one_byte_text(&bytes),
        None => utf8_text(text),
    }
}

/// A text field of Windows-1251 bytes, right or wrong.
pub(crate) fn one_byte_text(bytes: &[u8]) -> Vec<u8> {
    assert!(bytes.len() < 0x80);
    [&[bytes.len() as u8], bytes].concat()
}

/// A text field of UTF-8, right or wrong.
pub(crate) fn utf8_text(text: &str) -> Vec<u8> {
    utf8_bytes(text.as_bytes())
}

/// A text field that says that it is UTF-8.
pub(crate) fn utf8_bytes(bytes: &[u8]) -> Vec<u8> {
    assert!(bytes.len() < 0x80);
    [&[0x80 | bytes.len() as u8], bytes].concat()
}

const CAPITALS: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
const SMALL: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const OTHERS: [(char, u8); 12] = [
    ('Ґ', 0xA5),
    ('Ё', 0xA8),
    ('Є', 0xAA),
    ('Ї', 0xAF),
    ('І', 0xB2),
    ('і', 0xB3),
    ('ґ', 0xB4),
    ('ё', 0xB8),
    ('№', 0xB9),
    ('є', 0xBA),
    ('ї', 0xBF),
    ('’', 0x92),
];

/// Windows-1251, for the characters that the format uses of it.
fn one_byte(character: char) -> Option<u8> {
    let place = |alphabet: &str| alphabet.chars().position(|letter| letter == character);
    if (' '..='~').contains(&character) {
        return Some(character as u8);
    }
    place(CAPITALS)
        .map(|at| 0xC0 + at as u8)
        .or_else(|| place(SMALL).map(|at| 0xE0 + at as u8))
        .or_else(|| OTHERS.iter().find(|(letter, _)| *letter == character).map(|(_, byte)| *byte))
}

/// Whether a Windows-1251 byte may stand inside a name.
pub(crate) fn stands_in_a_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
        || byte >= 0xC0
        || b"'-. ".contains(&byte)
        || OTHERS.iter().any(|(letter, other)| *other == byte && *letter != '№')
}

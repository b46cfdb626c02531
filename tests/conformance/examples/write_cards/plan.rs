//! What a card says, from which both its bytes and its decoded fields are made.

use serde_json::{Value, json};

use super::bytes::{Width, field, hex, integer, sha256};
use super::sheet::Sheet;

/// 2026-11-22T09:30:00.123Z, the moment of most vectors.
pub(crate) const NOW: i64 = 1_795_339_800_123;

/// The hour from which most cards are valid: 07:00Z of that day.
pub(crate) const FROM_HOUR: u32 = 498_703;

pub(crate) const HOUR: i64 = 3_600_000;
pub(crate) const DAY: i64 = 24 * HOUR;

/// The offer of most cards, and the key that signs them.
pub(crate) const OFFER: &str = "5e8decccb6790d73ad838c5d";
pub(crate) const KEY: &str = "demo cards";
pub(crate) const KEY_ID: [u8; 4] = [0, 0, 0, 2];

/// In front of an optional document.
pub(crate) const OPTIONAL: u8 = 0x80;

/// The names of the kinds by their numbers (FORMAT.md §7); 0 is either passport.
const KINDS: [&str; 27] = [
    "passport",
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

/// The content of a card.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) all_or_nothing: bool,
    pub(crate) with_signature: bool,
    /// The digits as a person reads them: ten make it the code of a person.
    pub(crate) register_code: &'static str,
    pub(crate) from_hour: u32,
    pub(crate) days: u8,
    pub(crate) documents: Vec<u8>,
    pub(crate) legal_name: String,
    pub(crate) address: String,
    pub(crate) purpose: String,
    pub(crate) branch: String,
    pub(crate) recipient: String,
    /// Ten-thousandths of a degree.
    pub(crate) place: Option<(i32, i32)>,
    pub(crate) offer: String,
}

impl Plan {
    /// The card of a ЦНАП that asks for an ID card and, if there is one, the tax card.
    pub(crate) fn cnap() -> Self {
        Plan {
            all_or_nothing: false,
            with_signature: false,
            register_code: "00000017",
            from_hour: FROM_HOUR,
            days: 180,
            documents: vec![1, OPTIONAL | 3],
            legal_name: "Центр надання адміністративних послуг (зразок)".into(),
            address: "м. Зразкове, вул. Прикладна, 1".into(),
            purpose: "Адміністративні послуги 5 – ID+РНОКПП".into(),
            branch: "Відділення № 1, вікно 3".into(),
            recipient: "cnap.window3@example.org".into(),
            place: Some((504_501, 305_234)),
            offer: OFFER.into(),
        }
    }

    /// The same with something changed.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn flags(&self) -> u8 {
        u8::from(self.all_or_nothing)
            | u8::from(self.with_signature) << 1
            | u8::from(self.place.is_some()) << 2
            | u8::from(self.register_code.len() == 10) << 3
    }

    /// The bytes.
    pub(crate) fn sheet(&self) -> Sheet {
        let coordinate = |value: i32, most: i32| integer(u64::try_from(value + most).expect("on Earth"), 3);
        let place = self.place.map_or_else(Vec::new, |(latitude, longitude)| {
            [coordinate(latitude, 900_000), coordinate(longitude, 1_800_000)].concat()
        });
        let fields = vec![
            ("version", vec![0x13]),
            ("issuer key", KEY_ID.into()),
            ("flags", vec![self.flags()]),
            ("register code", integer(self.register_code.parse().expect("digits"), 5)),
            ("valid from", integer(self.from_hour.into(), 3)),
            ("valid for", vec![self.days]),
            ("count", vec![self.documents.len() as u8]),
            ("documents", self.documents.clone()),
            ("legal name", field(Width::Two, &self.legal_name)),
            ("address", field(Width::Two, &self.address)),
            ("purpose", field(Width::Two, &self.purpose)),
            ("branch", field(Width::One, &self.branch)),
            ("recipient", field(Width::One, &self.recipient)),
            ("place", place),
        ];
        Sheet::new(fields, &self.offer)
    }

    /// The first instant of the card.
    pub(crate) fn from(&self) -> i64 {
        i64::from(self.from_hour) * HOUR
    }

    /// The first instant after it.
    pub(crate) fn until(&self) -> i64 {
        self.from() + i64::from(self.days) * DAY
    }

    /// Every field as a reader must give it.
    pub(crate) fn fields(&self) -> Value {
        let document = |byte: &u8| json!({ "kind": KINDS[usize::from(byte & !OPTIONAL)], "required": byte & OPTIONAL == 0 });
        json!({
            "issuer_key": hex(&KEY_ID),
            "register_code": self.register_code,
            "legal_name": self.legal_name,
            "branch": self.branch,
            "address": self.address,
            "purpose": self.purpose,
            "recipient": self.recipient,
            "documents": self.documents.iter().map(document).collect::<Vec<_>>(),
            "all_or_nothing": self.all_or_nothing,
            "with_signature": self.with_signature,
            "valid_from": self.from(),
            "valid_until": self.until(),
            "place": self.place.map(|(latitude, longitude)| [latitude, longitude]),
            "digest": hex(&sha256(&self.sheet().message())),
        })
    }
}

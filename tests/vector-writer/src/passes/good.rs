//! Good passes.

use diia_test_issuer::citizens;
use serde_json::{Value, json};

use crate::bytes::hex;
use crate::keys;
use crate::plan::{Plan, citizen, day};
use crate::sheet::{ADDRESS, STATUS_PREFIX};

pub(super) fn good() -> Vec<Value> {
    let mut all = Vec::new();
    let mut add = |name: String, plan: Plan| all.push(vector(&name, &plan));
    for person in &citizens() {
        let label = person.label;
        let full = Plan::identity(person);
        add(format!("identity of {label}, with everything"), full.clone());
        add(format!("identity of {label}, name and birth date only"), bare(full.clone()));
        add(format!("status of {label}, with portrait"), Plan { identity: None, ..full.clone() });
        add(format!("status of {label}, without portrait"), Plan { identity: None, portrait: None, ..full });
    }
    for (name, plan) in flags() {
        add(name, plan);
    }
    for kind in 1..=26 {
        add(format!("kind {kind}"), Plan { kind, ..Plan::status() });
    }
    for kind in [27, 255] {
        add(format!("kind {kind}, which this version does not know"), Plan { kind, ..Plan::status() });
    }
    for (name, plan) in bounds() {
        add(name.into(), plan);
    }
    for (name, plan) in names().into_iter().chain(numbers()) {
        add(name, plan);
    }
    all.push(elsewhere());
    all
}

fn vector(name: &str, plan: &Plan) -> Value {
    let sheet = plan.sheet();
    json!({ "name": name, "text": sheet.text(), "bytes": hex(&sheet.bytes()), "fields": plan.fields() })
}

/// A deployment with an address of its own.
fn elsewhere() -> Value {
    let address = "https://id.example.org/citizen/pass";
    let mut vector = vector("status under the address of another deployment", &Plan::status());
    let text = Plan::status().sheet().text();
    assert!(text.starts_with(STATUS_PREFIX));
    vector["text"] = json!(text.replace(ADDRESS, address));
    vector["link_base"] = json!(address);
    vector
}

fn bare(plan: Plan) -> Plan {
    let plan = Plan { portrait: None, ..plan };
    plan.identity_with(|identity| {
        identity.number = None;
        identity.tax = None;
        identity.expiry = None;
    })
}

/// Every combination of what an identity may have besides the name.
fn flags() -> Vec<(String, Plan)> {
    let combination = |bits: u8| {
        let has = |bit: u8| bits >> bit & 1 == 1;
        let mut plan = Plan::nadiia();
        plan.portrait = plan.portrait.filter(|_| has(0));
        plan = plan.identity_with(|identity| {
            identity.tax = identity.tax.take().filter(|_| has(1));
            identity.expiry = identity.expiry.take().filter(|_| has(2));
            identity.number = identity.number.take().filter(|_| has(3));
        });
        (format!("identity with flags {bits:04b}"), plan)
    };
    (1..15).map(combination).collect()
}

fn bounds() -> Vec<(&'static str, Plan)> {
    let status = Plan::status;
    let nadiia = Plan::nadiia;
    let hour = 3_600_000;
    vec![
        ("valid for 1 hour, issued in its first millisecond", Plan { hours: 1, offset: 0, ..status() }),
        ("valid for 1 hour, issued in its last millisecond", Plan { hours: 1, offset: hour - 1, ..status() }),
        ("valid for 72 hours, issued in its first millisecond", Plan { hours: 72, offset: 0, ..status() }),
        (
            "valid for 72 hours, issued in its last millisecond",
            Plan { hours: 72, offset: 72 * hour - 1, ..status() },
        ),
        (
            "ends with its credential, 90 seconds after it was issued",
            Plan { hours: 3, offset: 3 * hour - 90_000, ..status() },
        ),
        ("valid from the first hour of 1970", Plan { from_hour: 0, ..status() }),
        ("valid from the last hour that three bytes hold", Plan { from_hour: 0xFF_FFFF, ..status() }),
        ("status list 0, entry 0", Plan { list: 0, index: 0, ..status() }),
        ("status list 255, the last entry", Plan { list: 255, index: u32::MAX, ..status() }),
        ("the phone's time is not confirmed", Plan { clock_confirmed: false, ..status() }),
        ("the phone's time is not confirmed, identity", Plan { clock_confirmed: false, ..nadiia() }),
        ("a device key with an even y", Plan { phone: phone_with(2), ..status() }),
        ("a device key with an odd y", Plan { phone: phone_with(3), ..status() }),
        ("a portrait whose digest is all zeros", Plan { portrait: Some(vec![0; 16]), ..status() }),
        ("born on the first day of the calendar", nadiia().identity_with(|it| it.birth = day(1900, 1, 1))),
        ("born on a leap day", nadiia().identity_with(|it| it.birth = day(2024, 2, 29))),
        ("1900 was no leap year", nadiia().identity_with(|it| it.birth = day(1900, 3, 1))),
        (
            "expires on the last day of the calendar",
            nadiia().identity_with(|it| it.expiry = Some(day(2079, 6, 6))),
        ),
        ("tax number 0000000000", nadiia().identity_with(|it| it.tax = Some("0000000000".into()))),
        ("tax number 9999999999", nadiia().identity_with(|it| it.tax = Some("9999999999".into()))),
    ]
}

/// A phone whose compressed key begins with this byte.
fn phone_with(first: u8) -> String {
    let label = |number| format!("phone {number}");
    (0..).map(label).find(|label| keys::compressed(label)[0] == first).expect("half of them")
}

fn names() -> Vec<(String, Plan)> {
    let forty = |letter: &str| letter.repeat(40);
    let (wide, last_cyrillic) = (forty("ў"), forty("ӿ"));
    let spelled: Vec<(&str, [&str; 3])> = vec![
        ("family name only", ["Дія", "", ""]),
        ("given name only", ["", "Надія", ""]),
        ("patronymic only", ["", "", "Володимирівна"]),
        ("letters of Latin-1 and Latin Extended, in UTF-8", ["Müller-Ñuñez", "Łukasz", "Þór"]),
        ("plain Latin, one byte a letter", ["O'Brien-Smith", "Mary Ann", "St. John"]),
        ("modifier apostrophe, in UTF-8", ["Лукʼяненко", "Марʼяна", ""]),
        ("both one-byte apostrophes", ["Лук'яненко", "Мар’яна", ""]),
        (
            "Cyrillic of Windows-1251 that the format does not use, in UTF-8",
            ["Ђорђевић", "Љубиша", "Ўладзімір"],
        ),
        ("one UTF-8 part among one-byte parts", ["Дія", "Zoë", "Володимирівна"]),
        ("forty letters of two bytes", [&wide, "І", ""]),
        ("last letter of the Cyrillic block, forty times", ["І", &last_cyrillic, ""]),
        ("first and last letters of the allowed blocks", ["Àɏ", "Ѐҁ", "Ҋӿ"]),
        ("letters on both sides of the signs × and ÷", ["ÖØ", "öø", ""]),
        ("full stops, hyphens and single spaces inside", ["Ван дер Ваальс", "Ян Д.", "А.-М."]),
        ("all letters of the alphabet, small", ["абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "ё", "ыъэ"]),
        ("all letters of the alphabet, capital", ["АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ", "Ё", "ЫЪЭ"]),
    ];
    let plan = |(name, parts): (&str, [&str; 3])| {
        let plan = Plan::nadiia().identity_with(|identity| identity.names = parts.map(str::to_owned));
        (format!("name: {name}"), plan)
    };
    spelled.into_iter().map(plan).collect()
}

fn numbers() -> Vec<(String, Plan)> {
    let (thirty_two, wide) = ("Я".repeat(32), "ў".repeat(32));
    let spelled = [
        ("one digit", "7"),
        ("one zero", "0"),
        ("leading zeros", "000000017"),
        ("nineteen digits, the largest", "9999999999999999999"),
        ("nineteen zeros", "0000000000000000000"),
        ("twenty digits are a text", "12345678901234567890"),
        ("thirty-two digits are a text", "00000000000000000000000000000000"),
        ("letters and digits", &citizen("nadiia").driver_license_number.replace("000000", "123456")),
        ("every sign", "№1-А.2/Б 3"),
        ("one sign", "№"),
        ("Latin letters", "AB123456"),
        ("letters of two bytes", "Ў 123"),
        ("thirty-two characters", &thirty_two),
        ("thirty-two letters of two bytes: 64 bytes, so bit 6 of the length is set", &wide),
    ];
    let mut all: Vec<(String, Plan)> = spelled
        .into_iter()
        .map(|(name, number)| {
            let plan = Plan::nadiia().identity_with(|identity| identity.number = Some(number.into()));
            (format!("number: {name}"), plan)
        })
        .collect();
    for digits in 2..19 {
        let number = "9".repeat(digits);
        let plan = Plan::nadiia().identity_with(|identity| identity.number = Some(number));
        all.push((format!("number: the largest of {digits} digits"), plan));
    }
    all
}

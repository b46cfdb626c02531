//! What tests in other languages need of the outside world. Bytes go in and out as hexadecimal digits.
//!
//! - `outside issue AT KIND CITIZEN STATUS_INDEX DEVICE_KEY` prints one `name=value` a line: the root key, the issuer
//!   list, the status list, and a document's credentials for the phone with this public key. AT is in milliseconds;
//!   entry 4242 of the status list is revoked.
//! - `outside public-key LABEL` and `outside sign LABEL MESSAGE` stand in for a phone's keys where the language has
//!   none of its own.
//!
//! For tests only: anyone can make these keys.

use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{Authority, Issuance, TestKey, citizens, issuer_list_jwt, status_list_jwt};

const REVOKED: u32 = 4242;
const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["issue", at, kind, label, status_index, device_key] => {
            issue(at, kind, label, status_index, device_key);
        }
        ["public-key", label] => {
            println!("{}", hex(TestKey::from_label(label).public_key().as_uncompressed()))
        }
        ["sign", label, message] => {
            println!("{}", hex(&TestKey::from_label(label).sign_der(&from_hex(message))))
        }
        _ => panic!("outside issue | public-key | sign, and what belongs to it"),
    }
}

fn issue(at: &str, kind: &str, label: &str, status_index: &str, device_key: &str) {
    let at = Timestamp::from_unix_millis(at.parse().expect("AT in milliseconds"));
    let citizens = citizens();
    let issuance = Issuance {
        kind: DocumentKind::from_name(kind).expect("a name of a kind"),
        device_key: PublicKey::from_platform(&from_hex(device_key)).expect("a public key of a phone"),
        from: at,
        hours: 72,
        status_index: status_index.parse().expect("a number"),
        portrait: None,
        citizen: citizens.iter().find(|citizen| citizen.label == label).expect("a known test citizen"),
    };
    let year = 365 * DAY_MILLIS;
    let authority = Authority::new(
        "demo",
        "Тестовий реєстр документів",
        "Test Registry of Documents",
        at.plus_millis(-year),
        at.plus_millis(year),
    );
    let root = TestKey::from_label("root");
    let list = issuer_list_jwt(std::slice::from_ref(&authority), at, at.plus_millis(7 * DAY_MILLIS), &root);
    println!("root_key={}", hex(root.public_key().as_uncompressed()));
    println!("issuer_list={list}");
    println!("status_list={}", status_list_jwt(&authority, 10_000, &[REVOKED], at));
    println!("status_credential={}", hex(&authority.issue_status(&issuance)));
    println!("identity_credential={}", hex(&authority.issue_identity(&issuance).expect("a name that fits")));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16).expect("hexadecimal digits")).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("two digits")).collect()
}

//! What tests in other languages need of the outside world. Bytes go in and out as hexadecimal digits.
//!
//! - `outside issue AT KIND CITIZEN STATUS_INDEX DEVICE_KEY` prints one `name=value` a line: the root key, the issuer
//!   list, the status list, and a document's credentials for the phone with this public key. AT is in milliseconds;
//!   entry 4242 of the status list is revoked.
//!   Besides these, the document's fields as JSON in hexadecimal digits. With one more word `portrait` the document promises the
//!   portrait of nobody, which is printed too.
//! - `outside card AT` prints the link on the card that the authority of `issue` at AT has signed for an institution.
//! - `outside worker AT KEY` prints the card by which the same authority lets the phone with this key ask in an institution's
//!   name, for 30 days.
//! - `outside public-key LABEL` and `outside sign LABEL MESSAGE` stand in for a phone's keys where the language has
//!   none of its own.
//!
//! For tests only: anyone can make these keys.

use diia_citizen::ask::WorkerTemplate;
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::request::card::CardValidity;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{
    Authority, Issuance, TestKey, card_link, citizens, cnap, encode_portrait, issuer_list_jwt,
    portrait_of_nobody, status_list_jwt,
};

const REVOKED: u32 = 4242;
const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["issue", at, kind, label, status_index, device_key] => {
            issue(at, kind, label, status_index, device_key, None);
        }
        ["issue", at, kind, label, status_index, device_key, "portrait"] => {
            let portrait = encode_portrait(&portrait_of_nobody(0));
            issue(at, kind, label, status_index, device_key, Some(&portrait));
            println!("portrait={}", hex(&portrait));
        }
        ["card", at] => card(at),
        ["worker", at, key] => worker(at, key),
        ["public-key", label] => {
            println!("{}", hex(TestKey::from_label(label).public_key().as_uncompressed()))
        }
        ["sign", label, message] => {
            println!("{}", hex(&TestKey::from_label(label).sign_der(&from_hex(message))))
        }
        _ => panic!("outside issue | card | worker | public-key | sign, and what belongs to it"),
    }
}

fn issue(at: &str, kind: &str, label: &str, status_index: &str, device_key: &str, portrait: Option<&[u8]>) {
    let at = instant(at);
    let citizens = citizens();
    let issuance = Issuance {
        kind: DocumentKind::from_name(kind).expect("a name of a kind"),
        device_key: PublicKey::from_platform(&from_hex(device_key)).expect("a public key of a phone"),
        from: at,
        hours: 72,
        status_index: status_index.parse().expect("a number"),
        portrait: portrait.map(PortraitDigest::of),
        citizen: citizens.iter().find(|citizen| citizen.label == label).expect("a known test citizen"),
    };
    let authority = authority(at);
    let root = TestKey::from_label("root");
    let list = issuer_list_jwt(std::slice::from_ref(&authority), at, at.plus_millis(7 * DAY_MILLIS), &root);
    println!("root_key={}", hex(root.public_key().as_uncompressed()));
    println!("issuer_list={list}");
    println!("status_list={}", status_list_jwt(&authority, 10_000, &[REVOKED], at));
    let fields = issuance.citizen.document(issuance.kind.clone()).expect("a known kind");
    println!("fields={}", hex(fields.to_json().expect("fields that can be read again").as_bytes()));
    println!("status_credential={}", hex(&authority.issue_status(&issuance)));
    let ages: Vec<String> = authority.issue_ages(&issuance).iter().map(|age| hex(age)).collect();
    println!("age_credentials={}", ages.join(","));
    println!("identity_credential={}", hex(&authority.issue_identity(&issuance).expect("a name that fits")));
}

fn card(at: &str) {
    let at = instant(at);
    println!("card_link={}", card_link(&cnap(at), "5e8decccb6790d73ad838c5d", &authority(at).card_key));
}

fn worker(at: &str, key: &str) {
    let at = instant(at);
    let template = cnap(at);
    let hour = u32::try_from(at.unix_millis().div_euclid(HOUR_MILLIS)).expect("an hour of this epoch");
    let card = authority(at).issue_worker_card(&WorkerTemplate {
        issuer_key: template.issuer_key,
        register_code: template.register_code,
        legal_name: template.legal_name,
        branch: template.branch,
        validity: CardValidity::new(hour, 30).expect("30 days"),
        worker_key: PublicKey::from_platform(&from_hex(key)).expect("a public key of a phone"),
    });
    println!("worker_card={}", hex(&card));
}

fn authority(at: Timestamp) -> Authority {
    let year = 365 * DAY_MILLIS;
    Authority::new(
        "demo",
        "Тестовий реєстр документів",
        "Test Registry of Documents",
        at.plus_millis(-year),
        at.plus_millis(year),
    )
}

fn instant(at: &str) -> Timestamp {
    Timestamp::from_unix_millis(at.parse().expect("AT in milliseconds"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16).expect("hexadecimal digits")).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("two digits")).collect()
}

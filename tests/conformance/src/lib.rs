//! What the tests of this folder start from: an authority, two phones, one day; and the vectors.

pub mod crash;
pub mod kept;
pub mod openssl;
pub mod registry;
pub mod signing;
pub mod storage_suite;
pub mod vectors;

use diia_citizen::check::Verdict;
use diia_citizen::citizen::{Citizen, DocumentId, HeldDocument, Settings};
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::KeyAlias;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{
    Authority, Issuance, TestCitizen, TestKey, citizens, issuer_list_jwt, status_list_jwt,
};
use diia_test_phone::{PhonePorts, SettableClock, SoftwareKeyStore, run};

/// 2026-11-22T09:30:00.123Z: the middle of an hour, and not a whole second.
pub const MORNING: Timestamp = Timestamp::from_unix_millis(1_795_339_800_123);

/// The status list entry of documents that are revoked.
pub const REVOKED: u32 = 4242;

const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

/// A phone with the clock and the key store that tests can move and break.
pub struct Phone {
    /// The library.
    pub citizen: Citizen<PhonePorts>,
    /// Its clock.
    pub clock: SettableClock,
    /// Its keys.
    pub keys: SoftwareKeyStore,
}

/// The authority of most tests.
pub fn authority() -> Authority {
    let year = 365 * DAY_MILLIS;
    Authority::new(
        "demo",
        "Тестовий реєстр документів",
        "Test Registry of Documents",
        MORNING.plus_millis(-year),
        MORNING.plus_millis(year),
    )
}

/// The root key that phones pin.
pub fn root() -> TestKey {
    TestKey::from_label("root")
}

/// The citizen with this label.
pub fn person(label: &str) -> TestCitizen {
    citizens().into_iter().find(|citizen| citizen.label == label).expect("a known test citizen")
}

/// The issuer list of one authority, made this morning, to be replaced in a week.
pub fn issuer_list(authorities: &[Authority]) -> String {
    issuer_list_jwt(authorities, MORNING, MORNING.plus_millis(7 * DAY_MILLIS), &root())
}

/// The status list of an authority, made one hour ago, with entry [`REVOKED`] revoked.
pub fn status_list(authority: &Authority) -> String {
    status_list_jwt(authority, 10_000, &[REVOKED], MORNING.plus_millis(-HOUR_MILLIS))
}

/// A phone this morning, with nothing on it, whose clock a server has confirmed.
pub fn empty_phone() -> Phone {
    let ports = PhonePorts::new(SettableClock::started_at(MORNING));
    let (clock, keys) = (ports.clock.clone(), ports.keys.clone());
    let settings =
        Settings { roots: vec![root().public_key()], link_base: LinkBase::default(), server: None };
    let citizen = run(Citizen::open(ports, settings)).expect("an empty storage");
    run(citizen.synchronise_clock(MORNING)).expect("the clock answers");
    Phone { citizen, clock, keys }
}

/// A phone this morning, with fresh lists, ready to check.
pub fn checking_phone() -> Phone {
    let phone = empty_phone();
    run(phone.citizen.take_issuer_list(&issuer_list(&[authority()]))).expect("a good list");
    run(phone.citizen.take_status_list(&status_list(&authority()))).expect("a good list");
    phone
}

/// A phone this morning with one document in both profiles, valid for 72 hours from this hour.
pub fn phone_of(label: &str, kind: DocumentKind, status_index: u32) -> (Phone, DocumentId) {
    let phone = empty_phone();
    let id = DocumentId(format!("{label}/{}", kind.partner_name()));
    let alias = KeyAlias(id.0.clone());
    let issuance = Issuance {
        kind,
        device_key: phone.keys.key_for(&alias),
        from: MORNING,
        hours: 72,
        status_index,
        portrait: Some(PortraitDigest([0xA5; 16])),
        citizen: &person(label),
    };
    let status = authority().issue_status(&issuance);
    let identity = authority().issue_identity(&issuance).expect("test names fit");
    let document =
        HeldDocument::new(id.clone(), alias, DigitsSecret::from_bytes([1; 32]), [&status[..], &identity])
            .expect("good credentials");
    run(phone.citizen.add_document(document)).expect("the phone's own key");
    (phone, id)
}

/// The stable name of a verdict: the reason of a refusal, or `valid`, or `attention`.
pub fn outcome(verdict: &Verdict) -> &'static str {
    use diia_citizen::check::Outcome;
    match verdict {
        Verdict::Refused(refused) => refused.reason.code(),
        Verdict::Valid(_) if verdict.outcome() == Outcome::Attention => "attention",
        Verdict::Valid(_) => "valid",
    }
}

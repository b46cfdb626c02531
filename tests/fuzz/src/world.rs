//! Whom the checking phone of the `pass` target believes, and what it holds.

use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::TrustStore;
use diia_test_issuer::{Authority, TestKey, issuer_list_jwt, signed_jwt, status_list_jwt};
use serde_json::json;

use crate::signer::Signer;

/// The middle of the world's time: 2026-11-22T09:30:00.123Z.
pub const MORNING: Timestamp = Timestamp::from_unix_millis(1_795_339_800_123);

/// What a status list says of each entry.
type StatusOf = fn(u32) -> Option<u8>;

/// An authority with what the checking phone knows of it.
pub struct Known {
    /// As the test issuer knows it.
    pub authority: Authority,
    /// Its document key, fast.
    pub signer: Signer,
    /// The numbers of the kinds that it may sign; empty for all.
    pub kinds: &'static [u8],
    /// Whether it is on the issuer list.
    pub listed: bool,
    /// The status list number 1 that the phone holds, if it does.
    pub status: Option<StatusOf>,
}

/// Everything that stays the same from input to input.
pub struct World {
    /// The authorities: on the list in this order.
    pub known: Vec<Known>,
    /// The lists that the phone holds.
    pub trust: TrustStore,
    /// The phone's key, and the key of somebody else's phone.
    pub device: Signer,
    /// See `device`.
    pub thief: Signer,
    /// The address of status codes.
    pub base: LinkBase,
}

/// What [`one_bit`] says: revoked are every 4242nd and the first.
fn one_bit(index: u32) -> Option<u8> {
    (index < 10_000).then(|| u8::from(index.is_multiple_of(4242)))
}

/// Two bits: 0 valid, 1 revoked, 2 suspended, 3 unknown to this version, in turn.
fn two_bits(index: u32) -> Option<u8> {
    (index < 400).then_some((index % 4) as u8)
}

impl World {
    /// The one world.
    pub fn new() -> Self {
        let known = authorities();
        let listed: Vec<Authority> =
            known.iter().filter(|known| known.listed).map(|known| known.authority.clone()).collect();
        let root = TestKey::from_label("root");
        let mut trust = TrustStore::new(vec![root.public_key()]);
        let week = 7 * 24 * HOUR_MILLIS;
        trust.take_issuer_list(&issuer_list_jwt(&listed, MORNING, MORNING.plus_millis(week), &root)).unwrap();
        let hour_ago = MORNING.plus_millis(-HOUR_MILLIS);
        trust.take_status_list(&status_list_jwt(&listed[0], 10_000, &[0, 4242, 8484], hour_ago)).unwrap();
        trust.take_status_list(&two_bit_list(&listed[1])).unwrap();
        World {
            known,
            trust,
            device: Signer::from_label("nadiia/internal-passport"),
            thief: Signer::from_label("thief"),
            base: LinkBase::default(),
        }
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

fn authorities() -> Vec<Known> {
    let authority = |label: &str, hours: i64| {
        let (from, until) =
            (MORNING.plus_millis(-hours * HOUR_MILLIS), MORNING.plus_millis(hours * HOUR_MILLIS));
        Authority::new(label, &format!("Реєстр «{label}»"), &format!("Registry {label}"), from, until)
    };
    let known = |authority: Authority, label: &str, kinds, listed, status| Known {
        authority,
        signer: Signer::from_label(&format!("{label} documents")),
        kinds,
        listed,
        status,
    };
    let open = authority("open", 365 * 24);
    // The same short name, another key: both have to be tried.
    let mut clash = authority("clash", 6);
    clash.key_id = open.key_id;
    clash.kinds = Some(vec!["internal-passport".into(), "driver-license".into(), "from-tomorrow".into()]);
    vec![
        known(open, "open", &[], true, Some(one_bit as StatusOf)),
        known(clash, "clash", &[1, 5], true, Some(two_bits)),
        known(authority("bare", 100), "bare", &[], true, None),
        known(authority("stranger", 100), "stranger", &[], false, None),
    ]
}

fn two_bit_list(authority: &Authority) -> String {
    use base64::Engine as _;
    let statuses = vec![0b1110_0100; 100];
    let lst = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .encode(miniz_oxide::deflate::compress_to_vec_zlib(&statuses, 9));
    let iat = MORNING.unix_millis() / 1000 - 5 * 3600;
    let claims =
        json!({ "sub": authority.status_list_address, "iat": iat, "status_list": { "bits": 2, "lst": lst } });
    signed_jwt("statuslist+jwt", &claims, &authority.status_key)
}

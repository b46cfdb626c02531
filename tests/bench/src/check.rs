//! One phone checks the code of another.

use std::cell::Cell;
use std::hint::black_box;

use diia_citizen::check::Outcome;
use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::{LinkBase, Pass};
use diia_conformance::vectors::{file, list, text};
use diia_test_phone::run;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};

use crate::measure::Contest;
use crate::phones::{Phone, card, phone};
use crate::report::Report;

const SECTION: &str = "check of a scanned code, offline";

/// The text of an identity code.
pub(crate) fn scanned(phone: &Phone) -> String {
    run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code").text().to_owned()
}

/// Texts that are refused for their form: those of the vectors.
fn malformed() -> Vec<String> {
    let vectors = file("passes.json");
    list(&vectors["bad"]).iter().map(|vector| text(vector, "text").to_owned()).collect()
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let phone = phone();
    let scanned = scanned(&phone);
    assert_ne!(phone.citizen.check(&scanned).expect("a clock").outcome(), Outcome::Refused);
    let pass = Pass::from_text(&scanned, &LinkBase::default()).expect("our own code");
    let compressed = pass.credential().device_key().to_compressed();

    let signed = Signed::new();
    let malformed = malformed();
    let next = Cell::new(0);
    let samples = Contest::new(rounds)
        .with("check", 1, || phone.citizen.check(black_box(&scanned)))
        .with("first", 1, || signed.verify(&[0xA5; 190]))
        .with("second", 1, || signed.verify(&[0x5A; 61]))
        .with("decompression", 1, || {
            p256::PublicKey::from_sec1_bytes(black_box(&compressed)).map(|key| key.to_sec1_point(false))
        })
        .with("malformed", 1, || {
            next.set((next.get() + 1) % malformed.len());
            phone.citizen.check(black_box(&malformed[next.get()]))
        })
        .run();
    let micros = |name: &str| (samples.micros(name), "µs");
    report.at_most(
        (SECTION, "check of an identity code"),
        micros("check"),
        (
            samples.ratio("check", &["first", "second", "decompression"]),
            "two verifications by ring and one decompression",
        ),
        1.05,
    );
    report.figure(SECTION, "  two verifications by ring", samples.sum(&["first", "second"]), "µs");
    report.figure(
        SECTION,
        "  decompression of the holder's key (p256)",
        samples.micros("decompression"),
        "µs",
    );
    refusals(report, rounds, &phone, &malformed, samples.micros("check"));
}

/// Each malformed text by itself: the slowest refusal counts.
fn refusals(report: &mut Report, rounds: usize, phone: &Phone, malformed: &[String], full: f64) {
    let mut took: Vec<(f64, &str)> = malformed
        .iter()
        .map(|text| {
            let contest = Contest::new(rounds / 20 + 3);
            let samples = contest.with("refusal", 16, || phone.citizen.check(black_box(text))).run();
            (samples.micros("refusal"), text.as_str())
        })
        .collect();
    took.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (middle, slowest) = (took[took.len() / 2].0, took[took.len() - 1].0);
    let what = format!("refusal of a malformed text, middle of {}", took.len());
    report.at_most((SECTION, &what), (middle, "µs"), (middle / full, "a full check"), 0.02);
    let what = format!("refusal of a malformed text, slowest of {}", took.len());
    report.at_most((SECTION, &what), (slowest, "µs"), (slowest / full, "a full check"), 0.02);
}

/// A signature over each message that is asked for, made once.
struct Signed {
    pair: EcdsaKeyPair,
    signatures: [(Vec<u8>, ring::signature::Signature); 2],
}

impl Signed {
    fn new() -> Self {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random);
        let pair = pair.expect("the key just made");
        let signatures = [vec![0xA5; 190], vec![0x5A; 61]].map(|message| {
            let signature = pair.sign(&random, &message).expect("a signature");
            (message, signature)
        });
        Signed { pair, signatures }
    }

    fn verify(&self, message: &[u8]) -> bool {
        let signed = self.signatures.iter().find(|(held, _)| held == message).expect("a signed message");
        let key = ring::signature::UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.pair.public_key());
        key.verify(black_box(message), signed.1.as_ref()).is_ok()
    }
}

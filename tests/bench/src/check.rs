//! One phone checks the code of another.

use std::hint::black_box;

use diia_citizen::check::Outcome;
use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::{IDENTITY_PREFIX, LinkBase, Pass, TextFormError};
use diia_citizen::codec::digits_from_bytes;
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

/// The same without its last byte: every field is read before that is seen.
pub(crate) fn cut_short(scanned: &str) -> String {
    let pass = Pass::from_text(scanned, &LinkBase::default()).expect("our own code");
    let bytes = pass.to_bytes();
    IDENTITY_PREFIX.to_owned() + &digits_from_bytes(&bytes[..bytes.len() - 1])
}

/// Texts that are refused for their form: those of the vectors. Apart from them, those whose form is right until the
/// holder's key turns out to be no point of the curve, which takes its decompression to know.
fn malformed() -> (Vec<String>, Vec<String>) {
    let vectors = file("passes.json");
    let reason =
        |vector| Pass::from_text(text(vector, "text"), &LinkBase::default()).err().map(TextFormError::code);
    let bad = || {
        list(&vectors["bad"])
            .iter()
            .filter_map(|vector| Some((reason(vector)?, text(vector, "text").to_owned())))
    };
    let off_curve = bad().filter(|(reason, _)| *reason == "device_key").map(|(_, text)| text).collect();
    (bad().filter(|(reason, _)| *reason != "device_key").map(|(_, text)| text).collect(), off_curve)
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let phone = phone();
    let scanned = scanned(&phone);
    assert_ne!(phone.citizen.check(&scanned).expect("a clock").outcome(), Outcome::Refused);
    let pass = Pass::from_text(&scanned, &LinkBase::default()).expect("our own code");
    let compressed = pass.credential().device_key().to_compressed();

    let signed = Signed::new();
    let (malformed, off_curve) = malformed();
    let samples = Contest::new(rounds)
        .with("check", 1, || phone.citizen.check(black_box(&scanned)))
        .with("first", 1, || signed.verify(&[0xA5; 190]))
        .with("second", 1, || signed.verify(&[0x5A; 61]))
        .with("decompression", 1, || {
            p256::PublicKey::from_sec1_bytes(black_box(&compressed)).map(|key| key.to_sec1_point(false))
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
    let full = samples.micros("check");
    let took = refusals(rounds, &phone, &malformed);
    for (which, took) in [("middle", took[took.len() / 2]), ("slowest", took[took.len() - 1])] {
        let what = format!("refusal of a malformed text, {which} of {}", malformed.len());
        report.at_most((SECTION, &what), (took, "µs"), (took / full, "a full check"), 0.02);
    }
    let took = refusals(rounds, &phone, &off_curve);
    report.beside(
        (SECTION, "refusal of a key off the curve, slowest"),
        (took[took.len() - 1], "µs"),
        (took[took.len() - 1] / full, "a full check"),
    );
}

/// What each refusal takes, in order.
fn refusals(rounds: usize, phone: &Phone, texts: &[String]) -> Vec<f64> {
    let refusal = |text: &String| {
        let contest = Contest::new(rounds / 20 + 3);
        contest.with("refusal", 16, || phone.citizen.check(black_box(text))).run().micros("refusal")
    };
    let mut took: Vec<f64> = texts.iter().map(refusal).collect();
    took.sort_by(f64::total_cmp);
    took
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

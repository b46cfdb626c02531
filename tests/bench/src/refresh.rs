//! A fresh code on the screen: signed, as digits, as a symbol, as pixels.

use std::cell::RefCell;
use std::hint::black_box;

use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::{IDENTITY_PREFIX, LinkBase, Pass};
use diia_citizen::code::symbol::{PixelFormat, QrSymbol};
use diia_citizen::ports::Storage;
use diia_test_phone::run;
use qrcode::{Color, EcLevel, QrCode};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1, EcdsaKeyPair, KeyPair as _, UnparsedPublicKey};

use crate::allocation::count;
use crate::limit;
use crate::measure::Contest;
use crate::phones::{ALIAS, Phone, SECRET, card, phone, quick_key};
use crate::report::Report;

const SECTION: &str = "refresh: sign → check own signature → digits → symbol → pixels";
/// Pixels a module.
const PX: usize = 8;

/// One refresh, as an app asks for it.
pub(crate) fn refresh<S: Storage>(phone: &Phone<S>, format: PixelFormat, image: &mut Vec<u8>) -> QrSymbol {
    let code = run(phone.citizen.show(&card(), Profile::Identity, true)).expect("a code");
    let symbol = code.qr().expect("a symbol");
    symbol.matrix().draw(side_px(symbol.matrix().width()), format, image).expect("a picture");
    symbol
}

fn side_px(modules: usize) -> u32 {
    u32::try_from((modules + 8) * PX).expect("a size of a screen")
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let (phone, parts) = (phone(), Parts::new());
    whole(report, rounds, &phone, &parts);
    apart(report, rounds, &phone, &parts);
    memory(report, &phone);
}

/// What the parts are given: the same lengths as in the whole.
struct Parts {
    key: EcdsaKeyPair,
    random: SystemRandom,
    message: [u8; 61],
    signature: ring::signature::Signature,
    mac: ring::hmac::Key,
    pass: Pass,
    bytes: Vec<u8>,
    text: String,
    known: limit::Qr,
}

impl Parts {
    fn new() -> Self {
        let code = run(phone().citizen.show(&card(), Profile::Identity, false)).expect("a code");
        let pass = Pass::from_text(code.text(), &LinkBase::default()).expect("our own code");
        let (key, random, message) = (quick_key(ALIAS), SystemRandom::new(), [0xA5; 61]);
        let known = symbol(code.text());
        assert!(same(&code.qr().expect("a symbol"), &known), "two encoders, one symbol");
        Parts {
            signature: key.sign(&random, &message).expect("a signature"),
            key,
            random,
            message,
            mac: ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &SECRET),
            bytes: pass.to_bytes(),
            pass,
            text: code.text().to_owned(),
            known,
        }
    }

    fn sign(&self) -> ring::signature::Signature {
        self.key.sign(&self.random, black_box(&self.message)).expect("a signature")
    }

    fn verify(&self) -> bool {
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, self.key.public_key());
        key.verify(black_box(&self.message), self.signature.as_ref()).is_ok()
    }

    fn hmac(&self) -> ring::hmac::Tag {
        ring::hmac::sign(&self.mac, black_box(&[1; 31]))
    }

    fn pixels(&self, format: PixelFormat, image: &mut Vec<u8>) {
        let is_dark = |x, y| self.known.get(x, y);
        match format {
            PixelFormat::Rgba => limit::pixels(self.known.size, is_dark, PX, (255, [0, 0, 0, 255]), image),
            _ => limit::pixels(self.known.size, is_dark, PX, (0, [255]), image),
        }
    }

    /// One after the other, as in a refresh.
    fn in_a_row(&self, format: PixelFormat, image: &mut Vec<u8>) {
        black_box(self.sign());
        black_box(self.verify());
        black_box(self.hmac());
        black_box(limit::digits(black_box(&self.bytes)));
        black_box(symbol(black_box(&self.text)));
        self.pixels(format, image);
    }
}

fn symbol(text: &str) -> limit::Qr {
    let (prefix, digits) = text.split_at(IDENTITY_PREFIX.len());
    let segments = [limit::Seg::Bytes(prefix.as_bytes()), limit::Seg::Numeric(digits.as_bytes())];
    limit::encode(&segments, limit::Ecl::M).expect("it fits")
}

/// One byte a pixel is what both platforms draw as it is; four bytes are for those who have only that.
fn whole(report: &mut Report, rounds: usize, phone: &Phone, parts: &Parts) {
    for (format, pixels) in
        [(PixelFormat::Alpha, "one byte a pixel"), (PixelFormat::Rgba, "four bytes a pixel")]
    {
        // An app has one image too: several would push each other out of the processor's memory.
        let image = RefCell::new(Vec::new());
        let samples = Contest::new(rounds)
            .with("refresh", 1, || refresh(phone, format, &mut image.borrow_mut()))
            .with("parts", 1, || parts.in_a_row(format, &mut image.borrow_mut()))
            .with("qrcode", 1, || plain_refresh(phone, format, &mut image.borrow_mut()))
            .run();
        let micros = |name: &str| (samples.micros(name), "µs");
        let what = format!("refresh of an identity code, {pixels}");
        let ratio = samples.ratio("refresh", &["parts"]);
        report.at_most((SECTION, &what), micros("refresh"), (ratio, "its parts in a row"), 1.15);
        report.figure(
            SECTION,
            "  its parts in a row, each by the quickest way known",
            samples.micros("parts"),
            "µs",
        );
        let what = format!("the same with the qrcode crate's symbol, {pixels}");
        let ratio = (samples.ratio("qrcode", &["refresh"]), "our refresh");
        report.at_least((SECTION, &what), micros("qrcode"), ratio, 12.0);
    }
}

fn apart(report: &mut Report, rounds: usize, phone: &Phone, parts: &Parts) {
    let code = run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code");
    let drawn = code.qr().expect("a symbol");
    let side = side_px(drawn.matrix().width());
    let image = RefCell::new(Vec::new());
    let samples = Contest::new(rounds)
        .with("sign", 1, || parts.sign())
        .with("verify", 1, || parts.verify())
        .with("hmac", 8, || parts.hmac())
        .with("digits", 8, || limit::digits(black_box(&parts.bytes)))
        .with("our digits", 8, || black_box(&parts.pass).to_digits())
        .with("symbol", 1, || symbol(black_box(&parts.text)))
        .with("our symbol", 1, || black_box(&code).qr())
        .with("qrcode", 1, || QrCode::with_error_correction_level(black_box(code.text()), EcLevel::M))
        .with("pixels", 1, || parts.pixels(PixelFormat::Alpha, &mut image.borrow_mut()))
        .with("our pixels", 1, || drawn.matrix().draw(side, PixelFormat::Alpha, &mut image.borrow_mut()))
        .run();
    for (part, what) in [
        ("sign", "part: ES256 signature (ring)"),
        ("verify", "part: verification of the phone's own signature (ring)"),
        ("hmac", "part: HMAC of the 13 digits (ring)"),
    ] {
        report.figure(SECTION, what, samples.micros(part), "µs");
    }
    for (ours, known, what) in [
        ("our digits", "digits", "part: decimal digits"),
        ("our symbol", "symbol", "part: symbol, mask chosen by the standard"),
        ("our pixels", "pixels", "part: pixels, one byte each, 8 × 8 a module"),
    ] {
        let than = (samples.ratio(ours, &[known]), "the quickest way known");
        report.beside((SECTION, what), (samples.micros(ours), "µs"), than);
    }
    let than = (samples.ratio("qrcode", &["our symbol"]), "our symbol");
    report.beside((SECTION, "the qrcode crate's symbol alone"), (samples.micros("qrcode"), "µs"), than);
}

/// What a second refresh asks memory for.
fn memory(report: &mut Report, phone: &Phone) {
    let mut image = Vec::new();
    refresh(phone, PixelFormat::Alpha, &mut image);
    let (_, whole) = count(|| refresh(phone, PixelFormat::Alpha, &mut image));
    report.figure(SECTION, "a second refresh: times that memory is asked for", whole.calls as f64, "");
    report.figure(SECTION, "a second refresh: most memory above what is held", whole.peak as f64, "bytes");
    report.figure(SECTION, "the image that is used again", image.len() as f64, "bytes");
}

/// The same work, but the symbol is made by the qrcode crate as it comes.
fn plain_refresh(phone: &Phone, format: PixelFormat, image: &mut Vec<u8>) {
    let code = run(phone.citizen.show(&card(), Profile::Identity, true)).expect("a code");
    let symbol = QrCode::with_error_correction_level(code.text(), EcLevel::M).expect("a symbol");
    let is_dark = |x, y| symbol[(x, y)] == Color::Dark;
    match format {
        PixelFormat::Rgba => limit::pixels(symbol.width(), is_dark, PX, (255, [0, 0, 0, 255]), image),
        _ => limit::pixels(symbol.width(), is_dark, PX, (0, [255]), image),
    }
}

fn same(ours: &QrSymbol, known: &limit::Qr) -> bool {
    let side = ours.matrix().width();
    side == known.size && (0..side).all(|y| (0..side).all(|x| ours.matrix().is_dark(x, y) == known.get(x, y)))
}

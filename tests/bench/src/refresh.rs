//! A fresh code on the screen: signed, as digits, as a symbol, as pixels.

use std::cell::RefCell;
use std::hint::black_box;

use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::{IDENTITY_PREFIX, LinkBase, Pass};
use diia_citizen::code::symbol::{PixelFormat, QrSymbol};
use diia_test_phone::run;
use qrcode::{Color, EcLevel, QrCode};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};

use crate::allocation::count;
use crate::limit;
use crate::measure::Contest;
use crate::phones::{ALIAS, Phone, SECRET, card, phone, quick_key};
use crate::report::Report;

const SECTION: &str = "refresh: sign → check own signature → digits → symbol → pixels";
/// Pixels a module.
const PX: usize = 8;

/// One refresh, as an app asks for it.
pub(crate) fn refresh(phone: &Phone, image: &mut Vec<u8>) -> QrSymbol {
    let code = run(phone.citizen.show(&card(), Profile::Identity, true)).expect("a code");
    let symbol = code.qr().expect("a symbol");
    symbol.matrix().draw(side_px(symbol.matrix().width()), PixelFormat::Rgba, image).expect("a picture");
    symbol
}

fn side_px(modules: usize) -> u32 {
    u32::try_from((modules + 8) * PX).expect("a size of a screen")
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let phone = phone();
    let code = run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code");
    let text = code.text().to_owned();
    let (prefix, digits) = text.split_at(IDENTITY_PREFIX.len());
    let pass = Pass::from_text(&text, &LinkBase::default()).expect("our own code");
    let bytes = pass.to_bytes();

    // What the parts are given: the same lengths as in the whole.
    let (key, random) = (quick_key(ALIAS), SystemRandom::new());
    let message = [0xA5u8; 61];
    let signature = key.sign(&random, &message).expect("a signature");
    let public = *pass.credential().device_key().as_uncompressed();
    let mac = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &SECRET);
    let symbol = code.qr().expect("a symbol");
    let segments = [limit::Seg::Bytes(prefix.as_bytes()), limit::Seg::Numeric(digits.as_bytes())];
    let known = limit::encode(&segments, limit::Ecl::M).expect("it fits");
    assert!(same(&symbol, &known), "two encoders, one symbol");
    let side = symbol.matrix().width();
    // An app has one image too: four of them would push each other out of the processor's memory.
    let image = RefCell::new(Vec::new());

    let samples = Contest::new(rounds)
        .with("refresh", 1, || refresh(&phone, &mut image.borrow_mut()))
        .with("sign", 1, || key.sign(&random, black_box(&message)))
        .with("verify", 1, || {
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &public)
                .verify(black_box(&message), signature.as_ref())
        })
        .with("hmac", 8, || ring::hmac::sign(&mac, black_box(&[1; 31])))
        .with("digits", 8, || limit::digits(black_box(&bytes)))
        .with("symbol", 1, || limit::encode(black_box(&segments), limit::Ecl::M))
        .with("pixels", 1, || limit::pixels(side, |x, y| known.get(x, y), PX, &mut image.borrow_mut()))
        .with("our symbol", 1, || black_box(&code).qr())
        .with("our pixels", 1, || {
            symbol.matrix().draw(side_px(side), PixelFormat::Rgba, &mut image.borrow_mut())
        })
        .with("our digits", 8, || black_box(&pass).to_digits())
        .with("qrcode", 1, || plain_refresh(&phone, &mut image.borrow_mut()))
        .with("qrcode alone", 1, || QrCode::with_error_correction_level(black_box(&text), EcLevel::M))
        .run();

    let parts = ["sign", "verify", "hmac", "digits", "symbol", "pixels"];
    let micros = |name: &str| (samples.micros(name), "µs");
    report.at_most(
        (SECTION, "refresh of an identity code"),
        micros("refresh"),
        (samples.ratio("refresh", &parts), "the sum of its parts"),
        1.15,
    );
    report.at_least(
        (SECTION, "the same with the qrcode crate's symbol"),
        micros("qrcode"),
        (samples.ratio("qrcode", &["refresh"]), "our refresh"),
        12.0,
    );
    report.figure(SECTION, "sum of the parts, each by the quickest way known", samples.sum(&parts), "µs");
    for (part, what) in [
        ("sign", "  ES256 signature (ring)"),
        ("verify", "  verification of the phone's own signature (ring)"),
        ("hmac", "  HMAC of the 13 digits (ring)"),
        ("digits", "  decimal digits"),
        ("symbol", "  symbol, mask chosen by the standard"),
        ("pixels", "  pixels, RGBA, 8 a module"),
    ] {
        report.figure(SECTION, what, samples.micros(part), "µs");
    }
    for (part, theirs, what) in [
        ("our symbol", "symbol", "our symbol alone"),
        ("our pixels", "pixels", "our pixels alone"),
        ("our digits", "digits", "our digits alone"),
    ] {
        report.beside(
            (SECTION, what),
            micros(part),
            (samples.ratio(part, &[theirs]), "the quickest way known"),
        );
    }
    report.beside(
        (SECTION, "qrcode crate's symbol alone"),
        micros("qrcode alone"),
        (samples.ratio("qrcode alone", &["our symbol"]), "ours"),
    );
    memory(report, &phone);
}

/// What a second refresh asks memory for.
fn memory(report: &mut Report, phone: &Phone) {
    let mut image = Vec::new();
    refresh(phone, &mut image);
    let (_, whole) = count(|| refresh(phone, &mut image));
    report.figure(SECTION, "a second refresh: times that memory is asked for", whole.calls as f64, "");
    report.figure(SECTION, "a second refresh: most memory above what is held", whole.peak as f64, "bytes");
    report.figure(SECTION, "the image that is used again", image.len() as f64, "bytes");
}

/// The same work, but the symbol is made by the qrcode crate as it comes.
fn plain_refresh(phone: &Phone, image: &mut Vec<u8>) {
    let code = run(phone.citizen.show(&card(), Profile::Identity, true)).expect("a code");
    let symbol = QrCode::with_error_correction_level(code.text(), EcLevel::M).expect("a symbol");
    limit::pixels(symbol.width(), |x, y| symbol[(x, y)] == Color::Dark, PX, image);
}

fn same(ours: &QrSymbol, known: &limit::Qr) -> bool {
    let side = ours.matrix().width();
    side == known.size && (0..side).all(|y| (0..side).all(|x| ours.matrix().is_dark(x, y) == known.get(x, y)))
}

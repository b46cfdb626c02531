//! How large codes are, for every test citizen and both profiles: bytes of the pass, characters of the text, version of
//! the QR code at level M and modules on its side. Read the table with `cargo test --test sizes -- --nocapture`.

use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::{LinkBase, Pass};
use diia_citizen::document::DocumentKind;
use diia_conformance::phone_of;
use diia_test_issuer::citizens;
use diia_test_phone::run;

struct Size {
    label: &'static str,
    profile: Profile,
    bytes: usize,
    characters: usize,
    version: u8,
    side: usize,
}

fn size(label: &'static str, kind: DocumentKind, profile: Profile) -> Size {
    let (phone, id) = phone_of(label, kind, 7);
    let code = run(phone.citizen.show(&id, profile, false)).expect("a code");
    let bytes = Pass::from_text(code.text(), &LinkBase::default()).expect("our own pass").to_bytes().len();
    let symbol = code.qr().expect("a symbol");
    let (characters, version, side) = (code.text().len(), symbol.version(), symbol.matrix().width());
    Size { label, profile, bytes, characters, version, side }
}

/// Every citizen's ID card, which shows all that a code can: portrait, tax number, expiry and number.
fn sizes() -> Vec<Size> {
    let of = |profile| {
        citizens()
            .into_iter()
            .map(move |citizen| size(citizen.label, DocumentKind::InternalPassport, profile))
    };
    of(Profile::Status).chain(of(Profile::Identity)).collect()
}

#[test]
fn every_code_fits_what_was_promised() {
    let sizes = sizes();
    println!(
        "{:<10} {:<12} {:>6} {:>11} {:>9} {:>6}",
        "profile", "citizen", "bytes", "characters", "QR", "side"
    );
    for Size { label, profile, bytes, characters, version, side } in &sizes {
        let version = format!("{version}-M");
        println!("{:<10} {label:<12} {bytes:>6} {characters:>11} {version:>9} {side:>6}", profile.code());
    }
    assert_eq!(sizes.len(), 2 * citizens().len());
    for size in &sizes {
        assert_eq!(size.side, 17 + 4 * usize::from(size.version));
        assert!(size.bytes <= Pass::MAX_BYTES && size.version <= 14, "{}", size.label);
        if size.profile == Profile::Status {
            assert!(size.bytes <= 200, "{}: {} bytes", size.label, size.bytes);
        }
    }
    let identity = |label: &str| {
        let is_it = |size: &&Size| size.label == label && size.profile == Profile::Identity;
        sizes.iter().find(is_it).expect("a test citizen")
    };
    let ordinary = identity("ordinary");
    assert!(ordinary.bytes <= 260, "{} bytes", ordinary.bytes);
    assert!(ordinary.version <= 12, "{}-M", ordinary.version);
    let longest = identity("longest");
    assert!(longest.version <= 14, "{}-M", longest.version);
    assert!(sizes.iter().all(|size| size.bytes <= longest.bytes), "nobody has a longer code");
}

/// A status code is the same for everyone: its size tells nothing of the holder.
#[test]
fn a_status_code_has_one_size() {
    let mut sizes: Vec<_> = sizes().into_iter().filter(|size| size.profile == Profile::Status).collect();
    sizes.push(size("longest", DocumentKind::DriverLicense, Profile::Status));
    assert!(sizes.iter().all(|size| (size.bytes, size.version) == (sizes[0].bytes, sizes[0].version)));
}

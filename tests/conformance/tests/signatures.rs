//! Detached signatures, verified by OpenSSL against the original files, and refused when anything changes.

use diia_citizen::es256::sha256;
use diia_citizen::sign::{
    CertificateError, DetachedSignature, SignError, SigningCertificate, UnsignedSignature,
};
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use diia_conformance::signing::{CITIZEN, CitizenCertificate, SigningAuthority};
use diia_test_issuer::TestKey;

const DAY: i64 = 24 * 3_600_000;

fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Timestamp::from_unix_millis(since.as_millis().try_into().unwrap())
}

fn phone() -> TestKey {
    TestKey::from_label("phone that signs")
}

fn certificate(authority: &SigningAuthority) -> SigningCertificate {
    let citizen = authority.citizen(&phone(), &CITIZEN);
    let chain = [citizen, authority.der("issuing")];
    SigningCertificate::new(&chain, &[authority.der("root")], &phone().public_key(), now()).unwrap()
}

fn detached(file: &[u8], certificate: &SigningCertificate) -> DetachedSignature {
    let unsigned = UnsignedSignature::new(&sha256(file), certificate, now()).unwrap();
    let signature = phone().sign(&unsigned.signing_input().unwrap());
    unsigned.signed(&signature).unwrap()
}

#[test]
fn openssl_verifies_signatures_of_files_of_any_size_and_of_no_other_file() {
    let authority = SigningAuthority::new();
    let certificate = certificate(&authority);
    let large: Vec<u8> = (0..10_000_000u32).map(|at| (at % 251) as u8).collect();
    for file in [&b""[..], b"x", &large] {
        let p7s = detached(file, &certificate).to_der().unwrap();
        let verified = authority.verify(&p7s, file);
        assert!(verified.accepted, "{} bytes: {}", file.len(), verified.complaint);
        println!("a file of {} bytes: a signature of {} bytes", file.len(), p7s.len());
        let mut changed = file.to_vec();
        match changed.last_mut() {
            Some(last) => *last ^= 1,
            None => changed.push(0),
        }
        assert!(!authority.verify(&p7s, &changed).accepted, "{} bytes, one changed", file.len());
    }
}

/// One bit of each byte, the next one in the next byte.
#[test]
fn a_flipped_bit_anywhere_in_the_signature_or_its_certificates_is_refused() {
    let authority = SigningAuthority::new();
    let p7s = detached(b"file", &certificate(&authority)).to_der().unwrap();
    let mut unread = Vec::new();
    for at in 0..p7s.len() {
        let mut bad = p7s.clone();
        bad[at] ^= 1 << (at % 8);
        if authority.verify(&bad, b"file").accepted {
            unread.push(at);
        }
    }
    println!("{} bytes, {} of them read by nobody: {unread:?}", p7s.len(), unread.len());
    // The version, and where a digest's name stands once more for streaming readers.
    assert!(unread.len() * 50 < p7s.len(), "{unread:?}");
}

#[test]
fn with_a_time_stamp_the_level_is_b_t_and_only_a_stamp_over_this_signature_is_taken() {
    let authority = SigningAuthority::new();
    let certificate = certificate(&authority);
    let signature = detached(b"file", &certificate);
    let token = authority.time_stamp(&signature.hash_to_stamp());
    let p7s = signature.with_time_stamp(&token).unwrap().to_der().unwrap();
    let verified = authority.verify(&p7s, b"file");
    assert!(verified.accepted, "{}", verified.complaint);
    assert!(p7s.windows(token.len()).any(|window| window == token), "the token is inside as it was");

    let refused = |token: &[u8]| detached(b"file", &certificate).with_time_stamp(token).err();
    assert_eq!(refused(&token[..token.len() - 1]), Some(SignError::TimeStamp));
    assert_eq!(refused(&[]), Some(SignError::TimeStamp));
    assert_eq!(refused(&p7s), Some(SignError::TimeStamp), "a signature is no time stamp");
    assert_eq!(refused(&authority.time_stamp(&[7; 32])), Some(SignError::TimeStamp), "over something else");
}

#[test]
fn a_certificate_is_shown_and_warned_of_before_it_ends() {
    let authority = SigningAuthority::new();
    let certificate = certificate(&authority);
    let details = certificate.details();
    assert_eq!(
        (details.subject.as_str(), details.issuer.as_str()),
        ("Shevchenko Oleksandr", "Тестовий надавач")
    );
    assert_eq!(details.subject_number.as_deref(), Some("TINUA-0000000024"));
    assert_eq!(details.country.as_deref(), Some("UA"));
    assert!(details.signs_data && details.binds && !details.serial.is_empty());
    assert_eq!(details.expiry_warning(now(), Language::Ukrainian), None);
    let before = details.ends_at.plus_millis(-5 * DAY - 1);
    let warning = details.expiry_warning(before, Language::Ukrainian).unwrap();
    assert_eq!(warning, "Ваш Дія.Підпис скоро закінчиться. Залишилося: 5 днів");
    assert_eq!(details.expiry_warning(details.ends_at.plus_millis(1), Language::English), None);
    assert_eq!(format!("{certificate:?} {details:?}"), "SigningCertificate(…) CertificateDetails(…)");
}

#[test]
fn certificates_that_cannot_sign_are_refused_each_with_its_reason() {
    use CertificateError::{
        AnotherKey, Expired, Key, NotACertificate, NotYetValid, UnknownChain, Unsupported, Usage,
    };
    let authority = SigningAuthority::new();
    let (root, issuing) = (authority.der("root"), authority.der("issuing"));
    let key = phone().public_key();
    let check = |leaf: &[u8], above: &[&[u8]], roots: &[&[u8]], at| {
        let chain: Vec<Vec<u8>> =
            std::iter::once(leaf).chain(above.iter().copied()).map(<[u8]>::to_vec).collect();
        let roots: Vec<Vec<u8>> = roots.iter().map(|root| root.to_vec()).collect();
        SigningCertificate::new(&chain, &roots, &key, at).err()
    };
    let refused =
        |how: CitizenCertificate<'_>| check(&authority.citizen(&phone(), &how), &[&issuing], &[&root], now());
    let good = authority.citizen(&phone(), &CITIZEN);
    assert_eq!(check(&good, &[&issuing], &[&root], now()), None);
    assert_eq!(check(&good, &[], &[&issuing], now()), None, "an authority may be pinned itself");
    assert_eq!(check(&good, &[&issuing, &root], &[&root], now()), None, "the root may come along");

    assert_eq!(refused(CitizenCertificate { days: (-30, -1), ..CITIZEN }), Some(Expired));
    assert_eq!(refused(CitizenCertificate { days: (1, 30), ..CITIZEN }), Some(NotYetValid));
    assert_eq!(check(&good, &[&issuing], &[&root], now().plus_millis(366 * DAY)), Some(Expired));
    assert_eq!(check(&good, &[&issuing], &[&root], now().plus_millis(-2 * DAY)), Some(NotYetValid));
    for extensions in [
        "basicConstraints=CA:FALSE\n",
        "keyUsage=critical,keyAgreement\n",
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n",
        "keyUsage=critical,digitalSignature,keyCertSign\nbasicConstraints=critical,CA:TRUE\n",
    ] {
        assert_eq!(refused(CitizenCertificate { extensions, ..CITIZEN }), Some(Usage), "{extensions}");
    }
    for extensions in [
        "keyUsage=critical,nonRepudiation\n",
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection\n",
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.36\nqcStatements=DER:300A3008060604008E460101\n",
    ] {
        assert_eq!(refused(CitizenCertificate { extensions, ..CITIZEN }), None, "{extensions}");
    }
    let unknown = "keyUsage=critical,digitalSignature\n1.2.3.4.5=critical,DER:0500\n";
    assert_eq!(refused(CitizenCertificate { extensions: unknown, ..CITIZEN }), Some(Unsupported));

    let other = TestKey::from_label("another phone");
    assert_eq!(check(&authority.citizen(&other, &CITIZEN), &[&issuing], &[&root], now()), Some(AnotherKey));
    let foreign = authority.root("foreign", "/C=UA/CN=Чужий корінь");
    assert_eq!(check(&good, &[&issuing], &[&foreign], now()), Some(UnknownChain));
    assert_eq!(check(&good, &[&issuing], &[], now()), Some(UnknownChain));
    assert_eq!(check(&good, &[], &[&root], now()), Some(UnknownChain), "the one between is missing");
    // A citizen who issues: signed by a key whose certificate is no authority's.
    authority.issue("person", &CITIZEN, None);
    let forged = authority.citizen(&phone(), &CitizenCertificate { issuer: "person", ..CITIZEN });
    assert_eq!(check(&forged, &[&authority.der("person"), &issuing], &[&root], now()), Some(UnknownChain));
    let chain: Vec<&[u8]> = vec![&issuing; 6];
    assert_eq!(check(&good, &chain, &[&root], now()), Some(UnknownChain), "too long");

    assert_eq!(check(&good[..good.len() - 1], &[&issuing], &[&root], now()), Some(NotACertificate));
    assert_eq!(check(&[good.clone(), vec![0]].concat(), &[&issuing], &[&root], now()), Some(NotACertificate));
    assert_eq!(check(&[], &[&issuing], &[&root], now()), Some(NotACertificate));
    assert_eq!(
        SigningCertificate::new(&[], std::slice::from_ref(&root), &key, now()).err(),
        Some(NotACertificate)
    );
    let mut bad_signature = good.clone();
    *bad_signature.last_mut().unwrap() ^= 1;
    assert_eq!(check(&bad_signature, &[&issuing], &[&root], now()), Some(UnknownChain));
    let rsa = authority.rsa("rsa", &CITIZEN);
    assert_eq!(check(&rsa, &[&issuing], &[&root], now()), Some(Key));
}

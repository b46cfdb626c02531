//! A package for a partner, opened by OpenSSL: signed, sealed to one key, bound to one request, and refused when changed.

use diia_citizen::share::{Answers, METADATA_NAME, Recipient, ShareError, Signer, UnsignedPart, seal};
use diia_citizen::time::Timestamp;
use diia_conformance::openssl::OpenSsl;
use diia_test_issuer::TestKey;

const CONTENT: &[u8] = "JVBERi0xLjcgзразок".as_bytes();

/// Certificates are made now, so the phone's clock must be right too.
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Timestamp::from_unix_millis(since.as_millis().try_into().unwrap())
}

fn answers(request: &str) -> Answers {
    Answers {
        request_id: request.into(),
        nonce: "AAECAwQFBgcICQoLDA0ODw".into(),
        trace_id: "partner's own / 7".into(),
    }
}

fn phone() -> TestKey {
    TestKey::from_label("phone of the packages")
}

fn signer(openssl: &OpenSsl) -> Signer {
    let key = phone().public_key();
    Signer::from_certificate(&openssl.for_phone(&key), &key, now()).unwrap()
}

fn part(signer: &Signer, request: &str, content: &[u8]) -> Vec<u8> {
    let part = UnsignedPart::new(METADATA_NAME, content.to_vec(), &answers(request), signer, now()).unwrap();
    let signature = phone().sign(&part.signing_input().unwrap());
    part.signed(&signature).unwrap()
}

fn recipient(certificate: &[u8]) -> Recipient {
    Recipient::from_certificate(certificate, now()).unwrap()
}

#[test]
fn openssl_opens_it_verifies_it_and_finds_which_request_it_answers() {
    let openssl = OpenSsl::new();
    let partner = recipient(&openssl.partner("partner"));
    let signer = signer(&openssl);
    for content in [CONTENT, b"", &[7; 100_000]] {
        let p7e = seal(part(&signer, "request-1", content), &partner).unwrap();
        let opened = openssl.decrypt("partner", &p7e);
        assert!(opened.accepted, "{}", opened.complaint);
        let verified = openssl.verify(&opened.bytes);
        assert!(verified.accepted, "{}", verified.complaint);
        assert_eq!(verified.bytes, content);
        assert_eq!(
            openssl.content_identifier(&opened.bytes),
            "diia-citizen/1\nrequest-1\nAAECAwQFBgcICQoLDA0ODw\nencodeData\npartner's own / 7"
        );
    }
}

#[test]
fn nobody_else_opens_it() {
    let openssl = OpenSsl::new();
    let partner = recipient(&openssl.partner("partner"));
    openssl.partner("another");
    let p7e = seal(part(&signer(&openssl), "request-1", CONTENT), &partner).unwrap();
    let opened = openssl.decrypt("another", &p7e);
    assert!(!opened.accepted);
    assert!(!opened.bytes.windows(8).any(|window| window == &CONTENT[..8]), "nothing of it came out");
}

#[test]
fn the_same_content_sealed_twice_has_nothing_in_common() {
    let openssl = OpenSsl::new();
    let partner = recipient(&openssl.partner("partner"));
    let [one, two] = [(); 2].map(|()| seal(CONTENT.to_vec(), &partner).unwrap());
    assert_eq!(one.len(), two.len());
    assert_ne!(one[one.len() - CONTENT.len() - 18..], two[two.len() - CONTENT.len() - 18..]);
}

/// Every bit of a sealed package, one after another. OpenSSL must refuse it, or (where nobody looks at a bit, such as the
/// version number) give exactly what was signed; another content never comes out.
#[test]
fn a_flipped_bit_anywhere_is_refused_or_changes_nothing() {
    let openssl = OpenSsl::new();
    let partner = recipient(&openssl.partner("partner"));
    let p7e = seal(CONTENT.to_vec(), &partner).unwrap();
    let unread = flips(&p7e, 0..p7e.len() * 8, |bytes| openssl.decrypt("partner", bytes));
    println!("sealed: {} bits, {} of them read by nobody: bytes {unread:?}", p7e.len() * 8, unread.len());
    // The version, the names of the content's type: whatever stands there, the content is the one that was sealed.
    assert!(unread.len() * 20 < p7e.len() * 8, "{unread:?}");
}

#[test]
fn a_flipped_bit_in_a_signed_part_is_refused_or_changes_nothing() {
    let openssl = OpenSsl::new();
    let p7s = part(&signer(&openssl), "request-1", CONTENT);
    // One bit of each byte, the next one in the next byte: every bit would be eight thousand runs of OpenSSL.
    let unread = flips(&p7s, (0..p7s.len()).map(|byte| byte * 8 + byte % 8), |bytes| openssl.verify(bytes));
    println!("signed: {} bits, {} of them read by nobody: bytes {unread:?}", p7s.len(), unread.len());
    assert!(unread.len() * 20 < p7s.len(), "{unread:?}");
}

/// Flips each bit; gives the bytes where OpenSSL accepted the change, having read the same content.
fn flips(
    good: &[u8],
    bits: impl Iterator<Item = usize>,
    open: impl Fn(&[u8]) -> diia_conformance::openssl::Answer,
) -> Vec<usize> {
    let mut unread = Vec::new();
    for bit in bits {
        let mut bad = good.to_vec();
        bad[bit / 8] ^= 1 << (bit % 8);
        let answer = open(&bad);
        if answer.accepted {
            assert_eq!(answer.bytes, CONTENT, "bit {bit} changed what came out");
            unread.push(bit / 8);
        }
    }
    unread
}

#[test]
fn certificates_for_other_uses_keys_and_times_are_refused() {
    let openssl = OpenSsl::new();
    let good = openssl.partner("partner");
    let refused = |der: &[u8], at| Recipient::from_certificate(der, at).err();
    assert_eq!(refused(&good, now()), None);
    assert_eq!(
        refused(&openssl.partner_for("signing", "digitalSignature"), now()),
        Some(ShareError::CertificateUse)
    );
    let month = 31 * 24 * 3_600_000;
    assert_eq!(refused(&good, now().plus_millis(month)), Some(ShareError::CertificateDates));
    assert_eq!(refused(&good, now().plus_millis(-60_000)), Some(ShareError::CertificateDates));
    assert_eq!(refused(&good[..good.len() - 1], now()), Some(ShareError::Certificate));
    assert_eq!(refused(&[good.clone(), vec![0]].concat(), now()), Some(ShareError::Certificate));
    assert_eq!(refused(&[], now()), Some(ShareError::Certificate));

    let of_phone = openssl.for_phone(&phone().public_key());
    let other = TestKey::from_label("another phone").public_key();
    assert_eq!(Signer::from_certificate(&of_phone, &other, now()).err(), Some(ShareError::AnotherKey));
    assert_eq!(Signer::from_certificate(&good, &other, now()).err(), Some(ShareError::CertificateUse));
}

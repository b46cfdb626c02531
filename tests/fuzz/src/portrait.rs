//! Portraits: any text, any bytes, and bytes that an issuer has signed.

use diia_citizen::check::check_portrait;
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::code::portrait::{PORTRAIT_PREFIX, Portrait, PortraitFrame, PortraitRefusal};
use sha2::{Digest, Sha256};

use crate::decimal;
use crate::input::Input;

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    match input.byte() % 3 {
        0 => text(&input.text()),
        1 => text(&(PORTRAIT_PREFIX.to_owned() + &decimal::digits(input.0))),
        _ => signed(input.0),
    }
}

/// Without any promise; what is read is written again to the letter.
fn text(text: &str) -> &'static str {
    if let Ok(frame) = PortraitFrame::from_text(text) {
        assert_eq!(frame.to_text(), text);
        let bytes = decimal::bytes(&text[PORTRAIT_PREFIX.len()..], 321).expect("digits");
        assert!(matches!(bytes[0], 0x18 | 0x19));
    }
    match check_portrait(None, text) {
        Err(PortraitRefusal::NonePromised) => {
            assert_eq!(
                refused(check_portrait(Some(PortraitDigest([0; 16])), text)),
                "portrait_of_another_person"
            );
            "portrait_none_promised"
        }
        found => refused(found),
    }
}

/// As if an issuer had signed these bytes: a picture of 64 × 80 pixels or one of two reasons, beside a code as by itself.
fn signed(bytes: &[u8]) -> &'static str {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    let digest = PortraitDigest(*hash.first_chunk().expect("16 of 32"));
    assert_eq!(PortraitDigest::of(bytes), digest);
    let text = PORTRAIT_PREFIX.to_owned() + &decimal::digits(&[&[0x18], bytes].concat());
    match (Portrait::from_bytes(bytes), check_portrait(Some(digest), &text)) {
        (Ok(portrait), Ok(shown)) => {
            assert!(bytes.len() <= 300 && bytes[0] != 0 && bytes.last() != Some(&0));
            assert!(portrait == shown && portrait.bytes() == bytes && portrait.digest() == digest);
            assert_eq!(portrait.picture().pixels().len(), 64 * 80);
            "drawn"
        }
        (Err(alone), Err(beside)) => {
            assert!(matches!(alone, PortraitRefusal::Form | PortraitRefusal::TooLarge));
            let too_long_for_a_code = bytes.is_empty() || bytes.len() > 320;
            assert!(alone == beside || too_long_for_a_code, "{alone:?} {beside:?}");
            alone.code()
        }
        (alone, beside) => panic!("{:?} {:?}", alone.err(), beside.err()),
    }
}

fn refused(found: Result<Portrait, PortraitRefusal>) -> &'static str {
    let refusal = found.expect_err("nothing was promised");
    assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
    refusal.code()
}

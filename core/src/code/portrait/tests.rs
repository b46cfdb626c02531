use super::*;
use crate::code::credential::PortraitDigest;
use crate::codec::digits_from_bytes;

/// Random bytes that are the same every time.
fn noise(length: usize, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        u8::try_from(state >> 24).unwrap()
    };
    (0..length).map(|_| next().max(1)).collect()
}

#[test]
fn whatever_the_bytes_are_there_are_64_by_80_greys_or_a_reason() {
    let mut shown = 0;
    for seed in 0..60 {
        let length = 1 + usize::try_from(seed).unwrap() * 5;
        match Portrait::from_bytes(&noise(length, seed)) {
            Ok(portrait) => {
                assert_eq!(portrait.picture().pixels().len(), 64 * 80);
                shown += 1;
            }
            Err(reason) => assert_eq!(reason, PortraitRefusal::Form),
        }
    }
    assert!(shown > 30, "{shown}");
    for byte in [1, 0x7F, 0xFE] {
        let extreme = vec![byte; PORTRAIT_MAX_BYTES];
        assert!(
            Portrait::from_bytes(&extreme).is_ok_and(|portrait| portrait.picture().pixels().len() == 5120)
        );
    }
}

#[test]
fn what_is_no_portrait_has_its_reason() {
    let of = |bytes: &[u8]| Portrait::from_bytes(bytes).err();
    assert_eq!(of(&[]), Some(PortraitRefusal::Form));
    assert_eq!(of(&[0, 1]), Some(PortraitRefusal::Form), "no step");
    assert_eq!(of(&[9, 1, 0]), Some(PortraitRefusal::Form), "a zero at the end");
    assert_eq!(of(&[9, 0xFF, 1]), Some(PortraitRefusal::Form), "beyond every decision");
    assert_eq!(of(&[1; PORTRAIT_MAX_BYTES + 1]), Some(PortraitRefusal::TooLarge));
    // Zeros are the likely decisions: everything is said after a few bytes, and the last is one too many.
    let left_over: Vec<u8> = [vec![9], vec![0; 200], vec![1]].concat();
    assert_eq!(of(&left_over), Some(PortraitRefusal::Form), "left over");
}

#[test]
fn only_what_the_digest_names_is_decoded() {
    let bytes = noise(100, 7);
    let digest = PortraitDigest::of(&bytes);
    assert!(Portrait::promised(&bytes, digest).is_ok());
    let mut other = bytes;
    other[50] ^= 1;
    assert_eq!(Portrait::promised(&other, digest).err(), Some(PortraitRefusal::AnotherPerson));
    assert_eq!(Portrait::promised(&[0], digest).err(), Some(PortraitRefusal::AnotherPerson));
}

#[test]
fn a_frame_reads_back_and_other_texts_have_their_reasons() {
    let portrait = Portrait::from_bytes(&noise(300, 3)).unwrap();
    let frame = PortraitFrame::from(&portrait);
    assert_eq!(PortraitFrame::from_text(&frame.to_text()), Ok(frame));
    let sealed = PortraitFrame::Sealed([vec![0x19], vec![5; 320]].concat());
    assert_eq!(PortraitFrame::from_text(&sealed.to_text()), Ok(sealed));
    let of = |text: &str| PortraitFrame::from_text(text).err().map(PortraitRefusal::code);
    let bytes = |bytes: &[u8]| of(&(PORTRAIT_PREFIX.to_owned() + &digits_from_bytes(bytes)));
    assert_eq!(of("DIIA1:123"), Some("portrait_not_a_portrait"));
    assert_eq!(of("DIIA3:12x"), Some("portrait_digits"));
    assert_eq!(of("DIIA3:"), Some("portrait_length"));
    assert_eq!(bytes(&[0x18]), Some("portrait_length"));
    assert_eq!(bytes(&[0x19; 320]), Some("portrait_length"));
    assert_eq!(bytes(&[0x18; 302]), Some("portrait_too_large"));
    assert_eq!(bytes(&[0x28, 1]), Some("portrait_unknown_version"));
    assert_eq!(bytes(&[0x18; 322]), Some("portrait_digits"));
}

//! Portraits, seen from outside: made by the issuer's encoder, drawn by the library.

use diia_citizen::code::portrait::{PORTRAIT_MAX_BYTES, Portrait};
use diia_test_issuer::{encode_portrait, portrait_of_nobody};

#[test]
fn what_the_issuer_drew_is_recognised() {
    for variant in 0..8 {
        let drawn = portrait_of_nobody(variant);
        let bytes = encode_portrait(&drawn);
        assert!(bytes.len() <= PORTRAIT_MAX_BYTES);
        let portrait = Portrait::from_bytes(&bytes).unwrap();
        let shown = portrait.picture().pixels();
        let errors = drawn.iter().zip(shown).map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2));
        let mean = errors.sum::<u64>() / 5120;
        println!("nobody {variant}: {} bytes, fineness {}, mean square error {mean}", bytes.len(), bytes[0]);
        // 27 dB and better: a face photographed on paper and shrunk to this size comes to 26 (core/FORMAT.md §9.3).
        assert!(mean <= 130, "{mean}");
    }
}

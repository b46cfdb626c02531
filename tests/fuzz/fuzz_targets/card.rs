//! Signed cards: any digits, any bytes, and cards whose signature is made again.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::card::run(data);
});

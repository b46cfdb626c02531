//! Issuer lists and status lists, their signatures made again.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::lists::run(data);
});

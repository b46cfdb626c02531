//! Portraits: any text, any bytes, and bytes that an issuer has signed.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::portrait::run(data);
});

//! The thirteen digits as people type them, and the decimal form of bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::digits::run(data);
});

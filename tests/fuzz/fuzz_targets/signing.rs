//! Requests for signatures, certificates of citizens, time stamps.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::signing::run(data);
});

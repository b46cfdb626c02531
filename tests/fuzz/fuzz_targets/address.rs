//! Recipients of letters: any text, and texts that are nearly addresses.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::address::run(data);
});

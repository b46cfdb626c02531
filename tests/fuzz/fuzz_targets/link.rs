//! Links: any text, and good links with edits.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::link::run(data);
});

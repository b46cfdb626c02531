//! Asks and answers between two phones.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::ask::run(data);
});

//! Passes: any text, any bytes, and credentials and passes whose signatures are made again.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::pass::run(data);
});

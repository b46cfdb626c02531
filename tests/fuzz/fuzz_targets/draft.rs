//! Letters: any recipient, subject, text and files, written as a file and as a link.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::draft::run(data);
});

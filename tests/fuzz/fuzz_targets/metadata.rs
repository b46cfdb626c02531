//! Metadata and documents as JSON, and documents put together field by field.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    diia_fuzz::metadata::run(data);
});

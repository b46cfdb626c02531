//! Writes `tests/vectors/*.json`: samples of every format of the library, and for each what a reader must make of it.
//!
//! Nothing here asks the library for an answer. Bytes are put together field by field (`sheet`), digits, character
//! set, HMAC and bar symbols are written a second time, QR symbols come from another encoder, and every expectation is
//! stated where the sample is made, by whoever knows what was broken. Keys follow from labels and signatures from
//! RFC 6979, so two runs write the same bytes.

mod bytes;
mod clocks;
mod digits;
mod flips;
mod json;
mod jwt;
mod keys;
mod lists;
mod passes;
mod plan;
mod sheet;
mod symbols;
mod verdicts;

use std::path::Path;

/// Every file: its name and what must stand in it.
pub fn files() -> Vec<(&'static str, String)> {
    [
        ("passes.json", passes::file()),
        ("verdicts.json", verdicts::file()),
        ("flips.json", flips::file()),
        ("clocks.json", clocks::file()),
        ("lists.json", lists::file()),
        ("digits.json", digits::file()),
        ("symbols.json", symbols::file()),
    ]
    .map(|(name, value)| (name, json::text(&value)))
    .into()
}

/// The names of the files in `folder` that are missing or differ from what [`files`] makes.
pub fn stale(folder: &Path) -> Vec<&'static str> {
    let differs = |name: &str, text: &String| {
        std::fs::read_to_string(folder.join(name)).map_or(true, |present| present != *text)
    };
    files().into_iter().filter(|(name, text)| differs(name, text)).map(|(name, _)| name).collect()
}

/// Writes every file into `folder`.
///
/// # Errors
/// What the file system says.
pub fn write(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    files().into_iter().try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
}

/// The folder of the vectors in this repository.
pub fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors"))
}

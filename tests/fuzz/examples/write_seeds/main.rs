//! Writes the seeds and the dictionaries: `cargo run --release --example write_seeds` in this folder. The same program writes the same bytes.
//! It ends with an error when a kind of end (a verdict, a reason) is reached by no seed: a fuzzer that starts far from
//! the deep places finds little in them.

mod asks;
mod digits;
mod lists;
mod metadata;
mod passes;
mod portraits;
mod requests;
mod signing;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use diia_fuzz::{address, card, draft, link, pass};

/// Seeds by name.
type Seeds = BTreeMap<String, Vec<u8>>;
/// Words of a dictionary.
type Words = BTreeSet<String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = |words: Vec<String>| words.into_iter().collect::<Words>();
    for (target, words) in [
        ("pass", passes::words()),
        ("metadata", metadata::words()),
        ("lists", lists::words()),
        ("link", words(requests::link_words())),
        ("draft", words(requests::draft_words())),
        ("signing", words(signing::words())),
        ("ask", asks::words()),
    ] {
        std::fs::create_dir_all(folder.join("dictionaries"))?;
        let lines: String =
            words.iter().map(|word| format!("\"{}\"\n", word_of_a_dictionary(word))).collect();
        std::fs::write(folder.join(format!("dictionaries/{target}.dict")), lines)?;
    }
    let vectors = folder.join("../vectors");
    let all = [
        ("pass", passes::seeds(), pass::run as fn(&[u8]) -> &'static str, passes::ENDS),
        ("digits", digits::seeds(), diia_fuzz::digits::run, digits::ENDS),
        (
            "metadata",
            metadata::seeds(&vectors.join("metadata.json"))?,
            diia_fuzz::metadata::run,
            metadata::ENDS,
        ),
        ("lists", lists::seeds(), diia_fuzz::lists::run, lists::ENDS),
        ("link", requests::link_seeds(&vectors)?, link::run, requests::LINK_ENDS),
        ("card", requests::card_seeds(&vectors)?, card::run, requests::CARD_ENDS),
        ("address", requests::address_seeds(&vectors)?, address::run, requests::ADDRESS_ENDS),
        ("draft", requests::draft_seeds(), draft::run, requests::DRAFT_ENDS),
        ("signing", signing::seeds(&vectors)?, diia_fuzz::signing::run, signing::ENDS),
        ("ask", asks::seeds(&vectors)?, diia_fuzz::ask::run, asks::ENDS),
        ("portrait", portraits::seeds(&vectors)?, diia_fuzz::portrait::run, portraits::ENDS),
    ];
    for (target, seeds, run, ends) in all {
        let folder = folder.join("seeds").join(target);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, bytes) in &seeds {
            *reached.entry(run(bytes)).or_default() += 1;
            std::fs::write(folder.join(format!("{name}.seed")), bytes)?;
        }
        println!("{target}: {} seeds, which end in {reached:?}", seeds.len());
        let missing: Vec<_> = ends.split_whitespace().filter(|end| !reached.contains_key(end)).collect();
        if !missing.is_empty() {
            return Err(format!("{target}: no seed ends in {missing:?}").into());
        }
    }
    Ok(())
}

/// The fuzzer knows these escapes only.
fn word_of_a_dictionary(word: &str) -> String {
    word.bytes()
        .map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            other => format!("\\x{other:02X}"),
        })
        .collect()
}

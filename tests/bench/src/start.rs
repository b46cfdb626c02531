//! The first code of a process that has just been started, and what it holds in memory.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use diia_citizen::code::symbol::PixelFormat;
use diia_citizen::copy::{Fonts, Pictures, copy_of};
use diia_citizen::text::Language;
use diia_file_storage::FileStorage;
use diia_test_phone::{MemoryStorage, SoftwareKeyStore};

use crate::allocation::{count, held};
use crate::phones::{Hardware, furnish, open, phone_over};
use crate::refresh::refresh;
use crate::report::Report;
use crate::{check, paper};

const FIRST: &str = "first code in a fresh process: vault of files opened, code, symbol, pixels";
const MEMORY: &str = "memory, counted at the allocator";

pub(crate) fn report(report: &mut Report, rounds: usize) {
    first(report, rounds);
    memory(report);
}

fn first(report: &mut Report, rounds: usize) {
    let folder = std::env::temp_dir().join(format!("diia-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder to write in");
    furnish(&open(storage(&folder), hardware(&folder)));
    let mut inside = Vec::new();
    for _ in 0..(rounds / 10).max(5) {
        let printed = child(&["first", &folder.to_string_lossy()]);
        inside.push(printed.trim().parse::<f64>().expect("microseconds"));
    }
    let _ = std::fs::remove_dir_all(folder);
    inside.sort_by(f64::total_cmp);
    report.figure(FIRST, "from the opening of the vault to the picture", inside[inside.len() / 2], "µs");
}

fn child(arguments: &[&str]) -> String {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).args(arguments).output().expect("this program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a number")
}

/// What the child does: prints the microseconds from the opening of the vault to the picture.
pub(crate) fn first_code(folder: &Path) {
    let hardware = hardware(folder);
    let start = Instant::now();
    let phone = open(storage(folder), hardware);
    let mut image = Vec::new();
    refresh(&phone, PixelFormat::Alpha, &mut image);
    println!("{}", start.elapsed().as_secs_f64() * 1e6);
}

fn storage(folder: &Path) -> FileStorage {
    FileStorage::open(folder.join("vault")).expect("a folder to write in")
}

fn hardware(folder: &Path) -> Hardware {
    Hardware::new(SoftwareKeyStore::kept_in(folder.join("keys")).expect("a file to write"))
}

fn memory(report: &mut Report) {
    let before = held();
    let storage = MemoryStorage::new();
    let phone = phone_over(storage.clone());
    // The records themselves are in memory here; on a phone they are files.
    let records = storage.bytes();
    let rest = held().saturating_sub(before).saturating_sub(records);
    report.figure(MEMORY, "at rest: one document, both lists", rest as f64, "bytes");
    let scanned = check::scanned(&phone);
    let mut image = Vec::new();
    refresh(&phone, PixelFormat::Alpha, &mut image);
    for (what, peak) in [
        (
            "most during a refresh, beyond the image",
            count(|| refresh(&phone, PixelFormat::Alpha, &mut image)).1.peak,
        ),
        ("most during a check", count(|| phone.citizen.check(&scanned)).1.peak),
        ("most during a copy", count(copy).1.peak),
    ] {
        report.figure(MEMORY, what, peak as f64, "bytes");
    }
}

fn copy() -> usize {
    let copy = copy_of(
        &paper::document(),
        &paper::stamp(),
        Pictures::Include,
        Language::Ukrainian,
        &Fonts::built_in(),
    );
    copy.expect("a copy").bytes().len()
}

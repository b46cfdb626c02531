//! How a phone's vault grows: 1 to 10,000 documents, 1 to 100,000 receipts, over the ready storage of files.
//!
//!     cargo run --release -p diia-conformance --example vault_growth [FOLDER]
//!
//! FOLDER is where the files go; without it, the system's folder for temporary files. Times are of this machine and its
//! disk; look at the columns "per …", which stay level or fall where growth is linear or better.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Instant;

use diia_citizen::citizen::{Citizen, ReceiptFilter, Scanned};
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{Storage, StorageChange};
use diia_conformance::kept::{document, know_issuers, ports, settings};
use diia_conformance::{MORNING, authority};
use diia_file_storage::FileStorage;
use diia_test_issuer::{card_link, cnap};
use diia_test_phone::{MemoryStorage, Offline, PhonePorts, SettableClock, SoftwareKeyStore, run};

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call is handed to the system's allocator as it came; only sizes are noted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(HELD.fetch_add(layout.size(), SeqCst) + layout.size(), SeqCst);
        // SAFETY: the caller's promises are the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), SeqCst);
        // SAFETY: as above, and the pointer came from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const DOCUMENTS: [usize; 5] = [1, 10, 100, 1_000, 10_000];
const RECEIPTS: [usize; 6] = [1, 10, 100, 1_000, 10_000, 100_000];
const PAGE: usize = 50;

/// What one step cost.
struct Cost {
    millis: f64,
    peak: usize,
}

fn measure<T>(step: impl FnOnce() -> T) -> (T, Cost) {
    let before = HELD.load(SeqCst);
    PEAK.store(before, SeqCst);
    let start = Instant::now();
    let value = step();
    let millis = start.elapsed().as_secs_f64() * 1000.0;
    (value, Cost { millis, peak: PEAK.load(SeqCst).saturating_sub(before) })
}

fn main() {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    println!("documents  open ms  per doc µs  overview ms  add one ms  held kB");
    let (memory, phone) = furnished();
    let mut there = 0;
    for count in DOCUMENTS {
        for number in there..count {
            let held = document(&phone.keys, DocumentKind::InternalPassport, &format!("document {number}"));
            run(phone.citizen.add_document(held)).expect("room for a document");
        }
        there = count;
        eprintln!("  {count} documents are made");
        documents(&folder, &memory, &phone, count);
    }

    println!();
    println!(
        " receipts  open ms  first page ms  add one ms  export ms  per receipt µs  held kB  peak of export kB"
    );
    let (memory, phone) = furnished();
    know_issuers(&phone.citizen);
    let link = card_link(&cnap(MORNING), "5e8decccb6790d73ad838c5d", &authority().card_key);
    let mut there = 0;
    for count in RECEIPTS {
        for _ in there..count {
            refuse(&phone.citizen, &phone.clock, &link);
        }
        there = count;
        eprintln!("  {count} receipts are made");
        receipts(&folder, &memory, &phone, &link, count);
    }
}

struct Furnished {
    citizen: Citizen<PhonePorts<Offline, MemoryStorage>>,
    keys: SoftwareKeyStore,
    clock: SettableClock,
}

/// A phone in memory: what it keeps is then copied into files, which would take minutes to write one by one.
fn furnished() -> (MemoryStorage, Furnished) {
    let memory = MemoryStorage::new();
    let ports = ports(memory.clone());
    let (keys, clock) = (ports.keys.clone(), ports.clock.clone());
    let citizen = run(Citizen::open(ports, settings())).expect("an empty storage");
    (memory, Furnished { citizen, keys, clock })
}

/// Each receipt is of a request of its own: the clock goes on.
fn refuse<S: Storage>(citizen: &Citizen<PhonePorts<Offline, S>>, clock: &SettableClock, link: &str) {
    clock.pass(1);
    let Ok(Scanned::Request(request)) = citizen.scan(link) else { panic!("a card that is believed") };
    run(citizen.refuse(&mut citizen.consent(*request, None))).expect("a receipt that is kept");
}

/// The records as files, and the phone that finds them there.
fn open(
    folder: &Path,
    memory: &MemoryStorage,
    phone: &Furnished,
) -> (PathBuf, Citizen<PhonePorts<Offline, FileStorage>>, Cost, usize) {
    let path = folder.join(format!("diia-vault-growth-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    let storage = FileStorage::open(&path).expect("a folder to write in");
    let names = run(memory.list("")).expect("memory answers");
    let changes = names.into_iter().map(|name| {
        let bytes = run(memory.get(&name)).expect("memory answers").expect("a listed record");
        StorageChange::Put { name, bytes }
    });
    run(storage.batch(changes.collect())).expect("room on the disk");
    let ports = PhonePorts { keys: phone.keys.clone(), clock: phone.clock.clone(), ..ports(storage) };
    let before = HELD.load(SeqCst);
    let (citizen, cost) = measure(|| run(Citizen::open(ports, settings())).expect("a whole vault"));
    let held = HELD.load(SeqCst).saturating_sub(before);
    (path, citizen, cost, held)
}

fn documents(folder: &Path, memory: &MemoryStorage, phone: &Furnished, count: usize) {
    let (path, citizen, opening, held) = open(folder, memory, phone);
    let (summaries, listing) = measure(|| citizen.documents().expect("a clock"));
    assert_eq!(summaries.len(), count);
    let new = document(&phone.keys, DocumentKind::TaxpayerCard, "one more");
    let ((), adding) = measure(|| run(citizen.add_document(new)).expect("room for a document"));
    println!(
        "{count:>9}  {:>7.1}  {:>10.1}  {:>11.2}  {:>10.1}  {:>7}",
        opening.millis,
        per(opening.millis, count),
        listing.millis,
        adding.millis,
        held / 1000,
    );
    drop(citizen);
    let _ = std::fs::remove_dir_all(path);
}

fn receipts(folder: &Path, memory: &MemoryStorage, phone: &Furnished, link: &str, count: usize) {
    let (path, citizen, opening, held) = open(folder, memory, phone);
    let all = ReceiptFilter::default();
    let (page, listing) = measure(|| run(citizen.receipts(&all, None, PAGE)).expect("a storage"));
    assert_eq!(page.receipts.len(), PAGE.min(count));
    let ((), adding) = measure(|| refuse(&citizen, &phone.clock, link));
    let (export, exporting) = measure(|| run(citizen.export_receipts(&all)).expect("a storage"));
    assert_eq!((&export.faults[..], export.receipts), (&[][..], count as u64 + 1));
    black_box(&export.json);
    println!(
        "{count:>9}  {:>7.1}  {:>13.2}  {:>10.1}  {:>9.1}  {:>14.1}  {:>7}  {:>17}",
        opening.millis,
        listing.millis,
        adding.millis,
        exporting.millis,
        per(exporting.millis, count),
        held / 1000,
        exporting.peak / 1000,
    );
    drop(citizen);
    let _ = std::fs::remove_dir_all(path);
}

#[allow(clippy::cast_precision_loss, reason = "counts up to 100,000")]
fn per(millis: f64, count: usize) -> f64 {
    millis * 1000.0 / count as f64
}

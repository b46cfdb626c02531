//! A phone's vault over the ready storage of files: 1 to 10,000 documents, 1 to 100,000 receipts.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use diia_citizen::citizen::{Citizen, ReceiptFilter, Scanned};
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{Storage, StorageChange};
use diia_conformance::kept::{document, know_issuers, ports, settings};
use diia_conformance::{MORNING, authority};
use diia_file_storage::FileStorage;
use diia_test_issuer::{card_link, cnap};
use diia_test_phone::{MemoryStorage, Offline, PhonePorts, SettableClock, SoftwareKeyStore, run};

use super::{Cost, measure, micros_per};
use crate::allocation::held;

const DOCUMENTS: [usize; 5] = [1, 10, 100, 1_000, 10_000];
const RECEIPTS: [usize; 6] = [1, 10, 100, 1_000, 10_000, 100_000];
const PAGE: usize = 50;

/// 1 to 10,000 documents.
pub(super) fn print_documents(folder: &Path) {
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
        documents(folder, &memory, &phone, count);
    }
}

/// 1 to 100,000 receipts.
pub(super) fn print_receipts(folder: &Path) {
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
        receipts(folder, &memory, &phone, &link, count);
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
    let before = held();
    let (citizen, cost) = measure(|| run(Citizen::open(ports, settings())).expect("a whole vault"));
    let held = held().saturating_sub(before);
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
        micros_per(opening.millis, count),
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
        micros_per(exporting.millis, count),
        held / 1000,
        exporting.peak / 1000,
    );
    drop(citizen);
    let _ = std::fs::remove_dir_all(path);
}

//! What a phone keeps is there when it starts anew, and what was done to it meanwhile is found.

use diia_citizen::check::Outcome as CheckOutcome;
use diia_citizen::citizen::{Citizen, DocumentId, ReceiptFilter};
use diia_citizen::code::credential::Profile;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{KeyAlias, KeyStore, KeyStoreError, Storage, StorageChange, StorageName};
use diia_citizen::receipt::{ChainFault, Outcome, Receipt};
use diia_citizen::text::Bilingual;
use diia_citizen::time::ClockState;
use diia_citizen::vault::{
    COUNTER, SEGMENT_LENGTH, VaultError, VaultFinding, WRAPPING_KEY, decode_key_record,
};
use diia_conformance::kept::{asked, document, know_issuers, open, ports, refuse, settings};
use diia_conformance::{MORNING, authority, outcome, phone_of, status_list};
use diia_test_phone::{MemoryStorage, Offline, PhonePorts, run};
use sha2::{Digest, Sha256};

type Phone = PhonePorts<Offline, MemoryStorage>;

const CARD: &str = "my card";
const TAX: &str = "my tax number";

fn id(name: &str) -> DocumentId {
    DocumentId(name.into())
}

/// A phone with two documents, the issuers, and some receipts.
fn filled(receipts: u64) -> (Phone, Vec<Receipt>) {
    let phone = ports(MemoryStorage::new());
    let citizen = open(&phone).unwrap();
    assert_eq!(citizen.vault_report().findings, []);
    run(citizen.synchronise_clock(MORNING)).unwrap();
    know_issuers(&citizen);
    for (kind, name) in [(DocumentKind::InternalPassport, CARD), (DocumentKind::TaxpayerCard, TAX)] {
        run(citizen.add_document(document(&phone.keys, kind, name))).unwrap();
    }
    let receipts = (0..receipts).map(|_| refuse(&citizen, &phone.clock)).collect();
    (phone, receipts)
}

fn names(phone: &Phone) -> Vec<String> {
    run(phone.storage.list("")).unwrap().iter().map(|name| name.as_str().to_owned()).collect()
}

fn record(phone: &Phone, name: &str) -> Vec<u8> {
    run(phone.storage.get(&StorageName::new(name).unwrap())).unwrap().unwrap()
}

fn write(phone: &Phone, name: &str, bytes: &[u8]) {
    run(phone.storage.put(&StorageName::new(name).unwrap(), bytes)).unwrap();
}

fn remove(phone: &Phone, name: &str) {
    run(phone.storage.remove(&StorageName::new(name).unwrap())).unwrap();
}

fn snapshot(phone: &Phone) -> Vec<(String, Vec<u8>)> {
    names(phone).into_iter().map(|name| (name.clone(), record(phone, &name))).collect()
}

/// The same records as before, and no counter that would tell.
fn put_back(phone: &Phone, snapshot: &[(String, Vec<u8>)]) {
    phone.keys.forget_counters();
    restore(phone, snapshot);
}

fn restore(phone: &Phone, snapshot: &[(String, Vec<u8>)]) {
    names(phone).iter().for_each(|name| remove(phone, name));
    snapshot.iter().for_each(|(name, bytes)| write(phone, name, bytes));
}

fn all_receipts(citizen: &Citizen<Phone>) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    let mut before = None;
    loop {
        let page = run(citizen.receipts(&ReceiptFilter::default(), before, 10)).unwrap();
        receipts.extend(page.receipts);
        before = page.before;
        if before.is_none() {
            receipts.reverse();
            return receipts;
        }
    }
}

fn findings(phone: &Phone) -> Vec<&'static str> {
    open(phone).unwrap().vault_report().findings.iter().map(|finding| finding.code()).collect()
}

fn shows(citizen: &Citizen<Phone>, name: &str) -> bool {
    run(citizen.show(&id(name), Profile::Identity, true)).is_ok()
}

#[test]
fn everything_is_there_after_a_new_start() {
    let (phone, receipts) = filled(3);
    let citizen = open(&phone).unwrap();
    run(citizen.synchronise_clock(MORNING.plus_millis(5_000))).unwrap();
    run(citizen.take_status_list(&status_list(&authority()))).unwrap();
    run(citizen.order_documents(&[id(TAX)])).unwrap();
    drop(citizen);

    let citizen = open(&phone).unwrap();
    assert_eq!(citizen.vault_report().findings, []);
    assert!(citizen.vault_report().rollback_is_noticed);
    assert!(shows(&citizen, CARD) && shows(&citizen, TAX));
    let order: Vec<_> = citizen.documents().unwrap().into_iter().map(|document| document.id.0).collect();
    assert_eq!(order, [TAX, CARD]);
    assert_eq!(all_receipts(&citizen), receipts);
    assert_eq!(
        citizen.now().unwrap().state,
        ClockState::Synchronised,
        "confirmed before the app started anew"
    );
    let (holder, shown) = phone_of("nadiia", DocumentKind::InternalPassport, 7);
    let code = run(holder.citizen.show(&shown, Profile::Status, false)).unwrap();
    let verdict = citizen.check(code.text()).unwrap();
    assert_eq!(verdict.outcome(), CheckOutcome::Valid, "{}", outcome(&verdict));
    assert!(asked(&citizen).warnings().is_empty(), "the requester is known from its receipts");
}

#[test]
fn a_removed_document_is_gone_with_its_key_and_the_others_stay() {
    let (phone, _) = filled(0);
    let citizen = open(&phone).unwrap();
    let before = names(&phone).len();
    run(citizen.remove_document(&id(CARD))).unwrap();
    assert_eq!(
        run(citizen.remove_document(&id(CARD))).err().map(|error| error.code()),
        Some("unknown_document")
    );
    assert_eq!(names(&phone).len(), before - 1);
    let key = run(phone.keys.public_key(&KeyAlias(format!("key of {CARD}"))));
    assert_eq!(key.err(), Some(KeyStoreError::Missing));
    let citizen = open(&phone).unwrap();
    assert!(!shows(&citizen, CARD) && shows(&citizen, TAX));
    assert_eq!(citizen.vault_report().findings, []);
}

#[test]
fn nothing_readable_is_in_the_storage() {
    let (phone, _) = filled(2);
    for (name, bytes) in snapshot(&phone) {
        for clear in ["Зразкова", "Зразкове", "00000017", "cnap", "passport", CARD, "credential"]
        {
            assert!(
                !bytes.windows(clear.len()).any(|window| window == clear.as_bytes()),
                "{clear} in {name}"
            );
            assert!(!name.contains(clear), "{name}");
        }
    }
}

#[test]
fn every_record_that_is_cut_changed_or_gone_is_named_and_the_rest_is_read() {
    let (phone, receipts) = filled(70);
    let whole = snapshot(&phone);
    let mut seen = std::collections::BTreeMap::<&str, usize>::new();
    for (name, bytes) in &whole {
        let mut flipped = bytes.clone();
        *flipped.last_mut().unwrap() ^= 1;
        let cuts: Vec<Option<&[u8]>> = vec![None, Some(&[]), Some(&bytes[..bytes.len() / 2]), Some(&flipped)];
        for damage in cuts {
            put_back(&phone, &whole);
            match damage {
                None => remove(&phone, name),
                Some(bytes) => write(&phone, name, bytes),
            }
            let citizen = open(&phone).unwrap_or_else(|error| panic!("{name}: {error}"));
            let report = citizen.vault_report();
            // One of two copies of the key is enough, and is made good at once. A full segment of receipts is looked at
            // only when it is read.
            let silent = name.starts_with("vault-key") || name == "receipts-00000000";
            assert_eq!(report.findings.is_empty(), silent, "{name}: {report:?}");
            report.findings.iter().for_each(|finding| *seen.entry(finding.code()).or_default() += 1);
            let shown = usize::from(shows(&citizen, CARD)) + usize::from(shows(&citizen, TAX));
            assert_eq!(shown, if name.starts_with("document-") { 1 } else { 2 }, "{name}");
            let left = all_receipts(&citizen);
            let faults = run(citizen.check_receipts()).unwrap();
            let expected = match name.as_str() {
                "receipts-00000000" => (&receipts[64..], vec![ChainFault::Missing { from: 1, to: 64 }]),
                "receipts-00000001" => (&receipts[..64], vec![ChainFault::Missing { from: 65, to: 70 }]),
                _ => (&receipts[..], vec![]),
            };
            assert_eq!((&left[..], faults), expected, "{name}");
            // Life goes on: the next receipt has the next number, and the next start finds no new fault.
            know_issuers(&citizen);
            assert_eq!(refuse(&citizen, &phone.clock).number, 71, "{name}");
            let again = open(&phone).unwrap();
            let left: usize = all_receipts(&again).len();
            assert_eq!(left, expected.0.len() + 1, "{name}");
            assert!(!again.vault_report().findings.contains(&VaultFinding::IndexRebuilt), "{name}");
        }
    }
    println!("{seen:?}");
    for code in
        ["vault_document_damaged", "vault_document_missing", "vault_index_rebuilt", "vault_list_damaged"]
    {
        assert!(seen.contains_key(code), "{code}");
    }
}

#[test]
fn records_that_change_places_or_come_back_are_found() {
    let (phone, _) = filled(1);
    let documents: Vec<_> = names(&phone).into_iter().filter(|name| name.starts_with("document-")).collect();
    let [one, other] = &documents[..] else { panic!("two documents") };
    let before = snapshot(&phone);

    let (first, second) = (record(&phone, one), record(&phone, other));
    write(&phone, one, &second);
    write(&phone, other, &first);
    assert_eq!(findings(&phone), ["vault_document_damaged", "vault_document_damaged"]);

    put_back(&phone, &before);
    write(&phone, "document-00000000000000000000000000000000", &first);
    remove(&phone, one);
    assert_eq!(findings(&phone), ["vault_document_missing"]);

    // An older copy of a record, of a table of contents, of the newest segment.
    put_back(&phone, &before);
    let citizen = open(&phone).unwrap();
    know_issuers(&citizen);
    run(citizen.add_document(document(&phone.keys, DocumentKind::InternalPassport, CARD))).unwrap();
    run(citizen.add_document(document(&phone.keys, DocumentKind::TaxpayerCard, TAX))).unwrap();
    refuse(&citizen, &phone.clock);
    let after = snapshot(&phone);
    let replayed = |name: &str| {
        put_back(&phone, &after);
        let old = before.iter().find(|(held, _)| held == name).unwrap();
        write(&phone, name, &old.1);
        findings(&phone)
    };
    assert_eq!(replayed(one), ["vault_document_older"]);
    assert_eq!(replayed("vault-documents"), ["vault_index_rebuilt"]);
    assert_eq!(replayed("vault-receipts"), ["vault_index_rebuilt"]);
    assert_eq!(replayed("receipts-00000000"), ["vault_receipts_missing"]);
    let list = names(&phone).into_iter().find(|name| name.starts_with("list-")).unwrap();
    assert_eq!(replayed(&list), ["vault_list_damaged"]);
    // With the head back, everything it names is of a later write than it says.
    assert!(replayed("vault-head").contains(&"vault_index_rebuilt"));
}

#[test]
fn an_older_copy_of_everything_is_found_by_the_counter_of_the_key_store() {
    let (phone, _) = filled(1);
    let older = snapshot(&phone);
    let citizen = open(&phone).unwrap();
    refuse(&citizen, &phone.clock);
    drop(citizen);
    restore(&phone, &older);
    assert_eq!(findings(&phone), ["vault_rolled_back"]);
    assert_eq!(findings(&phone), [] as [&str; 0], "it is told once");
    let citizen = open(&phone).unwrap();
    let export = run(citizen.export_receipts(&ReceiptFilter::default())).unwrap();
    assert_eq!(
        export.interruptions.iter().map(|one| one.after).collect::<Vec<_>>(),
        [1],
        "and kept for ever"
    );
    assert_eq!(refuse(&citizen, &phone.clock).number, 2);
    assert_eq!(findings(&phone), [] as [&str; 0]);
    restore(&phone, &older);
    assert_eq!(findings(&phone), ["vault_rolled_back"]);
}

#[test]
fn an_emptied_storage_is_told_from_a_new_phone() {
    let (phone, _) = filled(1);
    restore(&phone, &[]);
    assert_eq!(findings(&phone), ["vault_started_anew"]);
    assert_eq!(findings(&phone), [] as [&str; 0]);
    assert!(run(phone.keys.counter(COUNTER)).unwrap().unwrap() > 4, "numbers of writes go on");
}

#[test]
fn a_lost_key_is_said_and_nothing_is_removed_before_the_citizen_starts_over() {
    let (phone, _) = filled(1);
    let before = snapshot(&phone);
    let lost = |phone: &Phone| open(phone).err();
    run(phone.keys.delete(&KeyAlias(WRAPPING_KEY.into()))).unwrap();
    assert_eq!(lost(&phone), Some(VaultError::KeyLost));
    phone.keys.fail_next(KeyStoreError::Unavailable);
    assert_eq!(lost(&phone), Some(VaultError::KeyStore(KeyStoreError::Unavailable)), "try again");
    remove(&phone, "vault-key-a");
    assert_eq!(lost(&phone), Some(VaultError::KeyLost));
    remove(&phone, "vault-key-b");
    assert_eq!(lost(&phone), Some(VaultError::KeyLost), "records without a key are no new phone");
    restore(&phone, &before);
    assert_eq!(lost(&phone), Some(VaultError::KeyLost));
    assert_eq!(snapshot(&phone), before);

    let citizen = run(Citizen::start_over(phone.clone(), settings())).unwrap();
    know_issuers(&citizen);
    assert_eq!(refuse(&citizen, &phone.clock).number, 1);
    assert!(names(&phone).iter().all(|name| !name.starts_with("document-")));
    assert_eq!(findings(&phone), [] as [&str; 0]);
}

#[test]
fn a_later_version_is_not_overwritten() {
    let (phone, _) = filled(1);
    let before = snapshot(&phone);
    let key_record = record(&phone, "vault-key-a");
    let wrapped = decode_key_record(&key_record).unwrap().unwrap();
    let body = [&[2], wrapped].concat();
    let check = Sha256::digest([&b"diia-citizen/1/vault-key\0"[..], &body].concat());
    for name in ["vault-key-a", "vault-key-b"] {
        restore(&phone, &before);
        write(&phone, name, &[&body[..], &check].concat());
        let later = snapshot(&phone);
        assert_eq!(open(&phone).err(), Some(VaultError::NewerFormat), "{name}");
        assert_eq!(snapshot(&phone), later);
    }
}

#[test]
fn a_worn_byte_in_one_record_does_not_lock_the_others() {
    let (phone, _) = filled(1);
    let before = snapshot(&phone);
    for (name, bytes) in before.iter().filter(|(name, _)| !name.starts_with("vault-key")) {
        restore(&phone, &before);
        write(&phone, name, &[&[bytes[0] ^ 0x62], &bytes[1..]].concat());
        assert!(open(&phone).is_ok(), "{name}");
    }
}

#[test]
fn the_second_of_two_processes_is_stopped_before_it_writes_over_the_first() {
    let (phone, _) = filled(1);
    let (first, second) = (open(&phone).unwrap(), open(&phone).unwrap());
    refuse(&first, &phone.clock);
    let mut consent = asked(&second);
    let refused = run(second.refuse(&mut consent)).unwrap_err();
    assert_eq!(refused.code(), "vault_changed_elsewhere");
    assert_ne!(refused.text(), Bilingual::new("", ""));
    assert_eq!(refuse(&first, &phone.clock).number, 3);
    let third = open(&phone).unwrap();
    assert_eq!(all_receipts(&third).len(), 3);
}

#[test]
fn receipts_are_filtered_and_paged() {
    let (phone, receipts) = filled(2 * SEGMENT_LENGTH + 3);
    let citizen = open(&phone).unwrap();
    let page = |filter: &ReceiptFilter, before, limit| run(citizen.receipts(filter, before, limit)).unwrap();
    let first = page(&ReceiptFilter::default(), None, 5);
    assert_eq!(
        first.receipts.iter().map(|receipt| receipt.number).collect::<Vec<_>>(),
        [131, 130, 129, 128, 127]
    );
    assert_eq!((first.before, first.faults), (Some(127), vec![]));
    assert_eq!(all_receipts(&citizen), receipts);
    let is = |filter: ReceiptFilter| page(&filter, None, usize::MAX).receipts.len();
    assert_eq!(is(ReceiptFilter { requester: Some("00000017".into()), ..ReceiptFilter::default() }), 131);
    assert_eq!(is(ReceiptFilter { requester: Some("00000018".into()), ..ReceiptFilter::default() }), 0);
    assert_eq!(is(ReceiptFilter { outcome: Some(Outcome::Refused), ..ReceiptFilter::default() }), 131);
    assert_eq!(is(ReceiptFilter { outcome: Some(Outcome::Expired), ..ReceiptFilter::default() }), 0);
    assert_eq!(
        is(ReceiptFilter { document_type: Some("pension-card".into()), ..ReceiptFilter::default() }),
        0
    );
    let from = Some(MORNING.plus_millis(10));
    let until = Some(MORNING.plus_millis(20));
    assert_eq!(is(ReceiptFilter { from, until, ..ReceiptFilter::default() }), 10);
    assert_eq!(run(citizen.receipt(64)).unwrap().as_ref(), receipts.get(63));
    assert_eq!(run(citizen.receipt(132)).unwrap(), None);
}

#[test]
fn batches_carry_the_head_so_that_a_crash_leaves_the_old_vault_or_the_new_one() {
    #[derive(Clone)]
    struct Watching(MemoryStorage);
    impl Storage for Watching {
        async fn get(
            &self,
            name: &StorageName,
        ) -> Result<Option<Vec<u8>>, diia_citizen::ports::StorageError> {
            self.0.get(name).await
        }
        async fn put(&self, _: &StorageName, _: &[u8]) -> Result<(), diia_citizen::ports::StorageError> {
            panic!("a single write is never whole")
        }
        async fn remove(&self, _: &StorageName) -> Result<(), diia_citizen::ports::StorageError> {
            panic!("a single removal is never whole")
        }
        async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, diia_citizen::ports::StorageError> {
            self.0.list(prefix).await
        }
        async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), diia_citizen::ports::StorageError> {
            let is_head = |change: &StorageChange| matches!(change, StorageChange::Put { name, .. } if name.as_str() == "vault-head");
            assert_eq!(changes.iter().filter(|change| is_head(change)).count(), 1);
            self.0.batch(changes).await
        }
    }
    let phone = ports(Watching(MemoryStorage::new()));
    let citizen = open(&phone).unwrap();
    know_issuers(&citizen);
    run(citizen.add_document(document(&phone.keys, DocumentKind::TaxpayerCard, TAX))).unwrap();
    refuse(&citizen, &phone.clock);
    run(citizen.remove_document(&id(TAX))).unwrap();
}

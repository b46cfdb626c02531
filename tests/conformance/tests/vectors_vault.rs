//! `tests/vectors/vault.json` against the library: single records, and whole vaults as a storage holds them. The vaults of
//! every version stay in the file, and are opened for ever.

use std::collections::BTreeMap;

use diia_citizen::citizen::ReceiptFilter;
use diia_citizen::ports::{KeyAlias, KeyStore, Storage, StorageName};
use diia_citizen::time::ClockState;
use diia_citizen::vault::{COUNTER, DataKey, VERSION, WRAPPING_KEY};
use diia_conformance::kept::{open, ports};
use diia_conformance::vectors::{Comparison, bytes, file, hex, list, number, text};
use diia_test_phone::{MemoryStorage, Offline, PhonePorts, run};
use serde_json::{Value, json};

type Phone = PhonePorts<Offline, MemoryStorage>;

fn data_key(file: &Value) -> DataKey {
    DataKey::from_bytes(&bytes(text(file, "data_key"))).expect("32 bytes")
}

/// A phone whose storage holds these records.
fn phone(records: &BTreeMap<String, Vec<u8>>, counter: &Value) -> Phone {
    let phone = ports(MemoryStorage::new());
    // Wrapping something makes the wrapping key, which follows from its name.
    run(phone.keys.wrap_key(&KeyAlias(WRAPPING_KEY.into()), &[0])).expect("a wrapping key");
    for (name, record) in records {
        run(phone.storage.put(&StorageName::new(name).expect("a name"), record)).expect("a record");
    }
    match counter.as_u64() {
        Some(value) => run(phone.keys.raise_counter(COUNTER, value)).expect("a counter"),
        None => phone.keys.have_no_counters(),
    }
    phone
}

fn records(object: &Value) -> BTreeMap<String, Vec<u8>> {
    let members = object.as_object().expect("an object");
    members.iter().map(|(name, record)| (name.clone(), bytes(record.as_str().expect("hex")))).collect()
}

fn spoiled(file: &Value, changes: &Value) -> BTreeMap<String, Vec<u8>> {
    let base = list(&file["good"]).iter().find(|vault| vault["name"] == file["base"]).expect("the base");
    let mut records = records(&base["records"]);
    for (name, record) in changes.as_object().expect("an object") {
        match record.as_str() {
            Some(record) => drop(records.insert(name.clone(), bytes(record))),
            None => drop(records.remove(name)),
        }
    }
    records
}

/// What the library finds, in the words of the file.
fn found(phone: &Phone) -> Value {
    let citizen = open(phone).expect("it opens");
    let documents = citizen.documents().expect("the clock answers");
    let page = run(citizen.receipts(&ReceiptFilter::default(), None, usize::MAX)).expect("it reads");
    let ends = [page.receipts.last(), page.receipts.first()];
    let export = run(citizen.export_receipts(&ReceiptFilter::default())).expect("it reads");
    let after: Vec<_> = export.interruptions.iter().map(|one| one.after).collect();
    assert_eq!(export.receipts, page.receipts.len() as u64);
    let mut found = json!({
        "documents": documents.iter().map(|document| document.id.0.as_str()).collect::<Vec<_>>(),
        "receipts": ends.iter().flatten().map(|receipt| receipt.number).collect::<Vec<_>>(),
        "findings": citizen.vault_report().findings.iter().map(|one| one.code()).collect::<Vec<_>>(),
    });
    let faults: Vec<_> = export.faults.iter().map(|fault| fault.code()).collect();
    let is_told = citizen.vault_report().findings.iter().any(|one| one.code().starts_with("vault_receipt"));
    if !faults.is_empty() && !is_told {
        found["faults"] = json!(faults);
    }
    if !after.is_empty() {
        found["interruptions"] = json!(after);
    }
    found
}

#[test]
fn single_records() {
    let file = file("vault.json");
    assert_eq!(number(&file, "version"), i64::from(VERSION));
    let key = data_key(&file);
    let mut comparison = Comparison::new();
    for vector in list(&file["records"]) {
        let (name, record) = (text(vector, "name"), text(vector, "record"));
        let (sealed, content) = (bytes(text(vector, "sealed")), bytes(text(vector, "content")));
        let generation = vector["generation"].as_u64().expect("a number");
        let salt = bytes(text(vector, "salt")).try_into().expect("32 bytes");
        let opened = key.open(record, &sealed).map(|opened| (opened.generation, opened.content.to_vec()));
        comparison.expect(name, Ok((generation, content.clone())), opened);
        comparison.expect(name, Ok(sealed), key.seal_with_salt(&salt, record, generation, &content));
    }
    for vector in list(&file["names"]) {
        let about = text(vector, "about");
        comparison.expect(about, text(vector, "name"), hex(&key.hidden_name(about.as_bytes())).as_str());
    }
    comparison.finish();
}

#[test]
fn good_vaults_open_without_a_finding() {
    let file = file("vault.json");
    let mut comparison = Comparison::new();
    for vault in list(&file["good"]) {
        let phone = phone(&records(&vault["records"]), &vault["counter"]);
        comparison.expect(text(vault, "name"), &vault["expected"], &found(&phone));
        let citizen = open(&phone).expect("it opens");
        comparison.expect(
            text(vault, "name"),
            !vault["counter"].is_null(),
            citizen.vault_report().rollback_is_noticed,
        );
    }
    comparison.finish();
}

#[test]
fn spoiled_vaults_give_what_can_be_read_and_name_the_rest() {
    let file = file("vault.json");
    let mut comparison = Comparison::new();
    for vault in list(&file["spoiled"]) {
        let phone = phone(&spoiled(&file, &vault["changes"]), &vault["counter"]);
        comparison.expect(text(vault, "name"), &vault["expected"], &found(&phone));
    }
    comparison.finish();
}

#[test]
fn what_must_not_be_opened_is_not_touched() {
    let file = file("vault.json");
    let mut comparison = Comparison::new();
    for vault in list(&file["refused"]) {
        let records = spoiled(&file, &vault["changes"]);
        let phone = phone(&records, &json!(7));
        comparison.expect(
            text(vault, "name"),
            Some(text(vault, "reason")),
            open(&phone).err().map(|error| error.code()),
        );
        let after: BTreeMap<_, _> = run(phone.storage.list(""))
            .expect("it lists")
            .iter()
            .map(|name| {
                (
                    name.as_str().to_owned(),
                    run(phone.storage.get(name)).expect("it reads").expect("it is there"),
                )
            })
            .collect();
        comparison.expect(text(vault, "name"), true, after == records);
    }
    comparison.finish();
}

#[test]
fn the_confirmed_time_and_the_issuers_are_read_too() {
    let file = file("vault.json");
    let base = list(&file["good"]).iter().find(|vault| vault["name"] == file["base"]).expect("the base");
    let phone = phone(&records(&base["records"]), &base["counter"]);
    let citizen = open(&phone).expect("it opens");
    assert_eq!(citizen.now().expect("the clock answers").state, ClockState::Restarted, "of another boot");
    assert!(citizen.overview().expect("the clock answers").issuer_list.is_some());
}

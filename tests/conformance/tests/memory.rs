//! A process opens a vault, uses it and lets it go. Then its memory is searched for keys, tax numbers and names.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::process::Command;

use diia_citizen::document::{DocumentKind, FieldRole};
use diia_citizen::ports::{KeyAlias, KeyStore, Storage, StorageName};
use diia_citizen::vault::{WRAPPING_KEY, decode_key_record};
use diia_conformance::crash::phone_in;
use diia_conformance::kept::{document, know_issuers, open, refuse};
use diia_conformance::person;
use diia_test_phone::run;
use ring::hkdf;

struct Any(usize);

impl hkdf::KeyType for Any {
    fn len(&self) -> usize {
        self.0
    }
}

/// The key that a record was sealed with, as VAULT.md derives it.
fn record_key(data_key: &[u8], sealed: &[u8]) -> Vec<u8> {
    let mut secret = [0; 44];
    let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, &sealed[1..33]).extract(data_key);
    let info = [&b"diia-citizen/1/vault-record\0"[..]];
    extracted.expand(&info, Any(44)).and_then(|okm| okm.fill(&mut secret)).unwrap();
    secret[..32].to_vec()
}

/// What must not stay behind, and whether it must be there while the vault is open: or else the search proves nothing.
fn needles(folder: &std::path::Path) -> Vec<(String, Vec<u8>, bool)> {
    let phone = phone_in(folder).unwrap();
    let get = |name: &str| run(phone.storage.get(&StorageName::new(name).unwrap())).unwrap().unwrap();
    let key_record = get("vault-key-a");
    let wrapped = decode_key_record(&key_record).unwrap().unwrap();
    let data_key = run(phone.keys.unwrap_key(&KeyAlias(WRAPPING_KEY.into()), wrapped)).unwrap();
    let passport = person("nadiia").document(DocumentKind::InternalPassport).unwrap();
    let tax_card = person("nadiia").document(DocumentKind::TaxpayerCard).unwrap();
    let text = |role| passport.by_role(role).unwrap().as_bytes().to_vec();
    let tax_number = tax_card.by_role(FieldRole::TaxNumber).unwrap();
    let windows1251: Vec<u8> = passport
        .by_role(FieldRole::LastName)
        .unwrap()
        .chars()
        .map(|letter| match letter {
            'А'..='я' => (letter as u32 - 'А' as u32 + 0xC0) as u8,
            'І' => 0xB2,
            'і' => 0xB3,
            'Ї' => 0xAF,
            'ї' => 0xBF,
            'Є' => 0xAA,
            'є' => 0xBA,
            other => panic!("{other}"),
        })
        .collect();
    let mut needles = vec![
        ("data-key".to_owned(), data_key.clone(), true),
        ("tax-number".to_owned(), tax_number.as_bytes().to_vec(), true),
        ("last-name".to_owned(), text(FieldRole::LastName), true),
        ("document-number".to_owned(), text(FieldRole::Number), true),
        ("last-name-in-credential".to_owned(), windows1251, true),
        (
            "tax-number-in-credential".to_owned(),
            tax_number.parse::<u64>().unwrap().to_be_bytes()[3..].to_vec(),
            true,
        ),
        ("digits-secret".to_owned(), vec![1; 32], true),
    ];
    for name in run(phone.storage.list("")).unwrap().iter().map(StorageName::as_str) {
        if !name.starts_with("vault-key") {
            needles.push((format!("key-of-{name}"), record_key(&data_key, &get(name)), false));
        }
    }
    needles
}

#[test]
fn nothing_of_a_vault_stays_in_memory_when_it_is_dropped() {
    let folder = std::env::temp_dir().join(format!("diia-memory-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let phone = phone_in(&folder).unwrap();
    let citizen = open(&phone).unwrap();
    know_issuers(&citizen);
    for kind in [DocumentKind::InternalPassport, DocumentKind::TaxpayerCard] {
        let name = kind.partner_name().to_owned();
        run(citizen.add_document(document(&phone.keys, kind, &name))).unwrap();
    }
    (0..3).for_each(|_| drop(refuse(&citizen, &phone.clock)));
    drop((citizen, phone));

    let needles = needles(&folder);
    let inverted = |bytes: &[u8]| bytes.iter().map(|byte| format!("{:02x}", !byte)).collect::<String>();
    let said = Command::new(env!("CARGO_BIN_EXE_memory-reader"))
        .arg(&folder)
        .args(needles.iter().map(|(name, bytes, _)| format!("{name}={}", inverted(bytes))))
        .output()
        .unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(said.status.success(), "{text}\n{}", String::from_utf8_lossy(&said.stderr));
    println!("{text}");
    let counts: BTreeMap<(&str, &str), usize> = text
        .lines()
        .map(|line| {
            let [phase, name, count] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            ((phase, name), count.parse().unwrap())
        })
        .collect();
    for (name, _, expected) in &needles {
        assert!(
            !expected || counts[&("before", name.as_str())] > 0,
            "{name} is found while the vault is open"
        );
        assert_eq!(counts[&("after", name.as_str())], 0, "{name} has stayed behind");
    }
}

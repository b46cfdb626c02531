//! What the phone keeps, across the boundary and over the ready storage of files.

use crate::host::{document, open_over, settings};
use diia_citizen_ffi::*;
use diia_test_phone::run;

fn folder(name: &str) -> String {
    let folder = std::env::temp_dir().join(format!("diia-ffi-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder.to_str().unwrap().to_owned()
}

fn ids(citizen: &DiiaCitizen) -> Vec<String> {
    citizen.overview().unwrap().documents.into_iter().map(|document| document.id).collect()
}

#[test]
fn documents_outlive_the_process_in_the_citizens_own_order() {
    let folder = folder("order");
    {
        let (citizen, _) = open_over(open_file_storage(folder.clone()).unwrap(), settings()).unwrap();
        for id in ["first", "second", "third"] {
            let document = NewDocument { id: id.to_owned(), ..document("key") };
            run(citizen.add_document(document)).unwrap();
        }
        run(citizen.order_documents(vec!["third".to_owned()])).unwrap();
        run(citizen.remove_document("first".to_owned())).unwrap();
        assert_eq!(run(citizen.remove_document("first".to_owned())).unwrap_err().code(), "unknown_document");
        let locked = open_file_storage(folder.clone()).map(|_| ()).unwrap_err();
        assert_eq!(locked, DiiaError::StorageUnavailable);
    }
    let (citizen, _) = open_over(open_file_storage(folder.clone()).unwrap(), settings()).unwrap();
    assert_eq!(ids(&citizen), ["third", "second"]);
    assert_eq!(citizen.vault_report().findings, []);
    let overview = citizen.overview().unwrap();
    assert!(matches!(overview.documents[0].state, DocumentState::Current { .. }));
    assert_eq!(overview.advice[0].code, "fetch_issuer_list");
    drop(citizen);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_damaged_record_is_named_and_the_rest_is_there() {
    let folder = folder("damaged");
    {
        let (citizen, _) = open_over(open_file_storage(folder.clone()).unwrap(), settings()).unwrap();
        run(citizen.add_document(document("key"))).unwrap();
    }
    let record = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let record = record.filter(|path| path.to_str().unwrap().contains("document-")).last().unwrap();
    std::fs::write(record, b"cut").unwrap();
    let (citizen, _) = open_over(open_file_storage(folder.clone()).unwrap(), settings()).unwrap();
    let findings = citizen.vault_report().findings;
    assert_eq!(findings[0].code, "vault_document_damaged");
    assert!(!findings[0].text.uk.is_empty() && !findings[0].text.en.is_empty());
    run(citizen.forget_unreadable_documents()).unwrap();
    assert_eq!(citizen.vault_report().findings, []);
    drop(citizen);
    std::fs::remove_dir_all(folder).unwrap();
}

//! Every ready storage against the one suite.

use std::fs;
use std::path::PathBuf;

use diia_citizen::ports::{Storage, StorageChange, StorageError, StorageName};
use diia_conformance::storage_suite::check;
use diia_file_storage::FileStorage;
use diia_test_phone::{MemoryStorage, run};

fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("diia-storage-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

#[test]
fn memory() {
    check(MemoryStorage::new(), |storage| storage);
}

#[test]
fn files() {
    let path = scratch("suite");
    check(FileStorage::open(&path).unwrap(), |storage| {
        drop(storage);
        FileStorage::open(&path).unwrap()
    });
    let left: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let beside =
        left.iter().filter(|name| name.to_str().unwrap().starts_with('.') && *name != ".lock").count();
    assert_eq!(beside, 0, "{left:?}");
    fs::remove_dir_all(&path).unwrap();
}

#[test]
fn a_journal_that_has_its_name_is_followed_and_what_has_none_is_removed() {
    let path = scratch("journal");
    let storage = FileStorage::open(&path).unwrap();
    let name = |text| StorageName::new(text).unwrap();
    run(storage.put(&name("gone"), b"x")).unwrap();
    run(storage.put(&name("kept"), b"old")).unwrap();
    drop(storage);
    // As a process leaves it that died between the journal and its steps, in the midst of writing a next one.
    fs::write(path.join(".new-1-1"), b"new").unwrap();
    fs::write(path.join(".new-1-2"), b"placed before").unwrap();
    fs::rename(path.join(".new-1-2"), path.join("placed")).unwrap();
    fs::write(path.join(".journal"), "put .new-1-1 kept\nput .new-1-2 placed\nremove gone\nend\n").unwrap();
    fs::write(path.join(".new-1-3"), b"half a rec").unwrap();
    fs::write(path.join("Foreign file"), b"of somebody else").unwrap();

    let storage = FileStorage::open(&path).unwrap();
    assert_eq!(run(storage.list("")), Ok(vec![name("kept"), name("placed")]));
    assert_eq!(run(storage.get(&name("kept"))), Ok(Some(b"new".to_vec())));
    assert_eq!(run(storage.get(&name("placed"))), Ok(Some(b"placed before".to_vec())));
    assert!(!path.join(".journal").exists() && !path.join(".new-1-3").exists());
    assert!(path.join("Foreign file").exists());
    fs::remove_dir_all(&path).unwrap();
}

#[test]
fn a_half_journal_is_not_followed() {
    let path = scratch("half");
    drop(FileStorage::open(&path).unwrap());
    fs::write(path.join("kept"), b"old").unwrap();
    for text in [&b"remove kept\n"[..], b"remove ke", b"\xFF\xFE", b""] {
        fs::write(path.join(".journal"), text).unwrap();
        let storage = FileStorage::open(&path).unwrap();
        assert_eq!(run(storage.list("")), Ok(vec![StorageName::new("kept").unwrap()]));
    }
    fs::remove_dir_all(&path).unwrap();
}

#[cfg(unix)]
#[test]
fn a_batch_that_fails_after_its_journal_has_a_name_is_finished_by_the_next_start() {
    use std::os::unix::fs::PermissionsExt as _;
    let path = scratch("refused");
    let storage = FileStorage::open(&path).unwrap();
    let name = |text| StorageName::new(text).unwrap();
    run(storage.put(&name("a"), b"old")).unwrap();
    // A folder where a record should go: the rename fails after the journal has its name.
    fs::create_dir(path.join("blocked")).unwrap();
    fs::write(path.join("blocked").join("x"), b"").unwrap();
    let both = || {
        ["a", "blocked"]
            .map(|text| StorageChange::Put { name: name(text), bytes: b"new".to_vec() })
            .into_iter()
            .collect::<Vec<_>>()
    };
    assert!(matches!(run(storage.batch(both())), Err(StorageError::Unexpected { .. })));
    assert_eq!(
        run(storage.get(&name("a"))),
        Err(StorageError::Unavailable),
        "nothing is read from a half-done batch"
    );
    drop(storage);
    fs::remove_dir_all(path.join("blocked")).unwrap();
    let storage = FileStorage::open(&path).unwrap();
    assert_eq!(
        run(storage.get(&name("a"))),
        Ok(Some(b"new".to_vec())),
        "the journal was followed to its end"
    );
    assert_eq!(run(storage.get(&name("blocked"))), Ok(Some(b"new".to_vec())));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(path.join("a")).unwrap().permissions().mode() & 0o777, 0o600);
    drop(storage);
    fs::remove_dir_all(&path).unwrap();
}

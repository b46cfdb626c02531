//! What every implementation of the storage port must do.

use diia_citizen::ports::{Storage, StorageChange, StorageName};
use diia_test_phone::run;

fn name(text: &str) -> StorageName {
    StorageName::new(text).expect("a name")
}

fn put(text: &str, bytes: &[u8]) -> StorageChange {
    StorageChange::Put { name: name(text), bytes: bytes.to_vec() }
}

/// Asks everything of an empty storage. `restart` gives the same storage as the next process sees it.
pub fn check<S: Storage>(storage: S, restart: impl Fn(S) -> S) {
    let get = |storage: &S, text: &str| run(storage.get(&name(text))).expect("it answers");
    let names = |storage: &S, prefix: &str| -> Vec<String> {
        let names = run(storage.list(prefix)).expect("it answers");
        names.iter().map(|name| name.as_str().to_owned()).collect()
    };
    assert_eq!((get(&storage, "a"), names(&storage, "")), (None, vec![]), "it is empty");

    run(storage.put(&name("a"), b"1")).expect("put");
    run(storage.put(&name("a"), b"22")).expect("put over");
    run(storage.put(&name("empty"), b"")).expect("put nothing");
    assert_eq!((get(&storage, "a"), get(&storage, "empty")), (Some(b"22".to_vec()), Some(vec![])));

    let large: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    run(storage.put(&name("large"), &large)).expect("put much");
    assert!(get(&storage, "large") == Some(large), "three million bytes come back as they were");

    run(storage.remove(&name("large"))).expect("remove");
    run(storage.remove(&name("large"))).expect("remove again");
    assert_eq!(get(&storage, "large"), None);

    run(storage.batch(vec![])).expect("a batch of nothing");
    run(storage.batch(vec![
        put("b", b"first"),
        put("b", b"second"),
        put("c", b"3"),
        StorageChange::Remove { name: name("a") },
        StorageChange::Remove { name: name("never-there") },
        put("d", b"gone"),
        StorageChange::Remove { name: name("d") },
        StorageChange::Remove { name: name("e") },
        put("e", b"back"),
    ]))
    .expect("a batch");
    let after = |storage: &S| {
        assert_eq!(names(storage, ""), ["b", "c", "e", "empty"]);
        assert_eq!(names(storage, "e"), ["e", "empty"]);
        assert_eq!(names(storage, "x"), [] as [&str; 0]);
        assert_eq!(get(storage, "b"), Some(b"second".to_vec()), "in their order");
        assert_eq!(get(storage, "e"), Some(b"back".to_vec()));
    };
    after(&storage);
    let storage = restart(storage);
    after(&storage);

    run(storage.put(&name("b"), b"third")).expect("a put after a batch");
    run(storage.remove(&name("c"))).expect("a removal after a batch");
    let storage = restart(storage);
    assert_eq!((get(&storage, "b"), get(&storage, "c")), (Some(b"third".to_vec()), None));

    let longest = "n".repeat(diia_citizen::ports::MAX_NAME_BYTES);
    run(storage.put(&name(&longest), b"x")).expect("the longest name");
    assert_eq!(names(&storage, "n"), [longest]);

    at_once(&storage);
}

/// Eight threads at once: every batch is whole whenever somebody looks.
fn at_once<S: Storage>(storage: &S) {
    let pair = [name("pair-1"), name("pair-2")];
    std::thread::scope(|scope| {
        for thread in 0..8_u8 {
            let pair = &pair;
            scope.spawn(move || {
                for round in 0..20_u8 {
                    let both =
                        pair.clone().map(|name| StorageChange::Put { name, bytes: vec![thread, round] });
                    run(storage.batch(both.into())).expect("a batch");
                    let own = name(&format!("own-{thread}"));
                    run(storage.put(&own, &[round])).expect("a put");
                    assert_eq!(run(storage.get(&own)), Ok(Some(vec![round])));
                }
            });
        }
    });
    let [one, other] = pair.map(|name| run(storage.get(&name)).expect("it answers"));
    assert!(one.is_some() && one == other);
    assert_eq!(run(storage.list("own-")).map(|names| names.len()), Ok(8));
}

//! A process that writes to its vault is killed at any instant. What it had acknowledged is there, everything else is
//! as it was or as it was to be.
//!
//! 200 kills in an ordinary run; `DIIA_KILLS=2000` for a long one.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use diia_citizen::citizen::ReceiptFilter;
use diia_citizen::ports::StorageError;
use diia_conformance::crash::{DOCUMENT, phone_in, version_of};
use diia_conformance::kept::open;
use diia_test_phone::run;

/// A folder that is removed in the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("diia-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Scratch(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What the child said before it was killed.
#[derive(Default)]
struct Acknowledged {
    receipt: u64,
    document: u64,
}

fn write_and_be_killed(folder: &Scratch, after: Duration, acknowledged: &mut Acknowledged) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crash-writer"))
        .arg(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut hear = |line: std::io::Result<String>| {
        let line = line.unwrap();
        let (what, number) = line.split_once(' ').unwrap();
        let number = number.parse().unwrap();
        match what {
            "receipt" => acknowledged.receipt = number,
            "document" => acknowledged.document = number,
            "ready" => assert!(number >= acknowledged.document, "what was acknowledged is there"),
            _ => panic!("{line}"),
        }
    };
    // Some are killed while they open the vault: those that are given no time.
    if after > Duration::from_millis(5) {
        hear(lines.next().expect("a vault that opens"));
    }
    std::thread::sleep(after);
    // SIGKILL: nothing of the process runs any more.
    child.kill().unwrap();
    child.wait().unwrap();
    lines.for_each(hear);
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    let kills: u32 = std::env::var("DIIA_KILLS").map_or(200, |kills| kills.parse().expect("a number"));
    let (mut receipts, mut documents, mut in_between, mut left_over) = (0, 0, 0, 0);
    let mut folder = Scratch::new("crash-0");
    let mut acknowledged = Acknowledged::default();
    for kill in 0..kills {
        if kill % 200 == 199 {
            (folder, acknowledged) = (Scratch::new(&format!("crash-{kill}")), Acknowledged::default());
        }
        // Spread over the time that a round of writes takes, by a step that no period divides.
        let after = Duration::from_micros(u64::from(kill) * 7_919 % 40_000);
        write_and_be_killed(&folder, after, &mut acknowledged);
        let vault = folder.0.join("vault");
        if vault.is_dir() {
            let names = std::fs::read_dir(&vault).unwrap().map(|entry| entry.unwrap().file_name());
            let names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
            left_over += u32::from(names.iter().any(|name| name.starts_with(".new-")));
            in_between += u32::from(names.iter().any(|name| name == ".journal"));
        }
        let phone = phone_in(&folder.0).unwrap();
        let citizen = open(&phone).unwrap();
        assert_eq!(citizen.vault_report().findings, [], "kill {kill}");
        let page = run(citizen.receipts(&ReceiptFilter::default(), None, 100)).unwrap();
        assert_eq!(page.faults, [], "kill {kill}");
        let newest = page.receipts.first().map_or(0, |receipt| receipt.number);
        let version = version_of(&citizen, DOCUMENT).unwrap_or(0);
        let Acknowledged { receipt, document } = acknowledged;
        assert!(
            (receipt..=receipt + 1).contains(&newest),
            "kill {kill}: {receipt} acknowledged, {newest} there"
        );
        assert!((document..=document + 1).contains(&version), "kill {kill}: {document}, {version}");
        if kill % 50 == 49 {
            assert_eq!(run(citizen.check_receipts()).unwrap(), [], "kill {kill}");
        }
        receipts += newest - receipt;
        documents += version - document;
        (acknowledged.receipt, acknowledged.document) = (newest, version);
    }
    println!(
        "{kills} kills; files left beside their places after {left_over}, an unfinished journal after {in_between}; \
         written but not acknowledged: {receipts} receipts, {documents} documents"
    );
    assert!(left_over > 0 && in_between > 0, "the instants have hit the writes themselves");
}

#[test]
fn a_second_process_is_kept_out_while_the_first_lives() {
    let folder = Scratch::new("second");
    let phone = phone_in(&folder.0).unwrap();
    assert_eq!(phone_in(&folder.0).err(), Some(StorageError::Unavailable));
    let child = Command::new(env!("CARGO_BIN_EXE_crash-writer")).arg(&folder.0).output().unwrap();
    assert!(!child.status.success() && child.stdout.is_empty());
    drop(phone);
    assert!(phone_in(&folder.0).is_ok());
}

//! The binary as a person runs it: the tour in both languages, the checker, and mistakes in the arguments.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn sandbox(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diia-sandbox"));
    command.args(arguments).env("LANG", "en_GB.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command
}

fn run(arguments: &[&str]) -> Output {
    sandbox(arguments).stdin(Stdio::null()).output().unwrap()
}

/// A new empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn tour(language: &str) -> (PathBuf, String) {
    let out = folder(&format!("tour-{language}"));
    let done = run(&["tour", "--fast", "--lang", language, "--out", out.to_str().unwrap()]);
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{errors}");
    (out, String::from_utf8(done.stdout).unwrap())
}

fn text_of(path: PathBuf) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

const CHECKS: [(&str, &str); 13] = [
    ("status", "valid"),
    ("identity", "valid"),
    ("05-at-179-999-s", "valid"),
    ("06-at-180-000-s", "expired"),
    ("07-tampered", "issuer_signature"),
    ("08-foreign-issuer", "unknown_issuer"),
    ("09-revoked", "revoked"),
    ("10-clock-off-confirmed", "valid"),
    ("11-clock-off-restarted", "from_the_future"),
    ("12-someone-elses", "holder_signature"),
    ("13-first-time", "valid"),
    ("14-screenshot", "attention"),
    ("15-menu", "not_a_pass"),
];

#[test]
fn the_tour_goes_as_told_in_both_languages_and_leaves_what_it_says() {
    for (language, headline, countdown) in [
        ("uk", "Усе сталося так, як розказано", "Код діятиме ще 2:59 хв"),
        ("en", "Everything went as told", "The code will expire in 2:59 min"),
    ] {
        let (out, shown) = tour(language);
        assert!(shown.contains(headline) && shown.contains(countdown), "{shown}");
        assert!(!shown.contains('\x1b'), "no colours where nobody watches");

        let log = text_of(out.join("log.txt"));
        for line in shown.lines() {
            assert!(log.lines().any(|logged| logged == line), "not in the log: {line}");
        }
        for (name, code) in CHECKS {
            assert!(log.contains(&format!(" {name}: {code}, at ")), "{name}: {code} is not in {log}");
        }
        assert!(log.contains("add_document: key_mismatch"), "{log}");

        let png: &[u8] = b"\x89PNG\r\n\x1a\n";
        let names = ["01-status-qr", "02-identity-qr", "03-digits-code128", "04-digits-ean13"];
        let pictures = names.map(|name| out.join(name).with_extension("png"));
        let refusals = CHECKS.iter().skip(2).map(|(name, _)| out.join("refusals").join(name));
        for path in pictures.into_iter().chain(refusals.map(|path| path.with_extension("png"))) {
            assert!(fs::read(&path).is_ok_and(|file| file.starts_with(png)), "{}", path.display());
        }
        for name in ["01-status-qr.svg", "02-identity-qr.svg"] {
            assert!(text_of(out.join(name)).starts_with("<svg "), "{name}");
        }
        let learned = text_of(out.join("asking/bystander.txt"));
        assert!(learned.contains("DIIA2:") && !learned.contains("Дія Надія"), "{learned}");
        for name in ["19-ask-age", "20-answer-age", "21-ask-worker", "22-answer-identity"] {
            let path = out.join(format!("asking/{name}-qr.png"));
            assert!(fs::read(&path).is_ok_and(|file| file.starts_with(png)), "{}", path.display());
        }
        for name in ["22-answer-portrait-qr", "22-portrait"] {
            let path = out.join(format!("asking/{name}.png"));
            assert!(fs::read(&path).is_ok_and(|file| file.starts_with(png)), "{}", path.display());
        }
        let metadata: Value = serde_json::from_str(&text_of(out.join("online/metadata.json"))).unwrap();
        assert_eq!(metadata["requestId"], "tour-site", "opened by OpenSSL");
        let receipts: Value = serde_json::from_str(&text_of(out.join("online/25-receipts.json"))).unwrap();
        let outcomes: Vec<_> =
            receipts["receipts"].as_array().unwrap().iter().map(|receipt| &receipt["outcome"]).collect();
        assert_eq!(outcomes, ["confirmed", "delivered_to_partner", "refused"]);
        assert!(shown.contains("https://www.cnap.example/done"), "{shown}");
        the_checker_agrees(&out);
    }
}

/// `check` with the same text, instant and lists gives the same verdict, except where the verdict rests on memory.
fn the_checker_agrees(out: &Path) {
    let log: Value = serde_json::from_str(&text_of(out.join("log.json"))).unwrap();
    let checks = log["checks"].as_array().unwrap();
    let names: Vec<_> = checks.iter().map(|check| check["name"].as_str().unwrap()).collect();
    assert_eq!(names, CHECKS.map(|(name, _)| name));
    let trust = out.join("trust");
    for (check, (name, expected)) in checks.iter().zip(CHECKS) {
        let (at, text) = (check["at"].to_string(), check["text"].as_str().unwrap());
        let done = run(&["check", "--at", &at, "--trust", trust.to_str().unwrap(), text]);
        let verdict: Value = serde_json::from_slice(&done.stdout).unwrap();
        let accepted = matches!(expected, "valid" | "attention");
        assert_eq!(done.status.code(), Some(if accepted { 0 } else { 1 }), "{name}");
        if expected == "attention" {
            assert_eq!(check["verdict"]["warnings"], serde_json::json!(["seen_before"]));
            assert_eq!(verdict["outcome"], "valid", "{name}: this process sees the code for the first time");
            continue;
        }
        assert_eq!(verdict, check["verdict"], "{name}");
        let code = verdict.get("reason").unwrap_or(&verdict["outcome"]);
        assert_eq!(code, expected, "{name}");
    }
    let identity = text_of(out.join("02-identity-qr.txt"));
    assert_eq!(identity, checks[1]["text"].as_str().unwrap());
    from_standard_input(&trust, &checks[1]["at"].to_string(), &format!("{identity}\n"));
}

fn from_standard_input(trust: &Path, at: &str, text: &str) {
    let mut child = sandbox(&["check", "--at", at, "--trust", trust.to_str().unwrap(), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    let verdict: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(verdict["holder"]["last_name"], "Дія");
}

/// A folder of lists as the tour leaves it, without running readers: the tour stops at its reader, and the lists of
/// chapter 1 are there.
fn trust_folder(name: &str) -> PathBuf {
    let out = folder(name);
    let done = run(&["tour", "--fast", "--reader", "/nonexistent/reader", "--out", out.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1));
    out.join("trust")
}

#[test]
fn a_text_that_is_no_code_is_refused_as_json_with_exit_code_1() {
    let trust = trust_folder("garbage");
    for (text, reason) in [
        ("", "not_a_pass"),
        ("garbage", "not_a_pass"),
        ("https://diia.app/pass", "not_a_pass"),
        ("DIIA1:", "length"),
        ("DIIA1:12x", "not_a_digit"),
        ("DIIA1:032", "unknown_version"),
        ("-1", "not_a_pass"),
    ] {
        let done = run(&["check", "--at", "0", "--trust", trust.to_str().unwrap(), "--", text]);
        assert_eq!(done.status.code(), Some(1), "{text}");
        let verdict: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!((&verdict["outcome"], &verdict["reason"]), (&"refused".into(), &reason.into()), "{text}");
        assert!(verdict["next_step"]["uk"].as_str().is_some_and(|step| !step.is_empty()));
        assert_eq!(String::from_utf8(done.stdout).unwrap().lines().count(), 1, "one line for one verdict");
    }
}

#[test]
fn mistakes_in_the_arguments_end_with_2_and_teach() {
    for (arguments, teaches) in [
        (&[][..], "diia-sandbox tour"),
        (&["tuor"], "'tour'"),
        (&["tour", "--lang", "de"], "possible values: uk, en"),
        (&["tour", "--quick"], "diia-sandbox tour --lang en --fast"),
        (&["check"], "--trust <DIR>"),
        (&["check", "--trust", "x"], "diia-sandbox check --at 1795339800123"),
        (&["check", "--at", "yesterday", "--trust", "x", "-"], "`date +%s%3N` prints now"),
        (&["check", "--trust", "/nonexistent", "garbage"], "root.jwk.json, issuers.jwt and status*.jwt"),
    ] {
        let done = run(arguments);
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(teaches), "{arguments:?}: {said}");
        assert!(done.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn lists_that_cannot_be_believed_end_with_2_and_are_named() {
    let trust = trust_folder("lists");
    let said = |name: &str, content: &str| {
        let path = trust.join(name);
        let before = fs::read(&path).unwrap();
        fs::write(&path, content).unwrap();
        let done = run(&["check", "--trust", trust.to_str().unwrap(), "garbage"]);
        fs::write(&path, before).unwrap();
        assert_eq!(done.status.code(), Some(2), "{name}");
        String::from_utf8(done.stderr).unwrap()
    };
    let issuers = text_of(trust.join("issuers.jwt"));
    assert!(said("root.jwk.json", "{}").contains("not a public P-256 key"));
    assert!(said("issuers.jwt", "nonsense").contains("list_not_a_jwt"));
    assert!(said("status-1.jwt", &issuers).contains("list_not_a_jwt"));
}

#[test]
fn a_reader_that_reads_otherwise_stops_the_tour() {
    let out = folder("liar");
    let done = run(&["tour", "--fast", "--reader", "echo", "--out", out.to_str().unwrap()]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(said.contains("01-status-qr.png") && said.contains("as drawn"), "{said}");
    assert!(text_of(out.join("log.txt")).contains("as drawn"));
}

#[test]
fn without_python_the_tour_says_what_to_install() {
    let out = folder("no-python");
    for (language, advice) in [("uk", "Встановіть Python"), ("en", "Install Python")] {
        let arguments = ["tour", "--fast", "--lang", language, "--out", out.to_str().unwrap()];
        let done = sandbox(&arguments).env("PATH", "").env_remove("PYTHON").output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(1));
        assert!(said.contains(advice), "{said}");
    }
}

#[test]
fn help_shows_examples_and_every_command() {
    let help = |arguments: &[&str]| {
        let done = run(arguments);
        assert!(done.status.success());
        String::from_utf8(done.stdout).unwrap()
    };
    let names: BTreeSet<_> = ["tour", "check"].into();
    let all = help(&["--help"]);
    assert!(names.iter().all(|name| all.contains(&format!("diia-sandbox {name}"))), "{all}");
    assert!(names.iter().all(|name| help(&[name, "--help"]).contains("Examples:")));
}

#[test]
fn phones_that_are_kept_have_their_receipts_in_the_next_tour() {
    let (out, keep) = (folder("tour-kept"), folder("tour-kept-phones"));
    let receipts = || {
        let arguments = ["tour", "--fast", "--out", out.to_str().unwrap(), "--keep", keep.to_str().unwrap()];
        let done = run(&arguments);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(fs::read(out.join("visit/18-receipts.pdf")).unwrap().starts_with(b"%PDF-1.7"));
        let export: Value = serde_json::from_str(&text_of(out.join("visit/18-receipts.json"))).unwrap();
        assert_eq!(export["faults"], Value::Array(vec![]));
        export["receipts"].as_array().unwrap().len()
    };
    let first = receipts();
    assert!(first > 0);
    // Those of the two asks come after the page that is counted.
    assert_eq!(receipts(), 2 * first + 2, "those of the first tour are still there");
}

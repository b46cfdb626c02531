//! `link` and `address` as a person or a program runs them: the vectors go in line by line, and come back as they say.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_diia-sandbox"))
        .args(arguments)
        .env("LANG", "en_GB.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    done
}

/// One answer for each line.
fn answers(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let done = run(arguments, input);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(done.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Texts of vectors as JSON strings, one a line.
fn lines(vectors: &Value, member: &str) -> Vec<u8> {
    let line = |vector: &Value| format!("{}\n", vector[member]);
    vectors.as_array().unwrap().iter().map(line).collect::<String>().into_bytes()
}

#[test]
fn links_come_back_with_all_that_they_hold_or_their_reason() {
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/links.json")).unwrap();
    let good = answers(&["link"], &lines(&vectors["good"], "text"));
    assert_eq!(good.len(), vectors["good"].as_array().unwrap().len());
    for (answer, vector) in good.iter().zip(vectors["good"].as_array().unwrap()) {
        assert_eq!(answer["ok"], true, "{vector}");
        for (name, expected) in vector.as_object().unwrap().iter().filter(|(name, _)| *name != "name") {
            // The text comes back where it is all that there is.
            assert!(
                answer[name] == *expected || (name == "text" && answer[name].is_null()),
                "{name}: {vector}"
            );
        }
        assert_eq!(answer["query"], vector.get("query").cloned().unwrap_or_default());
        assert_eq!(answer["origin"], vector.get("origin").cloned().unwrap_or_default());
    }
    let bad = answers(&["link"], &lines(&vectors["bad"], "text"));
    assert_eq!(bad.len(), vectors["bad"].as_array().unwrap().len());
    for (answer, vector) in bad.iter().zip(vectors["bad"].as_array().unwrap()) {
        assert_eq!((&answer["ok"], &answer["reason"]), (&json!(false), &vector["reason"]), "{vector}");
        assert!(
            ["uk", "en"]
                .iter()
                .all(|language| answer["text"][language].as_str().is_some_and(|t| !t.is_empty()))
        );
    }
}

#[test]
fn addresses_come_back_as_they_are_kept_or_with_their_reason() {
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/addresses.json")).unwrap();
    let good = answers(&["address"], &lines(&vectors["good"], "input"));
    assert_eq!(good.len(), vectors["good"].as_array().unwrap().len());
    for (answer, vector) in good.iter().zip(vectors["good"].as_array().unwrap()) {
        assert_eq!((&answer["ok"], &answer["address"]), (&json!(true), &vector["expected"]), "{vector}");
        let whole = format!("{}@{}", answer["local"].as_str().unwrap(), answer["domain"].as_str().unwrap());
        assert_eq!(answer["address"], whole);
    }
    let bad = answers(&["address"], &lines(&vectors["bad"], "input"));
    assert_eq!(bad.len(), vectors["bad"].as_array().unwrap().len());
    for (answer, vector) in bad.iter().zip(vectors["bad"].as_array().unwrap()) {
        assert_eq!((&answer["ok"], &answer["reason"]), (&json!(false), &vector["reason"]), "{vector}");
        assert!(answer["next_step"]["uk"].as_str().is_some_and(|step| !step.is_empty()));
    }
}

#[test]
fn plain_lines_and_json_strings_are_read_alike_and_every_line_is_answered() {
    let input = "https://diia.app/debt/1\r\n\n\"https://diia.app/debt/1\"\n\"https://diia.app/x\\n\"\n\"cut\nhttps://diia.app/debt/1";
    let found = answers(&["link"], input.as_bytes());
    let debt = json!({ "ok": true, "kind": "other", "path": "debt/1", "origin": "https", "query": null });
    assert_eq!((&found[0], &found[2], &found[5]), (&debt, &debt, &debt));
    let reasons: Vec<&Value> = [1, 3, 4].iter().map(|at| &found[*at]["reason"]).collect();
    assert_eq!(reasons, ["not_diia", "untrusted_control", "not_diia"]);
    assert_eq!(found.len(), 6);
    assert_eq!(answers(&["link"], b"https://diia.app/\xFF\n")[0]["reason"], "untrusted_non_ascii");
    assert_eq!(answers(&["address"], b"\"desk\"@cnap.ua\n")[0]["reason"], "address_quoted");
    assert!(answers(&["address"], b"").is_empty());
}

#[test]
fn another_deployment_has_its_own_host() {
    let base = ["link", "--base", "https://id.example.org/citizen/pass"];
    let found = answers(
        &base,
        b"https://id.example.org/citizen/pass#12\nhttps://id.example.org/debt/1\nhttps://diia.app/debt/1\n",
    );
    assert_eq!(found[0]["kind"], "pass");
    assert_eq!(found[1]["kind"], "other");
    assert_eq!(found[2]["reason"], "untrusted_host");
    let done = run(&["link", "--base", "http://diia.app/pass"], b"");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("an address of a pass is https://"));
}

#[test]
fn help_shows_examples_that_work() {
    for command in ["link", "address"] {
        let help = String::from_utf8(run(&[command, "--help"], b"").stdout).unwrap();
        assert!(help.contains("Examples:") && help.contains(&format!("diia-sandbox {command}")), "{help}");
        // What stands between the apostrophes of the examples is a line that the command can read.
        let examples: Vec<&str> =
            help.lines().filter_map(|line| line.trim().strip_prefix("echo '")).collect();
        assert_eq!(examples.len(), 2, "{help}");
        for (example, ok) in examples.iter().zip([true, false]) {
            let line = example.split('\'').next().unwrap();
            assert_eq!(answers(&[command], line.as_bytes())[0]["ok"], ok, "{line}");
        }
    }
}

/// One command measures both stores; the Valkey or Redis is its own.
#[test]
fn load_measures_memory_and_a_store_that_it_starts_itself() {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_diia-sandbox"))
        .args(["load", "--live", "500", "--calls", "500"])
        .output()
        .unwrap();
    let table = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{table}{}", String::from_utf8_lossy(&done.stderr));
    let [_, _, memory, store] = &table.lines().collect::<Vec<_>>()[..] else { panic!("{table}") };
    for (row, name) in [(memory, "memory"), (store, "Valkey/Redis")] {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!((cells[0], cells[1], cells.len()), (name, "500", 7), "{table}");
        assert!(
            cells[2..6].iter().all(|cell| cell.parse::<f64>().is_ok_and(|figure| figure >= 0.0)),
            "{table}"
        );
        assert!(cells[2].parse::<f64>().unwrap() > 0.0, "{table}");
    }
}

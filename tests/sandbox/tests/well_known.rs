//! `well-known` as the developer of an app runs it: what a domain then publishes, and what never gets there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Thirty-two bytes, as keytool prints them.
const PRINT: &str =
    "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
const APPLE: &str = "A1B2C3D4E5.ua.example.app";

/// A folder of this test's own, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("diia-well-known-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.0.join(name)).unwrap()).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run(out: &Path, arguments: &[&str], language: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diia-sandbox"))
        .arg("well-known")
        .args(arguments)
        .arg("--out")
        .arg(out)
        .env("LANG", language)
        .output()
        .unwrap()
}

/// Whether a pattern of Apple's grammar has this text: `*` any characters, `?` one of them.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) if matches(rest, text) => true,
        (Some((b'*', _)), Some((_, after))) => matches(pattern, after),
        (Some((b'?', rest)), Some((_, after))) => matches(rest, after),
        (Some((wanted, rest)), Some((found, after))) => wanted == found && matches(rest, after),
        _ => false,
    }
}

fn opens_the_app(components: &Value, url: &str) -> bool {
    let rest = url.strip_prefix("https://").unwrap();
    let (before, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, _) = before.split_once('?').unwrap_or((before, ""));
    let path = &path[path.find('/').unwrap()..];
    components.as_array().unwrap().iter().any(|component| {
        let pattern = |key: &str| component.get(key).map_or("*", |pattern| pattern.as_str().unwrap());
        matches(pattern("/").as_bytes(), path.as_bytes())
            && matches(pattern("#").as_bytes(), fragment.as_bytes())
    })
}

#[test]
fn both_files_are_in_the_form_of_their_platforms() {
    let folder = Folder::new("both");
    let plain = PRINT.replace(':', "").to_lowercase();
    let other = PRINT.replacen("14", "9f", 1);
    let done = run(
        &folder.0,
        &["--package", "ua.example.app", "--sha256", &plain, &other, "--apple", APPLE],
        "en_GB.UTF-8",
    );
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));

    let android = folder.json("assetlinks.json");
    let statement = &android.as_array().unwrap()[0];
    assert_eq!(android.as_array().unwrap().len(), 1);
    assert_eq!(statement["relation"], json!(["delegate_permission/common.handle_all_urls"]));
    let target = json!({
        "namespace": "android_app",
        "package_name": "ua.example.app",
        "sha256_cert_fingerprints": [PRINT, other.to_uppercase()],
    });
    assert_eq!(statement["target"], target);

    let apple = folder.json("apple-app-site-association");
    let details = &apple["applinks"]["details"];
    assert_eq!(details.as_array().unwrap().len(), 1);
    assert_eq!(details[0]["appIDs"], json!([APPLE]));
    let dynamic = &statement["relation_extensions"]["delegate_permission/common.handle_all_urls"];
    assert_eq!(dynamic["dynamic_app_link_components"], details[0]["components"]);

    let said = String::from_utf8(done.stdout).unwrap();
    for line in [
        "https://diia.app/.well-known/assetlinks.json",
        "android:autoVerify=\"true\"",
        "android:host=\"diia.app\"",
        "android:path=\"/pass\"",
        "android:path=\"/ask\"",
        "android:pathPattern=\"/acquirers/.*\"",
        "applinks:diia.app",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn every_link_of_the_vectors_that_starts_a_flow_opens_the_app_and_no_other_page_does() {
    let folder = Folder::new("links");
    assert!(run(&folder.0, &["--apple", APPLE], "en").status.success());
    assert!(!folder.0.join("assetlinks.json").exists());
    let components = &folder.json("apple-app-site-association")["applinks"]["details"][0]["components"];
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/links.json")).unwrap();
    let mut opened = 0;
    for vector in vectors["good"].as_array().unwrap() {
        let text = vector["text"].as_str().unwrap();
        let kind = vector["kind"].as_str().unwrap();
        if text.starts_with("https://")
            && !text.ends_with('#')
            && !matches!(kind, "other" | "person_to_person")
        {
            assert!(opens_the_app(components, text), "{text}");
            opened += 1;
        }
    }
    assert!(opened > 8, "{opened}");
    let asks: Value = serde_json::from_str(include_str!("../../vectors/asks.json")).unwrap();
    let ask = asks["good"][0]["text"].as_str().unwrap();
    assert!(ask.starts_with("https://diia.app/ask#") && opens_the_app(components, ask), "{ask}");
    for page in
        ["https://diia.app/", "https://diia.app/pass", "https://diia.app/ask", "https://diia.app/news/1"]
    {
        assert!(!opens_the_app(components, page), "{page}");
    }
}

#[test]
fn another_domain_has_its_own_paths() {
    let folder = Folder::new("domain");
    let words =
        ["--base", "https://id.example.org/citizen/pass", "--package", "ua.example.app", "--sha256", PRINT];
    let done = run(&folder.0, &words, "uk_UA.UTF-8");
    assert!(done.status.success());
    let statement = &folder.json("assetlinks.json")[0];
    let components = &statement["relation_extensions"]["delegate_permission/common.handle_all_urls"]["dynamic_app_link_components"];
    for link in ["https://id.example.org/citizen/pass#12", "https://id.example.org/ask#12"] {
        assert!(opens_the_app(components, link), "{link}");
    }
    assert!(!opens_the_app(components, "https://id.example.org/pass#12"));
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.starts_with("Записано: ") && said.contains("android:path=\"/citizen/pass\""), "{said}");
}

#[test]
fn what_is_no_name_of_an_app_is_refused_in_both_languages_and_nothing_is_written() {
    let sha1 = &PRINT[..59];
    let long = format!("{PRINT}:00");
    let foreign = PRINT.replacen('1', "g", 1);
    let mixed = PRINT.replacen(':', "", 1);
    let odd = "a".repeat(63);
    let package = |name| ["--package", name, "--sha256", PRINT];
    let print = |print| ["--package", "ua.example.app", "--sha256", print];
    let both = |id| ["--package", "ua.example.app", "--sha256", PRINT, "--apple", id];
    let cases: Vec<(Vec<&str>, &str)> = vec![
        (vec![], "no app is named"),
        (vec!["--package", "ua.example.app"], "has no fingerprint"),
        (vec!["--sha256", PRINT], "no Android app"),
        (package("app").into(), "application id"),
        (package("ua..app").into(), "application id"),
        (package("ua.1app").into(), "application id"),
        (package("ua.example.app\"").into(), "application id"),
        (package("ua.приклад").into(), "application id"),
        (print(sha1).into(), "20 bytes instead of 32"),
        (print(&long).into(), "33 bytes instead of 32"),
        (print("").into(), "0 bytes instead of 32"),
        (print(&foreign).into(), "hexadecimal"),
        (print(&mixed).into(), "hexadecimal"),
        (print(&odd).into(), "hexadecimal"),
        (print("ґґ").into(), "hexadecimal"),
        (both("ua.example.app").into(), "Apple"),
        (both("a1b2c3d4e5.ua.example.app").into(), "Apple"),
        (both("A1B2C3D4E5").into(), "Apple"),
        (both("A1B2C3D4E5.").into(), "Apple"),
        (both("A1B2C3D4E5.ua.*").into(), "Apple"),
    ];
    for (at, (words, reason)) in cases.iter().enumerate() {
        let folder = Folder::new(&format!("bad-{at}"));
        for (language, expected) in [("en_GB.UTF-8", *reason), ("uk_UA.UTF-8", "")] {
            let done = run(&folder.0, words, language);
            let said = String::from_utf8(done.stderr).unwrap();
            assert_eq!(done.status.code(), Some(2), "{words:?}: {said}");
            assert!(
                said.starts_with("✘ ") && said.contains("\n→ ") && said.contains(expected),
                "{words:?}: {said}"
            );
            let is_ukrainian = said.split_once('→').unwrap().1.chars().any(|c| ('а'..='я').contains(&c));
            assert_eq!(is_ukrainian, language.starts_with("uk"), "{said}");
            assert!(!folder.0.exists(), "{words:?}");
        }
    }
}

#[test]
fn the_help_teaches() {
    let done =
        Command::new(env!("CARGO_BIN_EXE_diia-sandbox")).args(["well-known", "--help"]).output().unwrap();
    let help = String::from_utf8(done.stdout).unwrap();
    for line in ["Examples:", "--package", "--sha256", "--apple", "https://DOMAIN/.well-known/", "linkBase"] {
        assert!(help.contains(line), "{line}");
    }
}

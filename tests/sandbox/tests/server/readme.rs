//! The commands of the sandbox's README work as they stand there.

use std::path::Path;
use std::process::Command;

use crate::sandbox::Sandbox;

const README: &str = include_str!("../../README.md");

#[test]
fn every_command_of_the_readme_works() {
    let sandbox = Sandbox::start();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("ready.json"), sandbox.ready_line()).unwrap();
    let blocks: Vec<&str> = README
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .filter(|block| !block.starts_with("cargo run"))
        .collect();
    assert!(blocks.len() >= 9, "{}", blocks.len());
    let script = format!("set -euo pipefail\n{}", blocks.concat());
    let binary = Path::new(env!("CARGO_BIN_EXE_diia-sandbox")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    let done = shell.args(["-c", &script]).env("PATH", path).current_dir(&folder).output().unwrap();
    let (said, errors) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}{errors}");
    for expected in [
        r#"{"deeplink":"https://diia.app/acquirers/branch/offer/offer-request/"#,
        r#""status":"processing""#,
        r#""reason":"code_unknown""#,
        r#"{"packages":[]}"#,
        r#""to":["okno3@cnap.example"]"#,
        "Код ще ніхто не перевіряв.",
        r#"{"faults":"slow=50,drop=3"}{"faults":""}"#,
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
}

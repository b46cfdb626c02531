//! `diia-sandbox check`: one text, one instant, one folder of lists; one verdict.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use diia_citizen::check::Outcome;
use diia_citizen::citizen::{Citizen, ListError, Settings};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::Timestamp;
use diia_test_phone::{PhonePorts, SettableClock, run as now};

use crate::error::SandboxError;
use crate::trust_folder::TrustFolder;
use crate::verdict_json::verdict_json;
use crate::wall_clock;

/// No code is longer than 3 KB; what is longer is refused by its beginning alone.
const MOST_INPUT: u64 = 64 * 1024;

/// Prints the verdict and gives 0 for an accepted code, 1 for a refused one.
pub(crate) fn run(at: Option<Timestamp>, trust: &Path, text: &str) -> Result<ExitCode, SandboxError> {
    let folder = TrustFolder::read(trust)?;
    let at = at.unwrap_or_else(wall_clock::now);
    let settings = Settings { roots: vec![folder.root], link_base: LinkBase::default(), server: None };
    let ports = PhonePorts::new(SettableClock::started_at(at));
    let phone = now(Citizen::open(ports, settings)).map_err(|error| SandboxError::library(&error))?;
    now(phone.synchronise_clock(at)).map_err(|error| SandboxError::library(&error))?;
    let list = |path, error| match error {
        ListError::Trust(reason) => SandboxError::List { path, reason },
        ListError::NotKept(_) => SandboxError::library(&error),
    };
    let (path, jwt) = folder.issuers;
    now(phone.take_issuer_list(&jwt)).map_err(|error| list(path, error))?;
    for (path, jwt) in folder.status_lists {
        now(phone.take_status_list(&jwt)).map_err(|error| list(path, error))?;
    }

    let text = if text == "-" { from_standard_input()? } else { text.to_owned() };
    let verdict = phone.check(&text).map_err(|error| SandboxError::library(&error))?;
    writeln!(io::stdout(), "{}", verdict_json(&verdict)).map_err(SandboxError::Screen)?;
    Ok(match verdict.outcome() {
        Outcome::Valid | Outcome::Attention => ExitCode::SUCCESS,
        Outcome::Refused => ExitCode::from(1),
    })
}

/// Standard input without the line end that a shell or an editor puts there. Bytes that are not UTF-8 become a sign
/// that no code has.
fn from_standard_input() -> Result<String, SandboxError> {
    let mut bytes = Vec::new();
    io::stdin()
        .take(MOST_INPUT)
        .read_to_end(&mut bytes)
        .map_err(|source| SandboxError::Read { path: "-".into(), source })?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.strip_suffix('\n').unwrap_or(&text);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

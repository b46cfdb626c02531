//! The end: what was shown, what was written, where to go on.

use diia_citizen::check::Outcome;
use diia_citizen::text::{Bilingual, Counted};
use diia_citizen::time::Timestamp;

use super::stage::Stage;
use crate::error::SandboxError;

const HEADING: Bilingual = Bilingual::new("Усе сталося так, як розказано", "Everything went as told");
const CHECKS: Counted = Counted {
    uk: ["перевірка", "перевірки", "перевірок"], en: ["check", "checks"]
};
const ACCEPTED: Bilingual = Bilingual::new("Прийнято", "Accepted");
const ATTENTION: Bilingual = Bilingual::new("із застереженням", "with a warning");
const REFUSED: Bilingual = Bilingual::new("відмовлено", "refused");
const FILES: Bilingual = Bilingual::new("Файли в теці", "Files in the folder");
const TRUST: Bilingual =
    Bilingual::new("ключ і списки, яким вірить телефон Б", "the key and the lists that phone B believes");
const LOG: Bilingual = Bilingual::new("цей текст зі сталими кодами", "this text with the stable codes");
const LOG_JSON: Bilingual = Bilingual::new("кожна перевірка для програм", "every check, for programs");
const REPEAT: Bilingual = Bilingual::new(
    "Повторіть перевірку самі (без --at — за вашим годинником, і за три хвилини коду вже не приймуть):",
    "Repeat a check yourself (without --at by your own clock, and after three minutes it is refused):",
);
const READ_ON: Bilingual = Bilingual::new(
    "Далі: README.md — що це й для кого; core/FORMAT.md — кожен байт коду.",
    "Read on: README.md, what this is and for whom; core/FORMAT.md, every byte of a code.",
);

pub(super) fn tell(stage: &mut Stage, scanned_at: Timestamp) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    summary(stage)?;
    files(stage)?;
    stage.say(REPEAT)?;
    let folder = shell_word(&stage.folder().display().to_string());
    stage.terminal.verbatim(&format!(
        "cargo run -q --release -p diia-sandbox -- check --at {} --trust {folder}/trust - < {folder}/02-identity-qr.txt",
        scanned_at.unix_millis()
    ))?;
    stage.say(READ_ON)
}

fn summary(stage: &mut Stage) -> Result<(), SandboxError> {
    let language = stage.language;
    let record = &stage.record;
    let all = CHECKS.with(record.checks.len() as u64, language);
    let parts = [(Outcome::Valid, ACCEPTED), (Outcome::Attention, ATTENTION), (Outcome::Refused, REFUSED)]
        .map(|(outcome, name)| format!("{}: {}", name.get(language), record.count(outcome)));
    stage.terminal.tick(&format!("{all}. {}.", parts.join(", ")))
}

fn files(stage: &mut Stage) -> Result<(), SandboxError> {
    let json = format!("{:#}\n", stage.record.to_json());
    stage.write("log.json", json.as_bytes())?;
    let language = stage.language;
    let (pictures, refusals): (Vec<String>, Vec<String>) = stage
        .record
        .files
        .iter()
        .filter(|name| *name != "log.json")
        .cloned()
        .partition(|name| !name.starts_with("refusals/"));
    let heading = format!("{} {}:", FILES.get(language), stage.folder().display());
    stage.terminal.say(&heading)?;
    stage.terminal.remark(&pictures.join(", "))?;
    stage.terminal.remark(&refusals.join(", "))?;
    for (name, what) in [("trust/", TRUST), ("log.txt", LOG), ("log.json", LOG_JSON)] {
        stage.terminal.remark(&format!("{name} — {}", what.get(language)))?;
    }
    Ok(())
}

/// A path that the shell takes as one word.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+~".contains(c);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

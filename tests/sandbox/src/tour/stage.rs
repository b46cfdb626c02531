use std::fs;
use std::path::{Path, PathBuf};

use diia_citizen::check::Verdict;
use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use diia_citizen::text::{Bilingual, Language};

use super::Options;
use super::cast::World;
use super::record::{Check, Record};
use crate::error::SandboxError;
use crate::reader::Reader;
use crate::terminal::Terminal;
use crate::verdict_json::{verdict_code, verdict_json};

/// Pixels for a module: large enough for a phone that looks at the screen.
pub(super) const MODULE_PX: u32 = 8;

/// What the chapters share: the people, the screen with its log, the folder, the reader, what has been checked.
pub(super) struct Stage {
    pub(super) world: World,
    pub(super) terminal: Terminal,
    pub(super) language: Language,
    pub(super) record: Record,
    out: PathBuf,
    reader: Option<Reader>,
}

impl Stage {
    /// The folder and the log, before the first word.
    pub(super) fn open(options: &Options, world: World) -> Result<Self, SandboxError> {
        let out = options.out.clone();
        fs::create_dir_all(&out).map_err(|source| SandboxError::Write { path: out.clone(), source })?;
        let terminal = Terminal::new(&out.join("log.txt"))?;
        let language = options.language;
        Ok(Stage { world, terminal, language, record: Record::default(), out, reader: None })
    }

    pub(super) fn heading(&mut self, text: Bilingual) -> Result<(), SandboxError> {
        self.terminal.heading(text.get(self.language))
    }

    pub(super) fn say(&mut self, text: Bilingual) -> Result<(), SandboxError> {
        self.terminal.say(text.get(self.language))
    }

    pub(super) fn remark(&mut self, text: Bilingual) -> Result<(), SandboxError> {
        self.terminal.remark(text.get(self.language))
    }

    /// The folder of the tour.
    pub(super) fn folder(&self) -> &Path {
        &self.out
    }

    /// Writes a file of the folder, and remembers it for the list at the end.
    pub(super) fn write(&mut self, name: &str, content: &[u8]) -> Result<PathBuf, SandboxError> {
        let path = self.out.join(name);
        let failed = |source| SandboxError::Write { path: path.clone(), source };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, content).map_err(failed)?;
        self.record.files.push(name.to_owned());
        Ok(path)
    }

    /// From now on pictures are read by this reader.
    pub(super) fn use_reader(&mut self, reader: Reader) {
        self.reader = Some(reader);
    }

    /// Reads a picture, and makes sure that every byte is as it was drawn.
    pub(super) fn scan(&self, picture: &Path, drawn: &str) -> Result<String, SandboxError> {
        let reader =
            self.reader.as_ref().ok_or_else(|| SandboxError::Library("no reader is ready".into()))?;
        same_bytes(&reader.read(picture)?, picture, drawn)
    }

    /// Reads the symbol on a printed page, or where the reader takes only pictures, in the picture of the symbol.
    pub(super) fn scan_page(&self, page: &Path, picture: &Path, drawn: &str) -> Result<String, SandboxError> {
        let reads_pages = self.reader.as_ref().is_some_and(Reader::reads_pages);
        self.scan(if reads_pages { page } else { picture }, drawn)
    }

    /// Draws a text as a QR code, lets the reader read it, and phone B check what was read.
    pub(super) fn show_to_b(
        &mut self,
        step: &str,
        name: &str,
        text: &str,
        expected: &str,
    ) -> Result<Verdict, SandboxError> {
        let symbol = qr_for_text(text, ErrorCorrection::M).map_err(|error| SandboxError::library(&error))?;
        let png = symbol.matrix().to_png(MODULE_PX).map_err(|error| SandboxError::library(&error))?;
        let picture = self.write(&format!("refusals/{name}.png"), &png)?;
        let scanned = self.scan(&picture, text)?;
        self.check_on_b(step, name, &scanned, expected)
    }

    /// Lets phone B check a text, notes the verdict, and makes sure that it is the one the story tells.
    pub(super) fn check_on_b(
        &mut self,
        step: &str,
        name: &str,
        text: &str,
        expected: &str,
    ) -> Result<Verdict, SandboxError> {
        let at = self.world.phone_b.now()?;
        let verdict = self.world.phone_b.check(text)?;
        let code = verdict_code(&verdict);
        self.terminal.log(&format!("   [{step} {name}: {code}, at {}]", at.unix_millis()))?;
        self.record.checks.push(Check {
            name: name.to_owned(),
            at: at.unix_millis(),
            text: text.to_owned(),
            outcome: verdict.outcome(),
            verdict: verdict_json(&verdict),
        });
        expect(step, expected, code).map(|()| verdict)
    }

    /// The last lines of the log of a story that broke off.
    pub(super) fn note_failure(&mut self, error: &SandboxError) -> Result<(), SandboxError> {
        let (text, next) = (error.text(self.language), error.next_step(self.language));
        self.terminal.log(&format!("\n✘ {text}\n→ {next}"))
    }
}

/// The step went as told, or an error says how it went.
pub(super) fn expect(step: &str, expected: &str, found: &str) -> Result<(), SandboxError> {
    if expected == found {
        return Ok(());
    }
    Err(SandboxError::Story { step: step.into(), expected: expected.into(), found: found.into() })
}

/// What a reader read, if it is what was drawn.
pub(super) fn same_bytes(read: &[u8], picture: &Path, drawn: &str) -> Result<String, SandboxError> {
    if read == drawn.as_bytes() {
        return Ok(drawn.to_owned());
    }
    Err(SandboxError::Story {
        step: picture.display().to_string(),
        expected: format!("{} bytes as drawn", drawn.len()),
        found: format!("{} other bytes", read.len()),
    })
}

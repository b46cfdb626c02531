//! Readers of pictures that know nothing of this library. Only what they read reaches phone B.

mod setup;
mod zbar;

pub(crate) use zbar::Zbar;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::SandboxError;

/// A dozen lines of Python around zxing-cpp: a path in, the bytes of the one symbol out.
const SCRIPT: &str = include_str!("read_picture.py");

/// A reader that is ready.
#[derive(Debug)]
pub(crate) enum Reader {
    /// zxing-cpp in a Python environment of the cache folder.
    Zxing(setup::Environment),
    /// A program that the person named.
    Given(PathBuf),
}

impl Reader {
    /// The reader of `--reader`, or zxing-cpp, which is installed if need be; `progress` hears of it.
    pub(crate) fn prepare(
        given: Option<&Path>,
        progress: &mut dyn FnMut(&str) -> Result<(), SandboxError>,
    ) -> Result<Self, SandboxError> {
        match given {
            Some(program) => Ok(Reader::Given(program.to_owned())),
            None => setup::environment(progress).map(Reader::Zxing),
        }
    }

    /// Its name for people.
    pub(crate) fn name(&self) -> String {
        match self {
            Reader::Zxing(_) => setup::NAME.into(),
            Reader::Given(program) => program.display().to_string(),
        }
    }

    /// The text of the one symbol in a picture, byte by byte.
    pub(crate) fn read(&self, picture: &Path) -> Result<Vec<u8>, SandboxError> {
        let mut command = match self {
            Reader::Zxing(environment) => {
                let mut command = environment.python();
                command.args(["-c", SCRIPT]);
                command
            }
            Reader::Given(program) => Command::new(program),
        };
        let text = output(command.arg(picture)).map_err(|detail| self.failed(picture, detail))?;
        Ok(match self {
            Reader::Zxing(_) => text,
            // A program for people ends its line.
            Reader::Given(_) => text.strip_suffix(b"\n").map(<[u8]>::to_vec).unwrap_or(text),
        })
    }

    /// Whether it can read the page of a PDF; a program of the person's own is only given pictures.
    pub(crate) const fn reads_pages(&self) -> bool {
        matches!(self, Reader::Zxing(_))
    }

    fn failed(&self, picture: &Path, detail: String) -> SandboxError {
        SandboxError::Reader { reader: self.name(), picture: picture.to_owned(), detail }
    }
}

/// What a program prints, or the last line of its complaint.
fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let done = command.output().map_err(|error| error.to_string())?;
    if done.status.success() {
        Ok(done.stdout)
    } else {
        Err(last_line(&done.stderr, &done.status.to_string()))
    }
}

fn last_line(complaint: &[u8], otherwise: &str) -> String {
    let complaint = String::from_utf8_lossy(complaint);
    complaint.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(otherwise).trim().to_owned()
}

use std::path::Path;
use std::process::Command;

use super::{Reader, output};
use crate::error::SandboxError;

/// The second reader, where a person has installed it.
#[derive(Debug)]
pub(crate) struct Zbar;

impl Zbar {
    /// Its name.
    pub(crate) const PROGRAM: &str = "zbarimg";

    /// zbarimg, if this machine has it.
    pub(crate) fn find() -> Option<Self> {
        output(Command::new(Self::PROGRAM).arg("--version")).ok().map(|_| Zbar)
    }

    /// The text of the one symbol in a picture. `qr.binary`: otherwise zbar guesses a character set.
    pub(crate) fn read(&self, picture: &Path) -> Result<Vec<u8>, SandboxError> {
        let mut command = Command::new(Self::PROGRAM);
        command.args(["--quiet", "--nodbus", "--raw", "-Sqr.binary"]).arg(picture);
        let text = output(&mut command)
            .map_err(|detail| Reader::Given(Self::PROGRAM.into()).failed(picture, detail))?;
        Ok(text.strip_suffix(b"\n").map(<[u8]>::to_vec).unwrap_or(text))
    }
}

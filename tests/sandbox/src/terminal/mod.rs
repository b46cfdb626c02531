//! What a person sees: lines, frames, QR codes, a countdown; and the same words without colours in the log.

mod frame;
mod half_blocks;
mod style;
mod wrap;

pub(crate) use frame::{Frame, Tone};
pub(crate) use style::Style;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use diia_citizen::code::symbol::Matrix;

use crate::error::SandboxError;

/// Lines are easy to read up to here, on however wide a terminal.
const MOST_COLUMNS: usize = 92;

/// The screen and the log together.
pub(crate) struct Terminal {
    style: Style,
    columns: usize,
    log: File,
    log_path: std::path::PathBuf,
}

impl Terminal {
    /// Standard output as it is, and a new log.
    pub(crate) fn new(log: &Path) -> Result<Self, SandboxError> {
        let file =
            File::create(log).map_err(|source| SandboxError::Write { path: log.to_owned(), source })?;
        let (style, columns) = (Style::of_stdout(), style::columns());
        Ok(Terminal { style, columns, log: file, log_path: log.to_owned() })
    }

    /// The heading of a step, with space before it.
    pub(crate) fn heading(&mut self, text: &str) -> Result<(), SandboxError> {
        self.show(&format!("\n{}", self.style.bold(text)))?;
        self.log(&format!("\n{text}"))
    }

    /// Words for people, wrapped.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), SandboxError> {
        let lines = self.wrapped(text, "");
        self.both(&lines)
    }

    /// Words that stand back: file names, remarks.
    pub(crate) fn remark(&mut self, text: &str) -> Result<(), SandboxError> {
        for line in self.wrapped(text, "   ") {
            self.show(&self.style.dim(&line))?;
            self.log(&line)?;
        }
        Ok(())
    }

    /// A line that must be copied whole: never wrapped.
    pub(crate) fn verbatim(&mut self, text: &str) -> Result<(), SandboxError> {
        self.both(&[format!("   {text}")])
    }

    /// Something that went as it should.
    pub(crate) fn tick(&mut self, text: &str) -> Result<(), SandboxError> {
        self.show(&format!(" {} {text}", self.style.tone("✔", Tone::Green)))?;
        self.log(&format!(" ✔ {text}"))
    }

    /// A screen of a phone.
    pub(crate) fn frame(&mut self, frame: &Frame) -> Result<(), SandboxError> {
        let width = self.columns.min(MOST_COLUMNS);
        let (shown, logged) = (frame.lines(width, self.style), frame.lines(width, Style::PLAIN));
        shown.iter().try_for_each(|line| self.show(line))?;
        logged.iter().try_for_each(|line| self.log(line))
    }

    /// A QR code with its quiet zone. False when the terminal is too narrow; then only the log has it.
    pub(crate) fn qr(&mut self, matrix: &Matrix) -> Result<bool, SandboxError> {
        for line in half_blocks::lines(matrix, Style::PLAIN) {
            self.log(&line)?;
        }
        let fits = matrix.width() + 2 * matrix.quiet_zone() <= self.columns;
        if fits || !self.style.is_terminal() {
            for line in half_blocks::lines(matrix, self.style) {
                self.show(&line)?;
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Whether a QR code drawn here is a negative when the background is dark.
    pub(crate) const fn draws_negatives(&self) -> bool {
        self.style.is_terminal() && !self.style.has_colours()
    }

    /// One line that is written anew each second. Without pauses, or where nobody watches, lines of their own.
    pub(crate) fn live_line(
        &mut self,
        times: u32,
        fast: bool,
        mut text: impl FnMut(u32) -> String,
    ) -> Result<(), SandboxError> {
        let live = self.style.is_terminal() && !fast;
        for at in 0..times {
            let text = format!("   {}", text(at));
            self.log(&text)?;
            if live {
                let text = self.style.bold(&text);
                write!(io::stdout(), "\r\x1b[2K{text}").map_err(SandboxError::Screen)?;
                io::stdout().flush().map_err(SandboxError::Screen)?;
                sleep(Duration::from_secs(1));
            } else {
                self.show(&self.style.bold(&text))?;
            }
        }
        if live { self.show("") } else { Ok(()) }
    }

    /// A line for the log alone.
    pub(crate) fn log(&mut self, line: &str) -> Result<(), SandboxError> {
        writeln!(self.log, "{line}")
            .map_err(|source| SandboxError::Write { path: self.log_path.clone(), source })
    }

    fn wrapped(&self, text: &str, indent: &str) -> Vec<String> {
        let width = self.columns.min(MOST_COLUMNS).saturating_sub(indent.len());
        wrap::wrapped(text, width).into_iter().map(|line| format!("{indent}{line}")).collect()
    }

    fn both(&mut self, lines: &[String]) -> Result<(), SandboxError> {
        lines.iter().try_for_each(|line| self.show(line).and_then(|()| self.log(line)))
    }

    fn show(&self, line: &str) -> Result<(), SandboxError> {
        writeln!(io::stdout(), "{line}").map_err(SandboxError::Screen)
    }
}

use std::io::{IsTerminal, stdout};
use std::process::{Command, Stdio};

use super::Tone;

/// How much the output can show: colours, and a cursor that goes back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    colours: bool,
    terminal: bool,
}

impl Style {
    /// Text and nothing else.
    pub(crate) const PLAIN: Style = Style { colours: false, terminal: false };

    /// Colours on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is a dumb one.
    pub(super) fn of_stdout() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let terminal = stdout().is_terminal() && std::env::var_os("TERM").is_some_and(|term| term != "dumb");
        Style { colours: terminal && !set("NO_COLOR"), terminal }
    }

    pub(super) const fn is_terminal(self) -> bool {
        self.terminal
    }

    pub(super) const fn has_colours(self) -> bool {
        self.colours
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// Coloured letters on the terminal's own background.
    pub(super) fn tone(self, text: &str, tone: Tone) -> String {
        let colour = match tone {
            Tone::Green => "1;32",
            Tone::Amber => "1;33",
            Tone::Red => "1;31",
            Tone::Plain => return text.to_owned(),
        };
        self.with(colour, text)
    }

    /// A bar of colour with letters that can be read on it, on light and dark terminals alike.
    pub(super) fn bar(self, text: &str, tone: Tone) -> String {
        let colours = match tone {
            Tone::Green => "1;38;5;231;48;5;28",
            Tone::Amber => "1;38;5;16;48;5;214",
            Tone::Red => "1;38;5;231;48;5;160",
            Tone::Plain => "1;7",
        };
        self.with(colours, text)
    }

    fn with(self, codes: &str, text: &str) -> String {
        if self.colours { format!("\x1b[{codes}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The width of the terminal: as `stty` tells, or COLUMNS, or 80.
pub(super) fn columns() -> usize {
    let told = if stdout().is_terminal() { from_stty() } else { None };
    let set = || std::env::var("COLUMNS").ok()?.parse().ok();
    told.or_else(set).filter(|&columns| columns > 0).unwrap_or(80)
}

fn from_stty() -> Option<usize> {
    let terminal = std::fs::File::open("/dev/tty").ok()?;
    let answer = Command::new("stty").arg("size").stdin(terminal).stderr(Stdio::null()).output().ok()?;
    std::str::from_utf8(&answer.stdout).ok()?.split_whitespace().nth(1)?.parse().ok()
}

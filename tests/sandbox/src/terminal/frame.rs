use super::{Style, wrap};

/// The colour of a screen. A sign and words say the same, for those who cannot tell colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Green,
    Amber,
    Red,
    /// No judgement: the holder's own screen.
    Plain,
}

/// A phone's screen: who looks at it, a headline, rows of label and value, sentences.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    owner: String,
    headline: String,
    tone: Tone,
    body: Vec<Row>,
}

#[derive(Debug, Clone)]
enum Row {
    Sentence(String),
    Pair(String, String),
}

/// The widest that a phone's screen is drawn.
const WIDTH: usize = 76;
/// Labels take this much.
const LABEL: usize = 18;

impl Frame {
    /// An empty screen; `owner` stands in its edge.
    pub(crate) fn new(owner: &str, headline: &str, tone: Tone) -> Self {
        Frame { owner: owner.into(), headline: headline.into(), tone, body: Vec::new() }
    }

    /// Adds a label and its value.
    pub(crate) fn pair(mut self, label: &str, value: &str) -> Self {
        self.body.push(Row::Pair(label.into(), value.into()));
        self
    }

    /// Adds a sentence over the whole width.
    pub(crate) fn sentence(mut self, text: &str) -> Self {
        self.body.push(Row::Sentence(text.into()));
        self
    }

    /// The lines of the screen.
    pub(super) fn lines(&self, columns: usize, style: Style) -> Vec<String> {
        let inner = columns.min(WIDTH).saturating_sub(6).max(30);
        let side = style.tone("│", self.tone);
        let boxed = |content: &str| format!("  {side} {} {side}", padded(content, inner));
        let sign = match self.tone {
            Tone::Green => "✔ ",
            Tone::Amber => "! ",
            Tone::Red => "✘ ",
            Tone::Plain => "",
        };
        let top = format!("─ {} ", self.owner);
        let edge = |start: &str, text: &str, end: &str| {
            let rest = (inner + 2).saturating_sub(text.chars().count());
            format!("  {}", style.tone(&format!("{start}{text}{}{end}", "─".repeat(rest)), self.tone))
        };
        let mut lines = vec![edge("╭", &top, "╮")];
        for line in wrap::wrapped(&format!("{sign}{}", self.headline), inner) {
            let bar = style.bar(&format!(" {} ", padded(&line, inner)), self.tone);
            lines.push(format!("  {side}{bar}{side}"));
        }
        for row in &self.body {
            match row {
                Row::Sentence(text) => {
                    lines.extend(wrap::wrapped(text, inner).iter().map(|line| boxed(line)));
                }
                Row::Pair(label, value) => {
                    let values = wrap::wrapped(value, inner.saturating_sub(LABEL));
                    let labels = std::iter::once(label.as_str()).chain(std::iter::repeat(""));
                    lines.extend(
                        values.iter().zip(labels).map(|(v, l)| boxed(&format!("{}{v}", padded(l, LABEL)))),
                    );
                }
            }
        }
        lines.push(edge("╰", "", "╯"));
        lines
    }
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lines_of_a_screen_are_equally_wide() {
        let long = "Попросіть оновити код. Якщо новий код теж прострочений, перевірте час на обох телефонах.";
        let frame = Frame::new("телефон Б", long, Tone::Red).pair("Годинник", long).sentence(long);
        for columns in [40, 80, 200] {
            let lines = frame.lines(columns, Style::PLAIN);
            let widths: Vec<_> = lines.iter().map(|line| line.chars().count()).collect();
            assert!(widths.iter().all(|width| *width == widths[0] && *width <= 80), "{lines:#?}");
        }
    }
}

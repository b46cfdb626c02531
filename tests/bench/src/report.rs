//! What a run prints: a table for people, or JSON.

use serde::Serialize;

/// One line.
#[derive(Serialize)]
pub(crate) struct Row {
    section: &'static str,
    what: String,
    /// What was measured, in `unit`.
    value: f64,
    unit: &'static str,
    /// How it compares, and with what.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Against>,
}

#[derive(Serialize)]
struct Against {
    what: String,
    ratio: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<Goal>,
}

#[derive(Serialize)]
struct Goal {
    at: f64,
    more_is_better: bool,
    met: bool,
}

/// All lines of a run.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
    prints: bool,
}

impl Report {
    /// One that prints each line as it comes, or none.
    pub(crate) fn new(prints: bool) -> Self {
        Report { rows: Vec::new(), prints }
    }

    /// A figure by itself.
    pub(crate) fn figure(
        &mut self,
        section: &'static str,
        what: impl Into<String>,
        value: f64,
        unit: &'static str,
    ) {
        self.push(Row { section, what: what.into(), value, unit, against: None });
    }

    /// A figure beside another, without a goal.
    pub(crate) fn beside(
        &mut self,
        (section, what): (&'static str, &str),
        (value, unit): (f64, &'static str),
        (ratio, than): (f64, &str),
    ) {
        let against = Some(Against { what: than.into(), ratio, goal: None });
        self.push(Row { section, what: what.into(), value, unit, against });
    }

    /// A figure whose ratio to another must not be above `most`.
    pub(crate) fn at_most(
        &mut self,
        (section, what): (&'static str, &str),
        (value, unit): (f64, &'static str),
        (ratio, than): (f64, &str),
        most: f64,
    ) {
        let goal = Some(Goal { at: most, more_is_better: false, met: ratio <= most });
        let against = Some(Against { what: than.into(), ratio, goal });
        self.push(Row { section, what: what.into(), value, unit, against });
    }

    /// How many times slower another way is; it must be at least `least`.
    pub(crate) fn at_least(
        &mut self,
        (section, what): (&'static str, &str),
        (value, unit): (f64, &'static str),
        (ratio, than): (f64, &str),
        least: f64,
    ) {
        let goal = Some(Goal { at: least, more_is_better: true, met: ratio >= least });
        let against = Some(Against { what: than.into(), ratio, goal });
        self.push(Row { section, what: what.into(), value, unit, against });
    }

    fn push(&mut self, row: Row) {
        if self.prints {
            if self.rows.last().is_none_or(|last| last.section != row.section) {
                println!("\n{}", row.section);
            }
            println!("{}", row.line());
        }
        self.rows.push(row);
    }

    /// All lines as JSON.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.rows).expect("figures are JSON")
    }

    /// How many goals were set, and how many of them missed.
    pub(crate) fn goals(&self) -> (usize, usize) {
        let goals = self.rows.iter().filter_map(|row| row.against.as_ref()?.goal.as_ref());
        goals.fold((0, 0), |(all, missed), goal| (all + 1, missed + usize::from(!goal.met)))
    }
}

impl Row {
    fn line(&self) -> String {
        let figure = match self.unit {
            "bytes" => format!("{:>12.0} B ", self.value),
            "" => format!("{:>12}   ", self.value),
            unit => format!("{:>12.2} {unit}", self.value),
        };
        let against = self.against.as_ref().map(Against::text).unwrap_or_default();
        format!("  {:<58} {figure:<17} {against}", self.what).trim_end().to_owned()
    }
}

impl Against {
    fn text(&self) -> String {
        let goal = self.goal.as_ref().map_or_else(String::new, |goal| {
            let sign = if goal.more_is_better { "≥" } else { "≤" };
            format!("  (goal {sign} {}: {})", goal.at, if goal.met { "met" } else { "MISSED" })
        });
        format!("{:.3} × {}{goal}", self.ratio, self.what)
    }
}

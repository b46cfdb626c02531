use diia_citizen::check::Outcome;
use serde_json::{Value, json};

/// What happened, for programs: `log.json`.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) checks: Vec<Check>,
    /// Relative to the folder of the tour, in the order of writing.
    pub(super) files: Vec<String>,
}

/// One check by phone B: `diia-sandbox check --at AT --trust trust TEXT` repeats it.
#[derive(Debug)]
pub(super) struct Check {
    pub(super) name: String,
    pub(super) at: i64,
    pub(super) text: String,
    pub(super) outcome: Outcome,
    pub(super) verdict: Value,
}

impl Record {
    /// How many checks ended so.
    pub(super) fn count(&self, outcome: Outcome) -> u64 {
        self.checks.iter().map(|check| u64::from(check.outcome == outcome)).sum()
    }

    /// The checks in their order.
    pub(super) fn to_json(&self) -> Value {
        let check = |check: &Check| json!({ "name": check.name, "at": check.at, "text": check.text, "verdict": check.verdict });
        json!({ "checks": self.checks.iter().map(check).collect::<Vec<_>>() })
    }
}

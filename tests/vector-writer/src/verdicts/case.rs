//! One case.

use serde_json::{Map, Value, json};

use crate::jwt::MADE;
use crate::sheet::Sheet;

/// A text, the circumstances of its check, and the verdict.
pub(super) struct Case {
    members: Map<String, Value>,
}

impl Case {
    /// The check of a pass; the verdict is still to be stated.
    pub(super) fn new(name: impl Into<String>, sheet: &Sheet, trust: &str, now: u64) -> Self {
        let mut members = Map::new();
        members.insert("name".into(), json!(name.into()));
        members.insert("trust".into(), json!(trust));
        members.insert("now".into(), json!(now));
        members.insert("text".into(), json!(sheet.text()));
        Case { members }
    }

    pub(super) fn trust(&self) -> &str {
        self.members["trust"].as_str().expect("a name")
    }

    /// Refused for this reason.
    pub(super) fn refused(self, reason: &str) -> Self {
        self.set("expected", reason)
    }

    /// Valid, by a status list of one hour ago.
    pub(super) fn valid(self, warnings: &[&str]) -> Self {
        self.accepted("valid", warnings).set("basis", "signatures_and_revocation_list").made(MADE)
    }

    /// The signatures are right and the status list speaks for it, but a person must look closer.
    pub(super) fn attention(self, warnings: &[&str]) -> Self {
        self.valid(warnings).set("expected", "attention")
    }

    /// The signatures are right, and there is no status list.
    pub(super) fn signatures_only(self, warnings: &[&str]) -> Self {
        self.accepted("attention", warnings).set("basis", "signatures_only")
    }

    /// The status list is of this second.
    pub(super) fn made(self, second: i64) -> Self {
        self.set("list_issued_at", second * 1000)
    }

    /// How long the code is still good, in milliseconds.
    pub(super) fn remaining(self, millis: u64) -> Self {
        self.set("remaining_millis", millis)
    }

    /// The English name of the issuer.
    pub(super) fn issuer(self, name: &str) -> Self {
        self.set("issuer", name)
    }

    /// How far the checker's own time can be believed; without it, a server has confirmed it.
    pub(super) fn clock(self, state: &str) -> Self {
        self.set("clock_state", state)
    }

    /// What was checked at the same desk before.
    pub(super) fn after(self, earlier: &[(&Sheet, u64)]) -> Self {
        let earlier: Vec<Value> =
            earlier.iter().map(|(sheet, now)| json!({ "now": now, "text": sheet.text() })).collect();
        self.set("earlier", earlier)
    }

    pub(super) fn into_json(self) -> Value {
        assert!(self.members.contains_key("expected"), "{:?} has no verdict", self.members["name"]);
        Value::Object(self.members)
    }

    fn accepted(self, outcome: &str, warnings: &[&str]) -> Self {
        self.set("expected", outcome).set("warnings", warnings)
    }

    fn set(mut self, member: &str, value: impl Into<Value>) -> Self {
        self.members.insert(member.into(), value.into());
        self
    }
}

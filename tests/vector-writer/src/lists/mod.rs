//! `lists.json`: signed lists that a phone takes, and those that it does not.

mod form;
mod good;
mod issuers;
mod statuses;

use serde_json::{Value, json};

use crate::jwt::{ROOT, demo, issuer_list, issuers as claims_of, status_list, statuses as statuses_of};
use crate::keys;

pub(crate) fn file() -> Value {
    let bad: Vec<Value> = [form::all(), issuers::all(), statuses::all()].into_iter().flatten().collect();
    json!({
        "about": "FORMAT.md §10. A phone that pins `roots` takes the lists of `held` named in a case, which are good, \
                  and is then given the list of the case. See README.md for cases with a recipe instead of a jwt.",
        "roots": [keys::jwk(ROOT)],
        "held": {
            "issuers": issuer_list(&claims_of(&[demo()])),
            "statuses": status_list(&statuses_of(1, 64, &[(5, 1)])),
        },
        "good": good::good(),
        "bad": bad,
    })
}

/// The two kinds of list.
const ISSUERS: &str = "issuers";
const STATUSES: &str = "statuses";

/// A list that must be refused; for a status list, the issuer list is held.
fn bad(name: impl Into<String>, list: &str, jwt: impl Into<String>, reason: &str) -> Value {
    let held: &[&str] = if list == STATUSES { &[ISSUERS] } else { &[] };
    json!({ "name": name.into(), "list": list, "held": held, "reason": reason, "jwt": jwt.into() })
}

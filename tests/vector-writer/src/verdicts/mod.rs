//! `verdicts.json`: what a checker must say of a text, with these lists, at this instant.

mod case;
mod holder;
mod issuers;
mod status;
mod time;
mod trusts;
mod warnings;

use serde_json::{Value, json};

use crate::sheet::ADDRESS;
use case::Case;

pub(crate) fn file() -> Value {
    let cases: Vec<Case> =
        [issuers::cases(), holder::cases(), time::cases(), status::cases(), warnings::cases()]
            .into_iter()
            .flatten()
            .collect();
    let trusts = trusts::all();
    for case in &cases {
        assert!(trusts.contains_key(case.trust()), "{} is not among the trusts", case.trust());
    }
    json!({
        "about": "FORMAT.md §8. now is in milliseconds since 1970. expected is valid, attention or the reason of the \
                  refusal. Before the text itself is checked, the checker has checked what stands in earlier.",
        "link_base": ADDRESS,
        "trusts": trusts,
        "cases": cases.into_iter().map(Case::into_json).collect::<Vec<_>>(),
    })
}

//! Status lists: revoked, suspended, unknown.

use super::case::Case;
use super::trusts::{ENTRIES, REVOKED};
use crate::plan::{NOW, Plan};

pub(super) fn cases() -> Vec<Case> {
    let at = |name: &str, list: u8, index: u32, trust: &str| {
        let sheet = Plan { list, index, ..Plan::status() }.sheet();
        Case::new(format!("status list: {name}"), &sheet, trust, NOW)
    };
    let mut all = vec![
        at("revoked", 1, REVOKED, "usual").refused("revoked"),
        at("the entry before a revoked one", 1, REVOKED - 1, "usual").valid(&[]),
        at("the entry after a revoked one", 1, REVOKED + 1, "usual").valid(&[]),
        at("entry 0", 1, 0, "usual").valid(&[]),
        at("the last entry", 1, ENTRIES - 1, "usual").valid(&[]),
        at("the first entry that the list does not have", 1, ENTRIES, "usual").refused("status_unknown"),
        at("an entry far beyond the list", 1, u32::MAX, "usual").refused("status_unknown"),
        at("revoked in the other list only", 1, 7, "two status lists").valid(&[]),
        at("revoked in the second list", 2, 7, "two status lists").refused("revoked"),
        at("an entry of the first list, asked of the second", 2, REVOKED, "two status lists").valid(&[]),
        at("a list that the issuer does not have", 2, 7, "usual")
            .signatures_only(&["revocation_not_checked"]),
        at("a list that is not held", 1, REVOKED, "no status list")
            .signatures_only(&["revocation_not_checked"]),
    ];
    for bits in [2, 4, 8] {
        let trust = format!("{bits} bits an entry");
        let of = |name: &str, index| at(&format!("{bits} bits, {name}"), 1, index, &trust);
        all.push(of("0", 0).valid(&[]));
        all.push(of("1", 1).refused("revoked"));
        all.push(of("2", 2).refused("suspended"));
        all.push(of("3", 3).refused("status_unknown"));
        if bits > 2 {
            all.push(of("a middle value", 4).refused("status_unknown"));
            all.push(of("the largest value", 5).refused("status_unknown"));
        }
        all.push(of("0 after the others", 6).valid(&[]));
        all.push(of("beyond the list", 16).refused("status_unknown"));
    }
    all
}

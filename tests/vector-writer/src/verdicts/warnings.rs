//! Warnings: what asks for attention, and what is only good to know.

use super::case::Case;
use crate::keys;
use crate::plan::{ISSUER, NOW, OFFSET, PHONE, Plan};

pub(super) fn cases() -> Vec<Case> {
    [ages(), clocks(), seen(), together()].into_iter().flatten().collect()
}

fn ages() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let at = |name: &str, trust: &str, now| Case::new(name, &sheet, trust, now);
    let second = NOW - 123;
    let (three_days, older) = ((second / 1000) as i64 - 72 * 3600, (second / 1000) as i64 - 80 * 3600);
    vec![
        at("a status list of 72 hours", "status list of 72 hours ago", second).valid(&[]).made(three_days),
        at("a status list of 72 hours and one millisecond", "status list of 72 hours ago", second + 1)
            .attention(&["status_list_old"])
            .made(three_days),
        at("a status list of 80 hours", "status list of 80 hours ago", second)
            .attention(&["status_list_old"])
            .made(older),
        at(
            "the last millisecond of the issuer list",
            "issuer list to be replaced by this second",
            second - 1,
        )
        .valid(&[]),
        at("the end of the issuer list", "issuer list to be replaced by this second", second)
            .attention(&["issuer_list_old"]),
        at("an issuer list that ends with this second", "issuer list to be replaced by the next second", NOW)
            .valid(&[]),
        at("an issuer list that ended within this second", "issuer list to be replaced by this second", NOW)
            .attention(&["issuer_list_old"]),
        {
            let revoked = Plan { index: super::trusts::REVOKED, ..Plan::status() }.sheet();
            Case::new("revoked by an old list is revoked", &revoked, "status list of 80 hours ago", NOW)
                .refused("revoked")
        },
    ]
}

fn clocks() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let unconfirmed = Plan { clock_confirmed: false, ..Plan::status() }.sheet();
    let mut all = vec![
        Case::new("the holder's clock is not confirmed", &unconfirmed, "usual", NOW)
            .valid(&["holder_clock_not_confirmed"]),
        Case::new("neither clock is confirmed", &unconfirmed, "usual", NOW)
            .clock("unsynchronised")
            .valid(&["own_clock_not_confirmed", "holder_clock_not_confirmed"]),
        Case::new("the checker's clock is 30 s behind and not confirmed", &sheet, "usual", NOW - 30_000)
            .clock("restarted")
            .valid(&["own_clock_not_confirmed", "clocks_apart"]),
    ];
    for state in ["synchronised", "wall_clock_off", "confirmed_long_ago"] {
        all.push(
            Case::new(format!("checker's clock: {state}"), &sheet, "usual", NOW).clock(state).valid(&[]),
        );
    }
    for state in ["unsynchronised", "restarted", "jumped"] {
        let case = Case::new(format!("checker's clock: {state}"), &sheet, "usual", NOW).clock(state);
        all.push(case.valid(&["own_clock_not_confirmed"]));
    }
    all.push(
        Case::new("an unconfirmed clock refuses all the same", &sheet, "usual", NOW + 180_000)
            .clock("jumped")
            .refused("expired"),
    );
    all
}

fn seen() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let again = |name: &str, now| Case::new(name, &sheet, "usual", now);
    let seen = &["seen_before"];
    let by_other_phone_signature =
        sheet.with("phone signature", keys::second_signature(PHONE, &sheet.phone_message()));
    let by_other_issuer_signature =
        sheet.with("issuer signature", keys::second_signature(ISSUER, &sheet.issuer_message()));
    let later = Plan { offset: OFFSET + 1, ..Plan::status() }.sheet();
    let identity = Plan::nadiia().sheet();
    let unconfirmed = Plan { clock_confirmed: false, ..Plan::status() }.sheet();
    vec![
        again("shown again at once", NOW).after(&[(&sheet, NOW)]).attention(seen),
        again("shown again in its last millisecond", NOW + 179_999)
            .after(&[(&sheet, NOW)])
            .attention(seen)
            .remaining(1),
        again("shown again after the longest time in which it is good", NOW + 179_999)
            .after(&[(&sheet, NOW - 30_000)])
            .attention(seen),
        again("shown a third time", NOW + 2).after(&[(&sheet, NOW), (&sheet, NOW + 1)]).attention(seen),
        again("shown again when it is over", NOW + 180_000).after(&[(&sheet, NOW)]).refused("expired"),
        again("refused before, from the future", NOW).after(&[(&sheet, NOW - 30_001)]).valid(&[]),
        again("another pass of the same phone before", NOW + 1).after(&[(&later, NOW + 1)]).valid(&[]),
        again("the same instant with another flag before", NOW).after(&[(&unconfirmed, NOW)]).valid(&[]),
        again("the identity of the same person before", NOW).after(&[(&identity, NOW)]).valid(&[]),
        again("the same pass with another signature of the phone before", NOW)
            .after(&[(&by_other_phone_signature, NOW)])
            .attention(seen),
        again("the same pass with another signature of the issuer before", NOW)
            .after(&[(&by_other_issuer_signature, NOW)])
            .attention(seen),
    ]
}

/// Warnings come in the order of FORMAT.md §8.
fn together() -> Vec<Case> {
    let unconfirmed = Plan { clock_confirmed: false, ..Plan::status() }.sheet();
    let old = (NOW / 1000) as i64 - 80 * 3600;
    vec![
        Case::new(
            "every warning that an old status list leaves",
            &unconfirmed,
            "everything old",
            NOW - 6_000,
        )
        .clock("jumped")
        .after(&[(&unconfirmed, NOW - 7_000)])
        .attention(&[
            "seen_before",
            "status_list_old",
            "issuer_list_old",
            "own_clock_not_confirmed",
            "holder_clock_not_confirmed",
            "clocks_apart",
        ])
        .made(old),
        Case::new(
            "every warning without a status list",
            &unconfirmed,
            "issuer list old, no status list",
            NOW - 6_000,
        )
        .clock("restarted")
        .after(&[(&unconfirmed, NOW - 7_000)])
        .signatures_only(&[
            "seen_before",
            "revocation_not_checked",
            "issuer_list_old",
            "own_clock_not_confirmed",
            "holder_clock_not_confirmed",
            "clocks_apart",
        ]),
    ]
}

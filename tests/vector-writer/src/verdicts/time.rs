//! The life of a code, to the millisecond.

use super::case::Case;
use crate::plan::{NOW, Plan};

const HOUR: u64 = 3_600_000;

pub(super) fn cases() -> Vec<Case> {
    [boundaries(), end_of_credential(), order()].into_iter().flatten().collect()
}

fn boundaries() -> Vec<Case> {
    let mut all = Vec::new();
    for (profile, sheet) in [("status", Plan::status().sheet()), ("identity", Plan::nadiia().sheet())] {
        assert_eq!(sheet.issued_at(), NOW);
        let at = |millis: i64| {
            Case::new(
                format!("{profile}: {millis} ms after issue"),
                &sheet,
                "usual",
                NOW.wrapping_add_signed(millis),
            )
        };
        for millis in [-86_400_000, -60_000, -30_002, -30_001] {
            all.push(at(millis).refused("from_the_future"));
        }
        for millis in [-30_000, -29_999, -5_001] {
            all.push(at(millis).valid(&["clocks_apart"]).remaining(180_000));
        }
        for millis in [-5_000, -4_999, -1, 0] {
            all.push(at(millis).valid(&[]).remaining(180_000));
        }
        for (millis, remaining) in [(1, 179_999), (60_000, 120_000), (179_998, 2), (179_999, 1)] {
            all.push(at(millis).valid(&[]).remaining(remaining));
        }
        for millis in [180_000, 180_001, 210_000, 3_600_000] {
            all.push(at(millis).refused("expired"));
        }
    }
    all
}

fn end_of_credential() -> Vec<Case> {
    let mut all = Vec::new();
    for hours in [1, 72] {
        let last_millis = |before_end: u32| Plan {
            hours,
            offset: u32::from(hours) * 3_600_000 - before_end,
            // One hour after the usual, so that the lists are not too old.
            from_hour: Plan::status().from_hour + 3 - u32::from(hours),
            ..Plan::status()
        };
        let sheet = last_millis(1_000).sheet();
        let until = sheet.valid_until();
        assert_eq!(until, sheet.issued_at() + 1_000);
        let name = |what: &str| format!("{hours} hours, issued one second before the end: {what}");
        all.push(Case::new(name("at once"), &sheet, "usual", until - 1_000).valid(&[]).remaining(1_000));
        all.push(Case::new(name("the last millisecond"), &sheet, "usual", until - 1).valid(&[]).remaining(1));
        all.push(Case::new(name("the end"), &sheet, "usual", until).refused("credential_expired"));
        all.push(
            Case::new(name("178.999 s later"), &sheet, "usual", until + 178_999)
                .refused("credential_expired"),
        );
        all.push(
            Case::new(name("179 s later, when its own time is over too"), &sheet, "usual", until + 179_000)
                .refused("expired"),
        );
        all.push(
            Case::new(name("by a clock 30 s behind"), &sheet, "usual", until - 31_000)
                .valid(&["clocks_apart"])
                .remaining(31_000),
        );
        all.push(
            Case::new(name("by a clock 30.001 s behind"), &sheet, "usual", until - 31_001)
                .refused("from_the_future"),
        );
        let sheet = last_millis(1).sheet();
        let name = |what: &str| format!("{hours} hours, issued in the last millisecond: {what}");
        all.push(Case::new(name("at once"), &sheet, "usual", until - 1).valid(&[]).remaining(1));
        all.push(
            Case::new(name("one millisecond later"), &sheet, "usual", until).refused("credential_expired"),
        );
        let sheet = last_millis(180_000).sheet();
        let name = |what: &str| format!("{hours} hours, issued 180 s before the end: {what}");
        all.push(Case::new(name("at once"), &sheet, "usual", until - 180_000).valid(&[]).remaining(180_000));
        all.push(Case::new(name("the end of both"), &sheet, "usual", until).refused("expired"));
    }
    let first = Plan { offset: 0, ..Plan::status() }.sheet();
    let from = first.issued_at();
    all.push(
        Case::new("before the credential, by a clock 30 s behind", &first, "usual", from - 30_000)
            .valid(&["clocks_apart"])
            .remaining(180_000),
    );
    all.push(
        Case::new("the first millisecond of the credential", &first, "usual", from)
            .valid(&[])
            .remaining(180_000),
    );
    // A clock two hours off, either way.
    let sheet = Plan::status().sheet();
    all.push(
        Case::new("a checker two hours behind", &sheet, "usual", NOW - 2 * HOUR).refused("from_the_future"),
    );
    all.push(Case::new("a checker two hours ahead", &sheet, "usual", NOW + 2 * HOUR).refused("expired"));
    all
}

/// Life comes before revocation.
fn order() -> Vec<Case> {
    let revoked = Plan { index: super::trusts::REVOKED, ..Plan::status() }.sheet();
    vec![
        Case::new("order: expired and revoked", &revoked, "usual", NOW + 180_000).refused("expired"),
        Case::new("order: from the future and revoked", &revoked, "usual", NOW - 30_001)
            .refused("from_the_future"),
        Case::new("order: in its last millisecond, and revoked", &revoked, "usual", NOW + 179_999)
            .refused("revoked"),
    ]
}

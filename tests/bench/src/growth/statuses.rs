//! Status lists of 1,000 to 100 million documents, one of a thousand revoked.

use std::hint::black_box;

use diia_citizen::trust::{Status, TrustStore};
use diia_conformance::{MORNING, authority, issuer_list, root};
use diia_test_issuer::status_list_jwt;

use super::{measure, micros_per};
use crate::allocation::held;

const ENTRIES: [u32; 6] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const ONE_REVOKED_OF: u32 = 1_000;
const LOOK_UPS: u32 = 100_000;

pub(super) fn print() {
    println!("status list of  JWT bytes  read ms  peak kB  held bytes  look-up ns");
    let authority = authority();
    let issuers = issuer_list(std::slice::from_ref(&authority));
    for entries in ENTRIES {
        let revoked: Vec<u32> = scattered(entries / ONE_REVOKED_OF).map(|at| at % entries).collect();
        let jwt = status_list_jwt(&authority, entries, &revoked, MORNING);
        let mut trust = TrustStore::new(vec![root().public_key()]);
        trust.take_issuer_list(&issuers).expect("a good list");
        let before = held();
        let (_, reading) = measure(|| trust.take_status_list(&jwt).expect("a good list"));
        let holds = held().saturating_sub(before);
        let list = trust.status_lists().next().expect("the one that was taken");
        assert_eq!(list.status(revoked[0]), Some(Status::Invalid));
        let ((), looking) = measure(|| {
            for at in scattered(LOOK_UPS) {
                black_box(list.status(at % entries));
            }
        });
        println!(
            "{entries:>14}  {:>9}  {:>7.2}  {:>7}  {holds:>10}  {:>10.0}",
            jwt.len(),
            reading.millis,
            reading.peak / 1000,
            micros_per(looking.millis, LOOK_UPS as usize) * 1000.0,
        );
    }
}

/// Numbers without order, the same in every run (the generator of Numerical Recipes, §7.1).
fn scattered(count: u32) -> impl Iterator<Item = u32> {
    let next = |last: &u32| Some(last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    // Its low bits have short periods.
    std::iter::successors(Some(1), next)
        .skip(1)
        .map(|number: u32| number.rotate_left(16))
        .take(count as usize)
}

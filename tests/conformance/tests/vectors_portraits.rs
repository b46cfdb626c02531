//! `tests/vectors/portraits.json` against the library: portraits that are drawn pixel for pixel, and those that are refused. Those
//! beside answers need a key that only the room itself can be given (`core/src/ask/tests.rs`).

use std::collections::BTreeSet;

use diia_citizen::check::check_portrait;
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::code::portrait::{Portrait, PortraitFrame, PortraitRefusal};
use diia_citizen::es256::sha256;
use diia_conformance::vectors::{Comparison, file, hex, list, text};
use serde_json::Value;

fn promised(vector: &Value) -> Option<PortraitDigest> {
    let digits = vector["digest"].as_str()?;
    let byte = |at: usize| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap();
    Some(PortraitDigest(std::array::from_fn(byte)))
}

fn read(vector: &Value) -> Result<Portrait, PortraitRefusal> {
    check_portrait(promised(vector), text(vector, "text"))
}

#[test]
fn every_good_portrait_is_drawn_to_the_pixel() {
    let file = file("portraits.json");
    let mut comparison = Comparison::new();
    for vector in list(&file["good"]) {
        let name = text(vector, "name");
        let Ok(portrait) = read(vector) else {
            comparison.expect(name, "drawn", "refused");
            continue;
        };
        comparison.expect(name, text(vector, "pixels"), hex(&sha256(portrait.picture().pixels())).as_str());
        comparison.expect(name, text(vector, "text"), PortraitFrame::from(&portrait).to_text().as_str());
    }
    comparison.finish();
    assert_eq!(list(&file["good"]).len(), 23);
}

#[test]
fn every_bad_portrait_is_refused_with_its_reason_and_every_reason_has_one() {
    let file = file("portraits.json");
    let mut comparison = Comparison::new();
    let mut reasons = BTreeSet::new();
    for vector in list(&file["bad"]) {
        let found = read(vector).map(|_| ()).map_err(|refusal| {
            assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
            refusal.code()
        });
        comparison.expect(text(vector, "name"), Err(text(vector, "reason")), found);
        reasons.insert(text(vector, "reason"));
    }
    comparison.finish();
    assert!(list(&file["bad"]).len() >= 48);
    reasons.extend(list(&file["answers"]["bad"]).iter().map(|vector| text(vector, "reason")));
    assert_eq!(reasons.len(), 12, "{reasons:?}");
}

//! The vectors as a whole: enough of them, of every reason, with names of their own, and as the writer makes them.

use std::collections::{BTreeMap, BTreeSet};

use diia_conformance::vectors::{file, list, number, text};
use serde_json::Value;

/// Good and bad vectors of each file. A changed byte is a bad one.
fn counts() -> BTreeMap<&'static str, (usize, usize)> {
    let good_and_bad = |file: &Value| (list(&file["good"]).len(), list(&file["bad"]).len());
    let add = |(a, b): (usize, usize), (c, d): (usize, usize)| (a + c, b + d);
    let (digits, symbols, flips) = (file("digits.json"), file("symbols.json"), file("flips.json"));
    let verdicts = file("verdicts.json");
    let accepted = |case: &&Value| matches!(text(case, "expected"), "valid" | "attention");
    let cases = list(&verdicts["cases"]);
    let valid = cases.iter().filter(accepted).count();
    let stated = ["draws", "check_digits", "spoken"].iter().map(|part| list(&digits[part]).len()).sum();
    let flipped = list(&flips["passes"])
        .iter()
        .flat_map(|pass| list(&pass["regions"]))
        .map(|region| (number(region, "to") - number(region, "from")) as usize)
        .sum();
    let steps =
        list(&file("clocks.json")["sequences"]).iter().map(|sequence| list(&sequence["steps"]).len()).sum();
    BTreeMap::from([
        ("passes.json", good_and_bad(&file("passes.json"))),
        ("verdicts.json", (valid, cases.len() - valid)),
        ("flips.json", (0, flipped)),
        ("clocks.json", (steps, 0)),
        ("lists.json", good_and_bad(&file("lists.json"))),
        (
            "digits.json",
            add(add(good_and_bad(&digits["entries"]), good_and_bad(&digits["decimal"])), (stated, 0)),
        ),
        (
            "symbols.json",
            ["qr", "ean13", "code128"].iter().map(|kind| good_and_bad(&symbols[kind])).fold((0, 0), add),
        ),
    ])
}

#[test]
fn there_are_at_least_40_good_and_300_bad_passes_and_the_rest_is_printed() {
    let counts = counts();
    println!("{:15} {:>5} {:>5}", "vectors", "good", "bad");
    for (name, (good, bad)) in &counts {
        println!("{name:15} {good:5} {bad:5}");
    }
    let (good, bad) = counts["passes.json"];
    assert!(good >= 40, "{good} good passes");
    assert!(bad >= 300, "{bad} bad passes");
}

#[test]
fn every_reason_has_a_vector() {
    let reasons: BTreeSet<String> =
        ["passes.json", "verdicts.json", "lists.json", "digits.json", "symbols.json"]
            .iter()
            .flat_map(|name| said(&file(name)))
            .collect();
    // `date_range` is missing: two bytes hold every date that they can say, so only an issuer can meet it.
    let all = "\
        not_a_pass wrong_form not_a_digit digits_length digits_overflow too_long length unknown_version unknown_profile \
        validity kind_zero reserved_flags device_key signature_form text_form empty_name number_form tax_number_form \
        issued_outside_validity unknown_issuer issuer_signature issuer_not_entitled issuer_key_not_yet_valid \
        issuer_key_expired holder_signature from_the_future expired credential_expired revoked suspended \
        status_unknown seen_before revocation_not_checked status_list_old issuer_list_old own_clock_not_confirmed \
        holder_clock_not_confirmed clocks_apart list_too_large list_not_a_jwt list_signature list_content list_key \
        list_compression list_older list_unknown_status_list digits_empty digits_too_long digits_foreign_script \
        digits_unexpected_character digits_wrong_length digits_leading_zero digits_check_digit symbol_empty \
        symbol_too_long symbol_not_digits symbol_not_alphanumeric symbol_digit_count symbol_check_digit valid attention";
    let missing: Vec<&str> = all.split_whitespace().filter(|reason| !reasons.contains(*reason)).collect();
    assert!(missing.is_empty(), "no vector for {missing:?}");
}

/// Every `reason`, `expected` and warning in a file.
fn said(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(said).collect(),
        Value::Object(members) => {
            let mut all: Vec<String> = members.values().flat_map(said).collect();
            for member in ["reason", "expected", "warnings"] {
                match members.get(member) {
                    Some(Value::String(reason)) => all.push(reason.clone()),
                    Some(Value::Array(reasons)) => {
                        all.extend(reasons.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
            }
            all
        }
        _ => vec![],
    }
}

#[test]
fn every_name_is_given_once_in_its_list() {
    for name in [
        "passes.json",
        "verdicts.json",
        "flips.json",
        "clocks.json",
        "lists.json",
        "digits.json",
        "symbols.json",
    ] {
        names_are_unique(name, &file(name));
    }
}

fn names_are_unique(place: &str, value: &Value) {
    let mut names = BTreeSet::new();
    for (at, member) in value.as_array().into_iter().flatten().enumerate() {
        names_are_unique(&format!("{place}[{at}]"), member);
        if let Some(name) = member["name"].as_str() {
            assert!(names.insert(name), "{place}: two are called {name:?}");
        }
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        names_are_unique(&format!("{place}.{name}"), member);
    }
}

#[test]
fn the_files_are_what_the_writer_makes() {
    let stale = diia_vector_writer::stale(diia_vector_writer::folder());
    assert!(
        stale.is_empty(),
        "{stale:?} differ: run `cargo run -p diia-vector-writer`, and look at the difference"
    );
}

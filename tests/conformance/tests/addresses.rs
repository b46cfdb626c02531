//! The vectors of `tests/vectors/addresses.json`: every good recipient is kept, every bad one refused with its reason.

use std::collections::HashSet;

use diia_citizen::mail::Address;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    good: Vec<Good>,
    bad: Vec<Bad>,
}

#[derive(Deserialize)]
struct Good {
    name: String,
    input: String,
    expected: String,
}

#[derive(Deserialize)]
struct Bad {
    name: String,
    input: String,
    reason: String,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../vectors/addresses.json")).expect("the vectors are JSON")
}

#[test]
fn good_addresses_are_kept() {
    let good = vectors().good;
    assert!(good.len() >= 20, "{} good vectors", good.len());
    for Good { name, input, expected } in good {
        let address = Address::parse(&input).unwrap_or_else(|reason| panic!("{name}: {}", reason.code()));
        assert_eq!(address.as_str(), expected, "{name}");
        assert_eq!(format!("{}@{}", address.local(), address.domain()), expected, "{name}");
        assert_eq!(Address::parse(&expected), Ok(address), "{name}: what is kept is good itself");
    }
}

#[test]
fn bad_addresses_are_refused_with_their_reason() {
    let bad = vectors().bad;
    assert!(bad.len() >= 60, "{} bad vectors", bad.len());
    for Bad { name, input, reason } in bad {
        let refused = Address::parse(&input).map(|_| "taken").unwrap_or_else(|error| error.code());
        assert_eq!(refused, reason, "{name}");
    }
}

/// A reason without a vector could go wrong unseen.
#[test]
fn every_reason_has_a_vector() {
    const REASONS: [&str; 32] = [
        "address_empty",
        "address_too_long",
        "address_line_break",
        "address_control_character",
        "address_not_ascii",
        "address_mailto",
        "address_source_route",
        "address_angle_brackets",
        "address_quoted",
        "address_comment",
        "address_several",
        "address_percent",
        "address_bang_path",
        "address_ip",
        "address_space",
        "address_unexpected_character",
        "address_too_short",
        "address_no_at",
        "address_two_ats",
        "address_local_empty",
        "address_local_too_long",
        "address_local_dots",
        "address_local_hyphen",
        "address_domain_empty",
        "address_trailing_dot",
        "address_label_empty",
        "address_label_too_long",
        "address_domain_character",
        "address_punycode",
        "address_label_hyphen",
        "address_one_label",
        "address_top_level",
    ];
    let seen: HashSet<String> = vectors().bad.into_iter().map(|bad| bad.reason).collect();
    assert_eq!(seen, REASONS.map(str::to_owned).into());
}

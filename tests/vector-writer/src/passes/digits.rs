//! Bad texts: prefix, form, and the digits as digits.

use serde_json::Value;

use super::bad;
use crate::bytes::{DIGITS_OF, decimal};
use crate::plan::Plan;
use crate::sheet::{IDENTITY_PREFIX, STATUS_PREFIX};

pub(super) fn all() -> Vec<Value> {
    [other_codes(), prefixes(), wrong_form(), characters(), lengths(), groups()].concat()
}

fn other_codes() -> Vec<Value> {
    [
        ("nothing", ""),
        ("a space", " "),
        ("a web page", "https://example.com/menu"),
        ("the site alone", "https://diia.app/"),
        ("the address without digits and #", "https://diia.app/pass"),
        ("a wireless network", "WIFI:T:WPA;S:guest;P:12345678;;"),
        ("thirteen digits", "5725556653368"),
        ("a COVID certificate", "HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2"),
        ("the word alone", "DIIA1"),
        ("a link of a service", "https://diia.app/documents/internal-passport"),
    ]
    .map(|(name, text)| bad(format!("another code: {name}"), text, "not_a_pass"))
    .into()
}

fn prefixes() -> Vec<Value> {
    let (status, identity) = (Plan::status().sheet().digits(), Plan::nadiia().sheet().digits());
    let mut all = Vec::new();
    for prefix in [
        "HTTPS://DIIA.APP/PASS#",
        "https://DIIA.app/pass#",
        "https://diia.app/Pass#",
        "Https://diia.app/pass#",
        "http://diia.app/pass#",
        "diia://pass#",
        "diia.app/pass#",
        "//diia.app/pass#",
        "https:diia.app/pass#",
        "https:/diia.app/pass#",
        "https:///diia.app/pass#",
        "https://diia.gov.ua/pass#",
        "https://diia.app.example.com/pass#",
        "https://diia-app/pass#",
        "https://diіa.app/pass#",
        "https://www.diia.app/pass#",
        "https://diia.app:443/pass#",
        "https://user@diia.app/pass#",
        "https://diia.app./pass#",
        "https://diia.app//pass#",
        "https://diia.app/pass/#",
        "https://diia.app/passes#",
        "https://diia.app/./pass#",
        "https://diia.app/pass?#",
        "https://diia.app/pass?v=1#",
        "https://diia.app/pass?",
        "https://diia.app/pass/",
        "https://diia.app/pass%23",
        "https://diia.app/%70ass#",
        "https%3A%2F%2Fdiia.app%2Fpass%23",
        " https://diia.app/pass#",
        "\u{FEFF}https://diia.app/pass#",
        "\nhttps://diia.app/pass#",
        "",
    ] {
        all.push(bad(format!("status: prefix {prefix:?}"), prefix.to_owned() + &status, "not_a_pass"));
    }
    for prefix in [
        "diia1:",
        "Diia1:",
        "DIIA1",
        "DIIA1;",
        "DIIA1 :",
        "DIIA:",
        "DIIA2:",
        "DIIA01:",
        "DIIA1%3A",
        " DIIA1:",
        "\u{FEFF}DIIA1:",
        "\"DIIA1:",
        "ДІІА1:",
        "",
    ] {
        all.push(bad(format!("identity: prefix {prefix:?}"), prefix.to_owned() + &identity, "not_a_pass"));
    }
    let mut elsewhere =
        bad("status: another deployment's address", Plan::status().sheet().text(), "not_a_pass");
    elsewhere["link_base"] = "https://id.example.org/citizen/pass".into();
    all.push(elsewhere);
    all
}

fn wrong_form() -> Vec<Value> {
    let (status, identity) = (Plan::status().sheet().digits(), Plan::nadiia().sheet().digits());
    vec![
        bad("an identity under the address", STATUS_PREFIX.to_owned() + &identity, "wrong_form"),
        bad("a status under the prefix of identities", IDENTITY_PREFIX.to_owned() + &status, "wrong_form"),
    ]
}

/// Texts in which something that is no digit stands among the digits. The length is looked at first, in bytes.
fn characters() -> Vec<Value> {
    let mut all = Vec::new();
    for (profile, text, prefix) in [
        ("status", Plan::status().sheet().text(), STATUS_PREFIX),
        ("identity", Plan::nadiia().sheet().text(), IDENTITY_PREFIX),
    ] {
        let count = text.len() - prefix.len();
        let reason_with =
            |more: usize| if is_a_length(count + more) { "not_a_digit" } else { "digits_length" };
        let mut add = |name: &str, text: String, reason| {
            all.push(bad(format!("{profile}: {name}"), text, reason));
        };
        let middle = prefix.len() + 40;
        let instead =
            |length: usize, other: &str| format!("{}{other}{}", &text[..middle], &text[middle + length..]);
        // As long as before.
        for (name, other) in [
            ("space", " "),
            ("letter O", "O"),
            ("letter l", "l"),
            ("plus", "+"),
            ("minus", "-"),
            ("full stop", "."),
            ("zero byte", "\0"),
            ("line end", "\n"),
        ] {
            add(&format!("{name} instead of a digit"), instead(1, other), "not_a_digit");
        }
        add("an Arabic-Indic digit instead of two digits", instead(2, "٣"), "not_a_digit");
        add("a full-width digit instead of three digits", instead(3, "３"), "not_a_digit");
        add("a percent-encoded digit instead of three digits", instead(3, "%31"), "not_a_digit");
        // Longer than before.
        add("an Arabic-Indic digit instead of one digit", instead(1, "٣"), reason_with(1));
        add("a full-width digit instead of one digit", instead(1, "３"), reason_with(2));
        add("a percent-encoded digit instead of one digit", instead(1, "%31"), reason_with(2));
        for (name, more) in [
            ("space", " "),
            ("line end", "\n"),
            ("carriage return and line end", "\r\n"),
            ("query", "?utm_source=x"),
            ("second fragment", "#"),
            ("ampersand", "&x=1"),
            ("zero byte", "\0"),
            ("byte order mark", "\u{FEFF}"),
        ] {
            add(&format!("{name} at the end"), format!("{text}{more}"), reason_with(more.len()));
        }
        add("space after the prefix", format!("{prefix} {}", &text[prefix.len()..]), reason_with(1));
        add("spaces after every four digits", spaced(&text, prefix), {
            let spaces = (count - 1) / 4;
            reason_with(spaces)
        });
    }
    all
}

fn spaced(text: &str, prefix: &str) -> String {
    let groups: Vec<&str> = text.as_bytes()[prefix.len()..]
        .chunks(4)
        .map(|group| std::str::from_utf8(group).expect("digits"))
        .collect();
    prefix.to_owned() + &groups.join(" ")
}

fn is_a_length(digits: usize) -> bool {
    DIGITS_OF[..12].contains(&(digits % 29))
}

fn lengths() -> Vec<Value> {
    let text = Plan::status().sheet().text();
    let mut all = vec![
        bad("status: prefix and no digits", STATUS_PREFIX, "length"),
        bad("identity: prefix and no digits", IDENTITY_PREFIX, "length"),
        bad(
            "the first digit is missing",
            STATUS_PREFIX.to_owned() + &text[STATUS_PREFIX.len() + 1..],
            "digits_length",
        ),
        bad("the last digit is missing", &text[..text.len() - 1], "digits_length"),
        bad("a zero more at the end", format!("{text}0"), "digits_length"),
        bad("a zero more at the start", text.replacen('#', "#0", 1), "digits_length"),
    ];
    for tail in (1..29).filter(|tail| !DIGITS_OF.contains(tail)) {
        let digits = "0".repeat(tail);
        all.push(bad(format!("{tail} digits"), IDENTITY_PREFIX.to_owned() + &digits, "digits_length"));
        let digits = "0".repeat(29 + tail);
        all.push(bad(format!("29 + {tail} digits"), STATUS_PREFIX.to_owned() + &digits, "digits_length"));
    }
    let zeros = |bytes: usize| IDENTITY_PREFIX.to_owned() + &decimal(&vec![0; bytes]);
    all.push(bad("1200 bytes, not yet too long", zeros(1200), "unknown_version"));
    all.push(bad("1201 bytes", zeros(1201), "too_long"));
    all.push(bad("1212 bytes", zeros(1212), "too_long"));
    all.push(bad(
        "too long, and not even digits",
        IDENTITY_PREFIX.to_owned() + &"x".repeat(29 * 101),
        "too_long",
    ));
    all
}

/// Groups whose digits say more than their bytes can hold.
fn groups() -> Vec<Value> {
    let mut all = Vec::new();
    let mut add = |name: String, digits: &str| {
        all.push(bad(name, IDENTITY_PREFIX.to_owned() + digits, "digits_overflow"));
    };
    // 256 to the power of 1 to 11.
    let powers = [
        "256",
        "65536",
        "16777216",
        "4294967296",
        "1099511627776",
        "281474976710656",
        "72057594037927936",
        "18446744073709551616",
        "4722366482869645213696",
        "1208925819614629174706176",
        "309485009821345068724781056",
    ];
    for (bytes, power) in powers.into_iter().enumerate().map(|(at, power)| (at + 1, power)) {
        assert_eq!(power.len(), DIGITS_OF[bytes]);
        add(format!("256 to the power of {bytes} in {bytes} bytes"), power);
        add(format!("all nines for {bytes} bytes"), &"9".repeat(power.len()));
    }
    add("2 to the power of 96 in 12 bytes".into(), "79228162514264337593543950336");
    add("all nines for 12 bytes".into(), &"9".repeat(29));
    let digits = Plan::nadiia().sheet().digits();
    add("the first group too large".into(), &format!("{}{}", "9".repeat(29), &digits[29..]));
    add("the third group too large".into(), &format!("{}{}{}", &digits[..58], "9".repeat(29), &digits[87..]));
    let whole = digits.len() / 29 * 29;
    assert!(whole < digits.len());
    add(
        "the last group too large".into(),
        &format!("{}{}", &digits[..whole], "9".repeat(digits.len() - whole)),
    );
    add(
        "a group too large before a group with a letter".into(),
        &format!("{}{}x", "9".repeat(29), "0".repeat(28)),
    );
    all
}

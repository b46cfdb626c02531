//! Recipients: any text, and one that is nearly an address.
//!
//! A second grammar, written as one rule, takes the same texts; what is kept is read again to the same.

use diia_citizen::mail::Address;

use crate::input::Input;

/// What stands in addresses, by one byte each, and what may not.
const KEYS: [char; 48] = [
    'a', 'b', 'c', 'd', 'e', 'n', 'u', 'x', 'A', 'Z', '0', '1', '9', '.', '.', '-', '-', '_', '+', '@', '@',
    ' ', '\t', '\r', '\n', '\0', '\u{7F}', '<', '>', '"', '(', ')', ',', ';', '%', '!', '[', ']', '\\', '/',
    ':', '\'', '=', '`', 'і', 'а', '\u{202E}', '\u{FF20}',
];

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    match input.byte() % 3 {
        0 => text(&input.text()),
        1 => text(&keys(input.0)),
        _ => {
            let local = input.until_zero();
            text(&format!("{}@{}.ua", keys(local), keys(input.0)))
        }
    }
}

fn keys(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| KEYS[usize::from(*byte) % KEYS.len()]).collect()
}

fn text(text: &str) -> &'static str {
    match Address::parse(text) {
        Ok(address) => {
            assert!(is_plain(text), "taken, and not plain");
            let kept = address.as_str();
            assert!(kept.is_ascii() && (6..=100).contains(&kept.len()));
            assert_eq!(kept.matches('@').count(), 1);
            assert!(kept.bytes().all(|c| c.is_ascii_alphanumeric() || b"@.-_+".contains(&c)));
            assert_eq!(kept, format!("{}@{}", address.local(), address.domain()));
            assert_eq!(address.domain(), address.domain().to_ascii_lowercase());
            assert!(kept.eq_ignore_ascii_case(text) && text.starts_with(address.local()), "repaired");
            assert!(Address::parse(kept).as_ref() == Ok(&address), "another address of what was kept");
            assert_eq!((address.to_string().as_str(), format!("{address:?}").as_str()), (kept, "Address(…)"));
            "address"
        }
        Err(error) => {
            assert!(!is_plain(text), "plain, and refused as {}", error.code());
            assert!(!error.text().uk.is_empty() && !error.next_step().en.is_empty());
            error.code()
        }
    }
}

/// `local@domain` in the plain subset, as one rule.
pub(crate) fn is_plain(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let local_is_plain = local.len() <= 64
        && !local.starts_with('-')
        && local.split('.').all(|part| {
            !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric() || b"_-+".contains(&c))
        });
    let labels: Vec<&str> = domain.split('.').collect();
    let label_is_plain = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && !label.to_ascii_lowercase().starts_with("xn--")
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    let top = labels.last().unwrap();
    (6..=100).contains(&text.len())
        && local_is_plain
        && labels.len() >= 2
        && labels.iter().all(label_is_plain)
        && top.len() >= 2
        && top.bytes().all(|c| c.is_ascii_alphabetic())
}

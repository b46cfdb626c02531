use std::fmt;

use super::AddressError;
use crate::redacted::redacted_debug;

/// The longest address that branches of institutions have, in characters.
pub const MAX_ADDRESS_CHARS: usize = 100;
/// The shortest, for example `a@b.ua`.
pub const MIN_ADDRESS_CHARS: usize = 6;

const MAX_LOCAL: usize = 64;
const MAX_LABEL: usize = 63;

/// The recipient of a letter: one mailbox, in the plain subset of RFC 5321 that every mail client reads the same way.
///
/// `local@domain` in ASCII. Before the `@`: letters, digits and `.`, `_`, `-`, `+`. After it: two or more labels of
/// letters, digits and hyphens; the last one has letters only. Everything else that the standards allow (quotes,
/// comments, names, groups, routes, IP addresses, international domains) is refused: each of these has been a way to
/// show one recipient and write to another. Punycode (`xn--…`) is refused too, for it looks like nothing a person
/// could compare with the name on the counter.
///
/// The domain is kept in lower case, the part before the `@` as it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address {
    text: String,
    at: usize,
}

impl Address {
    /// Reads an address; nothing is trimmed, unescaped or repaired.
    ///
    /// # Errors
    /// The first reason that applies, in the order of [`AddressError`].
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        screen(text)?;
        let (local, domain) = text.split_once('@').ok_or(AddressError::NoAt)?;
        if domain.contains('@') {
            return Err(AddressError::TwoAts);
        }
        check_local(local)?;
        check_domain(domain)?;
        Ok(Address { text: format!("{local}@{}", domain.to_ascii_lowercase()), at: local.len() })
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What stands after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.text.get(self.at.saturating_add(1)..).unwrap_or_default()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

redacted_debug!(Address);

/// Forms that other grammars allow, by the characters that give them away.
const FORMS: [(&[char], AddressError); 8] = [
    (&['<', '>'], AddressError::AngleBrackets),
    (&['"'], AddressError::Quoted),
    (&['(', ')'], AddressError::Comment),
    (&[',', ';'], AddressError::Several),
    (&['%'], AddressError::Percent),
    (&['!'], AddressError::BangPath),
    (&['[', ']'], AddressError::IpAddress),
    (&[' '], AddressError::Space),
];

/// Refuses whatever is not built from the characters of a plain address, and names the form that it is.
fn screen(text: &str) -> Result<(), AddressError> {
    if text.is_empty() {
        return Err(AddressError::Empty);
    }
    if text.chars().nth(MAX_ADDRESS_CHARS).is_some() {
        return Err(AddressError::TooLong);
    }
    for (position, character) in text.chars().enumerate() {
        match character {
            '\r' | '\n' => return Err(AddressError::LineBreak { position }),
            ' '..='~' => {}
            _ if character.is_ascii() => return Err(AddressError::ControlCharacter { position }),
            _ => return Err(AddressError::NotAscii { position }),
        }
    }
    if text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:")) {
        return Err(AddressError::MailtoPrefix);
    }
    if text.starts_with('@') && text.contains(':') {
        return Err(AddressError::SourceRoute);
    }
    if let Some((_, reason)) = FORMS.iter().find(|(characters, _)| text.contains(*characters)) {
        return Err(*reason);
    }
    if let Some(position) = text.chars().position(|c| !c.is_ascii_alphanumeric() && !"@._-+".contains(c)) {
        return Err(AddressError::UnexpectedCharacter { position });
    }
    // The text is ASCII by now: bytes are characters.
    if text.len() < MIN_ADDRESS_CHARS { Err(AddressError::TooShort) } else { Ok(()) }
}

fn check_local(local: &str) -> Result<(), AddressError> {
    if local.is_empty() {
        return Err(AddressError::LocalEmpty);
    }
    if local.len() > MAX_LOCAL {
        return Err(AddressError::LocalTooLong);
    }
    if local.split('.').any(str::is_empty) {
        return Err(AddressError::LocalDots);
    }
    // A program that is started with the address as an argument would take it for an option.
    if local.starts_with('-') { Err(AddressError::LocalHyphen) } else { Ok(()) }
}

fn check_domain(domain: &str) -> Result<(), AddressError> {
    if domain.is_empty() {
        return Err(AddressError::DomainEmpty);
    }
    if domain.ends_with('.') {
        return Err(AddressError::TrailingDot);
    }
    let mut top = "";
    for label in domain.split('.') {
        check_label(label)?;
        top = label;
    }
    if top.len() == domain.len() {
        return Err(AddressError::OneLabel);
    }
    if domain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(AddressError::IpAddress);
    }
    let top_is_sound = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    if top_is_sound { Ok(()) } else { Err(AddressError::TopLevel) }
}

fn check_label(label: &str) -> Result<(), AddressError> {
    if label.is_empty() {
        return Err(AddressError::LabelEmpty);
    }
    if label.len() > MAX_LABEL {
        return Err(AddressError::LabelTooLong);
    }
    if !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(AddressError::DomainCharacter);
    }
    if label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")) {
        return Err(AddressError::Punycode);
    }
    if label.starts_with('-') || label.ends_with('-') { Err(AddressError::LabelHyphen) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_lowered_and_the_rest_kept() {
        let address = Address::parse("Front.Desk+diia@CNAP.Lviv.UA").expect("a plain address");
        assert_eq!(address.as_str(), "Front.Desk+diia@cnap.lviv.ua");
        assert_eq!((address.local(), address.domain()), ("Front.Desk+diia", "cnap.lviv.ua"));
        assert_eq!(address.to_string(), address.as_str());
        assert_eq!(format!("{address:?}"), "Address(…)");
        assert_eq!(Some(&address), Address::parse(address.as_str()).as_ref().ok());
    }

    #[test]
    fn every_single_character_put_anywhere_is_kept_or_refused() {
        let plain = "desk@cnap.ua";
        for character in ('\0'..='\u{500}').chain(['\u{2028}', '\u{202E}', '\u{FF20}', '\u{E0041}']) {
            for at in 0..=plain.len() {
                let mut text = plain.to_owned();
                text.insert(at, character);
                if let Ok(address) = Address::parse(&text) {
                    assert!(character.is_ascii_alphanumeric() || ".-_+".contains(character), "{text:?}");
                    assert!(address.as_str().eq_ignore_ascii_case(&text));
                }
            }
        }
    }

    #[test]
    fn lengths_at_their_ends() {
        let of = |local: usize, domain: usize| {
            let labels = format!("{}.ua", "b".repeat(domain.saturating_sub(3)));
            Address::parse(&format!("{}@{labels}", "a".repeat(local))).map(|address| address.as_str().len())
        };
        assert_eq!(of(1, 4), Ok(6));
        assert_eq!(of(64, 35), Ok(100));
        assert_eq!(of(65, 30), Err(AddressError::LocalTooLong));
        assert_eq!(of(64, 36), Err(AddressError::TooLong));
        assert_eq!(of(1, 66), Ok(68));
        assert_eq!(of(1, 67), Err(AddressError::LabelTooLong));
        assert_eq!(Address::parse("a@b.u"), Err(AddressError::TooShort));
    }
}

use zeroize::Zeroizing;

use super::Pass;
use super::signed::PassForm;
use crate::code::credential::{FormatError, Profile};
use crate::codec::{bytes_from_digits, digits_from_bytes};

/// Before the digits of an identity pass. It is no URL, so that no browser ever opens, keeps or sends it.
pub const IDENTITY_PREFIX: &str = "DIIA1:";

/// The https address in whose fragment a status pass travels, for example `https://diia.app/pass`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkBase(String);

/// The address is not one that a status pass may travel under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address of a pass is https://, a host name in lower case, and a path of lower-case letters")]
pub struct LinkBaseError;

impl Default for LinkBase {
    fn default() -> Self {
        LinkBase("https://diia.app/pass".into())
    }
}

impl LinkBase {
    /// An address for another deployment: `https://`, a host in lower-case ASCII with at least one dot, and a path
    /// of letters, digits, `-` and `/`; at most 64 characters.
    ///
    /// # Errors
    /// [`LinkBaseError`].
    pub fn new(address: &str) -> Result<Self, LinkBaseError> {
        let (host, path) = address
            .strip_prefix("https://")
            .and_then(|rest| rest.split_once('/'))
            .filter(|_| address.len() <= 64)
            .ok_or(LinkBaseError)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let host_is_plain =
            host.contains('.') && host.split('.').all(|label| !label.is_empty() && label.chars().all(plain));
        let path_is_plain = path.split('/').all(|segment| !segment.is_empty() && segment.chars().all(plain));
        if host_is_plain && path_is_plain { Ok(LinkBase(address.into())) } else { Err(LinkBaseError) }
    }

    /// What stands before the digits of an ask, on the same host: `https://diia.app/ask#`.
    pub fn ask_prefix(&self) -> String {
        let host = self.0.split('/').nth(2).unwrap_or_default();
        format!("https://{host}/ask#")
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a scanned text is not a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFormError {
    /// Neither the prefix of an identity pass nor the address of a status pass: some other code.
    #[error("not a code of a document")]
    NotAPass,
    /// A code of a document, with a mistake in its form.
    #[error("a code of a document, but {0}")]
    Format(#[from] FormatError),
    /// An identity pass under an address, or a status pass without one. Nobody makes such codes, and an identity
    /// under an address would stay in the history of a browser.
    #[error("the profile does not travel in this form")]
    WrongForm,
}

impl TextFormError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            TextFormError::NotAPass => "not_a_pass",
            TextFormError::Format(error) => error.code(),
            TextFormError::WrongForm => "wrong_form",
        }
    }
}

impl Pass {
    /// What stands before the digits of a pass of this profile.
    pub fn prefix(profile: Profile, base: &LinkBase) -> String {
        match profile {
            Profile::Status => format!("{}#", base.0),
            // An age is not shown in this form at all, and a reader refuses it.
            Profile::Identity | Profile::Age => IDENTITY_PREFIX.into(),
        }
    }

    /// The pass as decimal digits (12 bytes as 29 digits).
    pub fn to_digits(&self) -> String {
        digits_from_bytes(&Zeroizing::new(self.to_bytes()))
    }

    /// The text that the QR holds.
    pub fn to_text(&self, base: &LinkBase) -> String {
        Self::prefix(self.credential().profile(), base) + &self.to_digits()
    }

    /// Reads the text of a QR, to the byte: no spaces, no other prefix, one form only.
    ///
    /// # Errors
    /// [`TextFormError`].
    pub fn from_text(text: &str, base: &LinkBase) -> Result<Self, TextFormError> {
        let (digits, profile) = split(text, base).ok_or(TextFormError::NotAPass)?;
        let bytes = bytes_from_digits(digits, Pass::MAX_BYTES).map_err(FormatError::from)?;
        let form = PassForm::read(&bytes)?;
        if form.profile() != profile {
            return Err(TextFormError::WrongForm);
        }
        Ok(form.into_pass()?)
    }
}

fn split<'a>(text: &'a str, base: &LinkBase) -> Option<(&'a str, Profile)> {
    if let Some(digits) = text.strip_prefix(IDENTITY_PREFIX) {
        return Some((digits, Profile::Identity));
    }
    let digits = text.strip_prefix(base.as_str())?.strip_prefix('#')?;
    Some((digits, Profile::Status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_carry_a_pass() {
        assert_eq!(LinkBase::new("https://diia.app/pass"), Ok(LinkBase::default()));
        assert!(LinkBase::new("https://id.example.org/citizen/pass").is_ok());
        for address in [
            "http://diia.app/pass",
            "https://diia.app",
            "https://diia.app/",
            "https://diia.app/pass/",
            "https://diia.app/pass#",
            "https://DIIA.app/pass",
            "https://diia.app:443/pass",
            "https://a@diia.app/pass",
            "https://localhost/pass",
            "https://diia..app/pass",
            "https://дія.укр/pass",
            "",
        ] {
            assert_eq!(LinkBase::new(address), Err(LinkBaseError), "{address}");
        }
    }

    #[test]
    fn other_codes_are_told_from_broken_ones() {
        let base = LinkBase::default();
        let code = |text| Pass::from_text(text, &base).map(|_| ()).map_err(TextFormError::code);
        assert_eq!(code("https://example.com/menu"), Err("not_a_pass"));
        assert_eq!(code("https://diia.app/pass"), Err("not_a_pass"));
        assert_eq!(code("https://diia.app/pass#"), Err("length"));
        assert_eq!(code("DIIA1:"), Err("length"));
        assert_eq!(code("DIIA1:12x"), Err("not_a_digit"));
        assert_eq!(code("DIIA1:1"), Err("digits_length"));
        assert_eq!(code("DIIA1:999"), Err("digits_overflow"));
        assert_eq!(code("DIIA1:032"), Err("unknown_version"), "version 2, alone");
        assert_eq!(code(&format!("DIIA1:{}", "0".repeat(29 * 101))), Err("too_long"));
    }
}

use super::kinds::{Link, Origin, ReadLink};
use super::{LinkRefusal, MalformedLink, UntrustedLink, authority, path};
use crate::code::pass::{IDENTITY_PREFIX, LinkBase};

/// Longer texts are no links of ours.
pub const MAX_LINK_BYTES: usize = 4096;

/// The host whose links are read, `diia.app` unless the deployment says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHost(String);

/// The host is not a name in lower-case ASCII with a dot in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a host is a name in lower-case ASCII with at least one dot")]
pub struct LinkHostError;

impl Default for LinkHost {
    fn default() -> Self {
        LinkHost("diia.app".into())
    }
}

impl LinkHost {
    /// Another deployment's host.
    ///
    /// # Errors
    /// [`LinkHostError`].
    pub fn new(host: &str) -> Result<Self, LinkHostError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_name = host.len() <= 253
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty() && label.chars().all(plain));
        if is_name { Ok(LinkHost(host.into())) } else { Err(LinkHostError) }
    }

    /// The host of the address under which status codes travel: a deployment has one.
    pub fn of(base: &LinkBase) -> Self {
        let after_scheme = base.as_str().trim_start_matches("https://");
        LinkHost(after_scheme.split('/').next().unwrap_or_default().to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads a scanned or opened text.
///
/// # Errors
/// [`LinkRefusal`], with the most telling reason: what makes a text untrusted comes before what is wrong with it.
pub fn read_link(text: &str, host: &LinkHost, pass: &LinkBase) -> Result<ReadLink, LinkRefusal> {
    if text.starts_with(IDENTITY_PREFIX) {
        return Ok(own_pass(text));
    }
    let (origin, rest) = split_scheme(text)?;
    check_characters(rest)?;
    let end_of_authority = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let end_of_authority = end_of_authority.unwrap_or(rest.len());
    let (authority, after) = rest.split_at_checked(end_of_authority).ok_or(LinkRefusal::NotDiia)?;
    authority::check_authority(authority, host.as_str())?;
    if text.len() > MAX_LINK_BYTES {
        return Err(MalformedLink::TooLong.into());
    }
    if text.strip_prefix(pass.as_str()).is_some_and(|rest| rest.starts_with('#')) {
        return Ok(own_pass(text));
    }
    let (before_fragment, fragment) = split_once(after, '#');
    let (raw_path, query) = split_once(before_fragment, '?');
    let raw_path =
        raw_path.strip_prefix('/').filter(|path| !path.is_empty()).ok_or(MalformedLink::UnknownPath)?;
    if !query.is_none_or(path::is_query) {
        return Err(MalformedLink::Query.into());
    }
    let link = path::Segments::of(raw_path)?.link(raw_path, fragment)?;
    Ok(ReadLink { link, origin, query: query.map(str::to_owned) })
}

/// A code of a document on another phone. The check reads it; here it is only told from the rest.
fn own_pass(text: &str) -> ReadLink {
    ReadLink { link: Link::Pass { text: text.to_owned() }, origin: Origin::VerifiedScheme, query: None }
}

fn split_scheme(text: &str) -> Result<(Origin, &str), LinkRefusal> {
    if let Some(rest) = text.strip_prefix("https://") {
        return Ok((Origin::VerifiedScheme, rest));
    }
    if let Some(rest) = text.strip_prefix("diia://") {
        return Ok((Origin::CustomScheme, rest));
    }
    // Schemes are case-insensitive to others, and browsers forgive much more: what they would open is untrusted,
    // not merely unknown.
    let bytes = text.as_bytes();
    let before =
        bytes.iter().position(|byte| !byte.is_ascii_control() && *byte != b' ').unwrap_or(bytes.len());
    let (_, leading) = bytes.split_at(before);
    let is_break = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r');
    let start: Vec<u8> = leading.iter().filter(|byte| !is_break(byte)).take(16).copied().collect();
    let scheme = start.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_web = start.len() > scheme.len()
        && matches!(
            scheme.to_ascii_lowercase().as_slice(),
            b"https" | b"http" | b"diia" | b"ws" | b"wss" | b"ftp" | b"intent"
        );
    if !is_web {
        return Err(LinkRefusal::NotDiia);
    }
    if before > 0 || leading.iter().any(is_break) {
        return Err(UntrustedLink::Control.into());
    }
    if text.contains('\\') {
        return Err(UntrustedLink::Backslash.into());
    }
    Err(UntrustedLink::Scheme.into())
}

fn check_characters(rest: &str) -> Result<(), LinkRefusal> {
    // A link is at most 4 KB, but a text may be anything: each stretch is judged as a whole before its bytes are.
    for stretch in rest.as_bytes().chunks(64) {
        let is_plain = |byte: u8| (byte > b' ') & (byte < 0x7F) & (byte != b'\\');
        if stretch.iter().fold(true, |all, byte| all & is_plain(*byte)) {
            continue;
        }
        for byte in stretch {
            match byte {
                0..=b' ' | 0x7F => return Err(UntrustedLink::Control.into()),
                b'\\' => return Err(UntrustedLink::Backslash.into()),
                0x80.. => return Err(UntrustedLink::NonAscii.into()),
                _ => {}
            }
        }
    }
    Ok(())
}

fn split_once(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

use super::{LinkRefusal, UntrustedLink};

/// No name of a host is longer, in characters (RFC 1035 §2.3.4); each may be written as three.
const LONGEST_NAME: usize = 253;

/// Compares what stands between `//` and the path with the one host that may stand there.
pub(super) fn check_authority(authority: &str, host: &str) -> Result<(), LinkRefusal> {
    if authority == host {
        return Ok(());
    }
    Err(LinkRefusal::Untrusted(reason(authority, host)))
}

/// Which trick it is: the most telling one first. Whatever is not a form of our host is simply another host.
fn reason(authority: &str, host: &str) -> UntrustedLink {
    if authority.contains('@') {
        return UntrustedLink::UserInfo;
    }
    let (name, port) = authority.split_once(':').map_or((authority, None), |(name, port)| (name, Some(port)));
    let is_ours_in_another_form = is_another_form(name, host);
    match port {
        Some(_) if is_ours_in_another_form => UntrustedLink::Port,
        None if is_ours_in_another_form => UntrustedLink::HostForm,
        _ => UntrustedLink::Host,
    }
}

/// Upper case, percent signs, dots at the end. Only to name the trick: a host of any other form is refused in any case.
fn is_another_form(name: &str, host: &str) -> bool {
    if name.len() > 3 * LONGEST_NAME {
        return false;
    }
    let mut expected = host.bytes();
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = super::path::decode_escape(rest).unwrap_or((*first, after));
        match expected.next() {
            Some(wanted) if wanted != byte.to_ascii_lowercase() => return false,
            None if byte != b'.' => return false,
            _ => rest = after,
        }
    }
    expected.next().is_none()
}

use super::{LinkRefusal, UntrustedLink};

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
    let is_ours_in_another_form = decoded_lower_case(name).trim_end_matches('.') == host;
    match port {
        Some(_) if is_ours_in_another_form => UntrustedLink::Port,
        None if is_ours_in_another_form => UntrustedLink::HostForm,
        _ => UntrustedLink::Host,
    }
}

/// Only to name the trick: a host with a percent sign is refused in any case.
fn decoded_lower_case(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        match super::path::decode_escape(rest) {
            Some((byte, after)) => {
                decoded.push(byte);
                rest = after;
            }
            None => {
                decoded.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&decoded).to_ascii_lowercase()
}

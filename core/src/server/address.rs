/// Longer addresses are not taken.
const MAX_BYTES: usize = 200;

/// Where the registry's server is: `https://host[:port]`, without a path. `http:` is taken for this very machine only, for
/// a server that plays the registry in tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerAddress(String);

/// Not an address of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a server is https://host[:port] without a path, or http: on this very machine")]
pub struct ServerAddressError;

impl ServerAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`ServerAddressError`].
    pub fn new(text: &str) -> Result<Self, ServerAddressError> {
        let (authority, is_local_only) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(authority), _) => (authority, false),
            (None, Some(authority)) => (authority, true),
            (None, None) => return Err(ServerAddressError),
        };
        let (host, port) =
            authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let is_host = !host.is_empty()
            && host.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.')
            && host.split('.').all(|label| !label.is_empty());
        let is_port = port.is_none_or(|port| {
            !port.starts_with('0') && port.bytes().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok()
        });
        let is_allowed = !is_local_only || matches!(host, "127.0.0.1" | "localhost");
        if text.len() <= MAX_BYTES && is_host && is_port && is_allowed {
            Ok(ServerAddress(text.to_owned()))
        } else {
            Err(ServerAddressError)
        }
    }

    /// The address, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_anywhere_and_http_at_home() {
        for good in [
            "https://diia.example",
            "https://api.diia.example:8443",
            "http://127.0.0.1:8480",
            "http://localhost",
        ] {
            assert_eq!(ServerAddress::new(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "https://",
            "diia.example",
            "http://diia.example",
            "http://127.0.0.1.evil.example",
            "https://diia.example/",
            "https://diia.example/api",
            "https://a@diia.example",
            "https://diia..example",
            "https://diia.example.",
            "https://diia.example:",
            "https://diia.example:0",
            "https://diia.example:99999",
            "https://diia.example:443x",
            "https://Diia.example",
            "https://diia.example?x",
            "https://[::1]",
            "ftp://diia.example",
        ] {
            assert_eq!(ServerAddress::new(bad), Err(ServerAddressError), "{bad}");
        }
    }
}

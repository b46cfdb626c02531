use crate::redacted::redacted_debug;

/// A longer link is not followed.
const MAX_BYTES: usize = 2048;

/// Where a citizen is sent after answering: `https:`, on the registered domain of the one who asked or below it, and on no
/// other. It is data: nothing opens it but the app, after the answer.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnLink {
    link: String,
    host: String,
}

impl ReturnLink {
    /// `None` for every link that is not plainly on `domain`: another scheme or host, a port, a user, an escape or anything
    /// that two readers could understand in two ways.
    pub(super) fn new(link: &str, domain: &str) -> Option<Self> {
        let is_plain = |c: char| {
            c.is_ascii_graphic() && !matches!(c, '\\' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}')
        };
        if link.len() > MAX_BYTES || !link.chars().all(is_plain) {
            return None;
        }
        let rest = link.strip_prefix("https://")?;
        let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
        let below = host.strip_suffix(domain)?;
        let is_on_domain = below.is_empty() || below.ends_with('.');
        (is_on_domain && is_domain(&host)).then(|| ReturnLink { link: link.to_owned(), host })
    }

    /// The link.
    pub fn as_str(&self) -> &str {
        &self.link
    }

    /// The host, for the screen.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// Whether a text is a name of the internet in its one plain form: two or more labels of lower-case letters, digits and
/// inner hyphens, the last one not a number, none in punycode (which looks like nothing a person could compare).
pub(super) fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
            && !label.starts_with("xn--")
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(is_label)
        && last.bytes().all(|c| c.is_ascii_lowercase())
}

redacted_debug!(ReturnLink);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_plainly_on_the_domain() {
        for link in [
            "https://cnap.example",
            "https://cnap.example/",
            "https://cnap.example/done?x=1&y=%D1%8F#part",
            "https://cnap.example?done",
            "https://www.cnap.example/",
            "https://CNAP.Example/",
        ] {
            assert_eq!(ReturnLink::new(link, "cnap.example").map(|link| link.link).as_deref(), Some(link));
        }
        for link in [
            "",
            "https://",
            "cnap.example",
            "//cnap.example/",
            "http://cnap.example/",
            "HTTPS://cnap.example/",
            "https:/cnap.example/",
            "https:cnap.example/",
            "https:///cnap.example/",
            "https:\\\\cnap.example/",
            "diia://cnap.example/",
            "javascript:alert(1)//https://cnap.example/",
            "https://evil.example/",
            "https://evil.example/cnap.example",
            "https://evil.example/.cnap.example",
            "https://evil.example?.cnap.example",
            "https://evil.example#.cnap.example",
            "https://evil.example\\.cnap.example/",
            "https://evilcnap.example/",
            "https://cnap.example.evil.example/",
            "https://cnap.example@evil.example/",
            "https://user@cnap.example/",
            "https://cnap.example:443/",
            "https://cnap.example./",
            "https://.cnap.example/",
            "https://a..cnap.example/",
            "https://-.cnap.example/",
            "https://%63nap.example/",
            "https://a%2F.cnap.example/",
            "https://xn--80ak6aa92e.cnap.example/",
            "https://сnap.example/",
            "https://cnap.example/ x",
            "https://cnap.example/\n",
            "https://cnap.example/\u{202e}",
        ] {
            assert!(ReturnLink::new(link, "cnap.example").is_none(), "{link}");
        }
        let long = format!("https://cnap.example/{}", "x".repeat(MAX_BYTES));
        assert!(ReturnLink::new(&long, "cnap.example").is_none());
    }
}

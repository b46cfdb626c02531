use super::problem::{Problem, Reason};

/// Where a citizen is sent after consenting: `https:`, on the institution's domain or a subdomain of it. The official
/// app opens nothing but `https:`; the domain is our addition, so that a request cannot send people elsewhere.
pub(crate) fn check(link: Option<&str>, domain: &str) -> Result<(), Problem> {
    let Some(link) = link.filter(|link| !link.is_empty()) else { return Ok(()) };
    let host = reqwest::Url::parse(link)
        .ok()
        .filter(|url| url.scheme() == "https" && url.username().is_empty() && url.password().is_none())
        .and_then(|url| url.host_str().map(str::to_owned))
        .ok_or(Reason::ReturnLinkRefused)?;
    let is_on_domain =
        host == domain || host.strip_suffix(domain).is_some_and(|before| before.ends_with('.'));
    if is_on_domain { Ok(()) } else { Err(Reason::ReturnLinkRefused.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_on_the_domain() {
        for link in ["", "https://cnap.example/done?x=1", "https://www.cnap.example/", "https://CNAP.example"]
        {
            assert!(check(Some(link), "cnap.example").is_ok(), "{link}");
        }
        for link in [
            "http://cnap.example/",
            "https://evil.example/",
            "https://evilcnap.example/",
            "https://cnap.example.evil.example/",
            "https://cnap.example@evil.example/",
            "https://a@cnap.example/",
            "diia://cnap.example/",
            "cnap.example",
            "javascript:alert(1)",
        ] {
            assert!(check(Some(link), "cnap.example").is_err(), "{link}");
        }
        assert!(check(None, "cnap.example").is_ok());
    }
}

//! Scanned texts that are links, or would like to pass for one.

use std::hint::black_box;

use diia_citizen::code::pass::LinkBase;
use diia_citizen::link::{LinkHost, read_link};
use url::Url;

use crate::measure::Contest;
use crate::report::Report;

const SECTION: &str = "links";

pub(crate) const VALID: [(&str, &str); 3] = [
    ("link of a posted card", "https://diia.app/acquirers/offer-request/static/5e8decccb6790d73ad838c5d"),
    (
        "link of a document",
        "https://diia.app/documents/internal-passport/5e8decccb6790d73ad838c5d/verify/3f2b8f0e-4c1e-4d6b-9a53-1f0e5c0a7b11",
    ),
    (
        "link with a query",
        "https://diia.app/acquirers/document-request/5e8decccb6790d73ad838c5d?utm_source=a&b=c",
    ),
];

/// About 4 KB each, and each of another kind.
pub(crate) fn hostile() -> Vec<(&'static str, String)> {
    let to_4_kb = |start: &str, filler: &str, end: &str| {
        start.to_owned() + &filler.repeat((4090 - start.len() - end.len()) / filler.len()) + end
    };
    vec![
        ("no link at all", to_4_kb("", "abcdefgh", "")),
        ("a long host", to_4_kb("https://diia.app.", "evil.", "example/x")),
        ("a name before the host", to_4_kb("https://diia.app", "%2F", "@evil.example/")),
        ("our host in percent signs", to_4_kb("https://diia.app", "%2e", "/x")),
        ("a control character at the end", to_4_kb("https://diia.app/", "documents", "\u{7}")),
        ("a letter outside ASCII at the end", to_4_kb("https://diia.app/", "documents", "і")),
        ("two thousand parts of a path", to_4_kb("https://diia.app/", "a/", "b")),
        ("percent signs in the path", to_4_kb("https://diia.app/acquirers/", "%2B", "%zz")),
        ("a long query with a mistake at its end", to_4_kb("https://diia.app/debt/1?", "a=%41&", "^")),
        ("a long fragment", to_4_kb("https://diia.app/acquirers/offer-request/static/1#", "0123456789", "x")),
        ("blanks before a scheme", to_4_kb("", " ", "https://diia.app/x")),
        ("a scheme of tabs", to_4_kb("h", "\t", "ttps://diia.app/x")),
        ("another scheme", to_4_kb("http://diia.app/", "documents/", "x")),
    ]
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let (host, base) = (LinkHost::default(), LinkBase::default());
    for (what, link) in VALID {
        assert!(read_link(link, &host, &base).is_ok(), "{link}");
        let samples = Contest::new(rounds)
            .with("ours", 64, || read_link(black_box(link), &host, &base))
            .with("url", 64, || Url::parse(black_box(link)))
            .run();
        report.at_most(
            (SECTION, what),
            (samples.micros("ours"), "µs"),
            (samples.ratio("ours", &["url"]), "the url crate's parse of it"),
            1.0,
        );
    }
    for (what, text) in hostile() {
        assert!(read_link(&text, &host, &base).is_err(), "{what}");
        let samples = Contest::new(rounds)
            .with("ours", 16, || read_link(black_box(&text), &host, &base))
            .with("once", 16, || read(black_box(&text)))
            .with("again", 16, || read(black_box(&text)))
            .run();
        report.at_most(
            (SECTION, &format!("4 KB refused: {what}")),
            (samples.micros("ours"), "µs"),
            (samples.ratio("ours", &["once", "again"]), "reading its characters twice"),
            1.0,
        );
    }
}

/// Looks at each character, as anything that reads must.
fn read(text: &str) -> bool {
    text.chars().all(|character| black_box(character) != '\u{FFFD}')
}

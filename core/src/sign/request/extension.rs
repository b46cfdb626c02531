//! Endings of names: which look like others, and which start programs.

/// Letters of Cyrillic and Greek that look like a Latin one.
const LOOKS_LIKE: [(char, char); 34] = [
    ('а', 'a'),
    ('в', 'b'),
    ('ь', 'b'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('ё', 'e'),
    ('ѓ', 'r'),
    ('г', 'r'),
    ('һ', 'h'),
    ('н', 'h'),
    ('і', 'i'),
    ('ї', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('ӏ', 'l'),
    ('м', 'm'),
    ('п', 'n'),
    ('о', 'o'),
    ('р', 'p'),
    ('ԛ', 'q'),
    ('ѕ', 's'),
    ('т', 't'),
    ('и', 'u'),
    ('ѵ', 'v'),
    ('ԝ', 'w'),
    ('х', 'x'),
    ('у', 'y'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ρ', 'p'),
    ('χ', 'x'),
    ('ν', 'v'),
    ('ι', 'i'),
];

/// Endings that people know.
const KNOWN: [&str; 40] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "txt", "csv", "xml", "json",
    "html", "htm", "jpg", "jpeg", "png", "tif", "tiff", "gif", "bmp", "zip", "rar", "7z", "p7s", "p7m",
    "p7b", "asice", "asics", "eml", "exe", "scr", "com", "msi", "bat", "cmd", "apk", "jar",
];

/// Endings that start something when they are opened.
const PROGRAMS: [&str; 36] = [
    "exe", "scr", "com", "msi", "msix", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh",
    "hta", "lnk", "url", "pif", "cpl", "dll", "sys", "jar", "apk", "aab", "ipa", "app", "dmg", "pkg", "deb",
    "rpm", "run", "sh", "py", "reg", "chm",
];

/// Whether an ending (in small letters) only looks like a known one: letters of other alphabets stand in it, and with Latin
/// ones in their place it is known, or it mixes alphabets.
pub(super) fn looks_alike(ending: &str) -> bool {
    let foreign = |c: char| c.is_alphabetic() && !c.is_ascii();
    if !ending.chars().any(foreign) {
        return false;
    }
    let plain: String = ending.chars().map(latin).collect();
    let mixes = ending.chars().any(|c| c.is_ascii_alphabetic());
    mixes || KNOWN.contains(&plain.as_str())
}

pub(super) fn is_program(ending: &str) -> bool {
    PROGRAMS.contains(&ending)
}

fn latin(c: char) -> char {
    // Letters of double width are Latin ones too.
    if let 'ａ'..='ｚ' = c {
        return u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c);
    }
    LOOKS_LIKE.iter().find(|(foreign, _)| *foreign == c).map_or(c, |(_, latin)| *latin)
}

use diia_citizen::text::Language;

/// The language of the person at this terminal: English when their locale is, else Ukrainian.
pub(crate) fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    language_of(locale.as_deref().unwrap_or_default())
}

fn language_of(locale: &str) -> Language {
    let name = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
    if name.eq_ignore_ascii_case("en") { Language::English } else { Language::Ukrainian }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_only_for_english() {
        for locale in ["en_GB.UTF-8", "en", "EN-us", "en.UTF-8"] {
            assert_eq!(language_of(locale), Language::English, "{locale}");
        }
        for locale in ["uk_UA.UTF-8", "C.UTF-8", "POSIX", "", "de_DE", "eng"] {
            assert_eq!(language_of(locale), Language::Ukrainian, "{locale}");
        }
    }
}

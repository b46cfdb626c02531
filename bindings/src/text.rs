use diia_citizen::text as core;

/// One text in Ukrainian and in English, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BilingualText {
    /// The Ukrainian text.
    pub uk: String,
    /// The English text.
    pub en: String,
}

/// A language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DiiaLanguage {
    /// Ukrainian.
    Ukrainian,
    /// English.
    English,
}

impl From<DiiaLanguage> for core::Language {
    fn from(language: DiiaLanguage) -> Self {
        match language {
            DiiaLanguage::Ukrainian => core::Language::Ukrainian,
            DiiaLanguage::English => core::Language::English,
        }
    }
}

impl BilingualText {
    /// The same in both languages, by a function that knows them.
    pub(crate) fn of(text: impl Fn(core::Language) -> String) -> Self {
        BilingualText { uk: text(core::Language::Ukrainian), en: text(core::Language::English) }
    }
}

impl From<core::Bilingual> for BilingualText {
    fn from(text: core::Bilingual) -> Self {
        BilingualText { uk: text.uk.to_owned(), en: text.en.to_owned() }
    }
}

/// Gives records with people's data or live codes a text for logs that shows nothing of them, in all three
/// languages.
macro_rules! show_nothing {
    ($($type:ident),+ $(,)?) => {$(
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    )+};
}

pub(crate) use show_nothing;

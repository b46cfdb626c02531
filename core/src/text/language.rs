/// A language in which the library speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Ukrainian, `uk`.
    #[default]
    Ukrainian,
    /// English, `en`.
    English,
}

impl Language {
    /// Both languages, Ukrainian first.
    pub const ALL: [Language; 2] = [Language::Ukrainian, Language::English];

    /// The BCP 47 tag: `uk` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Ukrainian => "uk",
            Language::English => "en",
        }
    }
}

/// One fixed text in both languages. There is no way to have it in one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bilingual {
    /// The Ukrainian text.
    pub uk: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Bilingual {
    /// A text in both languages.
    pub const fn new(uk: &'static str, en: &'static str) -> Self {
        Bilingual { uk, en }
    }

    /// The text in the given language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Ukrainian => self.uk,
            Language::English => self.en,
        }
    }
}

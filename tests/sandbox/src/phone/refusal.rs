use diia_citizen::text::{Bilingual, Language};

/// Why the phone has not done what was asked: the library's own stable name and text.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    uk: String,
    en: String,
}

impl Refusal {
    /// Something is wrong with what was typed.
    pub(crate) fn of_arguments(text: impl Into<String>) -> Self {
        let text = text.into();
        Refusal { code: "arguments".into(), uk: text.clone(), en: text }
    }

    pub(crate) fn text(&self, language: Language) -> &str {
        match language {
            Language::Ukrainian => &self.uk,
            Language::English => &self.en,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.en, self.code)
    }
}

impl std::error::Error for Refusal {}

impl From<diia_citizen::ports::ClockUnavailable> for Refusal {
    fn from(error: diia_citizen::ports::ClockUnavailable) -> Self {
        Refusal::of_arguments(error.to_string())
    }
}

macro_rules! said_by_the_library {
    ($($error:ty),* $(,)?) => {
        $(impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                let Bilingual { uk, en } = error.text();
                Refusal { code: error.code().to_owned(), uk: uk.into(), en: en.into() }
            }
        })*
    };
}

said_by_the_library!(
    diia_citizen::citizen::AskingError,
    diia_citizen::citizen::DecisionError,
    diia_citizen::citizen::LetterError,
    diia_citizen::citizen::ObtainError,
    diia_citizen::citizen::RegistryError,
    diia_citizen::citizen::ScanRefusal,
    diia_citizen::citizen::SharingError,
    diia_citizen::citizen::ShowError,
    diia_citizen::citizen::SigningError,
    diia_citizen::mail::DraftError,
    diia_citizen::server::ServerError,
    diia_citizen::vault::VaultError,
);

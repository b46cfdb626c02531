use diia_citizen::text::Bilingual;

use crate::DiiaError;

/// What was handed to the library and not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Enum)]
pub enum RefusedInput {
    /// The settings of the library.
    #[error("settings")]
    Settings,
    /// A document's credentials.
    #[error("document")]
    Document,
    /// An issuer list or a status list.
    #[error("list")]
    List,
    /// 13 digits.
    #[error("digits")]
    Digits,
    /// A text that should be a request.
    #[error("request")]
    Request,
    /// An address of a recipient.
    #[error("address")]
    Address,
    /// A place on Earth.
    #[error("place")]
    Place,
    /// What a symbol should be drawn of.
    #[error("symbol")]
    Symbol,
    /// A signature of a key store.
    #[error("signature")]
    Signature,
}

impl RefusedInput {
    pub(super) const fn text(self) -> Bilingual {
        match self {
            RefusedInput::Settings => Bilingual::new(
                "Застосунок налаштовано неправильно. Оновіть його.",
                "The app is not set up properly. Update it.",
            ),
            RefusedInput::Document => Bilingual::new(
                "Документ пошкоджено. З’єднайтеся з інтернетом, щоб отримати його знову.",
                "The document is damaged. Go online to get it again.",
            ),
            RefusedInput::List => Bilingual::new(
                "Список не прийнято. Попередній список діє далі.",
                "The list was not accepted. The previous one stays in force.",
            ),
            RefusedInput::Digits => Bilingual::new(
                "Перевірте 13 цифр і введіть їх ще раз.",
                "Check the 13 digits and enter them again.",
            ),
            RefusedInput::Request => Bilingual::new(
                "Це не запит на документи. Відскануйте Дія.QR установи.",
                "This is not a request for documents. Scan the institution's Diia.QR.",
            ),
            RefusedInput::Address => Bilingual::new(
                "На цю адресу лист не піде. Попросіть установу вказати іншу.",
                "No letter goes to this address. Ask the institution for another.",
            ),
            RefusedInput::Place => {
                Bilingual::new("Такого місця на Землі немає.", "There is no such place on Earth.")
            }
            RefusedInput::Symbol => {
                Bilingual::new("Код не вдалося намалювати.", "The code could not be drawn.")
            }
            RefusedInput::Signature => Bilingual::new(
                "Підпис телефона неправильний. Оновіть застосунок.",
                "The phone's signature is wrong. Update the app.",
            ),
        }
    }

    pub(crate) fn because(self, reason: &str) -> DiiaError {
        DiiaError::Refused { input: self, reason: reason.to_owned() }
    }
}

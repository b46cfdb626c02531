use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Language, kyiv_minute};
use crate::time::Timestamp;

/// What the checker's screen shows after 13 digits were typed in. Unlike a code that was scanned, it rests on the registry
/// and on nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DigitsVerdict {
    /// The registry has confirmed the document.
    Confirmed(ConfirmedByRegistry),
    /// The registry has not.
    Refused(DigitsRefusal),
}

/// A document that the registry has confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmedByRegistry {
    /// Its kind; `None` for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// The first letters of the holder's name, to compare with what the holder says.
    pub initials: String,
    /// When the registry looked, by its own clock.
    pub checked_at: Timestamp,
}

/// Why the registry has not confirmed a document: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DigitsRefusal {
    /// No live code has these digits.
    Unknown,
    /// The code was used before.
    Used,
    /// The code's three minutes are over.
    Expired,
    /// The code of another kind of document than the one expected.
    AnotherKind,
    /// The document is not valid any more.
    NotValid,
}

impl DigitsVerdict {
    /// The headline of the checker's screen.
    pub const fn headline(&self) -> Bilingual {
        match self {
            DigitsVerdict::Confirmed(_) => Bilingual::new("Документ дійсний", "Document valid"),
            DigitsVerdict::Refused(reason) => reason.text(),
        }
    }
}

impl ConfirmedByRegistry {
    /// On what the verdict rests, for example «Підтверджено реєстром 25.05.2026 10:20».
    pub fn basis(&self, language: Language) -> String {
        let words = Bilingual::new("Підтверджено реєстром", "Confirmed by the registry at");
        format!("{} {}", words.get(language), kyiv_minute(self.checked_at))
    }
}

impl DigitsRefusal {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            DigitsRefusal::Unknown => "digits_unknown",
            DigitsRefusal::Used => "digits_used",
            DigitsRefusal::Expired => "digits_expired",
            DigitsRefusal::AnotherKind => "digits_another_kind",
            DigitsRefusal::NotValid => "digits_document_not_valid",
        }
    }

    /// What happened and what to do, for the checker.
    pub const fn text(self) -> Bilingual {
        match self {
            DigitsRefusal::Unknown => Bilingual::new(
                "Документ не знайдено. Перевірте цифри або попросіть оновити код.",
                "Document not found. Compare the digits, or ask for a fresh code.",
            ),
            DigitsRefusal::Used => Bilingual::new(
                "Цей код уже використано. Попросіть оновити код.",
                "This code has been used. Ask for a fresh one.",
            ),
            DigitsRefusal::Expired => Bilingual::new(
                "Термін дії коду закінчився. Попросіть оновити код.",
                "The code has expired. Ask for a fresh one.",
            ),
            DigitsRefusal::AnotherKind => Bilingual::new(
                "Це код іншого документа. Попросіть показати потрібний.",
                "This is the code of another document. Ask for the right one.",
            ),
            DigitsRefusal::NotValid => Bilingual::new("Документ недійсний", "The document is not valid"),
        }
    }
}

redacted_debug!(ConfirmedByRegistry);

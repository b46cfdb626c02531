//! Values that a copy words differently from the registry.

use crate::document::{DocumentKind, Field, FieldRole, parse_date};
use crate::text::{Bilingual, Language};

/// Codes that stand for words.
const WORDS: [(DocumentKind, &str, &str, Bilingual); 4] = [
    (DocumentKind::StudentIdCard, "docType", "1", Bilingual::new("учнівський квиток", "pupil’s card")),
    (DocumentKind::StudentIdCard, "docType", "2", Bilingual::new("студентський квиток", "student’s card")),
    (DocumentKind::VehicleLicense, "ownerType", "owner", Bilingual::new("власник", "owner")),
    (
        DocumentKind::VehicleLicense,
        "ownerType",
        "properUser",
        Bilingual::new("належний користувач", "proper user"),
    ),
];

/// The words for a code, if the field holds one that is known.
pub(super) fn in_words(kind: &DocumentKind, field: &Field<'_>) -> Option<Bilingual> {
    let known = |(of, path, code, _): &&(DocumentKind, &str, &str, Bilingual)| {
        of == kind && *path == field.spec.path && *code == field.text.trim()
    };
    WORDS.iter().find(known).map(|(_, _, _, words)| *words)
}

/// The tax number and since when the tax service vouches for it, in the words of the official copy.
pub(super) fn verified(number: &str, on: &str, language: Language) -> String {
    match language {
        Language::Ukrainian => {
            format!("{number} (Верифіковано у реєстрі Державної податкової служби за запитом від {on})")
        }
        Language::English => {
            format!("{number} (Verified in the register of the State Tax Service by a request of {on})")
        }
    }
}

/// The text of a field; of a date with a midnight behind it (`05.05.2015 00.00.00.000`, `2015-05-05T00:00:00.000Z`) the
/// date alone.
pub(super) fn date(field: &Field<'_>) -> String {
    let text = field.text.trim();
    let roles = [FieldRole::BirthDate, FieldRole::IssueDate, FieldRole::ExpiryDate];
    let is_date =
        roles.into_iter().any(|role| field.spec.has_role(role)) || field.spec.path.ends_with("Date");
    let midnight = text.split_once([' ', 'T']).is_some_and(|(_, time)| {
        !time.is_empty() && time.chars().all(|character| matches!(character, '0' | '.' | ':' | 'Z'))
    });
    match parse_date(text).filter(|_| is_date && midnight) {
        Some(date) => date.format("%d.%m.%Y").to_string(),
        None => text.to_owned(),
    }
}

//! What a copy shows of a document, before anything is drawn: head, identity, rows.
//!
//! | part | what it is |
//! |---|---|
//! | identity | names in Ukrainian and in Latin letters, number with its series, portrait |
//! | rows | every other known field that is not blank, in the order of the schema, with its label |
//! | signature | the last row |
//!
//! What the rules below do to rows, so that a copy reads as the official one does:
//!
//! - sex and nationality are in the language of the copy; every other pair of texts in both languages stands in one
//!   row, Ukrainian/ English, as the place of birth does on the official copy;
//! - the tax number of a passport says when it was verified, in the official words;
//! - a text that stands on the page already under the same label, or as part of the number, is not repeated;
//! - codes of machines are given as words (`ownerType`, a pupil's or a student's card) or left out (`type`, `docType`
//!   of other kinds, `countryCode` of a passport), and so are technical identifiers and the place of registration at
//!   the time of issue where a current one is known;
//! - a date that a server sent with a midnight behind it is shown without.
//!
//! Fields that the schema does not know have no label and are not shown; the print check covers them.

use crate::document::{Document, DocumentKind, Field, FieldRole};
use crate::text::{Bilingual, Language};

use super::words::{date, in_words, verified};

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) label: &'static str,
    pub(super) value: String,
}

/// Everything of a document that a copy shows in letters.
pub(super) struct Content {
    pub(super) title: &'static str,
    pub(super) names: Vec<String>,
    pub(super) latin: Option<String>,
    pub(super) number: Option<Row>,
    pub(super) rows: Vec<Row>,
}

const NAMES: [FieldRole; 3] = [FieldRole::LastName, FieldRole::FirstName, FieldRole::MiddleName];
const LATIN: [FieldRole; 3] =
    [FieldRole::LastNameLatin, FieldRole::FirstNameLatin, FieldRole::MiddleNameLatin];

impl Content {
    pub(super) fn of(document: &Document, language: Language) -> Self {
        let fields: Vec<Field<'_>> =
            document.fields().filter(|field| !field.text.trim().is_empty()).collect();
        let number = document.full_number().and_then(|value| {
            let label = fields.iter().find(|field| field.spec.has_role(FieldRole::Number))?.spec.label;
            Some(Row { label: label.get(language), value })
        });
        let names: Vec<String> =
            first_of_each(&fields, &NAMES).map(|field| field.text.trim().to_owned()).collect();
        let latin: Vec<&str> = first_of_each(&fields, &LATIN).map(|field| field.text.trim()).collect();
        let in_head: Vec<&str> = first_of_each(&fields, &NAMES)
            .chain(first_of_each(&fields, &LATIN))
            .map(|field| field.spec.path)
            .collect();
        let mut rows: Vec<Row> = Vec::new();
        let whole = Whole { kind: document.kind(), fields: &fields, language };
        for field in fields.iter().filter(|field| !in_head.contains(&field.spec.path)) {
            let Some(row) = whole.row(field) else { continue };
            if !rows.contains(&row) && !is_in_number(field, number.as_ref()) {
                rows.push(row);
            }
        }
        let latin = (!latin.is_empty()).then(|| latin.join(" "));
        Content { title: document.kind().title().get(language), names, latin, number, rows }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.number.is_none() && self.rows.is_empty()
    }
}

fn first_of_each<'f>(
    fields: &'f [Field<'f>],
    roles: &'static [FieldRole],
) -> impl Iterator<Item = &'f Field<'f>> {
    roles.iter().filter_map(|role| fields.iter().find(|field| field.spec.has_role(*role)))
}

/// True for a number, or a part of one, that stands in the head already.
fn is_in_number(field: &Field<'_>, number: Option<&Row>) -> bool {
    let of_number = [FieldRole::Number, FieldRole::Series].into_iter().any(|role| field.spec.has_role(role))
        || matches!(last_name(field.spec.path), "series" | "serie" | "serial" | "number" | "serieNumber");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    of_number && number.is_some_and(|number| squeezed(&number.value).contains(&squeezed(field.text)))
}

fn last_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// A document while its rows are made.
struct Whole<'d> {
    kind: &'d DocumentKind,
    fields: &'d [Field<'d>],
    language: Language,
}

impl Whole<'_> {
    fn row(&self, field: &Field<'_>) -> Option<Row> {
        let spec = field.spec;
        let picture = [FieldRole::Photo, FieldRole::Signature, FieldRole::Id];
        if picture.into_iter().any(|role| spec.has_role(role)) || self.is_left_out(spec.path) {
            return None;
        }
        let value = if let Some(words) = in_words(self.kind, field) {
            words.get(self.language).to_owned()
        } else if spec.has_role(FieldRole::TaxNumber) {
            match self.text("taxpayerCard.creationDate") {
                Some(on) => verified(field.text.trim(), on, self.language),
                None => field.text.trim().to_owned(),
            }
        } else {
            self.in_both_languages(field)
        };
        Some(Row { label: spec.label.get(self.language), value })
    }

    fn is_left_out(&self, path: &str) -> bool {
        let passport = matches!(self.kind, DocumentKind::InternalPassport | DocumentKind::ForeignPassport);
        match path {
            "type" | "vehicleLicenseId" => true,
            "docType" => *self.kind != DocumentKind::StudentIdCard,
            "countryCode" | "typeUA" | "typeEN" => passport,
            "ownerType" => self.text("ownerTypeUA").is_some(),
            // It stands in the row of the tax number.
            "taxpayerCard.creationDate" => self.has(FieldRole::TaxNumber),
            "documentRegistrationPlaceUA" => {
                self.text("residenceUA").or(self.text("currentRegistrationPlaceUA")).is_some()
            }
            // It stands in the row of its Ukrainian text.
            _ => self.fields.iter().any(|field| english_of(field.spec.path).iter().any(|twin| twin == path)),
        }
    }

    /// The text and, in the same row, its English twin where the document has one that says something else.
    fn in_both_languages(&self, field: &Field<'_>) -> String {
        let text = date(field);
        let Some(english) = english_of(field.spec.path).iter().find_map(|path| self.text(path)) else {
            return text;
        };
        let one_language =
            [FieldRole::Sex, FieldRole::Citizenship].into_iter().any(|role| field.spec.has_role(role));
        match self.language {
            _ if english == text => text,
            Language::Ukrainian if one_language => text,
            Language::English if one_language => english.to_owned(),
            _ => format!("{text}/\n{english}"),
        }
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.spec.path == path).map(|field| field.text.trim())
    }

    fn has(&self, role: FieldRole) -> bool {
        self.fields.iter().any(|field| field.spec.has_role(role))
    }
}

/// Under which names the English twin of a field may stand: `birthPlaceEN` for `birthPlaceUA`, `fieldOfStudyEn` for
/// `fieldOfStudy`.
fn english_of(path: &str) -> [String; 2] {
    match path.strip_suffix("UA") {
        Some(stem) => [format!("{stem}EN"), String::new()],
        None => [format!("{path}En"), format!("{path}EN")],
    }
}

/// The label of the signature.
pub(super) const SIGNATURE: Bilingual = Bilingual::new("Підпис", "Signature");

#[cfg(test)]
mod tests;

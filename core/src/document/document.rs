use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::fmt;
use zeroize::Zeroizing;

use super::date::parse_date;
use super::error::{DocumentError, shown_path};
use super::field::{FieldRole, FieldSpec};
use super::json;
use super::kind::DocumentKind;
use super::limits::{MAX_DEPTH, MAX_FIELDS};
use super::number::{NumberWarning, check_record_number, check_tax_number};
use super::tree;
use crate::wiped::{WipedObject, wipe};

/// One document of a person: its kind and its fields as texts.
///
/// Values are texts exactly as they came; nothing is translated, trimmed or re-formatted. What the kind's schema does
/// not know is kept beside them and written back unchanged.
///
/// What is normalised when a document is read and written again: a known field that came as a JSON integer is written
/// as a string of its digits; known fields stand first, in the order of the schema; white space and escapes of the
/// JSON text are gone.
///
/// `Debug` prints the kind and the number of fields, never a value.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    kind: DocumentKind,
    /// In the order of the schema.
    entries: Vec<Entry>,
    unknown: WipedObject,
}

/// A known field with its text.
#[derive(Clone, PartialEq, Eq)]
struct Entry {
    /// Place of the field in the schema.
    place: usize,
    spec: &'static FieldSpec,
    /// The name under which it came, so that `series` is written back as `series`.
    name: &'static str,
    /// Wiped from memory when dropped.
    text: Zeroizing<String>,
}

/// A field of a document: what it is and its text.
///
/// `Debug` prints the path, never the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field<'d> {
    /// What the field is: its name, its label, its roles.
    pub spec: &'static FieldSpec,
    /// The text as it came.
    pub text: &'d str,
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Field").field("path", &self.spec.path).finish_non_exhaustive()
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Document")
            .field("kind", &self.kind.partner_name())
            .field("fields", &self.entries.len())
            .finish_non_exhaustive()
    }
}

impl Document {
    /// An empty document of the kind, to be filled with [`Document::set`].
    pub fn new(kind: DocumentKind) -> Self {
        Document { kind, entries: Vec::new(), unknown: WipedObject::default() }
    }

    /// Reads one document object, as it stands under the name of its kind in the metadata.
    ///
    /// # Errors
    /// Any reading reason of [`DocumentError`]: not JSON, not an object, a key twice, a limit passed.
    pub fn from_json(kind: DocumentKind, json: &[u8]) -> Result<Self, DocumentError> {
        match json::read(json, MAX_DEPTH)? {
            Value::Object(object) => Document::from_object(kind, object),
            _ => Err(DocumentError::WrongType { path: "document".to_owned(), expected: "an object" }),
        }
    }

    /// Writes the document object, with the names of the sources.
    ///
    /// # Errors
    /// [`DocumentError::TooLarge`] or [`DocumentError::TooManyFields`] if it could not be read again: a document may
    /// grow past a limit by [`Document::set`].
    pub fn to_json(&self) -> Result<String, DocumentError> {
        let mut value = self.to_value()?;
        let text = json::write(&value);
        wipe(&mut value);
        text
    }

    pub(super) fn from_object(kind: DocumentKind, object: Map<String, Value>) -> Result<Self, DocumentError> {
        let mut object = WipedObject(object);
        let (count, depth) = json::measure_object(&object);
        if depth > MAX_DEPTH {
            return Err(DocumentError::TooDeep { limit: MAX_DEPTH });
        }
        if count > MAX_FIELDS {
            return Err(DocumentError::TooManyFields { limit: MAX_FIELDS });
        }
        let mut entries = Vec::new();
        for (place, spec) in kind.schema().iter().enumerate() {
            let mut found: Option<Entry> = None;
            for name in spec.names() {
                let Some(text) = tree::take(&mut object, name) else { continue };
                if found.is_some() {
                    // Both `serie` and `series`: nobody could say which one counts.
                    return Err(DocumentError::DuplicateKey { path: shown_path(&[name]) });
                }
                found = Some(Entry { place, spec, name, text: Zeroizing::new(text) });
            }
            entries.extend(found);
        }
        Ok(Document { kind, entries, unknown: object })
    }

    pub(super) fn to_value(&self) -> Result<Value, DocumentError> {
        let mut object = Map::new();
        for entry in &self.entries {
            tree::put(&mut object, entry.name, &entry.text);
        }
        tree::merge(&mut object, &self.unknown);
        let value = Value::Object(object);
        if json::measure(&value).0 > MAX_FIELDS {
            return Err(DocumentError::TooManyFields { limit: MAX_FIELDS });
        }
        Ok(value)
    }

    /// Sets a field of the schema, under its canonical name or an alias; a value that stood there is replaced.
    ///
    /// # Errors
    /// [`DocumentError::UnknownField`] if the kind has no such field, [`DocumentError::TextTooLong`],
    /// [`DocumentError::PathConflict`] if an unknown value stands in the way.
    pub fn set(&mut self, path: &str, text: &str) -> Result<(), DocumentError> {
        let Some((place, spec, name)) = self.find(path) else {
            return Err(DocumentError::UnknownField { path: shown_path(&[path]) });
        };
        let limit = spec.text_limit();
        if text.len() > limit {
            return Err(DocumentError::TextTooLong { path: name.to_owned(), limit });
        }
        tree::clear(&mut self.unknown, name)?;
        self.entries.retain(|entry| entry.place != place);
        let at = self.entries.partition_point(|entry| entry.place < place);
        self.entries.insert(at, Entry { place, spec, name, text: Zeroizing::new(text.to_owned()) });
        Ok(())
    }

    /// [`Document::set`] for building a document in one expression.
    ///
    /// # Errors
    /// As [`Document::set`].
    pub fn with(mut self, path: &str, text: &str) -> Result<Self, DocumentError> {
        self.set(path, text)?;
        Ok(self)
    }

    /// The field of the schema that has this name or alias.
    fn find(&self, path: &str) -> Option<(usize, &'static FieldSpec, &'static str)> {
        let named = |(place, spec): (usize, &'static FieldSpec)| {
            spec.names().find(|name| *name == path).map(|name| (place, spec, name))
        };
        self.kind.schema().iter().enumerate().find_map(named)
    }

    /// The kind of the document.
    pub fn kind(&self) -> &DocumentKind {
        &self.kind
    }

    /// The text of a field by its dotted name or an alias. Texts that the schema does not know are found as well.
    pub fn field(&self, path: &str) -> Option<&str> {
        match self.find(path) {
            Some((place, _, _)) => {
                self.entries.iter().find(|entry| entry.place == place).map(|entry| entry.text.as_str())
            }
            None => tree::string_at(&self.unknown, path),
        }
    }

    /// The text of the first field that has this role and is not blank.
    pub fn by_role(&self, role: FieldRole) -> Option<&str> {
        self.fields()
            .find(|field| field.spec.has_role(role) && !field.text.trim().is_empty())
            .map(|field| field.text)
    }

    /// The date of the first field that has this role, if its text can be read as one: see [`parse_date`].
    pub fn date(&self, role: FieldRole) -> Option<NaiveDate> {
        self.by_role(role).and_then(parse_date)
    }

    /// The known fields that the document has, in the order in which they are shown.
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.entries.iter().map(|entry| Field { spec: entry.spec, text: &entry.text })
    }

    /// Everything the schema does not know, as it came: other names, lists, booleans, nulls.
    pub fn unknown(&self) -> &Map<String, Value> {
        &self.unknown
    }

    /// Family name, first name and patronymic in Ukrainian, as they came, with single spaces between them.
    /// `None` if there is none of them.
    pub fn full_name(&self) -> Option<String> {
        self.join(&[FieldRole::LastName, FieldRole::FirstName, FieldRole::MiddleName])
    }

    /// The number as people write it: with the series before it where the kind keeps them apart.
    pub fn full_number(&self) -> Option<String> {
        self.by_role(FieldRole::Number)?;
        self.join(&[FieldRole::Series, FieldRole::Number])
    }

    fn join(&self, roles: &[FieldRole]) -> Option<String> {
        let parts: Vec<&str> = roles.iter().filter_map(|role| self.by_role(*role)).map(str::trim).collect();
        if parts.is_empty() { None } else { Some(parts.join(" ")) }
    }

    /// What looks odd about the numbers of the document, with the names of the fields. Never a reason to refuse it.
    pub fn number_warnings(&self) -> Vec<(&'static str, NumberWarning)> {
        self.fields()
            .filter_map(|field| {
                let warning = if field.spec.has_role(FieldRole::TaxNumber) {
                    check_tax_number(field.text)
                } else if field.spec.has_role(FieldRole::RecordNumber) {
                    check_record_number(field.text)
                } else {
                    None
                };
                warning.map(|warning| (field.spec.path, warning))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id_card() -> Document {
        Document::new(DocumentKind::InternalPassport)
            .with("docNumber", "123456789")
            .and_then(|document| document.with("firstNameUA", "НАДІЯ"))
            .and_then(|document| document.with("lastNameUA", "ДІЯ"))
            .and_then(|document| document.with("middleNameUA", "ВОЛОДИМИРІВНА"))
            .and_then(|document| document.with("birthday", "24.01.1980"))
            .and_then(|document| document.with("recordNumber", "12345678-12345"))
            .unwrap()
    }

    #[test]
    fn fields_stand_in_the_order_of_the_schema() {
        let paths: Vec<&str> = id_card().fields().map(|field| field.spec.path).collect();
        assert_eq!(
            paths,
            ["lastNameUA", "firstNameUA", "middleNameUA", "docNumber", "birthday", "recordNumber"]
        );
    }

    #[test]
    fn roles_need_no_knowledge_of_the_kind() {
        let card = id_card();
        assert_eq!(card.full_name().as_deref(), Some("ДІЯ НАДІЯ ВОЛОДИМИРІВНА"));
        assert_eq!(card.by_role(FieldRole::Number), Some("123456789"));
        assert_eq!(card.date(FieldRole::BirthDate), NaiveDate::from_ymd_opt(1980, 1, 24));
        assert_eq!(card.number_warnings(), [("recordNumber", NumberWarning::RecordNumberDate)]);

        let json = r#"{"child":{"lastName":"Дія","firstName":"Марія"},"document":{"series":"І-БК","number":"123456"}}"#;
        let birth = Document::from_json(DocumentKind::BirthCertificate, json.as_bytes()).unwrap();
        assert_eq!(birth.full_name().as_deref(), Some("Дія Марія"));
        assert_eq!(birth.full_number().as_deref(), Some("І-БК 123456"));
        assert_eq!(
            (birth.field("document.serie"), birth.field("document.series")),
            (Some("І-БК"), Some("І-БК"))
        );
        assert!(birth.to_json().unwrap().contains("\"series\""));
    }

    #[test]
    fn a_blank_field_does_not_hide_a_filled_one_of_the_same_role() {
        let json = r#"{"residenceUA":" ","currentRegistrationPlaceUA":"м. Київ"}"#;
        let card = Document::from_json(DocumentKind::InternalPassport, json.as_bytes()).unwrap();
        assert_eq!(card.by_role(FieldRole::Residence), Some("м. Київ"));
        assert_eq!(card.field("residenceUA"), Some(" "));
    }

    #[test]
    fn a_taxpayer_number_is_a_number_and_a_tax_number() {
        let card = Document::new(DocumentKind::TaxpayerCard).with("docNumber", "1234567890").unwrap();
        assert_eq!(card.by_role(FieldRole::TaxNumber), card.by_role(FieldRole::Number));
    }

    #[test]
    fn unknown_values_stay() {
        let json =
            r#"{"docStatus":200,"birthday":null,"more":{"deep":"x"},"docNumber":7,"lastNameUA":["a"]}"#;
        let card = Document::from_json(DocumentKind::InternalPassport, json.as_bytes()).unwrap();
        assert_eq!(card.field("docNumber"), Some("7"));
        assert_eq!(
            (card.field("birthday"), card.field("lastNameUA"), card.field("docStatus")),
            (None, None, None)
        );
        assert_eq!(card.field("more.deep"), Some("x"));
        assert_eq!(card.unknown().len(), 4);
        assert_eq!(
            Document::from_json(card.kind().clone(), card.to_json().unwrap().as_bytes()).unwrap(),
            card
        );

        let unknown = DocumentKind::from_name("veteran-certificate").unwrap();
        let veteran = Document::from_json(unknown, br#"{"docNumber":"x"}"#).unwrap();
        assert_eq!((veteran.field("docNumber"), veteran.fields().count()), (Some("x"), 0));
    }

    #[test]
    fn setting_replaces_and_refuses() {
        let mut birth = Document::from_json(
            DocumentKind::BirthCertificate,
            br#"{"document":{"serie":"A","number":null},"act":1}"#,
        )
        .unwrap();
        birth.set("document.series", "B").unwrap();
        birth.set("document.number", "5").unwrap();
        assert_eq!(birth.to_json().unwrap(), r#"{"document":{"series":"B","number":"5"},"act":1}"#);
        let code = |result: Result<(), DocumentError>| result.unwrap_err().code();
        assert_eq!(code(birth.set("act.name", "x")), "path_conflict");
        assert_eq!(code(birth.set("docNumber", "x")), "unknown_field");
        assert_eq!(code(birth.set("document.number", &"5".repeat(4097))), "text_too_long");
        assert_eq!(birth.field("document.number"), Some("5"));
    }

    #[test]
    fn a_document_that_grew_too_big_is_not_written() {
        let json = format!("{{\"more\":[{}0]}}", "0,".repeat(MAX_FIELDS - 2));
        let mut card = Document::from_json(DocumentKind::TaxpayerCard, json.as_bytes()).unwrap();
        assert!(card.to_json().is_ok());
        card.set("docNumber", "1234567890").unwrap();
        assert_eq!(card.to_json().unwrap_err().code(), "too_many_fields");
    }

    #[test]
    fn debug_shows_no_value() {
        let card = id_card();
        assert_eq!(format!("{card:?}"), r#"Document { kind: "internal-passport", fields: 6, .. }"#);
        let field = format!("{:?}", card.fields().next());
        assert!(field.contains("lastNameUA") && !field.contains("ДІЯ"));
    }
}

//! The metadata vectors of `tests/vectors/metadata.json`, read by the library.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test fail by panicking, like the tests themselves"
)]

use diia_citizen::document::{Document, DocumentError, DocumentKind, FieldRole, Metadata, Shape};
use serde_json::{Map, Value};

const VECTORS: &str = include_str!("../../tests/vectors/metadata.json");

fn list(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(VECTORS).expect("the vectors are JSON");
    all[name].as_array().expect("a list of vectors").clone()
}

fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name].as_str().unwrap_or_else(|| panic!("{name} is a text in {}", vector["name"]))
}

/// Replaces the marker of long vectors.
fn filled(vector: &Value, text: &str) -> String {
    match vector.get("fill") {
        None => text.to_owned(),
        Some(fill) => {
            let times = usize::try_from(fill["times"].as_u64().unwrap()).unwrap();
            text.replace("<fill>", &fill["text"].as_str().unwrap().repeat(times))
        }
    }
}

/// The documents of a vector, whichever of the two readers it is for.
fn read(vector: &Value) -> Result<(Option<Metadata>, Vec<Document>), DocumentError> {
    let input = filled(vector, text(vector, "input"));
    match vector.get("kind").and_then(Value::as_str) {
        Some(kind) => {
            let kind = DocumentKind::from_name(kind)?;
            Ok((None, vec![Document::from_json(kind, input.as_bytes())?]))
        }
        None => {
            let metadata = Metadata::from_json(input.as_bytes())?;
            let documents = metadata.documents().to_vec();
            Ok((Some(metadata), documents))
        }
    }
}

fn role(name: &str) -> FieldRole {
    match name {
        "birth_date" => FieldRole::BirthDate,
        "issue_date" => FieldRole::IssueDate,
        "expiry_date" => FieldRole::ExpiryDate,
        other => panic!("no such date: {other}"),
    }
}

fn check_document(vector: &Value, document: &Document, expected: &Value) {
    let name = text(vector, "name");
    let kind = document.kind();
    assert_eq!(kind.partner_name(), text(expected, "kind"), "{name}");
    assert_eq!(kind.code().map(u64::from), expected["code"].as_u64(), "{name}");

    let mut fields = Map::new();
    for field in document.fields() {
        assert_eq!(document.field(field.spec.path), Some(field.text), "{name}");
        fields.insert(field.spec.path.to_owned(), Value::from(field.text));
    }
    let wanted: Map<String, Value> = expected["fields"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(path, value)| (path.clone(), Value::from(filled(vector, value.as_str().unwrap()))))
        .collect();
    assert_eq!(fields, wanted, "{name}");
    assert_eq!(Some(document.unknown()), expected["unknown"].as_object(), "{name}");

    let wanted = |member: &str| expected[member].as_str().map(|text| filled(vector, text));
    assert_eq!(document.full_name(), wanted("fullName"), "{name}");
    assert_eq!(document.full_number(), wanted("fullNumber"), "{name}");
    for (role_name, date) in expected["dates"].as_object().unwrap() {
        let read = document.date(role(role_name)).map(|date| date.to_string());
        assert_eq!(read.as_deref(), date.as_str(), "{name}: {role_name}");
    }
    let warnings: Vec<Value> = document
        .number_warnings()
        .into_iter()
        .map(|(path, warning)| Value::from(format!("{path}: {}", warning.code())))
        .collect();
    assert_eq!(Some(&warnings), expected["warnings"].as_array(), "{name}");

    let again = Document::from_json(kind.clone(), document.to_json().unwrap().as_bytes());
    assert_eq!(again.as_ref(), Ok(document), "{name}");
}

fn check_metadata(vector: &Value, metadata: &Metadata, expected: &Value) {
    let name = text(vector, "name");
    assert_eq!(metadata.request_id(), text(expected, "requestId"), "{name}");
    assert_eq!(metadata.barcode(), expected["barcode"].as_str(), "{name}");
    let types: Vec<Value> = metadata.document_types().iter().map(|kind| kind.partner_name().into()).collect();
    assert_eq!(Some(&types), expected["documentTypes"].as_array(), "{name}");
    assert_eq!(Some(metadata.unknown()), expected["unknown"].as_object(), "{name}");

    let by_link = metadata.to_json(Shape::Array).unwrap();
    assert_eq!(Metadata::from_json(by_link.as_bytes()).as_ref(), Ok(metadata), "{name}");
    if let Some(part) = vector.get("keeps") {
        assert!(by_link.contains(part.as_str().unwrap()), "{name}");
    }
    match metadata.to_json(Shape::Object) {
        Ok(by_code) => assert_eq!(Metadata::from_json(by_code.as_bytes()).as_ref(), Ok(metadata), "{name}"),
        Err(error) => assert_eq!(error.code(), "several_documents", "{name}"),
    }
}

#[test]
fn good_vectors_give_what_they_say() {
    let vectors = list("good");
    assert!(vectors.len() >= 12);
    let mut kinds = std::collections::BTreeSet::new();
    for vector in &vectors {
        let name = text(vector, "name");
        let (metadata, documents) = read(vector).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = &vector["expected"];
        if let Some(metadata) = &metadata {
            check_metadata(vector, metadata, expected);
        }
        let wanted = expected["documents"].as_array().unwrap();
        assert_eq!(documents.len(), wanted.len(), "{name}");
        for (document, wanted) in documents.iter().zip(wanted) {
            check_document(vector, document, wanted);
            kinds.extend(document.kind().code());
        }
    }
    assert_eq!(kinds.len(), DocumentKind::all().count(), "every known kind has a vector");
}

#[test]
fn bad_vectors_are_refused_for_the_reason_that_they_name() {
    let vectors = list("bad");
    assert!(vectors.len() >= 30);
    for vector in &vectors {
        let error = read(vector).expect_err(text(vector, "name"));
        assert_eq!(error.code(), text(vector, "error"), "{}", vector["name"]);
    }
}

#[test]
fn refusals_never_repeat_what_was_in_the_document() {
    for vector in list("bad") {
        let shown = read(&vector).map_or_else(|error| format!("{error} {error:?}"), |_| String::new());
        for value in ["1234567890", "123456789", "ДІЯ", "Дія", "Надія", "24.01.1980", "АВ"] {
            assert!(!shown.contains(value), "{}: {shown}", vector["name"]);
        }
    }
}

//! Metadata and documents as JSON, and documents put together field by field.
//!
//! What is read can be written and read again, and is then equal; the second writing is the first, to the byte. What is
//! read at all is JSON for a plain reader too, with the same texts in the same places.

use diia_citizen::document::{
    Document, DocumentError, DocumentKind, FieldRole, FieldSpec, MAX_DOCUMENTS, Metadata, Scenario, Shape,
    check_record_number, check_tax_number, parse_date,
};
use serde_json::Value;

use crate::input::Input;

/// Reads one input: `mode, content`.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    match input.byte() % 5 {
        0 => bundle(input.0),
        1 => bundle(input.text().as_bytes()),
        2 => document(&kind(input.byte()), input.text().as_bytes()),
        3 => put_together(input),
        _ => values(&input.text()),
    }
}

fn names(spec: &FieldSpec) -> impl Iterator<Item = &'static str> {
    std::iter::once(spec.path).chain(spec.aliases.iter().copied())
}

fn kind(byte: u8) -> DocumentKind {
    DocumentKind::from_code(byte % 27)
        .unwrap_or_else(|| DocumentKind::from_name("from-tomorrow").expect("a name of any kind"))
}

fn bundle(json: &[u8]) -> &'static str {
    let metadata = match Metadata::from_json(json) {
        Ok(metadata) => metadata,
        Err(error) => return refused(&error),
    };
    let plain: Value = serde_json::from_slice(json).expect("what is read is JSON");
    assert_eq!(plain["requestId"], metadata.request_id());
    assert_eq!(plain.get("barcode").and_then(Value::as_str), metadata.barcode());
    assert_eq!(plain["documentTypes"].as_array().unwrap().len(), metadata.document_types().len());
    let mut kinds: Vec<DocumentKind> = Vec::new();
    for (name, list) in plain["data"].as_object().unwrap() {
        let kind = DocumentKind::from_name(name).expect("a name of a kind");
        assert!(!kinds.contains(&kind), "one kind under two names");
        let objects = list.as_array().map_or_else(|| vec![list], |list| list.iter().collect());
        objects.into_iter().for_each(|object| one_name_each(&kind, object));
        kinds.push(kind);
    }
    let count = |value: &Value| value.as_array().map_or(1, Vec::len);
    let documents: usize = plain["data"].as_object().unwrap().values().map(count).sum();
    assert_eq!(documents, metadata.documents().len());
    metadata.documents().iter().for_each(looked_at);
    assert!(format!("{metadata:?}").len() < 200 + MAX_DOCUMENTS * 150);
    written_and_read(&metadata)
}

fn written_and_read(metadata: &Metadata) -> &'static str {
    for shape in [Shape::Array, Shape::Object] {
        let written = match metadata.to_json(shape) {
            Ok(written) => written,
            Err(DocumentError::SeveralDocuments { .. }) if shape == Shape::Object => return "several",
            Err(DocumentError::TooLarge { .. }) => return "too_large_to_write",
            Err(error) => panic!("not written: {}", error.code()),
        };
        let again = Metadata::from_json(written.as_bytes()).expect("what is written can be read");
        assert!(same(metadata, &again), "read again, it is another");
        assert_eq!(again.to_json(shape).as_ref(), Ok(&written));
    }
    "metadata"
}

/// Equal, but for documents of one kind that stood apart and now stand together.
fn same(first: &Metadata, second: &Metadata) -> bool {
    let kinds = |metadata: &Metadata| -> Vec<DocumentKind> {
        metadata.documents().iter().map(|document| document.kind().clone()).collect()
    };
    let of = |metadata: &Metadata, kind: &DocumentKind| -> Vec<Document> {
        metadata.documents().iter().filter(|document| document.kind() == kind).cloned().collect()
    };
    let members = |metadata: &Metadata| {
        (
            metadata.request_id().to_owned(),
            metadata.barcode().map(str::to_owned),
            metadata.document_types().to_vec(),
            metadata.unknown().clone(),
        )
    };
    members(first) == members(second)
        && first.documents().len() == second.documents().len()
        && kinds(first).iter().all(|kind| of(first, kind) == of(second, kind))
}

fn document(kind: &DocumentKind, json: &[u8]) -> &'static str {
    let document = match Document::from_json(kind.clone(), json) {
        Ok(document) => document,
        Err(error) => return refused(&error),
    };
    let plain: Value = serde_json::from_slice(json).expect("what is read is JSON");
    for field in document.fields() {
        let pointer = |name: &str| format!("/{}", name.replace('.', "/"));
        let found =
            names(field.spec).filter_map(|name| plain.pointer(&pointer(name))).any(|value| match value {
                Value::String(text) => text == field.text,
                Value::Number(number) => number.to_string() == field.text,
                _ => false,
            });
        assert!(found, "{} is another text", field.spec.path);
    }
    looked_at(&document);
    let written = match document.to_json() {
        Ok(written) => written,
        Err(DocumentError::TooLarge { .. }) => return "too_large_to_write",
        Err(error) => panic!("not written: {}", error.code()),
    };
    let again = Document::from_json(kind.clone(), written.as_bytes()).expect("what is written can be read");
    assert_eq!(again, document);
    assert_eq!(again.to_json(), Ok(written));
    "document"
}

fn at<'v>(object: &'v Value, path: &str) -> Option<&'v Value> {
    object.pointer(&format!("/{}", path.replace('.', "/")))
}

/// No field stands under two of its names.
fn one_name_each(kind: &DocumentKind, object: &Value) {
    for spec in kind.schema() {
        let texts =
            names(spec).filter_map(|name| at(object, name)).filter(|v| v.is_string() || v.is_number());
        assert!(texts.count() <= 1, "{} stands under two names", spec.path);
    }
}

/// Every question that an app can ask.
fn looked_at(document: &Document) {
    for field in document.fields() {
        assert_eq!(document.field(field.spec.path), Some(field.text));
        assert!(field.text.len() <= field.spec.text_limit());
        parse_date(field.text);
    }
    for role in [FieldRole::LastName, FieldRole::Number, FieldRole::TaxNumber, FieldRole::BirthDate] {
        let text = document.by_role(role);
        assert!(text.is_none_or(|text| !text.trim().is_empty()));
        assert_eq!(document.date(role), text.and_then(parse_date));
    }
    assert!(document.full_name().is_none_or(|name| !name.is_empty()));
    assert!(document.full_number().is_none_or(|number| !number.is_empty()));
    for (path, warning) in document.number_warnings() {
        assert!(document.field(path).is_some() && !warning.code().is_empty());
    }
    for scenario in [Scenario::PeerCheck, Scenario::ApiValidation, Scenario::Sharing] {
        let allowed = document.kind().permission(scenario).is_allowed();
        assert_eq!(document.kind().allows(scenario), allowed);
    }
    assert!(format!("{document:?}").len() < 150);
}

/// Documents from their kinds, the places of their fields, and texts that end with a zero byte.
fn put_together(mut input: Input<'_>) -> &'static str {
    let mut documents = Vec::new();
    for _ in 0..input.byte() % 4 {
        let kind = kind(input.byte());
        let mut document = Document::new(kind.clone());
        for _ in 0..input.byte() % 8 {
            let place = usize::from(input.byte());
            let text = String::from_utf8_lossy(input.until_zero()).into_owned();
            let names: Vec<&str> = kind.schema().iter().flat_map(names).collect();
            let Some(name) = names.get(place % names.len().max(1)) else { continue };
            match document.set(name, &text) {
                Ok(()) => assert_eq!(document.field(name), Some(text.as_str())),
                Err(error) => assert_eq!(error.code(), "text_too_long"),
            }
        }
        looked_at(&document);
        documents.push(document);
    }
    match Metadata::new(&input.text(), None, documents) {
        Ok(metadata) => match written_and_read(&metadata) {
            "metadata" => "put_together",
            other => other,
        },
        Err(error) => refused(&error),
    }
}

fn values(text: &str) -> &'static str {
    let name = DocumentKind::from_name(text);
    if let Ok(kind) = &name {
        assert_eq!(DocumentKind::from_name(kind.partner_name()).as_ref(), Ok(kind));
    }
    assert_eq!(
        check_tax_number(text).is_none(),
        text.len() == 10 && text.bytes().all(|c| c.is_ascii_digit())
    );
    if check_record_number(text).is_none() {
        assert_eq!((text.len(), text.find('-')), (14, Some(8)));
        let date = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]);
        assert!(parse_date(&date).is_some(), "a record number begins with a date");
    }
    match parse_date(text) {
        Some(date) => {
            assert_eq!(parse_date(&date.to_string()), Some(date), "a date in its plainest form");
            assert_eq!(parse_date(&date.format("%d.%m.%Y").to_string()), Some(date));
            "date"
        }
        None if name.is_ok() => "kind",
        None => "no_value",
    }
}

/// A reason names places and limits, so its length has an end.
fn refused(error: &DocumentError) -> &'static str {
    assert!(error.to_string().len() < 1000);
    error.code()
}

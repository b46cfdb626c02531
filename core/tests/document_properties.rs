//! Properties of documents over arbitrary JSON: reading never panics, and writing what was read loses nothing.

use diia_citizen::document::{Document, DocumentKind, FieldRole, Metadata, Shape, parse_date};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

fn kinds() -> impl Strategy<Value = DocumentKind> {
    prop_oneof![
        20 => (1u8..=26).prop_filter_map("a known code", DocumentKind::from_code),
        1 => "[a-z][a-z-]{0,20}x".prop_filter_map("a kind name", |name| DocumentKind::from_name(&name).ok()),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => any::<String>().prop_map(Value::from),
        2 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names(), inner), 0..4)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Names that schemas use, so that known fields meet values of every type, and names that none uses.
fn names() -> impl Strategy<Value = String> {
    static KNOWN: LazyLock<Vec<String>> = LazyLock::new(|| {
        DocumentKind::all()
            .flat_map(|kind| kind.schema())
            .flat_map(|spec| std::iter::once(&spec.path).chain(spec.aliases))
            .flat_map(|path| path.split('.'))
            .map(str::to_owned)
            .collect()
    });
    prop_oneof![3 => prop::sample::select(KNOWN.as_slice()), 1 => "\\PC{0,20}", 1 => "[a-z.]{0,9}"]
}

fn objects() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec((names(), values()), 0..16).prop_map(|members| members.into_iter().collect())
}

/// What reading and writing may change: an integer in a known field becomes its text, and nothing else.
fn normalised(kind: &DocumentKind, object: &Map<String, Value>) -> Value {
    let mut value = Value::Object(object.clone());
    for spec in kind.schema() {
        for path in std::iter::once(&spec.path).chain(spec.aliases) {
            let pointer = format!("/{}", path.replace('.', "/"));
            if let Some(field) = value.pointer_mut(&pointer)
                && field.is_number()
            {
                *field = Value::from(field.to_string());
            }
        }
    }
    value
}

fn config() -> ProptestConfig {
    // Enough for each run of the tests; PROPTEST_CASES asks for more.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_document_that_was_read_is_written_without_loss(kind in kinds(), object in objects()) {
        let text = Value::Object(object.clone()).to_string();
        // A refusal is fine (a key of over 128 bytes, `serie` beside `series`); a loss is not.
        if let Ok(document) = Document::from_json(kind.clone(), text.as_bytes()) {
            let written = document.to_json().unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), normalised(&kind, &object));
            prop_assert_eq!(Document::from_json(kind, written.as_bytes()).unwrap(), document);
        }
    }

    #[test]
    fn metadata_survives_both_shapes(
        request in any::<String>(),
        barcode in prop::option::of("[1-9][0-9]{12}"),
        bundle in prop::collection::btree_map(kinds(), prop::collection::vec(objects(), 1..3), 0..5),
    ) {
        let mut data = Map::new();
        for (kind, documents) in &bundle {
            data.insert(kind.partner_name().to_owned(), documents.iter().cloned().map(Value::Object).collect());
        }
        let names: Vec<&str> = bundle.keys().map(DocumentKind::partner_name).collect();
        let mut whole = json!({"requestId": request, "documentTypes": names, "data": data});
        if let Some(barcode) = &barcode {
            whole["barcode"] = Value::from(barcode.as_str());
        }
        if let Ok(metadata) = Metadata::from_json(whole.to_string().as_bytes()) {
            let by_link = metadata.to_json(Shape::Array).unwrap();
            prop_assert_eq!(&Metadata::from_json(by_link.as_bytes()).unwrap(), &metadata);
            match metadata.to_json(Shape::Object) {
                Ok(by_code) => prop_assert_eq!(&Metadata::from_json(by_code.as_bytes()).unwrap(), &metadata),
                Err(error) => prop_assert_eq!(error.code(), "several_documents"),
            }
            let shown = format!("{metadata:?}");
            prop_assert!(request.len() < 12 || !shown.contains(&request));
            for document in metadata.documents() {
                let _ = (document.full_name(), document.full_number(), document.number_warnings());
                let _ = document.date(FieldRole::BirthDate);
            }
        }
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        let _ = Metadata::from_json(&bytes);
        let _ = Document::from_json(DocumentKind::BirthCertificate, &bytes);
    }

    #[test]
    fn a_damaged_text_never_panics(at in 0usize..400, byte in any::<u8>(), cut in any::<bool>()) {
        let text = r#"{"requestId":"a","barcode":"2858364170864","documentTypes":["birth-certificate","idCard"],"data":{"birth-certificate":[{"document":{"serie":"І-БК","number":123456},"child":{"lastName":"Дія","photo":null}}],"idCard":{"docNumber":"123456789","issueDate":"22 Жовтня 2017"}}}"#;
        let mut bytes = text.as_bytes().to_vec();
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        if let Ok(metadata) = Metadata::from_json(&bytes) {
            prop_assert!(metadata.to_json(Shape::Array).is_ok());
        }
    }

    #[test]
    fn any_text_as_a_date_or_a_kind_never_panics(text in any::<String>(), near in "[0-9 .:TZ-]{0,32}") {
        let _ = (parse_date(&text), parse_date(&near));
        if let Ok(kind) = DocumentKind::from_name(&text) {
            prop_assert!(kind.partner_name() == text || kind.app_name() == text);
        }
    }

    #[test]
    fn a_date_is_read_from_each_form(days in 0i32..80_000) {
        use chrono::{Datelike, NaiveDate};
        let date = NaiveDate::from_num_days_from_ce_opt(693_000 + days).unwrap();
        let (y, m, d) = (date.year(), date.month(), date.day());
        for text in [
            format!("{d:02}.{m:02}.{y}"),
            format!("{d:02}.{m:02}.{y} 00.00.00.000"),
            format!("{y}-{m:02}-{d:02}"),
            format!("{y}-{m:02}-{d:02}T00:00:00.000Z"),
        ] {
            prop_assert_eq!(parse_date(&text), Some(date));
        }
    }
}

use serde_json::{Map, Value};
use std::fmt;

use super::document::Document;
use super::error::{DocumentError, shown_path};
use super::json;
use super::kind::DocumentKind;
use super::limits::{BUNDLE_LEVELS, MAX_DEPTH, MAX_DOCUMENTS, MAX_TEXT_BYTES};

/// How the documents of one kind stand in the metadata. Both are read always; this chooses what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One object for each kind: what a partner gets who scanned or typed a code.
    Object,
    /// A list of objects for each kind: what a partner gets through a link.
    Array,
}

/// The metadata that travels with shared copies: which request it answers, and the documents.
///
/// The JSON is that of the official partner SDKs:
/// `{requestId, barcode?, documentTypes[], data{"<kind>": object | array of objects}}`.
///
/// What is normalised when metadata is read and written again: a kind that came under its app name (`idCard`) is
/// written under its partner name; a `barcode` of `null` and a kind with an empty list are left out; documents of one
/// kind stand together. `documentTypes` is kept as it came, also where it says more or less than `data`.
///
/// `Debug` prints counts, never a value.
#[derive(Clone, PartialEq, Eq)]
pub struct Metadata {
    request_id: String,
    barcode: Option<String>,
    document_types: Vec<DocumentKind>,
    documents: Vec<Document>,
    unknown: Map<String, Value>,
}

impl fmt::Debug for Metadata {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Metadata").field("documents", &self.documents).finish_non_exhaustive()
    }
}

impl Metadata {
    /// Metadata of these documents. The kinds are announced in the order in which they first occur.
    ///
    /// # Errors
    /// [`DocumentError::TooManyDocuments`], [`DocumentError::TextTooLong`].
    pub fn new(
        request_id: &str,
        barcode: Option<&str>,
        documents: Vec<Document>,
    ) -> Result<Self, DocumentError> {
        if documents.len() > MAX_DOCUMENTS {
            return Err(DocumentError::TooManyDocuments { limit: MAX_DOCUMENTS });
        }
        for (path, text) in [(REQUEST_ID, Some(request_id)), (BARCODE, barcode)] {
            if text.is_some_and(|text| text.len() > MAX_TEXT_BYTES) {
                return Err(DocumentError::TextTooLong { path: path.to_owned(), limit: MAX_TEXT_BYTES });
            }
        }
        let mut document_types: Vec<DocumentKind> = Vec::new();
        for document in &documents {
            if !document_types.contains(document.kind()) {
                document_types.push(document.kind().clone());
            }
        }
        Ok(Metadata {
            request_id: request_id.to_owned(),
            barcode: barcode.map(str::to_owned),
            document_types,
            documents,
            unknown: Map::new(),
        })
    }

    /// Reads metadata in either shape, also mixed.
    ///
    /// # Errors
    /// Any reading reason of [`DocumentError`].
    pub fn from_json(json: &[u8]) -> Result<Self, DocumentError> {
        let Value::Object(mut whole) = json::read(json, MAX_DEPTH + BUNDLE_LEVELS)? else {
            return Err(wrong("metadata", "an object"));
        };
        let request_id = text(whole.shift_remove(REQUEST_ID), REQUEST_ID)?
            .ok_or(DocumentError::Missing { path: REQUEST_ID })?;
        let barcode = match whole.shift_remove(BARCODE) {
            Some(Value::Null) => None,
            other => text(other, BARCODE)?,
        };
        let document_types = kinds(whole.shift_remove(DOCUMENT_TYPES))?;
        let documents = documents(whole.shift_remove(DATA))?;
        let unknown = whole;
        Ok(Metadata { request_id, barcode, document_types, documents, unknown })
    }

    /// Writes metadata in one shape, with the names of the sources.
    ///
    /// # Errors
    /// [`DocumentError::SeveralDocuments`] if the object shape cannot hold them, or a limit
    /// that would keep the text from being read again.
    pub fn to_json(&self, shape: Shape) -> Result<String, DocumentError> {
        let mut data = Map::new();
        for document in &self.documents {
            let name = document.kind().partner_name();
            let object = document.to_value()?;
            match (shape, data.get_mut(name)) {
                (Shape::Object, None) => {
                    data.insert(name.to_owned(), object);
                }
                (Shape::Object, Some(_)) => {
                    return Err(DocumentError::SeveralDocuments { kind: name.to_owned() });
                }
                (Shape::Array, Some(Value::Array(list))) => list.push(object),
                (Shape::Array, _) => {
                    data.insert(name.to_owned(), Value::Array(vec![object]));
                }
            }
        }
        let names = self.document_types.iter().map(|kind| Value::from(kind.partner_name())).collect();
        let mut whole = Map::new();
        whole.insert(REQUEST_ID.to_owned(), Value::from(self.request_id.as_str()));
        if let Some(barcode) = &self.barcode {
            whole.insert(BARCODE.to_owned(), Value::from(barcode.as_str()));
        }
        whole.insert(DOCUMENT_TYPES.to_owned(), Value::Array(names));
        whole.insert(DATA.to_owned(), Value::Object(data));
        whole.extend(self.unknown.iter().map(|(name, value)| (name.clone(), value.clone())));
        json::write(&Value::Object(whole))
    }

    /// The identifier that the partner gave to the request.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The 13 digits that the request was raised with, if it was raised by code.
    pub fn barcode(&self) -> Option<&str> {
        self.barcode.as_deref()
    }

    /// The kinds that `documentTypes` announces. Look at [`Metadata::documents`] for what is really there.
    pub fn document_types(&self) -> &[DocumentKind] {
        &self.document_types
    }

    /// The documents in the order in which they came.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The documents, taken out.
    pub fn into_documents(self) -> Vec<Document> {
        self.documents
    }

    /// Other members of the bundle, as they came.
    pub fn unknown(&self) -> &Map<String, Value> {
        &self.unknown
    }
}

const REQUEST_ID: &str = "requestId";
const BARCODE: &str = "barcode";
const DOCUMENT_TYPES: &str = "documentTypes";
const DATA: &str = "data";

fn wrong(path: &str, expected: &'static str) -> DocumentError {
    DocumentError::WrongType { path: path.to_owned(), expected }
}

fn text(value: Option<Value>, path: &'static str) -> Result<Option<String>, DocumentError> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(wrong(path, "a text")),
    }
}

fn kinds(value: Option<Value>) -> Result<Vec<DocumentKind>, DocumentError> {
    let list = match value {
        None => return Err(DocumentError::Missing { path: DOCUMENT_TYPES }),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(wrong(DOCUMENT_TYPES, "a list of names")),
    };
    if list.len() > MAX_DOCUMENTS {
        return Err(DocumentError::TooManyDocuments { limit: MAX_DOCUMENTS });
    }
    list.iter()
        .map(|name| match name {
            Value::String(name) => DocumentKind::from_name(name),
            _ => Err(wrong(DOCUMENT_TYPES, "a list of names")),
        })
        .collect()
}

fn documents(value: Option<Value>) -> Result<Vec<Document>, DocumentError> {
    let data = match value {
        None => return Err(DocumentError::Missing { path: DATA }),
        Some(Value::Object(data)) => data,
        Some(_) => return Err(wrong(DATA, "an object")),
    };
    let mut seen: Vec<DocumentKind> = Vec::new();
    let mut documents = Vec::new();
    for (name, value) in data {
        let path = || shown_path(&[DATA, &name]);
        let kind = DocumentKind::from_name(&name)?;
        if seen.contains(&kind) {
            // `internal-passport` and `idCard` are one kind: nobody could say which one counts.
            return Err(DocumentError::DuplicateKey { path: path() });
        }
        let list = match value {
            Value::Object(_) => vec![value],
            Value::Array(list) => list,
            _ => return Err(wrong(&path(), "an object or a list of objects")),
        };
        for value in list {
            let Value::Object(object) = value else {
                return Err(wrong(&path(), "an object or a list of objects"));
            };
            if documents.len() >= MAX_DOCUMENTS {
                return Err(DocumentError::TooManyDocuments { limit: MAX_DOCUMENTS });
            }
            documents.push(Document::from_object(kind.clone(), object)?);
        }
        seen.push(kind);
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_CODE: &str = r#"{"requestId":"r","barcode":"2858364170864","documentTypes":["taxpayer-card"],"data":{"taxpayer-card":{"docNumber":"1234567890"}}}"#;

    #[test]
    fn one_document_is_written_in_both_shapes() {
        let metadata = Metadata::from_json(BY_CODE.as_bytes()).unwrap();
        assert_eq!(metadata.to_json(Shape::Object).unwrap(), BY_CODE);
        let by_link = metadata.to_json(Shape::Array).unwrap();
        assert!(by_link.contains(r#""taxpayer-card":[{"docNumber":"1234567890"}]"#));
        assert_eq!(Metadata::from_json(by_link.as_bytes()).unwrap(), metadata);
    }

    #[test]
    fn metadata_can_be_made_from_documents() {
        let card = |number| Document::new(DocumentKind::TaxpayerCard).with("docNumber", number).unwrap();
        let metadata = Metadata::new("r", Some("2858364170864"), vec![card("1234567890")]).unwrap();
        assert_eq!(metadata.to_json(Shape::Object).unwrap(), BY_CODE);

        let two = Metadata::new("r", None, vec![card("1234567890"), card("0987654321")]).unwrap();
        assert_eq!(two.document_types(), [DocumentKind::TaxpayerCard]);
        assert_eq!(two.to_json(Shape::Object).unwrap_err().code(), "several_documents");
        let again = Metadata::from_json(two.to_json(Shape::Array).unwrap().as_bytes()).unwrap();
        assert_eq!(again.documents(), two.documents());

        let many = vec![card("1"); MAX_DOCUMENTS + 1];
        assert_eq!(Metadata::new("r", None, many).unwrap_err().code(), "too_many_documents");
        assert_eq!(Metadata::new(&"r".repeat(4097), None, vec![]).unwrap_err().code(), "text_too_long");
    }

    #[test]
    fn what_would_be_too_long_to_read_is_not_written() {
        let picture = "A".repeat(500 * 1024);
        let card = || Document::new(DocumentKind::InternalPassport).with("photo", &picture).unwrap();
        let metadata = Metadata::new("r", None, vec![card(), card(), card()]).unwrap();
        assert_eq!(metadata.to_json(Shape::Array).unwrap_err().code(), "too_large");
    }

    #[test]
    fn debug_shows_no_value() {
        let shown = format!("{:?}", Metadata::from_json(BY_CODE.as_bytes()).unwrap());
        assert!(
            shown.contains("taxpayer-card")
                && !shown.contains("1234567890")
                && !shown.contains("2858364170864")
        );
    }
}

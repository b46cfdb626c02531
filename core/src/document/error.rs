use thiserror::Error;

/// Why a document, or a bundle of documents, could not be read, changed or written.
///
/// No variant carries a value of a document: only field names, limits and positions, so that an error may be
/// logged or shown as it is. [`DocumentError::code`] is the stable name of each reason for Kotlin and Swift.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The JSON text, read or about to be written, is longer than the limit.
    #[error("the JSON text is longer than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The input is not one well-formed JSON text in UTF-8.
    #[error("not a JSON text (line {line}, column {column})")]
    NotJson {
        /// Line of the fault, counted from 1.
        line: usize,
        /// Column of the fault in bytes.
        column: usize,
    },
    /// A part that the format needs is there with a wrong JSON type.
    #[error("{path} is not {expected}")]
    WrongType {
        /// Where.
        path: String,
        /// What was expected there.
        expected: &'static str,
    },
    /// A part that the format needs is not there.
    #[error("{path} is missing")]
    Missing {
        /// Where.
        path: &'static str,
    },
    /// One thing stands twice: the same key, a field under two of its names, or a kind under two of its names.
    #[error("{path} is given twice")]
    DuplicateKey {
        /// Where.
        path: String,
    },
    /// Objects and lists are nested deeper than the limit.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// The whole input holds more values than the limit.
    #[error("more than {limit} values")]
    TooManyValues {
        /// The limit.
        limit: usize,
    },
    /// There are more documents, or more announced kinds, than the limit.
    #[error("more than {limit} documents")]
    TooManyDocuments {
        /// The limit.
        limit: usize,
    },
    /// One document holds more fields than the limit; every value at every depth counts.
    #[error("more than {limit} fields in a document")]
    TooManyFields {
        /// The limit.
        limit: usize,
    },
    /// A text value is longer than the limit for its field.
    #[error("{path} is longer than {limit} bytes")]
    TextTooLong {
        /// Where.
        path: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// A key is longer than the limit.
    #[error("a key is longer than {limit} bytes")]
    NameTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// A number has a fraction, an exponent or more than 64 bits: it could not be written back as it came.
    #[error("{path} is a number that cannot be kept exactly")]
    NumberNotExact {
        /// Where.
        path: String,
    },
    /// The name of a kind is empty.
    #[error("the name of the document kind is empty")]
    KindEmpty,
    /// The name of a kind is longer than the limit.
    #[error("the name of the document kind is longer than {limit} bytes")]
    KindTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The name of a kind holds something else than visible ASCII characters.
    #[error("the name of the document kind is not visible ASCII")]
    KindNotPrintable,
    /// The kind has no field of this name in its schema.
    #[error("{path} is not a field of this kind")]
    UnknownField {
        /// The name that was asked for.
        path: String,
    },
    /// A field cannot be set because something that is not an object stands on its path.
    #[error("something else stands where {path} would go")]
    PathConflict {
        /// The field that was to be set.
        path: String,
    },
    /// The object shape holds one document of each kind, and there are several.
    #[error("several documents of the kind {kind}: only the array shape can hold them")]
    SeveralDocuments {
        /// Partner name of the kind.
        kind: String,
    },
}

impl DocumentError {
    /// The stable name of the reason in snake_case. It never changes once released.
    pub const fn code(&self) -> &'static str {
        match self {
            DocumentError::TooLarge { .. } => "too_large",
            DocumentError::NotJson { .. } => "not_json",
            DocumentError::WrongType { .. } => "wrong_type",
            DocumentError::Missing { .. } => "missing",
            DocumentError::DuplicateKey { .. } => "duplicate_key",
            DocumentError::TooDeep { .. } => "too_deep",
            DocumentError::TooManyValues { .. } => "too_many_values",
            DocumentError::TooManyDocuments { .. } => "too_many_documents",
            DocumentError::TooManyFields { .. } => "too_many_fields",
            DocumentError::TextTooLong { .. } => "text_too_long",
            DocumentError::NameTooLong { .. } => "name_too_long",
            DocumentError::NumberNotExact { .. } => "number_not_exact",
            DocumentError::KindEmpty => "kind_empty",
            DocumentError::KindTooLong { .. } => "kind_too_long",
            DocumentError::KindNotPrintable => "kind_not_printable",
            DocumentError::UnknownField { .. } => "unknown_field",
            DocumentError::PathConflict { .. } => "path_conflict",
            DocumentError::SeveralDocuments { .. } => "several_documents",
        }
    }
}

/// Longest path that an error shows.
const SHOWN_PATH: usize = 80;

/// A path made fit for an error.
///
/// Keys come from outside. Field names of the sources are Latin letters, digits and `-`; anything else might be a
/// control character for somebody's terminal, or a person's name misplaced as a key, so it becomes `?`. A segment
/// of digits only is masked too: that is how numbers of people look, not how fields are called.
pub(super) fn shown_path<S: AsRef<str>>(segments: &[S]) -> String {
    let mut shown = String::new();
    for segment in segments {
        if !shown.is_empty() {
            shown.push('.');
        }
        let segment = segment.as_ref();
        let number = segment.chars().all(|c| c.is_ascii_digit() || c == '-');
        for c in segment.chars() {
            if shown.len() >= SHOWN_PATH {
                shown.push_str("...");
                return shown;
            }
            let plain = c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            shown.push(if plain && !number { c } else { '?' });
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_show_field_names_and_nothing_else() {
        assert_eq!(shown_path(&["child", "lastName"]), "child.lastName");
        assert_eq!(shown_path(&["Дія"]), "???");
        assert_eq!(shown_path(&["a\u{1b}[31m"]), "a??31m");
        assert_eq!(shown_path(&["19800124-00026"]), "??????????????");
        assert_eq!(shown_path(&["x".repeat(500)]).len(), SHOWN_PATH + 3);
        assert_eq!(shown_path::<&str>(&[]), "");
    }

    #[test]
    fn messages_name_the_place() {
        let error = DocumentError::TextTooLong { path: "docNumber".to_owned(), limit: 4096 };
        assert_eq!(error.to_string(), "docNumber is longer than 4096 bytes");
        assert_eq!(error.code(), "text_too_long");
    }
}

//! How much may come in. A phone reads these texts from strangers' servers, so every count has an end.

/// Longest JSON text, read or written: 1 MiB.
pub const MAX_JSON_BYTES: usize = 1024 * 1024;
/// Most documents in one bundle.
pub const MAX_DOCUMENTS: usize = 64;
/// Most fields in one document: every value at every depth counts, objects and list elements included.
pub const MAX_FIELDS: usize = 256;
/// Longest text value in UTF-8 bytes.
pub const MAX_TEXT_BYTES: usize = 4 * 1024;
/// Longest picture (`photo`, `sign`, `signature`, `image`), as base64 text.
pub const MAX_PICTURE_BYTES: usize = 512 * 1024;
/// Deepest nesting inside a document; the document itself is level 1.
pub const MAX_DEPTH: usize = 16;
/// Longest key in UTF-8 bytes.
pub const MAX_NAME_BYTES: usize = 128;
/// Longest name of a document kind.
pub const MAX_KIND_NAME_BYTES: usize = 64;

/// Levels around a document in the bundle: the bundle, `data`, the list of one kind.
pub(super) const BUNDLE_LEVELS: usize = 3;
/// Most values in the whole input, so that a list of a million zeros never becomes a tree.
pub(super) const MAX_VALUES: usize = MAX_DOCUMENTS * (MAX_FIELDS + 2) + MAX_FIELDS;

/// Keys that hold pictures as base64 and may therefore be long. They are told by name, because the limit is applied
/// while reading, before the kind is known.
pub(super) fn is_picture(name: &str) -> bool {
    matches!(name, "photo" | "sign" | "signature" | "image")
}

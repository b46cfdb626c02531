use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Answers;
use crate::redacted::redacted_debug;

/// One copy, signed and sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// The kind's name, as partners use it.
    pub document_type: String,
    /// Its file name.
    pub name: String,
    /// The `.p7e` in DER.
    pub bytes: Vec<u8>,
}

/// Everything that goes to the partner, unreadable for all others. The same package may be sent again until it has
/// arrived: it serves for one request only.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPackage {
    /// Which request it answers.
    pub answers: Answers,
    /// The copies.
    pub files: Vec<SealedFile>,
    /// The metadata, a `.p7e` in DER.
    pub metadata: Vec<u8>,
}

impl SealedPackage {
    /// As the server takes it.
    pub fn to_json(&self) -> Value {
        let file = |file: &SealedFile| {
            json!({
                "documentType": file.document_type,
                "fileName": file.name,
                "content": STANDARD.encode(&file.bytes),
            })
        };
        json!({
            "nonce": self.answers.nonce,
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "encodeData": STANDARD.encode(&self.metadata),
        })
    }
}

redacted_debug!(SealedFile, SealedPackage);

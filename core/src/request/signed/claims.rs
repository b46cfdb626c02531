use serde::Deserialize;
use serde::de::Deserializer;

use crate::trust::Object;

/// What a request object says, before anything of it is believed. Members that are not known are passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Claims {
    pub(super) jti: String,
    pub(super) iat: i64,
    pub(super) exp: i64,
    pub(super) aud: String,
    pub(super) nonce: String,
    pub(super) kind: Kind,
    pub(super) action: String,
    pub(super) trace_id: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) barcode: Option<String>,
    pub(super) requester: Object<Requester>,
    pub(super) purpose: String,
    pub(super) documents: Vec<Object<Document>>,
    pub(super) all_or_nothing: bool,
    pub(super) with_signature: bool,
    pub(super) delivery: Object<Delivery>,
    #[serde(default, deserialize_with = "present")]
    pub(super) return_link: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) return_domain: Option<String>,
    pub(super) pairing: bool,
    #[cfg(feature = "signature")]
    #[serde(default, deserialize_with = "present_object")]
    pub(super) signing: Option<Object<Signing>>,
}

/// What is to be signed, in the words of the server.
#[cfg(feature = "signature")]
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Signing {
    pub(crate) sign_algo: String,
    #[serde(default)]
    pub(crate) hashed_files: Vec<Object<HashedFile>>,
}

#[cfg(feature = "signature")]
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HashedFile {
    pub(crate) file_name: String,
    pub(crate) file_hash: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    OfferRequest,
    DocumentRequest,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Requester {
    pub(super) legal_name: String,
    pub(super) register_code: String,
    pub(super) branch: String,
    pub(super) address: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub(super) document_type: String,
    pub(super) required: bool,
    pub(super) registered: bool,
}

#[derive(Deserialize)]
pub(super) struct Delivery {
    #[serde(rename = "type")]
    pub(super) way: Way,
    #[serde(default, deserialize_with = "present")]
    pub(super) host: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) certificate: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) to: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Way {
    Partner,
    Letter,
}

/// A text where there is a member at all: `null` is not absence.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

#[cfg(feature = "signature")]
fn present_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Object<Signing>>, D::Error> {
    Object::deserialize(deserializer).map(Some)
}

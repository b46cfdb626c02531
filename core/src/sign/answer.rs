use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cms::content_info::ContentInfo;
use der::Decode;
use serde::Serialize;

use super::{SignError, SigningAction, SigningRequest};
use crate::redacted::redacted_debug;
use crate::share::asn1::ID_SIGNED_DATA;

/// A larger signature of a module is not taken.
const MAX_SIGNATURE_BYTES: usize = 64 * 1024;

/// The signature of one file.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SignedItem {
    /// The file's name, exactly as it was asked for.
    pub name: String,
    /// CMS in DER, in base64.
    pub signature: String,
}

/// What the institution gets.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SignedAnswer {
    /// Signatures of files: names, number and order exactly as asked.
    #[serde(rename_all = "camelCase")]
    Files {
        /// One for each file.
        signed_items: Vec<SignedItem>,
    },
    /// The signature of a sign-in.
    #[serde(rename_all = "camelCase")]
    SignIn {
        /// The request, as the institution has named it.
        request_id: String,
        /// CMS in DER, in base64.
        signature: String,
    },
}

impl SignedAnswer {
    /// The answer to a request, from signatures in the order of [`SigningAction::hashes`].
    ///
    /// # Errors
    /// [`SignError::DstuAnswer`] when there are more or fewer, or one is none.
    pub fn new(request: &SigningRequest, signatures: &[Vec<u8>]) -> Result<Self, SignError> {
        if !signatures.iter().all(|signature| is_signed_data(signature)) {
            return Err(SignError::DstuAnswer);
        }
        match (&request.action, signatures) {
            (SigningAction::SignIn { .. }, [signature]) => Ok(SignedAnswer::SignIn {
                request_id: request.ticket.trace_id.clone(),
                signature: STANDARD.encode(signature),
            }),
            (SigningAction::Files(files), signatures) if files.len() == signatures.len() => {
                let item = |(file, signature): (&super::FileToSign, &Vec<u8>)| SignedItem {
                    name: file.name.exact().to_owned(),
                    signature: STANDARD.encode(signature),
                };
                Ok(SignedAnswer::Files { signed_items: files.iter().zip(signatures).map(item).collect() })
            }
            _ => Err(SignError::DstuAnswer),
        }
    }
}

fn is_signed_data(der: &[u8]) -> bool {
    der.len() <= MAX_SIGNATURE_BYTES
        && ContentInfo::from_der(der).is_ok_and(|content| content.content_type == ID_SIGNED_DATA)
}

redacted_debug!(SignedItem, SignedAnswer);

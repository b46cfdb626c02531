use serde::Deserialize;
use serde_json::json;

use super::{Call, ServerError};
use crate::code::digits::ThirteenDigits;
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;

/// The registry has accepted the digits.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredCode {
    /// By which the phone asks what became of them.
    pub code_id: String,
    /// The first instant at which they no longer work, by the registry's clock.
    pub expires_at: i64,
    /// The registry's clock.
    pub server_time: i64,
}

/// What became of a registered code.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeLife {
    /// Whether it was used, and by whom.
    pub used_by: Option<CodeUse>,
    /// Requests for copies that were raised by it.
    pub requests: Vec<String>,
}

/// Who checked a code, and when.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct CodeUse {
    /// The institution and its branch, or a citizen by name and initial.
    pub name: String,
    /// When, in milliseconds since the Unix epoch.
    pub at: i64,
}

/// The registry's answer about another citizen's digits.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedCode {
    /// Always true: every other answer is a refusal.
    pub valid: bool,
    /// The kind, as partners name it.
    pub document_type: String,
    /// First letters of the holder's name.
    pub initials: String,
    /// When the registry looked.
    pub checked_at: i64,
}

/// Makes the digits of a shown code usable.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn register_code(pass: &str, digits: &ThirteenDigits, attempt: u8) -> Result<Call, ServerError> {
    let body = json!({ "pass": pass, "digits": digits.as_str(), "attempt": attempt });
    Call::post("/api/v1/citizen/codes", &body)
}

/// Asks what became of a registered code.
pub fn code_state(code_id: &str) -> Call {
    Call::get(format!("/api/v1/citizen/codes/{}", path_part(code_id)))
}

/// Checks another citizen's digits. Spends them.
///
/// # Errors
/// [`ServerError::Cryptography`].
pub fn check_code(digits: &ThirteenDigits, expected: Option<&DocumentKind>) -> Result<Call, ServerError> {
    let body = json!({ "digits": digits.as_str(), "documentType": expected.map(DocumentKind::partner_name) });
    Ok(Call::post("/api/v1/citizen/codes/check", &body)?.signed_in())
}

/// An identifier from an answer, as it may stand in a path: whatever else is in it is dropped, so that no answer leads a
/// later request elsewhere.
pub(super) fn path_part(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

redacted_debug!(RegisteredCode, CodeLife, CodeUse, CheckedCode);

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use diia_citizen::es256::sha256;
use diia_citizen::time::Timestamp;
use serde_json::{Value, json};

use super::{Opened, Origin, Request};

/// The claims that the authority signs: who asks for what, for this phone and this opening.
pub(crate) fn request_object(request: &Request, opened: &Opened, now: Timestamp) -> Value {
    let seconds = |instant: Timestamp| instant.unix_millis().div_euclid(1000);
    let institution = &request.partner.institution;
    let documents: Vec<Value> = request
        .documents
        .iter()
        .map(|asked| {
            let registered = institution.sharing.contains(&asked.document_type.as_str());
            json!({ "documentType": asked.document_type, "required": asked.required, "registered": registered })
        })
        .collect();
    let mut claims = json!({
        "jti": request.id.to_string(),
        "iat": seconds(now),
        "exp": seconds(opened.expires_at),
        "aud": URL_SAFE_NO_PAD.encode(sha256(&opened.device_key.to_compressed())),
        "nonce": opened.nonce,
        "kind": match request.origin {
            Origin::Code { .. } => "document-request",
            Origin::Link { .. } | Origin::Printed { .. } => "offer-request",
        },
        "action": request.action,
        "traceId": request.trace_id,
        "requester": {
            "legalName": institution.legal_name,
            "registerCode": institution.register_code,
            "branch": request.branch_name,
            "address": request.branch_address,
        },
        "purpose": request.purpose,
        "documents": documents,
        "allOrNothing": request.all_or_nothing(),
        "withSignature": request.with_signature,
        "delivery": match &request.origin {
            Origin::Printed { letter_to } => json!({ "type": "letter", "to": letter_to }),
            Origin::Link { .. } | Origin::Code { .. } => json!({
                "type": "partner",
                "host": institution.domain,
                "certificate": STANDARD.encode(request.partner.delivery().certificate.der),
            }),
        },
        "pairing": opened.pairing.is_some(),
    });
    if let Origin::Code { digits: Some(digits), .. } = &request.origin {
        claims["barcode"] = json!(digits);
    }
    if let Some(signing) = &request.signing {
        claims["signing"] = json!(signing);
    }
    if let Some(link) = &request.return_link {
        claims["returnLink"] = json!(link);
        claims["returnDomain"] = json!(institution.domain);
    }
    claims
}

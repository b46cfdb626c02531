use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::sha256;
use diia_test_issuer::Issuance;
use serde_json::{Value, json};

use super::{Answer, State, device_key};

impl State {
    /// The secret of a document's digits.
    pub(super) fn digits_secret(kind: &DocumentKind) -> [u8; 32] {
        sha256(kind.partner_name().as_bytes())
    }

    pub(super) fn issue(&mut self, body: &Value) -> Answer {
        let key = device_key(body);
        self.check_proof(body, &key, b"diia-citizen/1/possession\0")?;
        let kind = DocumentKind::from_name(body["documentType"].as_str().expect("a type")).expect("a name");
        let data = self.data(&kind)?;
        let issuance = Issuance {
            kind: kind.clone(),
            device_key: key,
            from: self.now(),
            hours: 72,
            status_index: 7,
            portrait: None,
            citizen: &self.citizen,
        };
        let status = self.authority.issue_status(&issuance);
        let identity = self.authority.issue_identity(&issuance).expect("test names fit");
        let credential = |profile: &str, bytes: &[u8]| json!({ "profile": profile, "validFrom": 0, "validUntil": 0, "credential": URL_SAFE_NO_PAD.encode(bytes) });
        Ok(json!({
            "documentType": kind.partner_name(),
            "digitsSecret": URL_SAFE_NO_PAD.encode(State::digits_secret(&kind)),
            "credentials": [credential("status", &status), credential("identity", &identity)],
            "data": data,
        }))
    }

    /// The fields that the registry has now.
    pub(super) fn data(&self, kind: &DocumentKind) -> Answer {
        if !matches!(kind, DocumentKind::InternalPassport | DocumentKind::TaxpayerCard) {
            return Err((404, "document_unknown"));
        }
        let document = self.citizen.document(kind.clone()).expect("a kind with fields");
        Ok(serde_json::from_str(&document.to_json().expect("fields of a test citizen")).expect("JSON"))
    }
}

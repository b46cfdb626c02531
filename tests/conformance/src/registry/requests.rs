use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::sha256;
use diia_test_issuer::{CARD_KEY_ID, TestKey};
use serde_json::{Value, json};

use super::{Answer, State};

/// The requests that were raised.
#[derive(Default)]
pub(super) struct Requests {
    pending: Vec<Pending>,
}

/// What an institution asks for.
#[derive(Clone)]
pub struct Offer {
    /// The documents, all required.
    pub documents: Vec<&'static str>,
    /// The institution's own name for the request.
    pub trace_id: String,
    /// The digits by which it was begun, if it was.
    pub digits: Option<String>,
    /// The four digits on the institution's screen, if it wants them.
    pub pairing: Option<&'static str>,
    /// Where the citizen goes afterwards.
    pub return_link: Option<&'static str>,
}

/// What an institution wants signed, and how.
#[derive(Clone)]
pub struct Signing {
    /// `hashedFilesSigning` or `auth`.
    pub action: &'static str,
    /// `ECDSA` or `DSTU`.
    pub algorithm: &'static str,
    /// Names of files with their hashes.
    pub files: Vec<(String, [u8; 32])>,
}

/// How the institution's server takes packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerAnswer {
    /// It says `{"success": true}`.
    Accepts,
    /// It says `{"success": false}`.
    Refuses,
    /// It says nothing for now.
    IsSilent,
}

/// A request on its way.
pub struct Pending {
    /// Its identifier.
    pub id: String,
    /// What is asked for.
    pub offer: Offer,
    /// What is to be signed, instead of documents.
    pub signing: Option<Signing>,
    /// The packages that have reached the partner.
    pub received: Vec<Value>,
    /// How the partner takes them.
    pub partner: PartnerAnswer,
    /// `processing`, `refuse` or `done`, and why.
    pub status: (&'static str, Option<&'static str>),
    nonce: String,
    expires_at: i64,
    wrong_digits: u8,
    generated: bool,
    answered: bool,
}

/// The institution's registered domain.
const DOMAIN: &str = "cnap.example";

impl Requests {
    pub(super) fn by_code(&self, digits: &str) -> Vec<&str> {
        let of_code = |pending: &&Pending| pending.offer.digits.as_deref() == Some(digits);
        self.pending.iter().filter(of_code).map(|pending| pending.id.as_str()).collect()
    }
}

impl State {
    /// An institution raises a request; gives its identifier, which is also the last part of its link.
    pub fn raise(&mut self, offer: Offer) -> String {
        let id = self.draw_uuid();
        self.requests.pending.push(Pending {
            id: id.clone(),
            offer,
            signing: None,
            received: Vec::new(),
            partner: PartnerAnswer::Accepts,
            status: ("processing", None),
            nonce: String::new(),
            expires_at: 0,
            wrong_digits: 0,
            generated: false,
            answered: false,
        });
        id
    }

    /// An institution raises a request for signatures.
    pub fn raise_signing(&mut self, offer: Offer, signing: Signing) -> String {
        let id = self.raise(offer);
        self.request(&id).signing = Some(signing);
        id
    }

    /// A request, to look at and to change.
    pub fn request(&mut self, id: &str) -> &mut Pending {
        self.requests.pending.iter_mut().find(|pending| pending.id == id).expect("a known request")
    }

    pub(super) fn incoming(&self) -> Answer {
        let waits = |pending: &&Pending| pending.offer.digits.is_some() && !pending.answered;
        let now = self.now().unix_millis();
        let requests = self
            .requests
            .pending
            .iter()
            .filter(waits)
            .map(|pending| json!({ "id": pending.id, "createdAt": now, "expiresAt": now + 600_000 }));
        Ok(json!({ "requests": requests.collect::<Vec<_>>() }))
    }

    pub(super) fn verify_request(&mut self, body: &Value) -> Answer {
        let id = match (body["link"].as_str(), body["requestId"].as_str()) {
            (Some(link), None) => link.rsplit('/').next().expect("a last part").to_owned(),
            (None, Some(id)) => id.to_owned(),
            _ => return Err((400, "bad_request")),
        };
        let nonce = URL_SAFE_NO_PAD.encode(&self.draw()[..16]);
        let now = self.now().unix_millis();
        let scanned = body["openedBy"] == "scan";
        let at = self.requests.pending.iter().position(|pending| pending.id == id);
        let pending = &mut self.requests.pending[at.ok_or((404, "link_unknown"))?];
        if pending.answered {
            return Err((409, "request_already_answered"));
        }
        pending.nonce = nonce;
        pending.expires_at = now + 600_000;
        let claims = self.claims(&id, now / 1000, scanned);
        Ok(json!({ "request": self.request_jwt(&claims) }))
    }

    /// The claims of a request object.
    pub fn claims(&mut self, id: &str, iat: i64, scanned: bool) -> Value {
        let phone = self.phone.expect("a phone is signed in");
        let certificate = STANDARD.encode(self.openssl.certificate_of("partner"));
        let pending = self.request(id);
        let (offer, signing) = (pending.offer.clone(), pending.signing.clone());
        let documents = offer.documents.iter().map(
            |document_type| json!({ "documentType": document_type, "required": true, "registered": true }),
        );
        let mut claims = json!({
            "jti": id,
            "iat": iat,
            "exp": iat + 600,
            "aud": URL_SAFE_NO_PAD.encode(sha256(&phone.to_compressed())),
            "nonce": pending.nonce,
            "kind": if offer.digits.is_some() { "document-request" } else { "offer-request" },
            "action": "sharing",
            "traceId": offer.trace_id,
            "requester": {
                "legalName": "Центр надання адміністративних послуг (зразок)",
                "registerCode": "00000017",
                "branch": "Відділення № 1",
                "address": "м. Зразкове, вул. Прикладна, 1",
            },
            "purpose": "Адміністративні послуги",
            "documents": documents.collect::<Vec<_>>(),
            "allOrNothing": false,
            "withSignature": false,
            "delivery": { "type": "partner", "host": DOMAIN, "certificate": certificate },
            "pairing": scanned && offer.pairing.is_some(),
        });
        if let Some(signing) = signing {
            let file = |(name, hash): &(String, [u8; 32])| json!({ "fileName": name, "fileHash": STANDARD.encode(hash) });
            claims["action"] = json!(signing.action);
            claims["documents"] = json!([]);
            claims["signing"] = json!({ "signAlgo": signing.algorithm });
            if !signing.files.is_empty() {
                claims["signing"]["hashedFiles"] = signing.files.iter().map(file).collect();
            }
        }
        if let Some(digits) = offer.digits {
            claims["barcode"] = json!(digits);
        }
        if let Some(link) = offer.return_link {
            claims["returnLink"] = json!(link);
            claims["returnDomain"] = json!(DOMAIN);
        }
        claims
    }

    fn request_jwt(&self, claims: &Value) -> String {
        request_jwt(claims, &self.authority.card_key)
    }

    fn current(&mut self, id: &str, body: &Value) -> Result<&mut Pending, (u16, &'static str)> {
        let now = self.now().unix_millis();
        let at = self.requests.pending.iter().position(|pending| pending.id == id);
        let pending = &mut self.requests.pending[at.ok_or((404, "request_unknown"))?];
        if pending.answered {
            return Err((409, "request_already_answered"));
        }
        if body["nonce"] != pending.nonce.as_str() {
            return Err((409, "nonce_wrong"));
        }
        if now >= pending.expires_at {
            pending.status = ("refuse", Some("expired"));
            return Err((410, "request_expired"));
        }
        Ok(pending)
    }

    pub(super) fn generate(&mut self, id: &str, body: &Value) -> Answer {
        let pending = self.current(id, body)?;
        if let Some(digits) = pending.offer.pairing.filter(|_| body["pairingDigits"].is_string())
            && body["pairingDigits"] != digits
        {
            pending.wrong_digits += 1;
            return Err(if pending.wrong_digits < 3 {
                (403, "pairing_wrong")
            } else {
                (410, "pairing_failed")
            });
        }
        pending.generated = true;
        let types = body["documentTypes"].as_array().expect("a list").clone();
        let mut documents = Vec::new();
        for name in &types {
            let name = name.as_str().expect("a name");
            let kind = DocumentKind::from_name(name).expect("a kind");
            documents.push(json!({ "documentType": name, "data": self.data(&kind)? }));
        }
        let phone = self.phone.expect("a phone is signed in");
        let certificate = STANDARD.encode(self.openssl.for_phone(&phone));
        Ok(json!({
            "generatedAt": self.now().unix_millis(),
            "documents": documents,
            "signerCertificate": certificate,
            "issuerCertificate": STANDARD.encode(self.openssl.certificate_of("authority")),
        }))
    }

    pub(super) fn send_package(&mut self, id: &str, body: &Value) -> Answer {
        let now = self.now().unix_millis();
        let pending = self.current(id, body)?;
        if !pending.generated {
            return Err((409, "request_not_generated"));
        }
        pending.answered = true;
        pending.received.push(body.clone());
        pending.status = match pending.partner {
            PartnerAnswer::Accepts => ("done", None),
            PartnerAnswer::Refuses => ("refuse", Some("partner_refused")),
            PartnerAnswer::IsSilent => ("processing", Some("partner_answer_lost")),
        };
        Ok(pending.report(now))
    }

    pub(super) fn request_status(&mut self, id: &str) -> Answer {
        let now = self.now().unix_millis();
        let pending = self.requests.pending.iter().find(|pending| pending.id == id);
        Ok(pending.ok_or((404, "request_unknown"))?.report(now))
    }

    pub(super) fn report(&mut self, id: &str, body: &Value) -> Answer {
        let now = self.now().unix_millis();
        let pending = self.current(id, body)?;
        if body["status"] != "refuse" {
            return Err((400, "bad_request"));
        }
        pending.answered = true;
        pending.status = ("refuse", Some("refused_by_citizen"));
        Ok(pending.report(now))
    }
}

impl Pending {
    fn report(&self, now: i64) -> Value {
        let mut report = json!({ "status": self.status.0, "updatedAt": now });
        if let Some(reason) = self.status.1 {
            report["reason"] = json!(reason);
        }
        report
    }
}

/// A request object, signed by this key under the name of the authorities' card keys.
pub fn request_jwt(claims: &Value, key: &TestKey) -> String {
    let kid = crate::vectors::hex(&CARD_KEY_ID.0);
    let header = json!({ "alg": "ES256", "typ": "request+jwt", "kid": kid });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let input = format!("{}.{}", part(&header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(input.as_bytes()).as_bytes());
    format!("{input}.{signature}")
}

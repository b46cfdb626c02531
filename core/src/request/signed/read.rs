use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::claims::{self, Claims, Kind, Way};
use super::return_link::is_domain;
use super::{RequestRefusal, ReturnLink};
use crate::code::digits::{ThirteenDigits, parse_entry};
use crate::codec::TextField;
use crate::es256::{PublicKey, sha256};
use crate::mail::Address;
use crate::request::card::RegisterCode;
use crate::request::{Begun, Delivery, DocumentRequest, RequestedDocument, RequestedKind, Requester, Ticket};
use crate::share::Recipient;
use crate::time::Timestamp;
use crate::trust::{KeyUse, Object, SignedJwt, TrustError, TrustStore, read_object};

/// A longer text is not looked at.
pub const MAX_REQUEST_BYTES: usize = 64 * 1024;

/// How long a request may live.
pub const MAX_LIFE_SECONDS: i64 = 600;

/// How far a server's clock may be ahead of the phone's.
const CLOCK_TOLERANCE_MILLIS: i64 = 30_000;

const JWT_TYPE: &str = "request+jwt";
const ACTION: &str = "sharing";
const MAX_DOCUMENTS: usize = 16;

/// Believes a request that a server passed on, or says why not.
///
/// `phone_key` is the key for which it must be made, `expected_id` the request that was asked for, where that is known.
///
/// # Errors
/// [`RequestRefusal`].
pub fn read_request(
    jwt: &str,
    trust: &TrustStore,
    phone_key: &PublicKey,
    expected_id: Option<&str>,
    now: Timestamp,
) -> Result<DocumentRequest, RequestRefusal> {
    let (believed, asked) = believe(jwt, trust, phone_key, expected_id, now, &[ACTION])?;
    Ok(DocumentRequest {
        id: believed.id,
        requester: believed.requester,
        purpose: believed.purpose,
        documents: read_documents(asked.documents.into_iter().map(|document| document.0))?,
        all_or_nothing: asked.all_or_nothing,
        with_signature: asked.with_signature,
        delivery: believed.delivery,
        opened_at: now,
        expires_at: believed.expires_at,
        place: None,
        ticket: Some(believed.ticket),
    })
}

/// What every request says, whatever it asks for.
pub(crate) struct Believed {
    pub(crate) id: String,
    #[cfg(feature = "signature")]
    pub(crate) action: String,
    pub(crate) requester: Requester,
    pub(crate) purpose: String,
    pub(crate) delivery: Delivery,
    pub(crate) expires_at: Timestamp,
    pub(crate) ticket: Ticket,
}

/// What a request asks for.
pub(crate) struct Asked {
    pub(super) documents: Vec<Object<claims::Document>>,
    pub(super) all_or_nothing: bool,
    pub(super) with_signature: bool,
    /// What is to be signed, not judged yet.
    #[cfg(feature = "signature")]
    pub(crate) signing: Option<claims::Signing>,
}

#[cfg(feature = "signature")]
impl Asked {
    pub(crate) fn has_documents(&self) -> bool {
        !self.documents.is_empty()
    }
}

/// Believes everything but what is asked for, if it is one of these actions.
pub(crate) fn believe(
    jwt: &str,
    trust: &TrustStore,
    phone_key: &PublicKey,
    expected_id: Option<&str>,
    now: Timestamp,
    actions: &[&str],
) -> Result<(Believed, Asked), RequestRefusal> {
    let claims = verified(jwt, trust)?;
    if claims.aud != URL_SAFE_NO_PAD.encode(sha256(&phone_key.to_compressed())) {
        return Err(RequestRefusal::AnotherPhone);
    }
    if expected_id.is_some_and(|id| id != claims.jti) {
        return Err(RequestRefusal::AnotherRequest);
    }
    let expires_at = expiry(&claims, now)?;
    if !actions.contains(&claims.action.as_str()) {
        return Err(RequestRefusal::Action);
    }
    let begun = begun(&claims)?;
    let delivery = delivery(&claims.delivery.0, now)?;
    let return_link = return_link(&claims, &delivery)?;
    let requester = requester(&claims)?;
    let [purpose, trace_id] = [(claims.purpose, PURPOSE), (claims.trace_id, TRACE_ID)]
        .map(|(text, field)| field.permits(&text).then_some(text).filter(|text| !text.is_empty()));
    if !is_uuid(&claims.jti) || !is_nonce(&claims.nonce) {
        return Err(RequestRefusal::Content);
    }
    let believed = Believed {
        id: claims.jti,
        #[cfg(feature = "signature")]
        action: claims.action,
        requester,
        purpose: purpose.ok_or(RequestRefusal::Text)?,
        delivery,
        expires_at,
        ticket: Ticket {
            nonce: claims.nonce,
            trace_id: trace_id.ok_or(RequestRefusal::Text)?,
            begun,
            return_link,
            pairing: claims.pairing,
        },
    };
    let asked = Asked {
        documents: claims.documents,
        all_or_nothing: claims.all_or_nothing,
        with_signature: claims.with_signature,
        #[cfg(feature = "signature")]
        signing: claims.signing.map(|signing| signing.0),
    };
    Ok((believed, asked))
}

/// Who signed comes before what was signed.
fn verified(jwt: &str, trust: &TrustStore) -> Result<Claims, RequestRefusal> {
    let parsed = SignedJwt::parse(jwt, JWT_TYPE, MAX_REQUEST_BYTES).map_err(|error| match error {
        TrustError::TooLarge => RequestRefusal::TooLarge,
        _ => RequestRefusal::NotAJwt,
    })?;
    let id = parsed.key_id().ok_or(RequestRefusal::NotAJwt)?;
    let mut candidates = trust.keys(id, KeyUse::Cards).peekable();
    if candidates.peek().is_none() {
        return Err(RequestRefusal::UnknownIssuer);
    }
    let (_, key) =
        candidates.find(|(_, key)| parsed.signed_by(&key.public_key)).ok_or(RequestRefusal::Signature)?;
    let payload = parsed.payload().map_err(|_| RequestRefusal::NotAJwt)?;
    let claims: Claims = read_object(&payload).ok_or(RequestRefusal::Content)?;
    if key.is_valid_at(Timestamp::from_unix_seconds(claims.iat)) {
        Ok(claims)
    } else {
        Err(RequestRefusal::KeyNotValid)
    }
}

fn expiry(claims: &Claims, now: Timestamp) -> Result<Timestamp, RequestRefusal> {
    if !(1..=MAX_LIFE_SECONDS).contains(&claims.exp.saturating_sub(claims.iat)) {
        return Err(RequestRefusal::Life);
    }
    if Timestamp::from_unix_seconds(claims.iat) > now.plus_millis(CLOCK_TOLERANCE_MILLIS) {
        return Err(RequestRefusal::NotYetValid);
    }
    let expires_at = Timestamp::from_unix_seconds(claims.exp);
    if now < expires_at { Ok(expires_at) } else { Err(RequestRefusal::Expired) }
}

fn begun(claims: &Claims) -> Result<Begun, RequestRefusal> {
    match (claims.kind, &claims.barcode) {
        (Kind::OfferRequest, None) => Ok(Begun::ByLink),
        (Kind::OfferRequest, Some(_)) => Err(RequestRefusal::Content),
        (Kind::DocumentRequest, None) => Ok(Begun::ByCode { digits: None }),
        (Kind::DocumentRequest, Some(digits)) => {
            let entry = parse_entry(digits).ok().filter(|entry| entry.as_str() == digits);
            Ok(Begun::ByCode { digits: Some(entry.ok_or(RequestRefusal::Content)?) })
        }
    }
}

fn delivery(claim: &claims::Delivery, now: Timestamp) -> Result<Delivery, RequestRefusal> {
    match (claim.way, &claim.host, &claim.certificate, &claim.to) {
        (Way::Partner, Some(host), Some(certificate), None) => {
            if !is_domain(host) {
                return Err(RequestRefusal::Host);
            }
            let der = STANDARD.decode(certificate).map_err(|_| RequestRefusal::Content)?;
            let recipient = Recipient::from_certificate(&der, now).map_err(RequestRefusal::Certificate)?;
            Ok(Delivery::Package { host: host.clone(), recipient: Box::new(recipient) })
        }
        (Way::Letter, None, None, Some(to)) => {
            let to = Address::parse(to).map_err(|_| RequestRefusal::Recipient)?;
            Ok(Delivery::Letter { to })
        }
        _ => Err(RequestRefusal::Content),
    }
}

/// The domain must be that of the server to which the package goes: who asks is who is returned to.
fn return_link(claims: &Claims, delivery: &Delivery) -> Result<Option<ReturnLink>, RequestRefusal> {
    let (link, domain) = match (&claims.return_link, &claims.return_domain) {
        (None, _) => return Ok(None),
        (Some(_), None) => return Err(RequestRefusal::ReturnLink),
        (Some(link), Some(domain)) => (link, domain),
    };
    let is_of_requester = match delivery {
        Delivery::Package { host, .. } => host == domain,
        Delivery::Letter { .. } => is_domain(domain),
    };
    let link = ReturnLink::new(link, domain).filter(|_| is_of_requester);
    link.map(Some).ok_or(RequestRefusal::ReturnLink)
}

const fn field(longest: usize) -> TextField {
    TextField { allows: is_plain, longest, wide: true }
}

/// The limits of existing clients for names and addresses of branches, and room for the legal name.
const LEGAL_NAME: TextField = field(160);
const BRANCH: TextField = field(100);
const ADDRESS: TextField = field(200);
const PURPOSE: TextField = field(200);
const TRACE_ID: TextField = TextField { allows: |c| c.is_ascii_graphic(), longest: 256, wide: true };

/// Letters of every script, digits, signs and single spaces, but nothing that is not seen or that turns the direction of
/// writing around.
fn is_plain(c: char) -> bool {
    let is_hidden = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}');
    !c.is_control() && !is_hidden && (c == ' ' || !c.is_whitespace())
}

fn requester(claims: &Claims) -> Result<Requester, RequestRefusal> {
    let claim = &claims.requester.0;
    let texts = [(&claim.legal_name, LEGAL_NAME), (&claim.branch, BRANCH), (&claim.address, ADDRESS)];
    if claim.legal_name.is_empty() || !texts.iter().all(|(text, field)| field.permits(text)) {
        return Err(RequestRefusal::Text);
    }
    RegisterCode::new(&claim.register_code).map_err(|_| RequestRefusal::Content)?;
    Ok(Requester {
        legal_name: claim.legal_name.clone(),
        register_code: claim.register_code.clone(),
        branch: claim.branch.clone(),
        address: claim.address.clone(),
    })
}

fn read_documents(
    claims: impl Iterator<Item = claims::Document>,
) -> Result<Vec<RequestedDocument>, RequestRefusal> {
    let mut documents: Vec<RequestedDocument> = Vec::new();
    for claim in claims {
        let kind = RequestedKind::from_name(&claim.document_type).ok_or(RequestRefusal::Documents)?;
        // By the partner name only: the app's own names are shared by several kinds.
        let is_new = documents.iter().all(|document| document.kind != kind);
        if kind.partner_name() != claim.document_type || !is_new || documents.len() >= MAX_DOCUMENTS {
            return Err(RequestRefusal::Documents);
        }
        documents.push(RequestedDocument { kind, required: claim.required, registered: claim.registered });
    }
    if documents.is_empty() { Err(RequestRefusal::Documents) } else { Ok(documents) }
}

/// In the one form in which servers write it: it goes into an address.
fn is_uuid(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok_and(|uuid| uuid.hyphenated().to_string() == text)
}

fn is_nonce(text: &str) -> bool {
    URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 16)
}

/// For the metadata, which has them as text.
impl Begun {
    /// The digits with which the request began, if it began with some.
    pub const fn digits(&self) -> Option<&ThirteenDigits> {
        match self {
            Begun::ByCode { digits } => digits.as_ref(),
            Begun::ByLink => None,
        }
    }
}

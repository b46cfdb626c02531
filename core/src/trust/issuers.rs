use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::json_object::{Object, read_object};
use super::signed_jwt::SignedJwt;
use super::{KeyId, TrustError};
use crate::document::DocumentKind;
use crate::es256::PublicKey;
use crate::text::Language;
use crate::time::Timestamp;

/// The `typ` of an issuer list (a type of ours).
const JWT_TYPE: &str = "issuers+jwt";
const MAX_BYTES: usize = 1 << 20;

/// What a key may sign. One key has one use: a key for cards on counters cannot sign documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUse {
    /// Credentials of documents.
    Documents,
    /// Status lists of documents.
    StatusLists,
    /// Cards of institutions (Diia.QR).
    Cards,
}

/// A key of an issuer.
#[derive(Debug, Clone)]
pub struct IssuerKey {
    /// Its short name, as credentials carry it.
    pub id: KeyId,
    /// What it may sign.
    pub key_use: KeyUse,
    /// The numbers of the kinds of documents that it may sign; `None` for all kinds.
    pub kinds: Option<Vec<u8>>,
    /// Signs from this instant on,
    pub not_before: Timestamp,
    /// and no longer from this instant on.
    pub not_after: Timestamp,
    /// The key.
    pub public_key: PublicKey,
}

impl IssuerKey {
    /// Whether the key may sign at `instant`.
    pub fn is_valid_at(&self, instant: Timestamp) -> bool {
        self.not_before <= instant && instant < self.not_after
    }

    /// Whether the key may sign documents of the kind with this number.
    pub fn may_sign_kind(&self, kind: u8) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }
}

/// An authority that issues documents or cards.
#[derive(Debug, Clone)]
pub struct Issuer {
    name_uk: String,
    name_en: String,
    status_lists: Vec<(u8, String)>,
    /// Its keys.
    pub keys: Vec<IssuerKey>,
}

impl Issuer {
    /// Its name, for the checker's screen.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Ukrainian => &self.name_uk,
            Language::English => &self.name_en,
        }
    }

    /// Its status lists: number and address (`sub`).
    pub fn status_lists(&self) -> impl Iterator<Item = (u8, &str)> {
        self.status_lists.iter().map(|(number, address)| (*number, address.as_str()))
    }

    /// The address (`sub`) of the status list with this number.
    pub fn status_list_address(&self, number: u8) -> Option<&str> {
        self.status_lists.iter().find(|(list, _)| *list == number).map(|(_, address)| address.as_str())
    }
}

/// The issuers that a root key vouches for, at one date.
#[derive(Debug, Clone)]
pub struct IssuerList {
    /// When the list was made.
    pub issued_at: Timestamp,
    /// Until when it should have been replaced by a newer one.
    pub replace_by: Timestamp,
    /// The issuers.
    pub issuers: Vec<Issuer>,
}

#[derive(Deserialize)]
struct Claims {
    iat: i64,
    exp: i64,
    issuers: Vec<Object<IssuerClaim>>,
}

#[derive(Deserialize)]
struct IssuerClaim {
    name: Object<NameClaim>,
    #[serde(default)]
    status_lists: Vec<Object<StatusListClaim>>,
    keys: Vec<Object<KeyClaim>>,
}

#[derive(Deserialize)]
struct NameClaim {
    uk: String,
    en: String,
}

#[derive(Deserialize)]
struct StatusListClaim {
    list: u8,
    sub: String,
}

#[derive(Deserialize)]
struct KeyClaim {
    kid: String,
    #[serde(rename = "use")]
    key_use: KeyUse,
    /// Absent means every kind; `null` is not absence, and must not entitle to more than a list would.
    #[serde(default, deserialize_with = "listed")]
    kinds: Option<Vec<String>>,
    nbf: i64,
    exp: i64,
    jwk: Object<Jwk>,
}

/// RFC 7517 and RFC 7518 §6.2.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

impl IssuerList {
    /// Reads a list signed by one of the root keys.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn read(jwt: &str, roots: &[PublicKey]) -> Result<Self, TrustError> {
        let claims = SignedJwt::parse(jwt, JWT_TYPE, MAX_BYTES)?.verified_by(roots)?;
        let claims: Claims = read_object(&claims).ok_or(TrustError::Content)?;
        Ok(IssuerList {
            issued_at: Timestamp::from_unix_seconds(claims.iat),
            replace_by: Timestamp::from_unix_seconds(claims.exp),
            issuers: claims.issuers.into_iter().map(issuer).collect::<Result<_, _>>()?,
        })
    }

    /// Every key with this short name and use, with its issuer. Short names may clash.
    pub fn keys(&self, id: KeyId, key_use: KeyUse) -> impl Iterator<Item = (&Issuer, &IssuerKey)> {
        self.issuers
            .iter()
            .flat_map(|issuer| issuer.keys.iter().map(move |key| (issuer, key)))
            .filter(move |(_, key)| key.id == id && key.key_use == key_use)
    }
}

fn issuer(Object(claim): Object<IssuerClaim>) -> Result<Issuer, TrustError> {
    Ok(Issuer {
        name_uk: claim.name.0.uk,
        name_en: claim.name.0.en,
        status_lists: claim.status_lists.into_iter().map(|Object(list)| (list.list, list.sub)).collect(),
        keys: claim.keys.into_iter().map(issuer_key).collect::<Result<_, _>>()?,
    })
}

fn issuer_key(Object(claim): Object<KeyClaim>) -> Result<IssuerKey, TrustError> {
    Ok(IssuerKey {
        id: KeyId::from_hex(&claim.kid).ok_or(TrustError::Content)?,
        key_use: claim.key_use,
        // A kind that this version does not know has no number, so no credential can name it.
        kinds: claim.kinds.map(|kinds| kinds.iter().filter_map(|name| kind_number(name)).collect()),
        not_before: Timestamp::from_unix_seconds(claim.nbf),
        not_after: Timestamp::from_unix_seconds(claim.exp),
        public_key: public_key(&claim.jwk.0)?,
    })
}

fn listed<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Vec<String>>, D::Error> {
    Vec::deserialize(value).map(Some)
}

/// By the partner name only: the app's own names are shared by several kinds.
fn kind_number(name: &str) -> Option<u8> {
    DocumentKind::from_name(name).ok().filter(|kind| kind.partner_name() == name)?.code()
}

fn public_key(jwk: &Jwk) -> Result<PublicKey, TrustError> {
    if jwk.kty != "EC" || jwk.crv != "P-256" {
        return Err(TrustError::Key);
    }
    PublicKey::from_coordinates(&coordinate(&jwk.x)?, &coordinate(&jwk.y)?).map_err(|_| TrustError::Key)
}

fn coordinate(text: &str) -> Result<[u8; 32], TrustError> {
    URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(TrustError::Key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kinds: &str) -> Result<Option<Vec<u8>>, serde_json::Error> {
        let key = format!(
            r#"{{"kid":"00000000","use":"documents",{kinds}"nbf":0,"exp":0,
                 "jwk":{{"kty":"EC","crv":"P-256","x":"","y":""}}}}"#
        );
        let claim: KeyClaim = serde_json::from_str(&key)?;
        Ok(claim.kinds.map(|kinds| kinds.iter().filter_map(|name| kind_number(name)).collect()))
    }

    #[test]
    fn only_the_absence_of_kinds_means_all_and_only_partner_names_count() {
        assert_eq!(key("").unwrap(), None);
        assert_eq!(key(r#""kinds":[],"#).unwrap(), Some(vec![]));
        assert!(key(r#""kinds":null,"#).is_err());
        let names = r#""kinds":["driver-license","driverLicense","vehicleLicense","from-the-future"],"#;
        assert_eq!(key(names).unwrap(), Some(vec![5]));
    }
}

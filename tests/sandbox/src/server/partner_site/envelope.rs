use cms::authenveloped_data::AuthEnvelopedData;
use cms::cert::IssuerAndSerialNumber;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::CmsVersion;
use cms::enveloped_data::{
    KeyAgreeRecipientIdentifier, KeyAgreeRecipientInfo, OriginatorIdentifierOrKey, RecipientInfo,
};
use der::Sequence;
use der::asn1::{ObjectIdentifier, OctetString};

use super::open::content;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const AUTH_ENVELOPED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.23");
const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
const AES_256_GCM: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.46");
const EC_PUBLIC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
const STD_DH_SHA_256_KDF: ObjectIdentifier = oid("1.3.132.1.11.1");
pub(super) const AES_256_WRAP: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.45");

const TAG_BYTES: usize = 16;

/// What AES-GCM was given (RFC 5084 §3.2).
#[derive(Sequence)]
struct GcmParameters {
    nonce: OctetString,
    #[asn1(default = "twelve")]
    icv_length: u8,
}

const fn twelve() -> u8 {
    12
}

/// What a `.p7e` holds besides its form (RFC 5083).
pub(super) struct Envelope {
    pub(super) ephemeral: Vec<u8>,
    pub(super) wrapped: Vec<u8>,
    pub(super) nonce: Vec<u8>,
    pub(super) encrypted_and_tag: Vec<u8>,
}

impl Envelope {
    /// Reads the one form that phones seal in, addressed to this certificate and to nobody else. AES-GCM guards the content
    /// alone: without a look at each other field, whoever carries the envelope could change those unseen.
    pub(super) fn read(p7e: &[u8], addressee: &IssuerAndSerialNumber) -> Option<Self> {
        let sealed: AuthEnvelopedData = content(p7e, AUTH_ENVELOPED_DATA)?;
        let [RecipientInfo::Kari(info)] = sealed.recip_infos.0.as_slice() else { return None };
        let (ephemeral, wrapped) = recipient(info, addressee)?;
        let inner = sealed.auth_encrypted_content_info;
        let gcm: GcmParameters = inner.content_enc_alg.parameters?.decode_as().ok()?;
        let tag = sealed.mac.as_bytes();
        let is_plain = sealed.version == CmsVersion::V0
            && sealed.originator_info.is_none()
            && sealed.auth_attrs.is_none()
            && sealed.unauth_attrs.is_none();
        let is_gcm = inner.content_enc_alg.oid == AES_256_GCM
            && usize::from(gcm.icv_length) == TAG_BYTES
            && tag.len() == TAG_BYTES;
        (is_plain && is_gcm && inner.content_type == DATA).then_some(())?;
        let encrypted_and_tag = [inner.encrypted_content?.as_bytes(), tag].concat();
        Some(Envelope { ephemeral, wrapped, nonce: gcm.nonce.into_bytes().into(), encrypted_and_tag })
    }
}

/// The ephemeral key and the wrapped content key, for the one recipient (RFC 5753 §3.1.1).
fn recipient(info: &KeyAgreeRecipientInfo, addressee: &IssuerAndSerialNumber) -> Option<(Vec<u8>, Vec<u8>)> {
    let OriginatorIdentifierOrKey::OriginatorKey(originator) = &info.originator else { return None };
    let [key] = info.recipient_enc_keys.as_slice() else { return None };
    let KeyAgreeRecipientIdentifier::IssuerAndSerialNumber(named) = &key.rid else { return None };
    let wrap: AlgorithmIdentifierOwned = info.key_enc_alg.parameters.as_ref()?.decode_as().ok()?;
    let bare =
        |algorithm: &AlgorithmIdentifierOwned, oid| algorithm.oid == oid && algorithm.parameters.is_none();
    let is_agreement = info.version == CmsVersion::V3
        && info.ukm.is_none()
        && info.key_enc_alg.oid == STD_DH_SHA_256_KDF
        && bare(&wrap, AES_256_WRAP)
        && bare(&originator.algorithm, EC_PUBLIC_KEY);
    let ephemeral = originator.public_key.as_bytes()?.to_vec();
    (is_agreement && named == addressee).then(|| (ephemeral, key.enc_key.as_bytes().to_vec()))
}

use std::str;

use aes_kw::{KeyInit as _, KwAes256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cms::authenveloped_data::AuthEnvelopedData;
use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::ContentInfo;
use cms::enveloped_data::{OriginatorIdentifierOrKey, RecipientInfo};
use cms::signed_data::{SignedData, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode, Sequence};
use diia_citizen::es256::{PublicKey, Signature, sha256};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::pkcs8::DecodePrivateKey as _;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

const CONTENT_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.7");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const AES_256_WRAP: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.45");

/// The first line of a content identifier.
const FORMAT: &str = "diia-citizen/1";

/// What opens and believes packages: the partner's own key, and the authority whose word on phones' keys it takes.
pub(crate) struct Opener {
    key: SecretKey,
    authority: PublicKey,
}

/// One part, opened, and what its signature says of it.
pub(crate) struct OpenedPart {
    pub(crate) content: Vec<u8>,
    pub(crate) bound_to: BoundTo,
}

/// What stands inside the signature of a part: which request it answers, and which part it is.
#[derive(PartialEq, Eq)]
pub(crate) struct BoundTo {
    pub(crate) request_id: String,
    pub(crate) nonce: String,
    pub(crate) part: String,
    pub(crate) trace_id: String,
}

/// What AES-GCM was given (RFC 5084 §3.2).
#[derive(Sequence)]
struct GcmParameters {
    nonce: OctetString,
    #[asn1(default = "twelve")]
    icv_length: u8,
}

/// What the key-encryption key is for (RFC 5753 §7.2).
#[derive(Sequence)]
struct EccCmsSharedInfo {
    key_info: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    key_bits: OctetString,
}

const fn twelve() -> u8 {
    12
}

impl Opener {
    /// With the partner's key (PKCS #8, PEM) and the certificate of the authority (DER).
    pub(crate) fn new(key_pem: &str, authority_der: &[u8]) -> Option<Self> {
        let body: String = key_pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let key = SecretKey::from_pkcs8_der(&STANDARD.decode(body).ok()?).ok()?;
        let authority = key_of(&Certificate::from_der(authority_der).ok()?)?;
        Some(Opener { key, authority })
    }

    /// Decrypts a `.p7e`, verifies the `.p7s` in it, takes the content out. `None` when any of that fails: a partner need
    /// not tell whoever sent it why.
    pub(crate) fn open(&self, text: &str) -> Option<OpenedPart> {
        self.verify(&self.decrypt(&STANDARD.decode(text).ok()?)?)
    }

    fn decrypt(&self, p7e: &[u8]) -> Option<Vec<u8>> {
        let sealed: AuthEnvelopedData = content(p7e)?;
        let info = sealed.recip_infos.0.iter().find_map(|info| match info {
            RecipientInfo::Kari(info) => Some(info),
            _ => None,
        })?;
        let OriginatorIdentifierOrKey::OriginatorKey(originator) = &info.originator else { return None };
        let theirs = p256::PublicKey::from_sec1_bytes(originator.public_key.raw_bytes()).ok()?;
        let secret = diffie_hellman(self.key.to_nonzero_scalar(), theirs.as_affine());
        let shared = EccCmsSharedInfo {
            key_info: AlgorithmIdentifierOwned { oid: AES_256_WRAP, parameters: None },
            key_bits: OctetString::new(256_u32.to_be_bytes()).ok()?,
        };
        // The KDF of X9.63 over SHA-256: one round is the whole key.
        let round = [&secret.raw_secret_bytes()[..], &1_u32.to_be_bytes(), &shared.to_der().ok()?].concat();
        let mut key = [0; 32];
        let wrapped = info.recipient_enc_keys.first()?.enc_key.as_bytes();
        KwAes256::new(&sha256(&round).into()).unwrap_key(wrapped, &mut key).ok()?;

        let encrypted = sealed.auth_encrypted_content_info;
        let parameters: GcmParameters = encrypted.content_enc_alg.parameters?.decode_as().ok()?;
        let nonce = Nonce::try_assume_unique_for_key(parameters.nonce.as_bytes()).ok()?;
        let mut text = [encrypted.encrypted_content?.as_bytes(), sealed.mac.as_bytes()].concat();
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key).ok()?);
        Some(key.open_in_place(nonce, Aad::empty(), &mut text).ok()?.to_vec())
    }

    fn verify(&self, p7s: &[u8]) -> Option<OpenedPart> {
        let signed: SignedData = content(p7s)?;
        let [signer] = signed.signer_infos.0.as_slice() else { return None };
        let [CertificateChoices::Certificate(certificate)] = signed.certificates.as_ref()?.0.as_slice()
        else {
            return None;
        };
        let vouched = certificate.tbs_certificate().to_der().ok()?;
        let by_authority = signature(certificate.signature().as_bytes()?)?;
        let attributes = signer.signed_attrs.as_ref()?.to_der().ok()?;
        let by_phone = signature(signer.signature.as_bytes())?;
        let content: OctetString = signed.encap_content_info.econtent?.decode_as().ok()?;
        let is_whole = attribute(signer, MESSAGE_DIGEST)? == sha256(content.as_bytes());
        let is_signed = self.authority.verifies(&vouched, &by_authority)
            && key_of(certificate)?.verifies(&attributes, &by_phone);
        let bound_to = BoundTo::read(str::from_utf8(&attribute(signer, CONTENT_IDENTIFIER)?).ok()?)?;
        (is_whole && is_signed).then(|| OpenedPart { content: content.into_bytes().into(), bound_to })
    }
}

impl BoundTo {
    fn read(text: &str) -> Option<Self> {
        let [format, request_id, nonce, part, trace_id] = text.splitn(5, '\n').collect::<Vec<_>>()[..] else {
            return None;
        };
        let owned = str::to_owned;
        (format == FORMAT).then(|| BoundTo {
            request_id: owned(request_id),
            nonce: owned(nonce),
            part: owned(part),
            trace_id: owned(trace_id),
        })
    }
}

fn content<T: for<'d> Decode<'d> + der::DecodeOwned>(bytes: &[u8]) -> Option<T> {
    ContentInfo::from_der(bytes).ok()?.content.to_der().ok().and_then(|der| T::from_der(&der).ok())
}

fn signature(der: &[u8]) -> Option<Signature> {
    Signature::from_platform_der(der).ok()
}

fn key_of(certificate: &Certificate) -> Option<PublicKey> {
    let spki = certificate.tbs_certificate().subject_public_key_info().to_der().ok()?;
    PublicKey::from_platform(&spki).ok()
}

/// The one value of a signed attribute that is an octet string.
fn attribute(signer: &SignerInfo, oid: ObjectIdentifier) -> Option<Vec<u8>> {
    let attribute = signer.signed_attrs.as_ref()?.iter().find(|attribute| attribute.oid == oid)?;
    let [value] = attribute.values.as_slice() else { return None };
    Some(value.decode_as::<OctetString>().ok()?.into_bytes().into())
}

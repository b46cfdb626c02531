use std::str;

use aes_kw::{KeyInit as _, KwAes256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cms::cert::x509::Certificate;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode, Sequence};
use diia_citizen::es256::{PublicKey, Signature, sha256};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::pkcs8::DecodePrivateKey as _;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

use super::envelope::{AES_256_WRAP, Envelope};
use crate::server::issuing::PartnerCertificate;

const CONTENT_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.7");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");

/// The first line of a content identifier.
const FORMAT: &str = "diia-citizen/1";

/// What opens and believes packages: the partner's own key, and the authority whose word on phones' keys it takes.
pub(crate) struct Opener {
    key: SecretKey,
    /// How envelopes name the partner's certificate.
    name: IssuerAndSerialNumber,
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

/// What the key-encryption key is for (RFC 5753 §7.2).
#[derive(Sequence)]
struct EccCmsSharedInfo {
    key_info: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    key_bits: OctetString,
}

impl Opener {
    /// With the partner's certificate and key, and the certificate of the authority (DER). `None` when the key is not at
    /// hand.
    pub(crate) fn new(own: &PartnerCertificate, authority_der: &[u8]) -> Option<Self> {
        let pem = own.key_pem.as_ref()?.lines();
        let body: String = pem.filter(|line| !line.starts_with("-----")).collect();
        let key = SecretKey::from_pkcs8_der(&STANDARD.decode(body).ok()?).ok()?;
        let certificate = Certificate::from_der(&own.der).ok()?;
        let names = certificate.tbs_certificate();
        let name = IssuerAndSerialNumber {
            issuer: names.issuer().clone(),
            serial_number: names.serial_number().clone(),
        };
        let authority = key_of(&Certificate::from_der(authority_der).ok()?)?;
        Some(Opener { key, name, authority })
    }

    /// Decrypts a `.p7e`, verifies the `.p7s` in it, takes the content out. `None` when any of that fails: a partner need
    /// not tell whoever sent it why.
    pub(crate) fn open(&self, text: &str) -> Option<OpenedPart> {
        self.verify(&self.decrypt(&STANDARD.decode(text).ok()?)?)
    }

    fn decrypt(&self, p7e: &[u8]) -> Option<Vec<u8>> {
        let sealed = Envelope::read(p7e, &self.name)?;
        let theirs = p256::PublicKey::from_sec1_bytes(&sealed.ephemeral).ok()?;
        let secret = diffie_hellman(self.key.to_nonzero_scalar(), theirs.as_affine());
        let shared = EccCmsSharedInfo {
            key_info: AlgorithmIdentifierOwned { oid: AES_256_WRAP, parameters: None },
            key_bits: OctetString::new(256_u32.to_be_bytes()).ok()?,
        };
        // The KDF of X9.63 over SHA-256: one round is the whole key.
        let round = [&secret.raw_secret_bytes()[..], &1_u32.to_be_bytes(), &shared.to_der().ok()?].concat();
        let mut key = [0; 32];
        KwAes256::new(&sha256(&round).into()).unwrap_key(&sealed.wrapped, &mut key).ok()?;
        let nonce = Nonce::try_assume_unique_for_key(&sealed.nonce).ok()?;
        let mut text = sealed.encrypted_and_tag;
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key).ok()?);
        Some(key.open_in_place(nonce, Aad::empty(), &mut text).ok()?.to_vec())
    }

    fn verify(&self, p7s: &[u8]) -> Option<OpenedPart> {
        let signed: SignedData = content(p7s, SIGNED_DATA)?;
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

/// What is inside the outermost structure, if it is of this type.
pub(super) fn content<T: for<'d> Decode<'d> + der::DecodeOwned>(
    bytes: &[u8],
    content_type: ObjectIdentifier,
) -> Option<T> {
    let info = ContentInfo::from_der(bytes).ok().filter(|info| info.content_type == content_type)?;
    info.content.to_der().ok().and_then(|der| T::from_der(&der).ok())
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

#[cfg(test)]
mod tests {
    use diia_citizen::share::{Answers, METADATA_NAME, Recipient, Signer, UnsignedPart, seal};
    use diia_citizen::time::Timestamp;
    use diia_test_issuer::TestKey;

    use super::*;
    use crate::server::issuing::Certificates;
    use crate::server::random::Random;

    #[test]
    fn a_flipped_bit_anywhere_and_anothers_key_open_nothing() {
        let (certificates, random) = (Certificates::new().unwrap(), Random::new());
        let [own, other] = ["own", "other"].map(|name| certificates.for_partner(name, &random).unwrap());
        let opener = |own| Opener::new(own, certificates.authority_der()).unwrap();
        let (now, phone) = (Timestamp::from_unix_millis(1_795_339_800_000), TestKey::from_label("phone"));
        let certificate = certificates.for_phone("Надія", phone.public_key(), now, &random).unwrap();
        let signer = Signer::from_certificate(&certificate, &phone.public_key(), now).unwrap();
        let answers = Answers { request_id: "id".into(), nonce: "nonce".into(), trace_id: "trace".into() };
        let part = UnsignedPart::new(METADATA_NAME, b"{}".to_vec(), &answers, &signer, now).unwrap();
        let signature = phone.sign(&part.signing_input().unwrap());
        let p7s = part.signed(&signature).unwrap();
        let recipient = Recipient::from_certificate(&own.der, now).unwrap();
        let sealed = seal(p7s, &recipient).unwrap();

        let opens = |opener: &Opener, bytes: &[u8]| opener.open(&STANDARD.encode(bytes)).is_some();
        let own = opener(&own);
        let opened = own.open(&STANDARD.encode(&sealed)).unwrap();
        assert_eq!((&*opened.content, &*opened.bound_to.trace_id), (&b"{}"[..], "trace"));
        assert!(!opens(&opener(&other), &sealed));
        for place in 0..sealed.len() {
            for bit in 0..8 {
                let mut flipped = sealed.clone();
                flipped[place] ^= 1 << bit;
                assert!(!opens(&own, &flipped), "bit {bit} of byte {place} of {}", sealed.len());
            }
        }
    }
}

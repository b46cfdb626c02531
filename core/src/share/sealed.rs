use cms::authenveloped_data::AuthEnvelopedData;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::CmsVersion;
use cms::enveloped_data::{
    EncryptedContentInfo, KeyAgreeRecipientIdentifier, KeyAgreeRecipientInfo, OriginatorIdentifierOrKey,
    OriginatorPublicKey, RecipientEncryptedKey, RecipientInfo, RecipientInfos,
};
use der::asn1::{BitString, ObjectIdentifier, OctetString};
use der::{Any, EncodeValue, Tagged};
use ring::aead::{AES_256_GCM as GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::asn1::{
    AES_256_GCM, AES_256_WRAP, EC_PUBLIC_KEY, GcmParameters, ID_AUTH_ENVELOPED_DATA, ID_DATA,
    STD_DH_SHA_256_KDF, algorithm, content_info,
};
use super::key_agreement::wrap;
use super::{Recipient, ShareError};

/// The tag of AES-GCM, whole.
const TAG_LENGTH: u8 = 16;

/// Encrypts content so that only the recipient reads it, and any change is seen (CMS AuthEnvelopedData, RFC 5083, with
/// AES-256-GCM, RFC 5084): a `.p7e`.
///
/// # Errors
/// [`ShareError`].
pub fn seal(content: Vec<u8>, recipient: &Recipient) -> Result<Vec<u8>, ShareError> {
    let (key, nonce) = (Zeroizing::new(random::<32>()?), random::<NONCE_LEN>()?);
    let (encrypted, tag) = encrypt(&key, nonce, content)?;
    let parameters = GcmParameters { nonce: OctetString::new(nonce)?, icv_length: TAG_LENGTH };
    let sealed = AuthEnvelopedData {
        version: CmsVersion::V0,
        originator_info: None,
        recip_infos: RecipientInfos::try_from(vec![RecipientInfo::Kari(recipient_info(&key, recipient)?)])?,
        auth_encrypted_content_info: EncryptedContentInfo {
            content_type: ID_DATA,
            content_enc_alg: with_parameters(AES_256_GCM, &parameters)?,
            encrypted_content: Some(OctetString::new(encrypted)?),
        },
        auth_attrs: None,
        mac: OctetString::new(tag)?,
        unauth_attrs: None,
    };
    Ok(content_info(ID_AUTH_ENVELOPED_DATA, &sealed)?)
}

fn random<const N: usize>() -> Result<[u8; N], ShareError> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| ShareError::Cryptography)?;
    Ok(bytes)
}

/// The key serves for this one message, so a random nonce cannot meet another.
fn encrypt(
    key: &[u8; 32],
    nonce: [u8; NONCE_LEN],
    mut content: Vec<u8>,
) -> Result<(Vec<u8>, Vec<u8>), ShareError> {
    let key = UnboundKey::new(&GCM, key).map(LessSafeKey::new).map_err(|_| ShareError::Cryptography)?;
    let tag = key
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut content)
        .map_err(|_| ShareError::Cryptography)?;
    Ok((content, tag.as_ref().to_vec()))
}

fn recipient_info(
    content_key: &[u8; 32],
    recipient: &Recipient,
) -> Result<KeyAgreeRecipientInfo, ShareError> {
    let wrapped = wrap(content_key, &recipient.key)?;
    Ok(KeyAgreeRecipientInfo {
        version: CmsVersion::V3,
        originator: OriginatorIdentifierOrKey::OriginatorKey(OriginatorPublicKey {
            // Without the curve: it is the recipient's (RFC 5753 §3.1.1).
            algorithm: algorithm(EC_PUBLIC_KEY),
            public_key: BitString::from_bytes(&wrapped.ephemeral)?,
        }),
        ukm: None,
        key_enc_alg: with_parameters(STD_DH_SHA_256_KDF, &algorithm(AES_256_WRAP))?,
        recipient_enc_keys: vec![RecipientEncryptedKey {
            rid: KeyAgreeRecipientIdentifier::IssuerAndSerialNumber(recipient.identifier.clone()),
            enc_key: OctetString::new(wrapped.wrapped)?,
        }],
    })
}

fn with_parameters(
    oid: ObjectIdentifier,
    parameters: &(impl EncodeValue + Tagged),
) -> Result<AlgorithmIdentifierOwned, ShareError> {
    Ok(AlgorithmIdentifierOwned { oid, parameters: Some(Any::encode_from(parameters)?) })
}

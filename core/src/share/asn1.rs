use std::time::Duration;

use cms::cert::x509::attr::Attribute;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::cert::x509::time::Time;
use cms::content_info::ContentInfo;
use der::asn1::{GeneralizedTime, ObjectIdentifier, OctetString, SetOfVec, UtcTime};
use der::{Any, Encode, EncodeValue, Sequence, Tagged};

use crate::time::Timestamp;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// Content of any kind (RFC 5652 §4).
pub(crate) const ID_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
/// RFC 5652 §5.1.
pub(crate) const ID_SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
/// RFC 5083 §2.1.
pub(super) const ID_AUTH_ENVELOPED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.23");

/// RFC 5652 §11.1.
pub(crate) const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
/// RFC 5652 §11.2.
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
/// RFC 5652 §11.3.
pub(crate) const SIGNING_TIME: ObjectIdentifier = oid("1.2.840.113549.1.9.5");
/// An octet string chosen by the signer to name the content (RFC 2634 §2.7).
pub(super) const CONTENT_IDENTIFIER: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.7");

/// RFC 5754 §2.2.
pub(crate) const SHA_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
/// RFC 5754 §3.3.
pub(crate) const ECDSA_WITH_SHA_256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
/// RFC 5480 §2.1.1.
pub(super) const EC_PUBLIC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
/// Ephemeral-static ECDH with the KDF of X9.63 over SHA-256 (RFC 5753 §7.1.4).
pub(super) const STD_DH_SHA_256_KDF: ObjectIdentifier = oid("1.3.132.1.11.1");
/// RFC 3565 §2.3.2.
pub(super) const AES_256_WRAP: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.45");
/// RFC 5084 §3.2.
pub(super) const AES_256_GCM: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.46");

/// What AES-GCM was given (RFC 5084 §3.2).
#[derive(Sequence)]
pub(super) struct GcmParameters {
    pub(super) nonce: OctetString,
    pub(super) icv_length: u8,
}

/// What the key-encryption key is for (RFC 5753 §7.2).
#[derive(Sequence)]
pub(super) struct EccCmsSharedInfo {
    pub(super) key_info: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    pub(super) key_bits: OctetString,
}

/// An algorithm without parameters.
pub(crate) const fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}

/// The outermost structure of every CMS file, in DER.
pub(crate) fn content_info(
    content_type: ObjectIdentifier,
    content: &(impl EncodeValue + Tagged),
) -> der::Result<Vec<u8>> {
    ContentInfo { content_type, content: Any::encode_from(content)? }.to_der()
}

/// An attribute with one value.
pub(crate) fn attribute(
    oid: ObjectIdentifier,
    value: &(impl EncodeValue + Tagged),
) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}

/// UTCTime up to 2049, as RFC 5652 §11.3 wants it; `None` outside of what ASN.1 has a time for.
pub(crate) fn time(at: Timestamp) -> Option<Time> {
    let since_epoch = Duration::from_secs(u64::try_from(at.unix_millis().div_euclid(1000)).ok()?);
    let utc = UtcTime::from_unix_duration(since_epoch).map(Time::UtcTime);
    utc.or_else(|_| GeneralizedTime::from_unix_duration(since_epoch).map(Time::GeneralTime)).ok()
}

use cms::cert::CertificateChoices;
use cms::content_info::CmsVersion;
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
    SignerInfos,
};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode};

use super::ess::{SIGNING_CERTIFICATE_V2, SigningCertificateV2};
use super::time_stamp::{TIME_STAMP_TOKEN, check_token};
use crate::es256::{Signature, sha256};
use crate::redacted::redacted_debug;
use crate::share::asn1::{
    CONTENT_TYPE, ECDSA_WITH_SHA_256, ID_DATA, ID_SIGNED_DATA, MESSAGE_DIGEST, SHA_256, SIGNING_TIME,
    algorithm, attribute, content_info, time,
};
use crate::sign::{SignError, SigningCertificate};
use crate::time::Timestamp;

/// A signature before the phone's key has made it.
pub struct UnsignedSignature {
    attributes: SignedAttributes,
    certificate: SigningCertificate,
}

/// A detached signature, CAdES level B-B or, with a time stamp, B-T.
pub struct DetachedSignature {
    signer_info: SignerInfo,
    certificates: CertificateSet,
}

impl UnsignedSignature {
    /// The signature of the file with this SHA-256.
    ///
    /// # Errors
    /// [`SignError::Encoding`].
    pub fn new(hash: &[u8; 32], certificate: &SigningCertificate, at: Timestamp) -> Result<Self, SignError> {
        let digest = OctetString::new(*hash)?;
        let named = SigningCertificateV2::of(certificate.der(), certificate.identifier())?;
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, &ID_DATA)?,
            attribute(MESSAGE_DIGEST, &digest)?,
            attribute(SIGNING_TIME, &time(at).ok_or(SignError::Encoding)?)?,
            attribute(SIGNING_CERTIFICATE_V2, &named)?,
        ])?;
        Ok(UnsignedSignature { attributes, certificate: certificate.clone() })
    }

    /// What the phone's key signs: the signed attributes in DER, among them the file's hash (RFC 5652 §5.4).
    ///
    /// # Errors
    /// [`SignError::Encoding`].
    pub fn signing_input(&self) -> Result<Vec<u8>, SignError> {
        Ok(self.attributes.to_der()?)
    }

    /// With the signature of the phone's key.
    ///
    /// # Errors
    /// [`SignError::Encoding`].
    pub fn signed(self, signature: &Signature) -> Result<DetachedSignature, SignError> {
        let signer_info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(self.certificate.identifier().clone()),
            digest_alg: algorithm(SHA_256),
            signed_attrs: Some(self.attributes),
            signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
            signature: OctetString::new(signature.to_der())?,
            unsigned_attrs: None,
        };
        let chain = self.certificate.into_chain().into_iter().map(CertificateChoices::Certificate);
        let certificates = CertificateSet::try_from(chain.collect::<Vec<_>>())?;
        Ok(DetachedSignature { signer_info, certificates })
    }
}

impl DetachedSignature {
    /// What a time stamp is made over: the SHA-256 of the signature's value.
    pub fn hash_to_stamp(&self) -> [u8; 32] {
        sha256(self.signer_info.signature.as_bytes())
    }

    /// With a time stamp token (RFC 3161, DER): level B-T. It must be over this very signature; who vouches for the time is
    /// for those to check who rely on it.
    ///
    /// # Errors
    /// [`SignError::TimeStamp`].
    pub fn with_time_stamp(mut self, token: &[u8]) -> Result<Self, SignError> {
        check_token(token, &self.hash_to_stamp())?;
        let token = Any::from_der(token)?;
        self.signer_info.unsigned_attrs =
            Some(SetOfVec::try_from(vec![attribute(TIME_STAMP_TOKEN, &token)?])?);
        Ok(self)
    }

    /// The file: CMS SignedData in DER, without content.
    ///
    /// # Errors
    /// [`SignError::Encoding`].
    pub fn to_der(self) -> Result<Vec<u8>, SignError> {
        let signed_data = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
            encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
            certificates: Some(self.certificates),
            crls: None,
            signer_infos: SignerInfos::try_from(vec![self.signer_info])?,
        };
        Ok(content_info(ID_SIGNED_DATA, &signed_data)?)
    }
}

redacted_debug!(UnsignedSignature, DetachedSignature);

use cms::cert::CertificateChoices;
use cms::content_info::CmsVersion;
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
    SignerInfos,
};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Encode};

use super::asn1::{
    CONTENT_IDENTIFIER, CONTENT_TYPE, ECDSA_WITH_SHA_256, ID_DATA, ID_SIGNED_DATA, MESSAGE_DIGEST, SHA_256,
    SIGNING_TIME, algorithm, attribute, content_info, time,
};
use super::{Answers, ShareError, Signer};
use crate::es256::{Signature, sha256};
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

/// A part of a package before the phone's key has signed it (CMS SignedData, RFC 5652 §5).
pub struct UnsignedPart {
    content: OctetString,
    attributes: SignedAttributes,
    signer: Signer,
}

impl UnsignedPart {
    /// The part with this name and content, which answers this request.
    ///
    /// # Errors
    /// [`ShareError::TooLarge`].
    pub fn new(
        name: &str,
        content: Vec<u8>,
        answers: &Answers,
        signer: &Signer,
        at: Timestamp,
    ) -> Result<Self, ShareError> {
        let digest = OctetString::new(sha256(&content))?;
        let identifier = OctetString::new(answers.content_identifier(name))?;
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, &ID_DATA)?,
            attribute(MESSAGE_DIGEST, &digest)?,
            attribute(SIGNING_TIME, &time(at).ok_or(ShareError::CertificateDates)?)?,
            attribute(CONTENT_IDENTIFIER, &identifier)?,
        ])?;
        Ok(UnsignedPart { content: OctetString::new(content)?, attributes, signer: signer.clone() })
    }

    /// What the phone's key signs: the signed attributes in DER, among them the digest of the content (RFC 5652 §5.4).
    ///
    /// # Errors
    /// [`ShareError::TooLarge`].
    pub fn signing_input(&self) -> Result<Vec<u8>, ShareError> {
        Ok(self.attributes.to_der()?)
    }

    /// The part with its signature and the signer's certificate: a `.p7s` with the content inside.
    ///
    /// # Errors
    /// [`ShareError::TooLarge`].
    pub fn signed(self, signature: &Signature) -> Result<Vec<u8>, ShareError> {
        let signer_info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(self.signer.identifier),
            digest_alg: algorithm(SHA_256),
            signed_attrs: Some(self.attributes),
            signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
            signature: OctetString::new(signature.to_der())?,
            unsigned_attrs: None,
        };
        let certificate = CertificateChoices::Certificate(self.signer.certificate);
        let signed_data = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
            encap_content_info: EncapsulatedContentInfo {
                econtent_type: ID_DATA,
                econtent: Some(Any::encode_from(&self.content)?),
            },
            certificates: Some(CertificateSet::try_from(vec![certificate])?),
            crls: None,
            signer_infos: SignerInfos::try_from(vec![signer_info])?,
        };
        Ok(content_info(ID_SIGNED_DATA, &signed_data)?)
    }
}

redacted_debug!(UnsignedPart);

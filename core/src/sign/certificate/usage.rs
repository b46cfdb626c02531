use cms::cert::x509::Certificate;
use cms::cert::x509::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use der::asn1::ObjectIdentifier;

use super::CertificateError;

/// RFC 9336: documents.
const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");
/// RFC 5280 §4.2.1.12: e-mail, which is what certificates of persons have always said.
const EMAIL_PROTECTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4");
/// RFC 5280 §4.2.1.12.
const ANY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37.0");

/// A certificate of a person for signatures: it says so itself (ETSI EN 319 412-2 §4.3.2 wants the extension), and where it
/// says more about purposes, signatures are among them.
pub(super) fn check(certificate: &Certificate) -> Result<(), CertificateError> {
    let content = certificate.tbs_certificate();
    let damaged = |_| CertificateError::NotACertificate;
    let usage = content.get_extension::<KeyUsage>().map_err(damaged)?;
    let signs = usage.is_some_and(|(_, usage)| usage.digital_signature() || usage.non_repudiation());
    let authority = content.get_extension::<BasicConstraints>().map_err(damaged)?;
    let is_authority = authority.is_some_and(|(_, constraints)| constraints.ca);
    let purposes = content.get_extension::<ExtendedKeyUsage>().map_err(damaged)?;
    let for_documents = purposes.is_none_or(|(_, purposes)| purposes.0.iter().any(is_for_documents));
    if signs && !is_authority && for_documents { Ok(()) } else { Err(CertificateError::Usage) }
}

fn is_for_documents(purpose: &ObjectIdentifier) -> bool {
    [DOCUMENT_SIGNING, EMAIL_PROTECTION, ANY].contains(purpose)
}

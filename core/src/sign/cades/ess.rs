use cms::cert::IssuerAndSerialNumber;
use cms::cert::x509::ext::pkix::name::{GeneralName, GeneralNames};
use cms::cert::x509::serial_number::SerialNumber;
use der::Sequence;
use der::asn1::{ObjectIdentifier, OctetString};

use crate::es256::sha256;

/// By which certificate the signature is to be checked (RFC 5035 §3); inside the signature, so that no other certificate
/// for the same key can be put in its place.
pub(super) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// RFC 5035 §3. Policies are left out.
#[derive(Sequence)]
pub(super) struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// RFC 5035 §4. The hash is SHA-256, which DER leaves unsaid.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
    issuer_serial: IssuerSerial,
}

#[derive(Sequence)]
struct IssuerSerial {
    issuer: GeneralNames,
    serial_number: SerialNumber,
}

impl SigningCertificateV2 {
    /// Names the certificate with this encoding, issuer and number.
    pub(super) fn of(certificate: &[u8], identifier: &IssuerAndSerialNumber) -> der::Result<Self> {
        let cert_hash = OctetString::new(sha256(certificate))?;
        let issuer = vec![GeneralName::DirectoryName(identifier.issuer.clone())];
        let issuer_serial = IssuerSerial { issuer, serial_number: identifier.serial_number.clone() };
        Ok(SigningCertificateV2 { certs: vec![EssCertIdV2 { cert_hash, issuer_serial }] })
    }
}

//! The citizen's certificate for signatures: read, shown, checked with its chain.

mod chain;
mod details;
mod error;
mod usage;

pub use chain::MAX_CHAIN;
pub use details::{CertificateDetails, EXPIRY_WARNING_MILLIS};
pub use error::CertificateError;

use cms::cert::IssuerAndSerialNumber;
use cms::cert::x509::Certificate;
use der::{Decode, Encode};

use crate::es256::PublicKey;
use crate::redacted::redacted_debug;
use crate::share::MAX_CERTIFICATE_BYTES;
use crate::time::Timestamp;

/// A certificate by which the citizen may sign now, and the certificates up to a root that the app trusts.
#[derive(Clone)]
pub struct SigningCertificate {
    der: Vec<u8>,
    certificate: Certificate,
    intermediates: Vec<Certificate>,
    identifier: IssuerAndSerialNumber,
    key: PublicKey,
    details: CertificateDetails,
}

impl SigningCertificate {
    /// The citizen's certificate (first) and those above it, each X.509 in DER. `roots` are the certificates of the
    /// authorities that the app trusts, `phone_key` is the key that will sign.
    ///
    /// # Errors
    /// [`CertificateError`]: one reason.
    pub fn new(
        chain: &[Vec<u8>],
        roots: &[Vec<u8>],
        phone_key: &PublicKey,
        now: Timestamp,
    ) -> Result<Self, CertificateError> {
        let (der, above) = chain.split_first().ok_or(CertificateError::NotACertificate)?;
        let certificate = read(der)?;
        usage::check(&certificate)?;
        let details = CertificateDetails::of(&certificate)?;
        if now < details.not_before {
            return Err(CertificateError::NotYetValid);
        }
        if now >= details.ends_at {
            return Err(CertificateError::Expired);
        }
        let spki = certificate.tbs_certificate().subject_public_key_info().to_der();
        let spki = spki.map_err(|_| CertificateError::NotACertificate)?;
        let key = PublicKey::from_platform(&spki).map_err(|_| CertificateError::Key)?;
        if key != *phone_key {
            return Err(CertificateError::AnotherKey);
        }
        chain::check(der, above, roots, now)?;
        let mut intermediates: Vec<Certificate> = Vec::new();
        for der in above {
            let above = read(der)?;
            if above != certificate && !intermediates.contains(&above) {
                intermediates.push(above);
            }
        }
        let content = certificate.tbs_certificate();
        let identifier = IssuerAndSerialNumber {
            issuer: content.issuer().clone(),
            serial_number: content.serial_number().clone(),
        };
        Ok(SigningCertificate { der: der.clone(), certificate, intermediates, identifier, key, details })
    }

    /// For a screen.
    pub const fn details(&self) -> &CertificateDetails {
        &self.details
    }

    /// The key that signs.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }

    pub(super) const fn identifier(&self) -> &IssuerAndSerialNumber {
        &self.identifier
    }

    pub(super) fn into_chain(self) -> Vec<Certificate> {
        std::iter::once(self.certificate).chain(self.intermediates).collect()
    }
}

fn read(der: &[u8]) -> Result<Certificate, CertificateError> {
    if der.len() > MAX_CERTIFICATE_BYTES {
        return Err(CertificateError::NotACertificate);
    }
    Certificate::from_der(der).map_err(|_| CertificateError::NotACertificate)
}

redacted_debug!(SigningCertificate);

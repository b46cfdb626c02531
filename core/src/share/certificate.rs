use cms::cert::IssuerAndSerialNumber;
use cms::cert::x509::Certificate;
use cms::cert::x509::ext::pkix::KeyUsage;
use der::{Decode, Encode};

use super::ShareError;
use crate::es256::PublicKey;
use crate::redacted::redacted_debug;
use crate::time::Timestamp;

/// A larger certificate is not read at all.
pub const MAX_CERTIFICATE_BYTES: usize = 16 * 1024;

/// To whom a package is sealed: nobody else can open it.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    pub(super) key: PublicKey,
    pub(super) identifier: IssuerAndSerialNumber,
}

/// By whose key a package is signed: this phone's, as a certificate names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    pub(super) certificate: Certificate,
    pub(super) identifier: IssuerAndSerialNumber,
    key: PublicKey,
}

impl Recipient {
    /// The partner of this certificate (X.509 in DER). Who vouches for the certificate is not asked here: it comes
    /// inside a signed request, and that signature is what counts.
    ///
    /// # Errors
    /// [`ShareError`] when its key is not on P-256, not for key agreement, or not valid at `now`.
    pub fn from_certificate(der: &[u8], now: Timestamp) -> Result<Self, ShareError> {
        let certificate = read(der)?;
        let usage = key_usage(&certificate)?;
        if usage.is_some_and(|usage| !usage.key_agreement()) {
            return Err(ShareError::CertificateUse);
        }
        check_dates(&certificate, now)?;
        Ok(Recipient { key: key_of(&certificate)?, identifier: identifier(&certificate) })
    }
}

impl Signer {
    /// The certificate of the phone's own key (X.509 in DER).
    ///
    /// # Errors
    /// [`ShareError`]; [`ShareError::AnotherKey`] when it is for another key.
    pub fn from_certificate(der: &[u8], phone_key: &PublicKey, now: Timestamp) -> Result<Self, ShareError> {
        let certificate = read(der)?;
        let usage = key_usage(&certificate)?;
        if usage.is_some_and(|usage| !usage.digital_signature()) {
            return Err(ShareError::CertificateUse);
        }
        check_dates(&certificate, now)?;
        let key = key_of(&certificate)?;
        if key != *phone_key {
            return Err(ShareError::AnotherKey);
        }
        Ok(Signer { identifier: identifier(&certificate), certificate, key })
    }

    /// The phone's key.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }
}

fn read(der: &[u8]) -> Result<Certificate, ShareError> {
    if der.len() > MAX_CERTIFICATE_BYTES {
        return Err(ShareError::Certificate);
    }
    Certificate::from_der(der).map_err(|_| ShareError::Certificate)
}

fn key_usage(certificate: &Certificate) -> Result<Option<KeyUsage>, ShareError> {
    let extension = certificate.tbs_certificate().get_extension::<KeyUsage>();
    Ok(extension.map_err(|_| ShareError::Certificate)?.map(|(_, usage)| usage))
}

fn check_dates(certificate: &Certificate, now: Timestamp) -> Result<(), ShareError> {
    let validity = certificate.tbs_certificate().validity();
    let seconds = |time: cms::cert::x509::time::Time| {
        i64::try_from(time.to_unix_duration().as_secs()).map_err(|_| ShareError::Certificate)
    };
    // RFC 5280 §4.1.2.5: both ends are included; the last second lasts to its end.
    let first = Timestamp::from_unix_seconds(seconds(validity.not_before)?);
    let end = Timestamp::from_unix_seconds(seconds(validity.not_after)?.saturating_add(1));
    if first <= now && now < end { Ok(()) } else { Err(ShareError::CertificateDates) }
}

fn key_of(certificate: &Certificate) -> Result<PublicKey, ShareError> {
    let spki = certificate.tbs_certificate().subject_public_key_info().to_der();
    PublicKey::from_platform(&spki.map_err(|_| ShareError::Certificate)?)
        .map_err(|_| ShareError::CertificateKey)
}

fn identifier(certificate: &Certificate) -> IssuerAndSerialNumber {
    let content = certificate.tbs_certificate();
    IssuerAndSerialNumber { issuer: content.issuer().clone(), serial_number: content.serial_number().clone() }
}

redacted_debug!(Recipient, Signer);

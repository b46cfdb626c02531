use std::time::Duration;

use pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime};
use webpki::ring::{
    ECDSA_P256_SHA256, ECDSA_P256_SHA384, ECDSA_P384_SHA256, ECDSA_P384_SHA384, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
};
use webpki::{EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, anchor_from_trusted_cert};

use super::{CertificateDetails, CertificateError, read};
use crate::time::Timestamp;

/// A longer chain is not followed.
pub const MAX_CHAIN: usize = 6;

/// With what authorities may have signed.
const ALGORITHMS: [&dyn SignatureVerificationAlgorithm; 7] = [
    ECDSA_P256_SHA256,
    ECDSA_P256_SHA384,
    ECDSA_P384_SHA256,
    ECDSA_P384_SHA384,
    RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384,
    RSA_PKCS1_2048_8192_SHA512,
];

/// Purposes are judged where the certificate itself is read; authorities seldom name any.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether the certificate leads to one of the roots, at this instant, by signatures and constraints that hold.
pub(super) fn check(
    certificate: &[u8],
    above: &[Vec<u8>],
    roots: &[Vec<u8>],
    now: Timestamp,
) -> Result<(), CertificateError> {
    if above.len() >= MAX_CHAIN {
        return Err(CertificateError::UnknownChain);
    }
    let roots: Vec<CertificateDer<'_>> =
        roots.iter().filter(|root| is_valid(root, now)).map(|root| CertificateDer::from(&root[..])).collect();
    let anchors: Vec<TrustAnchor<'_>> =
        roots.iter().filter_map(|root| anchor_from_trusted_cert(root).ok()).collect();
    let above: Vec<CertificateDer<'_>> = above.iter().map(|der| CertificateDer::from(&der[..])).collect();
    let certificate = CertificateDer::from(certificate);
    let leaf = EndEntityCert::try_from(&certificate).map_err(reason)?;
    let seconds =
        u64::try_from(now.unix_millis().div_euclid(1000)).map_err(|_| CertificateError::NotYetValid)?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    leaf.verify_for_usage(&ALGORITHMS, &anchors, &above, time, AnyPurpose, None, None)
        .map(|_| ())
        .map_err(reason)
}

/// A root that has run out vouches for nothing, though it is trusted.
fn is_valid(root: &[u8], now: Timestamp) -> bool {
    let details = read(root).and_then(|root| CertificateDetails::of(&root));
    details.is_ok_and(|details| details.not_before <= now && now < details.ends_at)
}

/// The certificate itself was judged before: what is left is about those above it.
fn reason(error: Error) -> CertificateError {
    match error {
        Error::BadDer | Error::BadDerTime | Error::MalformedExtensions | Error::TrailingData(_) => {
            CertificateError::NotACertificate
        }
        Error::UnsupportedCertVersion | Error::UnsupportedCriticalExtension => CertificateError::Unsupported,
        _ => CertificateError::UnknownChain,
    }
}

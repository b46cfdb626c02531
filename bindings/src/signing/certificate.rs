use diia_citizen::citizen as core;
use diia_citizen::ports::KeyAlias;
use diia_citizen::sign::CertificateDetails;

use crate::{BilingualText, DiiaCitizen, DiiaError, Timestamp};

/// By what a citizen signs.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningIdentity {
    /// The name of the key in the key store.
    pub key_alias: String,
    /// The citizen's certificate, then those above it; X.509 in DER.
    pub chain: Vec<Vec<u8>>,
    /// The certificates of the authorities that the app trusts, as part of the app; X.509 in DER.
    pub roots: Vec<Vec<u8>>,
}

/// The citizen's certificate, for a screen. What is not seen in a text is written as its number. Its text for logs shows
/// nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SigningCertificate {
    /// Whose it is: the common name.
    pub subject: String,
    /// The number of the person in it, where it has one, as it stands there.
    pub subject_number: Option<String>,
    /// The country of the person, two letters.
    pub country: Option<String>,
    /// Who has issued it.
    pub issuer: String,
    /// Its own number, in hexadecimal.
    pub serial: String,
    /// The first instant at which it is valid.
    pub not_before: Timestamp,
    /// The first instant at which it no longer is.
    pub ends_at: Timestamp,
    /// True when it is for signatures by which things are proven (digitalSignature).
    pub signs_data: bool,
    /// True when it is for signatures that bind the person (nonRepudiation).
    pub binds: bool,
    /// How long it still lasts, in its last two weeks: show it.
    pub expiry_warning: Option<BilingualText>,
}

#[uniffi::export]
impl DiiaCitizen {
    /// Checks the citizen's certificate as sign would, without signing: for a screen, and to warn before it ends. Throws
    /// when it cannot be used, with a reason.
    pub async fn signing_certificate(
        &self,
        identity: SigningIdentity,
    ) -> Result<SigningCertificate, DiiaError> {
        let details = self.citizen.signing_certificate(&identity.into()).await?;
        let now = self.citizen.now()?.now;
        Ok(SigningCertificate::of(details, now))
    }
}

impl SigningCertificate {
    fn of(details: CertificateDetails, now: diia_citizen::time::Timestamp) -> Self {
        // In both languages or in none.
        let warning = |language| details.expiry_warning(now, language).unwrap_or_default();
        let warning = Some(BilingualText::of(warning)).filter(|text| !text.uk.is_empty());
        SigningCertificate {
            subject: details.subject,
            subject_number: details.subject_number,
            country: details.country,
            issuer: details.issuer,
            serial: details.serial,
            not_before: details.not_before.into(),
            ends_at: details.ends_at.into(),
            signs_data: details.signs_data,
            binds: details.binds,
            expiry_warning: warning,
        }
    }
}

impl From<SigningIdentity> for core::SigningIdentity {
    fn from(identity: SigningIdentity) -> Self {
        core::SigningIdentity {
            key: KeyAlias(identity.key_alias),
            chain: identity.chain,
            roots: identity.roots,
        }
    }
}

crate::text::show_nothing!(SigningIdentity, SigningCertificate);

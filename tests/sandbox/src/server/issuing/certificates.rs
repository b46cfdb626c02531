use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::es256::PublicKey;
use diia_citizen::time::Timestamp;
use diia_test_issuer::TestCitizen;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, Error, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, PublicKeyData, SerialNumber, SignatureAlgorithm, date_time_ymd,
};

use crate::server::random::Random;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Signs certificates of phones and of partners. Its key is drawn when the server starts.
pub(crate) struct Certificates {
    authority: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// A partner's certificate, by which phones seal packages, and the key that opens them.
#[derive(Clone)]
pub(crate) struct PartnerCertificate {
    pub(crate) der: Vec<u8>,
    pub(crate) pem: String,
    /// PKCS #8; unknown when the partner brought its own certificate.
    pub(crate) key_pem: Option<String>,
}

impl PartnerCertificate {
    /// A certificate that a partner brings, as PEM.
    pub(crate) fn from_pem(pem: &str) -> Option<Self> {
        let body = pem.trim().strip_prefix("-----BEGIN CERTIFICATE-----")?;
        let body = body.strip_suffix("-----END CERTIFICATE-----")?;
        let base64: String = body.split_ascii_whitespace().collect();
        let der = STANDARD.decode(base64).ok()?;
        // A SEQUENCE; whether it is a good certificate its owner will see when nothing can be opened.
        (der.first() == Some(&0x30)).then(|| PartnerCertificate { der, pem: pem.to_owned(), key_pem: None })
    }
}

/// A phone's key as certificates hold it.
struct PhoneKey(PublicKey);

impl PublicKeyData for PhoneKey {
    fn der_bytes(&self) -> &[u8] {
        self.0.as_uncompressed()
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_ECDSA_P256_SHA256
    }
}

impl Certificates {
    pub(crate) fn new() -> Result<Self, Error> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = named("Тестовий центр сертифікації ключів");
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
        let authority = params.self_signed(&key)?;
        Ok(Certificates { authority, issuer: Issuer::new(params, key) })
    }

    /// The certificate of the authority, DER.
    pub(crate) fn authority_der(&self) -> &[u8] {
        self.authority.der()
    }

    /// The same as PEM.
    pub(crate) fn authority_pem(&self) -> String {
        self.authority.pem()
    }

    /// A certificate for a phone's key, for signatures of about now; DER.
    pub(crate) fn for_phone(
        &self,
        holder: &str,
        key: PublicKey,
        now: Timestamp,
        random: &Random,
    ) -> Result<Vec<u8>, Error> {
        let mut params = named(holder);
        let now = date_time_ymd(1970, 1, 1) + since_1970(now);
        (params.not_before, params.not_after) = (now - DAY, now + DAY);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.serial_number = Some(serial_number(random));
        params.use_authority_key_identifier_extension = true;
        Ok(params.signed_by(&PhoneKey(key), &self.issuer)?.der().to_vec())
    }

    /// A citizen's certificate for binding signatures, good for a year; DER.
    pub(crate) fn for_signatures(
        &self,
        citizen: &TestCitizen,
        key: PublicKey,
        now: Timestamp,
        random: &Random,
    ) -> Result<Vec<u8>, Error> {
        let mut params = named(format!("{} {} {}", citizen.last, citizen.first, citizen.middle).trim_end());
        let mut name = |object: &[u64], value: &str| {
            params.distinguished_name.push(DnType::CustomDnType(object.to_vec()), value);
        };
        name(&[2, 5, 4, 4], citizen.last);
        name(&[2, 5, 4, 42], citizen.first);
        // ETSI EN 319 412-1 §5.1.3: a person by the taxpayer's number of Ukraine.
        name(&[2, 5, 4, 5], &format!("TINUA-{}", citizen.tax_number));
        let now = date_time_ymd(1970, 1, 1) + since_1970(now);
        (params.not_before, params.not_after) = (now - DAY, now + 365 * DAY);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
        params.serial_number = Some(serial_number(random));
        params.use_authority_key_identifier_extension = true;
        Ok(params.signed_by(&PhoneKey(key), &self.issuer)?.der().to_vec())
    }

    /// A key and a certificate for a partner.
    pub(crate) fn for_partner(&self, name: &str, random: &Random) -> Result<PartnerCertificate, Error> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = named(name);
        params.key_usages = vec![KeyUsagePurpose::KeyAgreement];
        params.serial_number = Some(serial_number(random));
        params.use_authority_key_identifier_extension = true;
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(PartnerCertificate {
            der: certificate.der().to_vec(),
            pem: certificate.pem(),
            key_pem: Some(key.serialize_pem()),
        })
    }
}

fn since_1970(at: Timestamp) -> Duration {
    Duration::from_secs(u64::try_from(at.unix_millis() / 1000).unwrap_or_default())
}

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CountryName, "UA");
    params.distinguished_name.push(DnType::CommonName, name);
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2040, 1, 1));
    params
}

/// Positive, as RFC 5280 wants it.
fn serial_number(random: &Random) -> SerialNumber {
    let [first, rest @ ..] = random.bytes::<16>();
    let mut bytes = vec![first & 0x7F | 0x40];
    bytes.extend(rest);
    SerialNumber::from_slice(&bytes)
}

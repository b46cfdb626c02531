use cms::cert::x509::Certificate;
use cms::cert::x509::ext::pkix::KeyUsage;
use cms::cert::x509::name::Name;
use cms::cert::x509::time::Time;
use der::asn1::ObjectIdentifier;
use der::{Tag, Tagged};

use super::CertificateError;
use crate::redacted::redacted_debug;
use crate::sign::request::visible;
use crate::text::{Bilingual, Counted, Language};
use crate::time::{HOUR_MILLIS, Timestamp};

/// From when on a citizen is told that the certificate will end: two weeks before.
pub const EXPIRY_WARNING_MILLIS: i64 = 14 * DAY_MILLIS;

const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;
const DAYS: Counted = Counted { uk: ["день", "дні", "днів"], en: ["day", "days"] };
const ENDS_IN: Bilingual = Bilingual::new(
    "Ваш Дія.Підпис скоро закінчиться. Залишилося",
    "Your Diia.Signature will soon end. Time left",
);

/// What a certificate says, for a screen. Texts in it are made visible, character by character.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateDetails {
    /// Whose it is: the common name.
    pub subject: String,
    /// The number of the person in it, where it has one: РНОКПП or УНЗР, as it stands there.
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
    /// Whether it is for signatures by which things are proven (digitalSignature).
    pub signs_data: bool,
    /// Whether it is for signatures that bind the person (nonRepudiation).
    pub binds: bool,
}

impl CertificateDetails {
    pub(super) fn of(certificate: &Certificate) -> Result<Self, CertificateError> {
        let content = certificate.tbs_certificate();
        let usage = content.get_extension::<KeyUsage>().map_err(|_| CertificateError::NotACertificate)?;
        let usage = usage.map(|(_, usage)| usage);
        // RFC 5280 §4.1.2.5: both ends are included; the last second lasts to its end.
        let not_before = instant(content.validity().not_before, 0)?;
        let ends_at = instant(content.validity().not_after, 1)?;
        Ok(CertificateDetails {
            subject: shown(content.subject()),
            subject_number: part(content.subject(), SERIAL_NUMBER),
            country: part(content.subject(), COUNTRY),
            issuer: shown(content.issuer()),
            serial: content.serial_number().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
            not_before,
            ends_at,
            signs_data: usage.is_some_and(|usage| usage.digital_signature()),
            binds: usage.is_some_and(|usage| usage.non_repudiation()),
        })
    }

    /// How long it still lasts, once that is worth a warning: «Залишилося: 5 днів».
    pub fn expiry_warning(&self, now: Timestamp, language: Language) -> Option<String> {
        let left = self.ends_at.millis_since(now);
        let days = u64::try_from(left.div_euclid(DAY_MILLIS)).ok()?;
        (left <= EXPIRY_WARNING_MILLIS)
            .then(|| format!("{}: {}", ENDS_IN.get(language), DAYS.with(days, language)))
    }
}

fn instant(time: Time, plus_seconds: i64) -> Result<Timestamp, CertificateError> {
    let seconds =
        i64::try_from(time.to_unix_duration().as_secs()).map_err(|_| CertificateError::NotACertificate)?;
    Ok(Timestamp::from_unix_seconds(seconds.saturating_add(plus_seconds)))
}

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

fn shown(name: &Name) -> String {
    part(name, COMMON_NAME).or_else(|| part(name, ORGANISATION)).unwrap_or_default()
}

fn part(name: &Name, oid: ObjectIdentifier) -> Option<String> {
    let value = &name.iter().find(|part| part.oid == oid)?.value;
    let text = match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => {
            std::str::from_utf8(value.value()).ok()?.to_owned()
        }
        Tag::BmpString => {
            let (units, []) = value.value().as_chunks::<2>() else { return None };
            String::from_utf16(&units.iter().map(|unit| u16::from_be_bytes(*unit)).collect::<Vec<_>>())
                .ok()?
        }
        _ => return None,
    };
    Some(visible(&text))
}

redacted_debug!(CertificateDetails);

use chrono::Datelike as _;
use diia_citizen::ask::WorkerTemplate;
use diia_citizen::code::credential::{
    AgeClaims, AgeThreshold, Claims, Credential, DocumentNumber, FormatError, HolderName, IdentityClaims,
    PortraitDigest, StatusClaims, TaxNumber, Template, Validity,
};
use diia_citizen::document::{DocumentKind, parse_date};
use diia_citizen::es256::PublicKey;
use diia_citizen::text::kyiv_date;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::{KeyId, StatusReference};

use crate::{TestCitizen, TestKey};

/// An authority that issues documents: its keys and the dates between which they sign.
#[derive(Clone)]
pub struct Authority {
    /// Its Ukrainian name.
    pub name_uk: String,
    /// Its English name.
    pub name_en: String,
    /// Where its status list number 1 lives.
    pub status_list_address: String,
    /// The short name of its document key.
    pub key_id: KeyId,
    /// Signs documents.
    pub document_key: TestKey,
    /// Signs status lists.
    pub status_key: TestKey,
    /// Signs the cards of institutions.
    pub card_key: TestKey,
    /// The names of the kinds that it may sign; `None` for all.
    pub kinds: Option<Vec<String>>,
    /// The first second of its keys.
    pub not_before: Timestamp,
    /// The first second after them.
    pub not_after: Timestamp,
}

/// What is issued: for which document, phone and hours.
#[derive(Clone)]
pub struct Issuance<'a> {
    /// The kind of document.
    pub kind: DocumentKind,
    /// The phone's key.
    pub device_key: PublicKey,
    /// The hour from which it is valid is the hour of this instant.
    pub from: Timestamp,
    /// For how many hours.
    pub hours: u8,
    /// The entry of status list 1.
    pub status_index: u32,
    /// The portrait's digest.
    pub portrait: Option<PortraitDigest>,
    /// Whose document it is.
    pub citizen: &'a TestCitizen,
}

impl Authority {
    /// An authority whose keys follow from `label` and are valid between the two instants.
    pub fn new(
        label: &str,
        name_uk: &str,
        name_en: &str,
        not_before: Timestamp,
        not_after: Timestamp,
    ) -> Self {
        let document_key = TestKey::from_label(&format!("{label} documents"));
        let [.., a, b, c, d] = document_key.public_key().to_compressed();
        Authority {
            name_uk: name_uk.into(),
            name_en: name_en.into(),
            status_list_address: format!("https://registry.example/{label}/statuslists/1"),
            key_id: KeyId([a, b, c, d]),
            document_key,
            status_key: TestKey::from_label(&format!("{label} status")),
            card_key: TestKey::from_label(&format!("{label} cards")),
            kinds: None,
            not_before,
            not_after,
        }
    }

    /// A status credential: the kind and nothing else.
    pub fn issue_status(&self, issuance: &Issuance<'_>) -> Vec<u8> {
        self.sign(&self.template(issuance, Claims::Status(StatusClaims { portrait: issuance.portrait })))
    }

    /// An identity credential, with what the kind of document shows.
    pub fn issue_identity(&self, issuance: &Issuance<'_>) -> Result<Vec<u8>, FormatError> {
        let citizen = issuance.citizen;
        let (number, tax_number, expiry) = match &issuance.kind {
            DocumentKind::TaxpayerCard => (None, Some(citizen.tax_number), None),
            DocumentKind::DriverLicense => (Some(citizen.driver_license_number), None, citizen.expiry()),
            DocumentKind::ForeignPassport => {
                (Some(citizen.foreign_passport_number), Some(citizen.tax_number), citizen.expiry())
            }
            _ => (Some(citizen.id_card_number), Some(citizen.tax_number), citizen.expiry()),
        };
        let claims = IdentityClaims {
            name: HolderName::new(citizen.last, citizen.first, citizen.middle)?,
            birth_date: citizen.birth_date,
            number: number.map(DocumentNumber::new).transpose()?,
            tax_number: tax_number.map(TaxNumber::new).transpose()?,
            expiry,
            portrait: issuance.portrait,
        };
        Ok(self.sign(&self.template(issuance, Claims::Identity(claims))))
    }

    /// A credential for each age that issuers vouch for and the citizen has reached by then.
    pub fn issue_ages(&self, issuance: &Issuance<'_>) -> Vec<Vec<u8>> {
        let ages = AgeThreshold::ALL.into_iter();
        ages.filter_map(|at_least| self.issue_age(issuance, at_least)).collect()
    }

    /// That the citizen has reached this age by then; `None` if not.
    pub fn issue_age(&self, issuance: &Issuance<'_>, at_least: AgeThreshold) -> Option<Vec<u8>> {
        let (today, born) = (parse_date(&kyiv_date(issuance.from))?, issuance.citizen.birth_date);
        let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
        let age = today.year() - born.year() - i32::from(!had_birthday);
        let claims = Claims::Age(AgeClaims { at_least, portrait: issuance.portrait });
        (age >= i32::from(at_least.years())).then(|| self.sign(&self.template(issuance, claims)))
    }

    /// A worker's card, signed by the key for cards.
    pub fn issue_worker_card(&self, template: &WorkerTemplate) -> Vec<u8> {
        let body = template.encode().expect("test cards fit the format");
        let message = template.signing_input().expect("test cards fit the format");
        [&body[..], self.card_key.sign(&message).as_bytes()].concat()
    }

    /// The unsigned form of what [`Authority::issue_status`] and [`Authority::issue_identity`] sign.
    pub fn template(&self, issuance: &Issuance<'_>, claims: Claims) -> Template {
        let hour = issuance.from.unix_millis().div_euclid(HOUR_MILLIS);
        Template {
            issuer_key: self.key_id,
            kind: issuance.kind.code().unwrap_or(u8::MAX),
            validity: Validity::new(hour.try_into().expect("an hour of this epoch"), issuance.hours)
                .expect("1 to 72 hours"),
            status: StatusReference { list: 1, index: issuance.status_index },
            device_key: issuance.device_key,
            claims,
        }
    }

    /// Signs a credential with the document key.
    pub fn sign(&self, template: &Template) -> Vec<u8> {
        let message = template.signing_input().expect("test claims fit the format");
        let body = template.encode().expect("test claims fit the format");
        let bytes = [&body[..], self.document_key.sign(&message).as_bytes()].concat();
        debug_assert!(Credential::from_bytes(&bytes).is_ok());
        bytes
    }
}

impl TestCitizen {
    /// The last day of the test documents: ten years after 2020.
    pub fn expiry(&self) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(2030, 12, 31)
    }
}

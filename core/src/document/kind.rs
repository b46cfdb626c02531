use super::catalogue::{self, Row};
use super::error::DocumentError;
use super::limits::MAX_KIND_NAME_BYTES;
use crate::text::Bilingual;

/// A kind of document that a person can hold in the app.
///
/// The 26 kinds are those of the platform's open list of document types (the open repository `be-types`). Newer
/// server code uses free names, therefore a name that is not in the list is kept as [`DocumentKind::Unknown`].
///
/// The partner name `passport` is not a kind: it is a request for "either passport", and nobody holds one. As a name
/// of a document it is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DocumentKind {
    /// Passport of a citizen of Ukraine as an ID card. In the app's answers it is called `idCard`.
    InternalPassport,
    /// International passport.
    ForeignPassport,
    /// Taxpayer card, РНОКПП.
    TaxpayerCard,
    /// єДокумент, the temporary identity document of wartime.
    UId,
    /// Driving licence.
    DriverLicense,
    /// Vehicle registration certificate.
    VehicleLicense,
    /// Vehicle insurance policy.
    VehicleInsurance,
    /// Certificate of an internally displaced person.
    InternallyDisplacedPerson,
    /// Student or pupil card.
    StudentIdCard,
    /// Birth certificate of a child, held by a parent.
    BirthCertificate,
    /// COVID-19 certificate for use inside the country.
    LocalVaccinationCertificate,
    /// The same for a child, held by a parent.
    ChildLocalVaccinationCertificate,
    /// International COVID-19 certificate.
    InternationalVaccinationCertificate,
    /// Pension card.
    PensionCard,
    /// Permanent residence permit.
    ResidencePermitPermanent,
    /// Temporary residence permit.
    ResidencePermitTemporary,
    /// Card of an e-resident.
    EResidency,
    /// Passport of an e-resident.
    EResidentPassport,
    /// Military bond.
    MilitaryBond,
    /// Certificate of an official.
    OfficialCertificate,
    /// Housing certificate.
    HousingCertificate,
    /// Education document: certificate or diploma.
    EducationDocument,
    /// Act record of a marriage.
    MarriageActRecord,
    /// Act record of a divorce.
    DivorceActRecord,
    /// Act record of a change of name.
    NameChangeActRecord,
    /// The holder's own birth record.
    UserBirthCertificate,
    /// A kind that this version does not know; its name is kept exactly.
    Unknown(UnknownKind),
}

/// The name of a kind that this version does not know: 1 to 64 visible ASCII characters, and not a known name.
///
/// It is a type of its own so that an unknown kind can only be made by [`DocumentKind::from_name`], which checks it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownKind(String);

impl UnknownKind {
    /// The name as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Titles of a kind that this version does not know: our own wording, since no source can have one.
const UNKNOWN_TITLE: Bilingual = Bilingual::new("Невідомий документ", "Unknown document");

impl DocumentKind {
    /// All known kinds in the order of their codes.
    pub fn all() -> impl Iterator<Item = DocumentKind> {
        catalogue::ROWS.iter().map(|row| row.kind.clone())
    }

    /// Reads the name that partners use (`driver-license`) or the one of the app's answers (`driverLicense`,
    /// `idCard`). Exact, case included; any other name of 1 to 64 visible ASCII characters is an unknown kind.
    ///
    /// `vehicleLicense` is read as the registration certificate, although the app uses it for insurance as well:
    /// that is how the platform itself reads it.
    ///
    /// # Errors
    /// [`DocumentError::KindEmpty`], [`DocumentError::KindTooLong`], [`DocumentError::KindNotPrintable`].
    pub fn from_name(name: &str) -> Result<Self, DocumentError> {
        let known = catalogue::ROWS
            .iter()
            .find(|row| row.partner == name)
            .or_else(|| catalogue::ROWS.iter().find(|row| row.app == name));
        if let Some(row) = known {
            return Ok(row.kind.clone());
        }
        if name.is_empty() {
            return Err(DocumentError::KindEmpty);
        }
        if name.len() > MAX_KIND_NAME_BYTES {
            return Err(DocumentError::KindTooLong { limit: MAX_KIND_NAME_BYTES });
        }
        if !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(DocumentError::KindNotPrintable);
        }
        Ok(DocumentKind::Unknown(UnknownKind(name.to_owned())))
    }

    /// The kind of a one-byte code; `None` for a code that this version does not know.
    pub fn from_code(code: u8) -> Option<Self> {
        catalogue::ROWS.iter().find(|row| row.code == code).map(|row| row.kind.clone())
    }

    /// The one-byte code of the kind, for formats where each byte counts. It never changes once released.
    /// An unknown kind has none.
    pub fn code(&self) -> Option<u8> {
        self.row().map(|row| row.code)
    }

    /// The name that partner systems and links use: `internal-passport`, `driver-license`.
    pub fn partner_name(&self) -> &str {
        match self {
            DocumentKind::Unknown(name) => name.as_str(),
            known => known.row().map_or("", |row| row.partner),
        }
    }

    /// The name under which the app's answers hold the kind: `idCard`, `driverLicense`.
    ///
    /// Insurance travels inside the vehicle's document there, so both kinds have `vehicleLicense`: this name alone
    /// does not lead back to insurance.
    pub fn app_name(&self) -> &str {
        match self {
            DocumentKind::Unknown(name) => name.as_str(),
            known => known.row().map_or("", |row| row.app),
        }
    }

    /// The full name of the kind for headings.
    pub fn title(&self) -> Bilingual {
        self.row().map_or(UNKNOWN_TITLE, |row| row.title)
    }

    /// The name for buttons and lists: «ID-картка», «РНОКПП», «єДокумент».
    pub fn short_title(&self) -> Bilingual {
        self.row().map_or(UNKNOWN_TITLE, |row| row.short)
    }

    fn row(&self) -> Option<&'static Row> {
        catalogue::ROWS.iter().find(|row| row.kind == *self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No wildcard: a kind added to the enum stops this from compiling until it has a code here, and the test below
    /// until it has a row in the catalogue.
    fn expected_code(kind: &DocumentKind) -> Option<u8> {
        use DocumentKind as K;
        Some(match kind {
            K::InternalPassport => 1,
            K::ForeignPassport => 2,
            K::TaxpayerCard => 3,
            K::UId => 4,
            K::DriverLicense => 5,
            K::VehicleLicense => 6,
            K::VehicleInsurance => 7,
            K::InternallyDisplacedPerson => 8,
            K::StudentIdCard => 9,
            K::BirthCertificate => 10,
            K::LocalVaccinationCertificate => 11,
            K::ChildLocalVaccinationCertificate => 12,
            K::InternationalVaccinationCertificate => 13,
            K::PensionCard => 14,
            K::ResidencePermitPermanent => 15,
            K::ResidencePermitTemporary => 16,
            K::EResidency => 17,
            K::EResidentPassport => 18,
            K::MilitaryBond => 19,
            K::OfficialCertificate => 20,
            K::HousingCertificate => 21,
            K::EducationDocument => 22,
            K::MarriageActRecord => 23,
            K::DivorceActRecord => 24,
            K::NameChangeActRecord => 25,
            K::UserBirthCertificate => 26,
            K::Unknown(_) => return None,
        })
    }

    const PARTNER_NAMES: [&str; 26] = [
        "internal-passport",
        "foreign-passport",
        "taxpayer-card",
        "u-id",
        "driver-license",
        "vehicle-license",
        "vehicle-insurance",
        "reference-internally-displaced-person",
        "student-id-card",
        "birth-certificate",
        "local-vaccination-certificate",
        "child-local-vaccination-certificate",
        "international-vaccination-certificate",
        "pension-card",
        "residence-permit-permanent",
        "residence-permit-temporary",
        "e-residency",
        "e-resident-passport",
        "military-bond",
        "official-certificate",
        "housing-certificate",
        "education-document",
        "marriage-act-record",
        "divorce-act-record",
        "name-change-act-record",
        "user-birth-certificate",
    ];

    #[test]
    fn codes_and_names_are_the_published_table() {
        for (index, name) in PARTNER_NAMES.iter().enumerate() {
            let code = u8::try_from(index + 1).unwrap();
            let kind = DocumentKind::from_code(code).unwrap();
            assert_eq!(kind.partner_name(), *name);
            assert_eq!(kind.code(), Some(code));
            assert_eq!(expected_code(&kind), Some(code));
            assert_eq!(DocumentKind::from_name(name).unwrap(), kind);
        }
        assert_eq!(DocumentKind::all().count(), PARTNER_NAMES.len());
        assert_eq!(DocumentKind::from_code(0), None);
        assert_eq!(DocumentKind::from_code(27), None);
        assert_eq!(DocumentKind::from_code(255), None);
    }

    #[test]
    fn app_names_lead_back_except_for_insurance() {
        for kind in DocumentKind::all() {
            let back = DocumentKind::from_name(kind.app_name()).unwrap();
            if kind == DocumentKind::VehicleInsurance {
                assert_eq!(back, DocumentKind::VehicleLicense);
            } else {
                assert_eq!(back, kind);
            }
        }
        assert_eq!(DocumentKind::from_name("idCard").unwrap(), DocumentKind::InternalPassport);
        assert_eq!(DocumentKind::from_name("studentCard").unwrap(), DocumentKind::StudentIdCard);
    }

    #[test]
    fn unknown_names_are_kept_exactly_and_bounded() {
        for name in
            ["veteran-certificate", "passport", "Internal-Passport", "internalPassport", "x", &"n".repeat(64)]
        {
            let kind = DocumentKind::from_name(name).unwrap();
            assert!(matches!(&kind, DocumentKind::Unknown(unknown) if unknown.as_str() == name));
            assert_eq!((kind.partner_name(), kind.app_name(), kind.code()), (name, name, None));
            assert_eq!(kind.title(), UNKNOWN_TITLE);
        }
        let bad = |name: &str| DocumentKind::from_name(name).unwrap_err().code();
        assert_eq!(bad(""), "kind_empty");
        assert_eq!(bad(&"n".repeat(65)), "kind_too_long");
        for name in ["a b", "a\n", "\u{0}", "паспорт", "a\u{7f}", "a\u{200b}"] {
            assert_eq!(bad(name), "kind_not_printable");
        }
    }

    #[test]
    fn every_title_is_in_both_languages_and_tells_kinds_apart() {
        let mut seen = std::collections::HashSet::new();
        for kind in DocumentKind::all() {
            for title in [kind.title(), kind.short_title()] {
                assert!(title.uk.chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c)));
                assert!(!title.en.is_empty() && title.en.is_ascii());
                assert_eq!((title.uk.trim(), title.en.trim()), (title.uk, title.en));
            }
            assert!(kind.short_title().uk.chars().count() <= kind.title().uk.chars().count());
            assert!(seen.insert(kind.short_title().uk) && seen.insert(kind.short_title().en));
        }
        assert_eq!(DocumentKind::InternalPassport.short_title().uk, "ID-картка");
        assert_eq!(DocumentKind::TaxpayerCard.short_title().uk, "РНОКПП");
        assert_eq!(DocumentKind::UId.short_title().uk, "єДокумент");
    }
}

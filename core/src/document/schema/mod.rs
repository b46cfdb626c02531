//! Which fields each kind has, in the order in which they are shown.
//!
//! A field of the sources that is not a single text (a list, a status code, a block of another language) is not in a
//! schema: it is kept among the unknown values of the document, so nothing is lost.

mod education;
mod family;
mod labels;
mod passport;
mod personal;
mod resident;
mod vehicle;

use super::field::FieldSpec;
use super::kind::DocumentKind;

impl DocumentKind {
    /// The known fields of the kind in the order in which they are shown; none for an unknown kind.
    ///
    /// No wildcard in it: a new kind does not compile without a schema.
    pub fn schema(&self) -> &'static [FieldSpec] {
        match self {
            DocumentKind::InternalPassport => passport::INTERNAL,
            DocumentKind::ForeignPassport => passport::FOREIGN,
            DocumentKind::TaxpayerCard => personal::TAXPAYER,
            DocumentKind::DriverLicense => vehicle::DRIVER,
            DocumentKind::VehicleLicense => vehicle::REGISTRATION,
            DocumentKind::VehicleInsurance => vehicle::INSURANCE,
            DocumentKind::InternallyDisplacedPerson => family::DISPLACED,
            DocumentKind::StudentIdCard => personal::STUDENT,
            DocumentKind::BirthCertificate => family::BIRTH,
            DocumentKind::PensionCard => personal::PENSION,
            DocumentKind::ResidencePermitPermanent | DocumentKind::ResidencePermitTemporary => {
                resident::PERMIT
            }
            DocumentKind::EResidency => resident::E_RESIDENCY,
            DocumentKind::EResidentPassport => resident::E_PASSPORT,
            DocumentKind::EducationDocument => education::EDUCATION,
            DocumentKind::MarriageActRecord | DocumentKind::DivorceActRecord => family::UNION,
            DocumentKind::NameChangeActRecord => family::NAME_CHANGE,
            DocumentKind::UId
            | DocumentKind::LocalVaccinationCertificate
            | DocumentKind::ChildLocalVaccinationCertificate
            | DocumentKind::InternationalVaccinationCertificate
            | DocumentKind::MilitaryBond
            | DocumentKind::OfficialCertificate
            | DocumentKind::HousingCertificate
            | DocumentKind::UserBirthCertificate => personal::PLAIN,
            DocumentKind::Unknown(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::FieldRole;
    use super::super::limits::{MAX_FIELDS, is_picture};
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_never_collide() {
        for kind in DocumentKind::all() {
            let names: Vec<&str> = kind.schema().iter().flat_map(FieldSpec::names).collect();
            let unique: HashSet<&str> = names.iter().copied().collect();
            assert_eq!(unique.len(), names.len(), "{kind:?}");
            for name in &names {
                // No field may stand on the way to another, or one of them could not be written.
                assert!(!names.iter().any(|other| other.starts_with(&format!("{name}."))), "{kind:?} {name}");
                assert!(
                    name.split('.')
                        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
                );
            }
            assert!(names.len() < MAX_FIELDS / 2);
        }
    }

    #[test]
    fn labels_are_in_both_languages() {
        for spec in DocumentKind::all().flat_map(|kind| kind.schema()) {
            assert!(spec.label.en.is_ascii() && !spec.label.en.is_empty(), "{}", spec.path);
            assert!(spec.label.uk.chars().any(|c| ('а'..='я').contains(&c) || c == 'П'), "{}", spec.path);
            assert!(!spec.label.uk.ends_with(':'), "{}", spec.path);
        }
    }

    #[test]
    fn pictures_are_exactly_the_fields_that_may_be_long() {
        for spec in DocumentKind::all().flat_map(|kind| kind.schema()) {
            let by_role = spec.has_role(FieldRole::Photo) || spec.has_role(FieldRole::Signature);
            let by_name = is_picture(spec.path.rsplit('.').next().unwrap());
            assert_eq!(by_role, by_name, "{}", spec.path);
        }
    }

    #[test]
    fn every_kind_of_a_person_can_be_asked_for_name_number_and_birth() {
        for kind in DocumentKind::all() {
            let has = |role| kind.schema().iter().any(|spec: &FieldSpec| spec.has_role(role));
            assert!(has(FieldRole::Number), "{kind:?}");
            let impersonal = matches!(
                kind,
                DocumentKind::VehicleInsurance
                    | DocumentKind::MarriageActRecord
                    | DocumentKind::DivorceActRecord
            );
            for role in [FieldRole::LastName, FieldRole::FirstName] {
                assert_eq!(has(role), !impersonal, "{kind:?} {role:?}");
            }
            let permit = [DocumentKind::ResidencePermitPermanent, DocumentKind::ResidencePermitTemporary];
            assert_eq!(has(FieldRole::MiddleName), !impersonal && !permit.contains(&kind), "{kind:?}");
            let no_birth = impersonal || kind == DocumentKind::StudentIdCard;
            assert_eq!(has(FieldRole::BirthDate), !no_birth, "{kind:?}");
        }
    }

    #[test]
    fn rows_of_the_id_card_stand_in_the_order_of_the_official_copy() {
        let rows = [
            "Стать",
            "Дата народження",
            "Громадянство",
            "Орган, що видав",
            "Дата видачі",
            "Дійсний до",
            "РНОКПП",
            "Запис № (УНЗР)",
            "Місце народження",
            "Місце реєстрації проживання",
            "Підпис",
        ];
        let labels: Vec<&str> =
            DocumentKind::InternalPassport.schema().iter().map(|spec| spec.label.uk).collect();
        let places: Vec<usize> =
            rows.iter().map(|row| labels.iter().position(|label| label == row).unwrap()).collect();
        assert!(places.is_sorted());
    }
}

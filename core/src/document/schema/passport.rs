//! Passports of a citizen.
//!
//! Names: sharing metadata of the official partner SDKs, then the open shared types of the platform (`be-types`).
//! Rows and their order: the official PDF copy.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// ID card.
pub(super) static INTERNAL: &[FieldSpec] = &[
    // Head of the copy.
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    // Rows of the copy, in its order.
    FieldSpec::new("genderUA", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("genderEN", labels::SEX_LATIN).role(&[FieldRole::SexLatin]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("nationalityUA", labels::CITIZENSHIP).role(&[FieldRole::Citizenship]),
    FieldSpec::new("nationalityEN", Bilingual::new("Громадянство англійською", "Nationality in English")),
    FieldSpec::new("department", labels::AUTHORITY).role(&[FieldRole::Authority]),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    // Partners get the number under the first name, the app under the second; so with the places below.
    FieldSpec::new("taxpayerNumber", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("taxpayerCard.number", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new(
        "taxpayerCard.creationDate",
        Bilingual::new("РНОКПП верифіковано", "Taxpayer number verified on"),
    ),
    FieldSpec::new("recordNumber", labels::RECORD_NUMBER).role(&[FieldRole::RecordNumber]),
    FieldSpec::new("birthPlaceUA", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new(
        "birthPlaceEN",
        Bilingual::new("Місце народження латиницею", "Place of birth in Latin letters"),
    ),
    FieldSpec::new("residenceUA", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new("currentRegistrationPlaceUA", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new(
        "documentRegistrationPlaceUA",
        Bilingual::new("Місце реєстрації на час видачі", "Legal address at the time of issue"),
    )
    .role(&[FieldRole::Residence]),
    FieldSpec::new("sign", labels::SIGNATURE).role(&[FieldRole::Signature]),
    // The app only.
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
    FieldSpec::new("series", labels::SERIES).alias(&["serie"]),
    FieldSpec::new("number", labels::NUMBER),
    FieldSpec::new("type", labels::TYPE),
];

/// International passport. Its authority is given in two languages.
pub(super) static FOREIGN: &[FieldSpec] = &[
    // Head of the copy.
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    // Rows of the copy, in its order.
    FieldSpec::new("genderUA", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("genderEN", labels::SEX_LATIN).role(&[FieldRole::SexLatin]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("nationalityUA", labels::CITIZENSHIP).role(&[FieldRole::Citizenship]),
    FieldSpec::new("nationalityEN", Bilingual::new("Громадянство англійською", "Nationality in English")),
    FieldSpec::new("departmentUA", labels::AUTHORITY).role(&[FieldRole::Authority]),
    FieldSpec::new(
        "departmentEN",
        Bilingual::new("Орган, що видав, латиницею", "Authority in Latin letters"),
    ),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    // Partners get the number under the first name, the app under the second; so with the places below.
    FieldSpec::new("taxpayerNumber", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("taxpayerCard.number", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new(
        "taxpayerCard.creationDate",
        Bilingual::new("РНОКПП верифіковано", "Taxpayer number verified on"),
    ),
    FieldSpec::new("recordNumber", labels::RECORD_NUMBER).role(&[FieldRole::RecordNumber]),
    FieldSpec::new("birthPlaceUA", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new(
        "birthPlaceEN",
        Bilingual::new("Місце народження латиницею", "Place of birth in Latin letters"),
    ),
    FieldSpec::new("residenceUA", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new("currentRegistrationPlaceUA", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new(
        "documentRegistrationPlaceUA",
        Bilingual::new("Місце реєстрації на час видачі", "Legal address at the time of issue"),
    )
    .role(&[FieldRole::Residence]),
    FieldSpec::new("sign", labels::SIGNATURE).role(&[FieldRole::Signature]),
    // The app only.
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
    FieldSpec::new("series", labels::SERIES).alias(&["serie"]),
    FieldSpec::new("number", labels::NUMBER),
    FieldSpec::new("type", labels::TYPE),
    FieldSpec::new("typeUA", Bilingual::new("Тип українською", "Type in Ukrainian")),
    FieldSpec::new("typeEN", Bilingual::new("Тип англійською", "Type in English")),
    FieldSpec::new("countryCode", labels::COUNTRY_CODE),
];

//! Residents who are not citizens: residence permits and e-residents.
//!
//! Names: the open shared types of the platform (`be-types`); no partner SDK has these kinds. Lists, such as the citizenships
//! of a residence permit, are not single texts and stay with the unknown values. A permit names no patronymic.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// Permanent and temporary residence permit. Rows: the official PDF copy.
pub(super) static PERMIT: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("birthCountry", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new("taxpayerCard.number", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("rnokpp", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("registration", Bilingual::new("Зареєстроване місце проживання", "Legal address"))
        .role(&[FieldRole::Residence]),
    FieldSpec::new("recordNumber", Bilingual::new("Номер запису", "Record No."))
        .role(&[FieldRole::RecordNumber]),
    FieldSpec::new("authority", labels::AUTHORITY).role(&[FieldRole::Authority]),
    FieldSpec::new("issueReason", Bilingual::new("Підстава для отримання", "Ground for issue")),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("sign", labels::SIGNATURE).role(&[FieldRole::Signature]),
    FieldSpec::new("series", labels::SERIES).alias(&["serie"]),
    FieldSpec::new("number", labels::NUMBER),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Card of an e-resident.
pub(super) static E_RESIDENCY: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("patronymicUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("patronymicEN", labels::MIDDLE_NAME_LATIN).role(&[FieldRole::MiddleNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("birthCountryUA", Bilingual::new("Країна народження", "Country of birth"))
        .role(&[FieldRole::BirthPlace]),
    FieldSpec::new(
        "birthCountryEN",
        Bilingual::new("Країна народження англійською", "Country of birth in English"),
    ),
    FieldSpec::new(
        "birthCountryCode",
        Bilingual::new("Код країни народження", "Code of the country of birth"),
    ),
    FieldSpec::new("birthCityUA", Bilingual::new("Місто народження", "City of birth")),
    FieldSpec::new("birthCityEN", Bilingual::new("Місто народження англійською", "City of birth in English")),
    FieldSpec::new("citizenshipCountryUA", labels::CITIZENSHIP).role(&[FieldRole::Citizenship]),
    FieldSpec::new(
        "citizenshipCountryEN",
        Bilingual::new("Громадянство англійською", "Nationality in English"),
    ),
    FieldSpec::new(
        "citizenshipCountryCode",
        Bilingual::new("Код країни громадянства", "Code of the nationality"),
    ),
    FieldSpec::new("itn", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expireDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("passportDocNumber", Bilingual::new("Номер паспорта", "Passport number")),
    FieldSpec::new("residenceCountryUA", Bilingual::new("Країна проживання", "Country of residence")),
    FieldSpec::new(
        "residenceCountryEN",
        Bilingual::new("Країна проживання англійською", "Country of residence in English"),
    ),
    FieldSpec::new(
        "residenceCountryCode",
        Bilingual::new("Код країни проживання", "Code of the country of residence"),
    ),
    FieldSpec::new("residenceCityUA", Bilingual::new("Місто проживання", "City of residence")),
    FieldSpec::new(
        "residenceCityEN",
        Bilingual::new("Місто проживання англійською", "City of residence in English"),
    ),
    FieldSpec::new("residenceStreet", Bilingual::new("Вулиця", "Street")),
    FieldSpec::new("residenceBuilding", Bilingual::new("Будинок", "Building")),
    FieldSpec::new("residenceApartment", Bilingual::new("Квартира", "Apartment")),
    FieldSpec::new("residencePostalCode", Bilingual::new("Поштовий індекс", "Postal code")),
    FieldSpec::new("email", Bilingual::new("Електронна пошта", "E-mail")),
    FieldSpec::new("phoneNumber", Bilingual::new("Телефон", "Phone")),
    FieldSpec::new("signature", labels::SIGNATURE).role(&[FieldRole::Signature]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Passport of an e-resident.
pub(super) static E_PASSPORT: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("patronymicUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("patronymicEN", labels::MIDDLE_NAME_LATIN).role(&[FieldRole::MiddleNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("birthCountryUA", Bilingual::new("Країна народження", "Country of birth"))
        .role(&[FieldRole::BirthPlace]),
    FieldSpec::new(
        "birthCountryEN",
        Bilingual::new("Країна народження англійською", "Country of birth in English"),
    ),
    FieldSpec::new(
        "birthCountryCode",
        Bilingual::new("Код країни народження", "Code of the country of birth"),
    ),
    FieldSpec::new("citizenshipCountryUA", labels::CITIZENSHIP).role(&[FieldRole::Citizenship]),
    FieldSpec::new(
        "citizenshipCountryEN",
        Bilingual::new("Громадянство англійською", "Nationality in English"),
    ),
    FieldSpec::new(
        "citizenshipCountryCode",
        Bilingual::new("Код країни громадянства", "Code of the nationality"),
    ),
    FieldSpec::new("itn", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("issuingAuthority", labels::AUTHORITY).role(&[FieldRole::Authority]),
    FieldSpec::new("issuingCountryUA", Bilingual::new("Країна видачі", "Country of issue")),
    FieldSpec::new(
        "issuingCountryEN",
        Bilingual::new("Країна видачі англійською", "Country of issue in English"),
    ),
    FieldSpec::new("issuingCountryCode", Bilingual::new("Код країни видачі", "Code of the country of issue")),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expireDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("type", labels::TYPE),
    FieldSpec::new("signature", labels::SIGNATURE).role(&[FieldRole::Signature]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

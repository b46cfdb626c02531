//! Cards of one person: taxpayer, student, pensioner, and kinds without a published field list.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// Taxpayer card. Its document number is the tax number. Names: official partner SDKs.
pub(super) static TAXPAYER: &[FieldSpec] = &[
    FieldSpec::new("docNumber", labels::TAX_NUMBER).role(&[FieldRole::Number, FieldRole::TaxNumber]),
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("creationDate", Bilingual::new("Верифіковано", "Verified on")),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Student or pupil card. Names: `be-types`; no partner SDK has a model of it. `docType` is 1 for a pupil, 2 for a
/// student; it comes as a JSON number and is kept as its text.
pub(super) static STUDENT: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("collegeName", Bilingual::new("Навчальний заклад", "Educational institution")),
    FieldSpec::new("facultyName", Bilingual::new("Факультет", "Faculty")),
    FieldSpec::new("issueDate", Bilingual::new("Виданий", "Date of issue")).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("educationType", Bilingual::new("Форма навчання", "Form of education")),
    FieldSpec::new("docType", labels::TYPE),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Pension card. Names: `be-types`.
pub(super) static PENSION: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("pensionCaseNumber", Bilingual::new("Номер пенсійної справи", "Pension case number")),
    FieldSpec::new("pensionType", Bilingual::new("Вид пенсії", "Type of pension")),
    FieldSpec::new("issueDate", Bilingual::new("Дата документа", "Date of the document"))
        .role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("docType", labels::TYPE),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Kinds for which no public source gives a field list: єДокумент, COVID certificates, military bond, certificate of
/// an official, housing certificate, the holder's own birth record.
///
/// Only the names that every flat document of the platform shares (the base document of `be-types` and the names of
/// persons in its published models) and the two personal numbers of a passport. That these kinds use them is inferred. Whatever else comes is kept as unknown.
pub(super) static PLAIN: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("taxpayerNumber", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("recordNumber", labels::RECORD_NUMBER).role(&[FieldRole::RecordNumber]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

//! Driver, vehicle, insurance.
//!
//! Names: sharing metadata of the official partner SDKs, then the open shared types of the platform (`be-types`), which alone
//! have the insurance policy. Labels of vehicle rows are our own wording: the official ones are not in an open source.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// Driving licence. Partners get the number as `serialNumber`, the app has it as `docNumber` as well.
pub(super) static DRIVER: &[FieldSpec] = &[
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("serialNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("photo", labels::PHOTO).role(&[FieldRole::Photo]),
    FieldSpec::new("categories", labels::CATEGORY),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("birthPlace", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("department", labels::AUTHORITY).role(&[FieldRole::Authority]),
    FieldSpec::new("recordNumber", labels::RECORD_NUMBER).role(&[FieldRole::RecordNumber]),
    // The app only: the two halves of the number, and `permanent` or `issuedFirst`.
    FieldSpec::new("serial", labels::SERIES),
    FieldSpec::new("number", labels::NUMBER),
    FieldSpec::new("type", labels::TYPE),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Vehicle registration certificate. The person is the owner, or the one who uses the vehicle by right (`ownerType`).
pub(super) static REGISTRATION: &[FieldSpec] = &[
    FieldSpec::new("licensePlate", Bilingual::new("Номерний знак", "Number plate")).role(&[FieldRole::Plate]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("brand", Bilingual::new("Марка", "Brand")),
    FieldSpec::new("model", Bilingual::new("Модель", "Model")),
    FieldSpec::new("vin", Bilingual::new("VIN-код", "VIN")),
    FieldSpec::new("color", Bilingual::new("Колір", "Colour")),
    FieldSpec::new("kindBody", Bilingual::new("Тип кузова", "Body type")),
    FieldSpec::new("makeYear", Bilingual::new("Рік випуску", "Year of manufacture")),
    FieldSpec::new("totalWeight", Bilingual::new("Повна маса", "Total weight")),
    FieldSpec::new("ownWeight", Bilingual::new("Маса без навантаження", "Own weight")),
    FieldSpec::new("capacity", Bilingual::new("Об’єм двигуна", "Engine capacity")),
    FieldSpec::new("fuel", Bilingual::new("Паливо", "Fuel")),
    FieldSpec::new("rankCategory", labels::CATEGORY),
    FieldSpec::new("rankName", Bilingual::new("Назва категорії", "Name of the category")),
    FieldSpec::new("seatsNumber", Bilingual::new("Кількість місць для сидіння", "Seats")),
    FieldSpec::new("standingNumber", Bilingual::new("Кількість місць для стояння", "Standing places")),
    FieldSpec::new("dateFirstReg", Bilingual::new("Дата першої реєстрації", "Date of first registration")),
    FieldSpec::new("dateReg", Bilingual::new("Дата реєстрації", "Date of registration"))
        .role(&[FieldRole::IssueDate]),
    FieldSpec::new("ownerType", Bilingual::new("Право власності", "Ownership")),
    FieldSpec::new("ownerTypeUA", Bilingual::new("Право власності українською", "Ownership in Ukrainian")),
    FieldSpec::new("lastNameUA", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstNameUA", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleNameUA", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEN", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEN", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("birthday", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("address", labels::ADDRESS).role(&[FieldRole::Residence]),
    FieldSpec::new("department", labels::AUTHORITY).role(&[FieldRole::Authority]),
    // The app only: the two halves of the number.
    FieldSpec::new("serial", labels::SERIES),
    FieldSpec::new("number", labels::NUMBER),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Vehicle insurance policy. The name, address and phone are the insurer's, so they have no role of a person.
pub(super) static INSURANCE: &[FieldSpec] = &[
    FieldSpec::new("licensePlate", Bilingual::new("Номерний знак", "Number plate")).role(&[FieldRole::Plate]),
    FieldSpec::new("vin", Bilingual::new("VIN-код", "VIN")),
    FieldSpec::new("serialNumber", Bilingual::new("Номер поліса", "Policy number"))
        .role(&[FieldRole::Number]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("status", Bilingual::new("Стан поліса", "Policy status")),
    FieldSpec::new("expirationDate", labels::EXPIRY_DATE).role(&[FieldRole::ExpiryDate]),
    FieldSpec::new("validOn", Bilingual::new("Чинний станом на", "Valid on")),
    FieldSpec::new("name", Bilingual::new("Страхова компанія", "Insurer")),
    FieldSpec::new("address", Bilingual::new("Адреса страхової компанії", "Address of the insurer")),
    FieldSpec::new("phone", Bilingual::new("Телефон", "Phone")),
    FieldSpec::new("email", Bilingual::new("Електронна пошта", "E-mail")),
    FieldSpec::new("website", Bilingual::new("Вебсайт", "Website")),
    FieldSpec::new(
        "vehicleLicenseId",
        Bilingual::new("Ідентифікатор техпаспорта", "Identifier of the vehicle registration"),
    ),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

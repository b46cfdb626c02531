//! Displaced persons, births, and act records.
//!
//! Names: sharing metadata of the official partner SDKs where they have the kind, then `be-types`. The person of a birth
//! certificate is the child. In a record of marriage or divorce nobody is *the* person, so nobody there has a role.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// Certificate of an internally displaced person. Names of persons have no `UA` suffix here.
pub(super) static DISPLACED: &[FieldSpec] = &[
    FieldSpec::new("lastName", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstName", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleName", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("department", labels::AUTHORITY).role(&[FieldRole::Authority]),
    // `person` or `accompanied`: for the holder, or for somebody who came along.
    FieldSpec::new("docType", labels::TYPE),
    FieldSpec::new("legalRepresentative", Bilingual::new("Законний представник", "Legal representative")),
    FieldSpec::new(
        "docIdentity.number",
        Bilingual::new("Серія та номер документа, що посвідчує особу", "Number of the identity document"),
    ),
    FieldSpec::new(
        "docIdentity.issueDate",
        Bilingual::new("Дата видачі документа, що посвідчує особу", "Date of issue of the identity document"),
    ),
    FieldSpec::new(
        "docIdentity.department",
        Bilingual::new(
            "Ким і коли виданий документ, що посвідчує особу",
            "Authority of the identity document",
        ),
    ),
    FieldSpec::new("address.birth", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new("address.registration", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new(
        "address.actual",
        Bilingual::new("Фактичне місце проживання/перебування", "Actual place of residence or stay"),
    ),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Birth certificate of a child. The Java SDK calls the series `series`, the others `serie`.
pub(super) static BIRTH: &[FieldSpec] = &[
    FieldSpec::new("child.lastName", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("child.firstName", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("child.middleName", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("child.gender", labels::SEX).role(&[FieldRole::Sex]),
    FieldSpec::new("child.birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("child.rnokpp", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("child.birthPlace", labels::BIRTH_PLACE).role(&[FieldRole::BirthPlace]),
    FieldSpec::new("child.birthState", Bilingual::new("Держава народження", "Country of birth")),
    FieldSpec::new(
        "child.citizenship",
        Bilingual::new("Громадянство/підданство для дитини", "Nationality of the child"),
    )
    .role(&[FieldRole::Citizenship]),
    FieldSpec::new("child.currentRegistrationPlaceUA", labels::RESIDENCE).role(&[FieldRole::Residence]),
    FieldSpec::new("parents.father.fullName", Bilingual::new("Батько", "Father")),
    FieldSpec::new(
        "parents.father.citizenship",
        Bilingual::new("Громадянство батька", "Nationality of the father"),
    ),
    FieldSpec::new("parents.father.rnokpp", Bilingual::new("РНОКПП батька", "Taxpayer number of the father")),
    FieldSpec::new(
        "parents.father.birthDate",
        Bilingual::new("Дата народження батька", "Date of birth of the father"),
    ),
    FieldSpec::new("parents.mother.fullName", Bilingual::new("Мати", "Mother")),
    FieldSpec::new(
        "parents.mother.citizenship",
        Bilingual::new("Громадянство матері", "Nationality of the mother"),
    ),
    FieldSpec::new("parents.mother.rnokpp", Bilingual::new("РНОКПП матері", "Taxpayer number of the mother")),
    FieldSpec::new(
        "parents.mother.birthDate",
        Bilingual::new("Дата народження матері", "Date of birth of the mother"),
    ),
    FieldSpec::new("act.name", Bilingual::new("Актовий запис", "Act record")),
    FieldSpec::new("act.number", Bilingual::new("Номер запису", "Number of the record")),
    FieldSpec::new("act.date", Bilingual::new("Дата складання запису", "Date of the record")),
    FieldSpec::new(
        "act.registrationPlace",
        Bilingual::new("Місце державної реєстрації", "Place of registration"),
    ),
    FieldSpec::new("document.serie", labels::SERIES).alias(&["document.series"]).role(&[FieldRole::Series]),
    FieldSpec::new("document.number", Bilingual::new("Номер свідоцтва", "Number of the certificate"))
        .role(&[FieldRole::Number]),
    FieldSpec::new(
        "document.serieNumber",
        Bilingual::new("Серія та номер свідоцтва", "Series and number of the certificate"),
    ),
    FieldSpec::new(
        "document.department",
        Bilingual::new(
            "Орган державної реєстрації актів цивільного стану, що видав свідоцтво",
            "Civil registry office that issued the certificate",
        ),
    )
    .role(&[FieldRole::Authority]),
    FieldSpec::new("document.issueDate", labels::ISSUE_DATE).role(&[FieldRole::IssueDate]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Act record of a marriage or a divorce. Names: `be-types`.
pub(super) static UNION: &[FieldSpec] = &[
    FieldSpec::new("name", Bilingual::new("Актовий запис", "Act record")),
    FieldSpec::new("number", Bilingual::new("Номер запису", "Number of the record"))
        .role(&[FieldRole::Number]),
    FieldSpec::new("date", Bilingual::new("Дата складання запису", "Date of the record"))
        .role(&[FieldRole::IssueDate]),
    FieldSpec::new(
        "registrationPlace",
        Bilingual::new("Місце державної реєстрації", "Place of registration"),
    )
    .role(&[FieldRole::Authority]),
    FieldSpec::new("partnerFirst.lastName", Bilingual::new("Прізвище: перша особа", "Surname: first person")),
    FieldSpec::new(
        "partnerFirst.oldLastName",
        Bilingual::new("Попереднє прізвище: перша особа", "Former surname: first person"),
    ),
    FieldSpec::new("partnerFirst.firstName", Bilingual::new("Ім’я: перша особа", "Given name: first person")),
    FieldSpec::new(
        "partnerFirst.middleName",
        Bilingual::new("По батькові: перша особа", "Patronymic: first person"),
    ),
    FieldSpec::new(
        "partnerFirst.birthDate",
        Bilingual::new("Дата народження: перша особа", "Date of birth: first person"),
    ),
    FieldSpec::new(
        "partnerFirst.rnokpp",
        Bilingual::new("РНОКПП: перша особа", "Taxpayer number: first person"),
    ),
    FieldSpec::new(
        "partnerSecond.lastName",
        Bilingual::new("Прізвище: друга особа", "Surname: second person"),
    ),
    FieldSpec::new(
        "partnerSecond.oldLastName",
        Bilingual::new("Попереднє прізвище: друга особа", "Former surname: second person"),
    ),
    FieldSpec::new(
        "partnerSecond.firstName",
        Bilingual::new("Ім’я: друга особа", "Given name: second person"),
    ),
    FieldSpec::new(
        "partnerSecond.middleName",
        Bilingual::new("По батькові: друга особа", "Patronymic: second person"),
    ),
    FieldSpec::new(
        "partnerSecond.birthDate",
        Bilingual::new("Дата народження: друга особа", "Date of birth: second person"),
    ),
    FieldSpec::new(
        "partnerSecond.rnokpp",
        Bilingual::new("РНОКПП: друга особа", "Taxpayer number: second person"),
    ),
    FieldSpec::new("courtName", Bilingual::new("Назва суду", "Court")),
    FieldSpec::new("rcCourtDecision", Bilingual::new("Рішення суду", "Court decision")),
    FieldSpec::new("reasonDivorce", Bilingual::new("Причина розірвання шлюбу", "Reason of the divorce")),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

/// Act record of a change of name. Names: `be-types`.
pub(super) static NAME_CHANGE: &[FieldSpec] = &[
    FieldSpec::new("lastName", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstName", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleName", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("oldLastName", Bilingual::new("Попереднє прізвище", "Former surname")),
    FieldSpec::new("oldFirstName", Bilingual::new("Попереднє ім’я", "Former given name")),
    FieldSpec::new("oldMiddleName", Bilingual::new("Попереднє по батькові", "Former patronymic")),
    FieldSpec::new("birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("rnokpp", labels::TAX_NUMBER).role(&[FieldRole::TaxNumber]),
    FieldSpec::new("name", Bilingual::new("Актовий запис", "Act record")),
    FieldSpec::new("number", Bilingual::new("Номер запису", "Number of the record"))
        .role(&[FieldRole::Number]),
    FieldSpec::new("date", Bilingual::new("Дата складання запису", "Date of the record"))
        .role(&[FieldRole::IssueDate]),
    FieldSpec::new(
        "registrationPlace",
        Bilingual::new("Місце державної реєстрації", "Place of registration"),
    )
    .role(&[FieldRole::Authority]),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

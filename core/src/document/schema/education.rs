//! Education documents.
//!
//! Names: the open shared types of the platform (`be-types`). Labels are our own wording.

use super::labels;
use crate::document::field::{FieldRole, FieldSpec};
use crate::text::Bilingual;

/// Certificate or diploma; `subtypeName` says which.
pub(super) static EDUCATION: &[FieldSpec] = &[
    FieldSpec::new("subtypeName", Bilingual::new("Вид документа", "Type of the document")),
    FieldSpec::new(
        "subtypeNameEn",
        Bilingual::new("Вид документа англійською", "Type of the document in English"),
    ),
    FieldSpec::new("lastName", labels::LAST_NAME).role(&[FieldRole::LastName]),
    FieldSpec::new("firstName", labels::FIRST_NAME).role(&[FieldRole::FirstName]),
    FieldSpec::new("middleName", labels::MIDDLE_NAME).role(&[FieldRole::MiddleName]),
    FieldSpec::new("lastNameEn", labels::LAST_NAME_LATIN).role(&[FieldRole::LastNameLatin]),
    FieldSpec::new("firstNameEn", labels::FIRST_NAME_LATIN).role(&[FieldRole::FirstNameLatin]),
    FieldSpec::new("middleNameEn", labels::MIDDLE_NAME_LATIN).role(&[FieldRole::MiddleNameLatin]),
    FieldSpec::new("birthDate", labels::BIRTH_DATE).role(&[FieldRole::BirthDate]),
    FieldSpec::new("series", labels::SERIES).alias(&["serie"]).role(&[FieldRole::Series]),
    FieldSpec::new("number", Bilingual::new("Номер", "Number")).role(&[FieldRole::Number]),
    FieldSpec::new("issuedByUniversityName", Bilingual::new("Ким видано", "Issued by"))
        .role(&[FieldRole::Authority]),
    FieldSpec::new(
        "issuedByUniversityNameEn",
        Bilingual::new("Ким видано, англійською", "Issued by, in English"),
    ),
    FieldSpec::new("educationUniversityName", Bilingual::new("Заклад освіти", "Educational institution")),
    FieldSpec::new(
        "educationUniversityNameEn",
        Bilingual::new("Заклад освіти англійською", "Educational institution in English"),
    ),
    FieldSpec::new("educationEndDate", Bilingual::new("Дата закінчення навчання", "End of education")),
    FieldSpec::new(
        "beginningUniversityName",
        Bilingual::new("Заклад освіти на початку навчання", "Institution at the beginning of education"),
    ),
    FieldSpec::new(
        "beginningUniversityNameEn",
        Bilingual::new(
            "Заклад освіти на початку навчання англійською",
            "Institution at the beginning of education in English",
        ),
    ),
    FieldSpec::new(
        "beginningUniversityYear",
        Bilingual::new("Рік початку навчання", "Year of the beginning of education"),
    ),
    FieldSpec::new("specialityName", Bilingual::new("Спеціальність", "Speciality")),
    FieldSpec::new("specialityNameEn", Bilingual::new("Спеціальність англійською", "Speciality in English")),
    FieldSpec::new("specializationName", Bilingual::new("Спеціалізація", "Specialisation")),
    FieldSpec::new(
        "specializationNameEn",
        Bilingual::new("Спеціалізація англійською", "Specialisation in English"),
    ),
    FieldSpec::new("studyProgramName", Bilingual::new("Освітня програма", "Study programme")),
    FieldSpec::new(
        "studyProgramNameEn",
        Bilingual::new("Освітня програма англійською", "Study programme in English"),
    ),
    FieldSpec::new("fieldOfStudy", Bilingual::new("Галузь знань", "Field of study")),
    FieldSpec::new("fieldOfStudyEn", Bilingual::new("Галузь знань англійською", "Field of study in English")),
    FieldSpec::new("qualificationName", Bilingual::new("Кваліфікація", "Qualification")),
    FieldSpec::new(
        "qualificationNameEn",
        Bilingual::new("Кваліфікація англійською", "Qualification in English"),
    ),
    FieldSpec::new("professionText", Bilingual::new("Професія", "Profession")),
    FieldSpec::new("accreditationInstitutionName", Bilingual::new("Акредитовано", "Accredited by")),
    FieldSpec::new(
        "accreditationInstitutionNameEn",
        Bilingual::new("Акредитовано англійською", "Accredited by in English"),
    ),
    FieldSpec::new(
        "scientificCouncilUniversityName",
        Bilingual::new("Заклад спеціалізованої вченої ради", "Institution of the scientific council"),
    ),
    FieldSpec::new(
        "scientificCouncilUniversityNameEn",
        Bilingual::new(
            "Заклад спеціалізованої вченої ради англійською",
            "Institution of the scientific council in English",
        ),
    ),
    FieldSpec::new("scientificDegreeDate", Bilingual::new("Дата присудження ступеня", "Date of the degree")),
    FieldSpec::new("additionalAwardInfo", Bilingual::new("Відзнака", "Distinction")),
    FieldSpec::new("additionalAwardInfoEn", Bilingual::new("Відзнака англійською", "Distinction in English")),
    FieldSpec::new("bossPositionTitle", Bilingual::new("Посада керівника", "Position of the head")),
    FieldSpec::new(
        "bossPositionTitleEn",
        Bilingual::new("Посада керівника англійською", "Position of the head in English"),
    ),
    FieldSpec::new("bossFullName", Bilingual::new("Керівник", "Head")),
    FieldSpec::new("bossFullNameEn", Bilingual::new("Керівник англійською", "Head in English")),
    FieldSpec::new("docNumber", labels::DOCUMENT_NUMBER).role(&[FieldRole::Number]),
    FieldSpec::new("id", labels::ID).role(&[FieldRole::Id]),
];

//! Labels that several schemas share.

use crate::text::Bilingual;

// Rows of the official PDF copies, word for word.
pub(super) const SEX: Bilingual = Bilingual::new("Стать", "Sex");
pub(super) const BIRTH_DATE: Bilingual = Bilingual::new("Дата народження", "Date of birth");
pub(super) const CITIZENSHIP: Bilingual = Bilingual::new("Громадянство", "Nationality");
pub(super) const AUTHORITY: Bilingual = Bilingual::new("Орган, що видав", "Authority");
pub(super) const ISSUE_DATE: Bilingual = Bilingual::new("Дата видачі", "Date of issue");
pub(super) const EXPIRY_DATE: Bilingual = Bilingual::new("Дійсний до", "Date of expiry");
pub(super) const TAX_NUMBER: Bilingual = Bilingual::new("РНОКПП", "Taxpayer number");
pub(super) const RECORD_NUMBER: Bilingual = Bilingual::new("Запис № (УНЗР)", "Record No.");
pub(super) const BIRTH_PLACE: Bilingual = Bilingual::new("Місце народження", "Place of birth");
pub(super) const RESIDENCE: Bilingual = Bilingual::new("Місце реєстрації проживання", "Legal address");
pub(super) const SIGNATURE: Bilingual = Bilingual::new("Підпис", "Signature");
pub(super) const TYPE: Bilingual = Bilingual::new("Тип", "Type");
pub(super) const COUNTRY_CODE: Bilingual = Bilingual::new("Код держави", "Country code");
pub(super) const DOCUMENT_NUMBER: Bilingual = Bilingual::new("Номер документа", "Document number");
pub(super) const CATEGORY: Bilingual = Bilingual::new("Категорія", "Category");

// What the official copies show without a label, or show in the other language only: our own wording.
pub(super) const LAST_NAME: Bilingual = Bilingual::new("Прізвище", "Surname");
pub(super) const FIRST_NAME: Bilingual = Bilingual::new("Ім’я", "Given name");
pub(super) const MIDDLE_NAME: Bilingual = Bilingual::new("По батькові", "Patronymic");
pub(super) const LAST_NAME_LATIN: Bilingual =
    Bilingual::new("Прізвище латиницею", "Surname in Latin letters");
pub(super) const FIRST_NAME_LATIN: Bilingual =
    Bilingual::new("Ім’я латиницею", "Given name in Latin letters");
pub(super) const MIDDLE_NAME_LATIN: Bilingual =
    Bilingual::new("По батькові латиницею", "Patronymic in Latin letters");
pub(super) const SEX_LATIN: Bilingual = Bilingual::new("Стать латиницею", "Sex in Latin letters");
pub(super) const PHOTO: Bilingual = Bilingual::new("Фото", "Photo");
pub(super) const ID: Bilingual = Bilingual::new("Ідентифікатор запису", "Record identifier");
pub(super) const SERIES: Bilingual = Bilingual::new("Серія", "Series");
pub(super) const NUMBER: Bilingual = Bilingual::new("Номер", "Number");
pub(super) const ADDRESS: Bilingual = Bilingual::new("Адреса", "Address");

use diia_citizen::document::{Document, DocumentError, DocumentKind};

use crate::TestCitizen;

impl TestCitizen {
    /// The fields of one of this citizen's documents ([`TestCitizen::KINDS`]), as partners receive them.
    ///
    /// # Errors
    /// [`DocumentError`]; not for the kinds named above.
    pub fn document(&self, kind: DocumentKind) -> Result<Document, DocumentError> {
        let birthday = self.birth_date.format("%d.%m.%Y").to_string();
        let document = Document::new(kind.clone())
            .with("lastNameUA", self.last)?
            .with("firstNameUA", self.first)?
            .with("middleNameUA", self.middle)?
            .with("birthday", &birthday)?;
        match kind {
            DocumentKind::TaxpayerCard => {
                document.with("docNumber", self.tax_number)?.with("creationDate", "01.02.2000")
            }
            DocumentKind::DriverLicense => document
                .with("serialNumber", self.driver_license_number)?
                .with("categories", "B")?
                .with("department", "8041")?
                .with("expirationDate", "31.12.2030"),
            DocumentKind::ForeignPassport => document
                .with("docNumber", self.foreign_passport_number)?
                .with("taxpayerNumber", self.tax_number)?
                .with("genderUA", "Ж")?
                .with("nationalityUA", "Україна")?
                .with("countryCode", "UKR")?
                .with("departmentUA", "8041")?
                .with("departmentEN", "8041")?
                .with("issueDate", "13.12.2020")?
                .with("expirationDate", "31.12.2030")?
                .with("recordNumber", "19800124-00026")?
                .with("birthPlaceUA", "Хмельницька обл./UKR"),
            _ => document
                .with("docNumber", self.id_card_number)?
                .with("taxpayerNumber", self.tax_number)?
                .with("genderUA", "Ж")?
                .with("nationalityUA", "Україна")?
                .with("department", "2034")?
                .with("issueDate", "13.12.2020")?
                .with("expirationDate", "31.12.2030")?
                .with("recordNumber", "19800124-00026")?
                .with("birthPlaceUA", "м. Кам’янець-Подільський Хмельницька область Україна"),
        }
    }
}

/// An institution that does not exist and asks for documents.
#[derive(Debug, Clone)]
pub struct Institution {
    /// A short name for tests and addresses.
    pub label: &'static str,
    /// The legal name, as the register has it.
    pub legal_name: &'static str,
    /// ЄДРПОУ.
    pub register_code: &'static str,
    /// The domain on which its return links may be.
    pub domain: &'static str,
    /// For which documents it may ask, by the names that partners use.
    pub sharing: &'static [&'static str],
    /// Which documents it may have validated.
    pub document_identification: &'static [&'static str],
    /// Which services of Diia.Signature it may use.
    pub diia_id: &'static [&'static str],
}

const IDENTIFICATION: &[&str] = &["internal-passport", "foreign-passport", "taxpayer-card"];

/// The test institutions: a service centre that may ask for much, and a water utility that may ask for little.
pub fn institutions() -> Vec<Institution> {
    vec![
        Institution {
            label: "cnap",
            legal_name: "Центр надання адміністративних послуг (зразок)",
            register_code: "00000017",
            domain: "cnap.example",
            sharing: &[
                "passport",
                "internal-passport",
                "foreign-passport",
                "taxpayer-card",
                "driver-license",
            ],
            document_identification: IDENTIFICATION,
            diia_id: &["auth", "hashedFilesSigning"],
        },
        Institution {
            label: "vodokanal",
            legal_name: "Водоканал (зразок)",
            register_code: "00000025",
            domain: "vodokanal.example",
            sharing: &["taxpayer-card"],
            document_identification: IDENTIFICATION,
            diia_id: &[],
        },
    ]
}

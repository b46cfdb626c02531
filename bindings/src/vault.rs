use diia_citizen::citizen as core;

use crate::{BilingualText, DiiaCitizen, DiiaError};

/// How the vault was found when the app started.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct VaultReport {
    /// What was not as it should be; empty on an ordinary day.
    pub findings: Vec<VaultFinding>,
    /// True when this phone's key store has a counter by which an older copy of the vault is noticed.
    pub rollback_is_noticed: bool,
}

/// Something that was not as it should be. All that could still be read is there.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct VaultFinding {
    /// The stable name, for example "vault_document_damaged".
    pub code: String,
    /// What was found and what to do, for the person who holds the phone.
    pub text: BilingualText,
}

#[uniffi::export]
impl DiiaCitizen {
    /// How the vault was found when the app started. Show each finding once.
    pub fn vault_report(&self) -> VaultReport {
        self.citizen.vault_report().into()
    }

    /// Takes the documents that cannot be read off the list, when the citizen has been told.
    pub async fn forget_unreadable_documents(&self) -> Result<(), DiiaError> {
        Ok(self.citizen.forget_unreadable_documents().await?)
    }
}

impl From<core::VaultReport> for VaultReport {
    fn from(report: core::VaultReport) -> Self {
        let findings = report
            .findings
            .into_iter()
            .map(|finding| VaultFinding { code: finding.code().to_owned(), text: finding.text().into() });
        VaultReport { findings: findings.collect(), rollback_is_noticed: report.rollback_is_noticed }
    }
}

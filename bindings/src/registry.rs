use diia_citizen::check as core_check;
use diia_citizen::citizen::{self as core, DocumentId};
use diia_citizen::document::DocumentKind as CoreKind;
use diia_citizen::ports::KeyAlias;
use uuid::Uuid;

use crate::{
    BilingualText, CodeProfile, DiiaCitizen, DiiaError, DocumentKind, RefusedInput, ShownCode, Timestamp,
};

/// The flows that need the registry's server. Each throws NotConfigured when the settings name none.
#[uniffi::export]
impl DiiaCitizen {
    /// Binds this phone's key to a citizen, once. Makes the key if there is none.
    pub async fn activate(&self, activation_code: String) -> Result<(), DiiaError> {
        Ok(self.citizen.activate(&activation_code).await?)
    }

    /// Fetches the server's time, the issuer list and every status list on it, and takes them. What was held before
    /// stays in force when this throws. Call it when the app comes to the front and there is internet, and once a day.
    pub async fn refresh_lists(&self) -> Result<(), DiiaError> {
        Ok(self.citizen.refresh_lists().await?)
    }

    /// Obtains a document from the registry, or renews it: credentials for a key of this phone, which is made if there
    /// is none, and the fields from which copies are made. The kind by its name, for example "driver-license".
    pub async fn obtain_document(
        &self,
        document_id: String,
        kind: String,
        key_alias: String,
    ) -> Result<(), DiiaError> {
        let (id, alias) = (DocumentId(document_id), KeyAlias(key_alias));
        Ok(self.citizen.obtain_document(&id, &CoreKind::from_name(&kind)?, &alias).await?)
    }

    /// Makes the 13 digits of the code that is shown usable. Digits that somebody else has are drawn anew: show the code
    /// that comes back. The QR works without.
    pub async fn register_digits(
        &self,
        document_id: String,
        profile: CodeProfile,
    ) -> Result<ShownCode, DiiaError> {
        self.citizen.register_digits(&DocumentId(document_id), profile.into()).await?.try_into()
    }

    /// Asks what became of a code whose digits are registered: who checked it, and whether somebody has raised a request
    /// by it. Takes the codeId of its digits, also of a code that has been replaced on the screen since.
    pub async fn code_report(&self, code_id: String) -> Result<CodeReport, DiiaError> {
        let id = Uuid::try_parse(&code_id).map_err(|_| RefusedInput::Digits.because("code_id"))?;
        Ok(self.citizen.code_report(&id).await?.into())
    }

    /// Checks the 13 digits on another citizen's phone; they can be used once. A refusal of the registry is a verdict,
    /// not an error. expectedKind, where the checker expects a kind of document, by its name.
    #[uniffi::method(default(expected_kind = None))]
    pub async fn check_digits(
        &self,
        digits: String,
        expected_kind: Option<String>,
    ) -> Result<DigitsVerdict, DiiaError> {
        let expected = expected_kind.map(|name| CoreKind::from_name(&name)).transpose()?;
        Ok(self.citizen.check_digits(&digits, expected.as_ref()).await?.into())
    }
}

/// What became of a code whose digits are registered. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct CodeReport {
    /// Who checked it; none while nobody has.
    pub checked: Option<CheckedBy>,
    /// The identifiers of requests for copies that somebody raised by it: hand them to openRequest.
    pub requests: Vec<String>,
}

/// Who checked a code. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct CheckedBy {
    /// The institution and its branch, or a citizen by name and initial.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// Both as one line for the holder's screen.
    pub line: BilingualText,
}

/// What the checker's screen shows after 13 digits were typed in. It rests on the registry and on nothing else.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug, Display)]
pub enum DigitsVerdict {
    /// Green: the registry has confirmed the document.
    Confirmed {
        /// The headline of the screen.
        headline: BilingualText,
        /// The kind of document; none for a kind that this version does not know.
        kind: Option<DocumentKind>,
        /// The first letters of the holder's name, to compare with what the holder says.
        initials: String,
        /// When the registry looked, by its own clock.
        checked_at: Timestamp,
        /// On what the verdict rests, as one line.
        basis: BilingualText,
    },
    /// Red: the registry has not.
    Refused {
        /// The headline of the screen: what happened and what to do.
        headline: BilingualText,
        /// The reason.
        refusal: DigitsRefusal,
        /// Its stable name.
        reason: String,
    },
}

/// Why the registry has not confirmed a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DigitsRefusal {
    /// No live code has these digits.
    Unknown,
    /// The code was used before.
    Used,
    /// The code's three minutes are over.
    Expired,
    /// The code of another kind of document than the one expected.
    AnotherKind,
    /// The document is not valid any more.
    NotValid,
}

impl From<core::CodeReport> for CodeReport {
    fn from(report: core::CodeReport) -> Self {
        CodeReport { checked: report.checked.map(CheckedBy::from), requests: report.requests }
    }
}

impl From<core::CheckedBy> for CheckedBy {
    fn from(checked: core::CheckedBy) -> Self {
        let line = BilingualText::of(|language| checked.text(language));
        CheckedBy { name: checked.name, at: checked.at.into(), line }
    }
}

impl From<core_check::DigitsVerdict> for DigitsVerdict {
    fn from(verdict: core_check::DigitsVerdict) -> Self {
        let headline = verdict.headline().into();
        match verdict {
            core_check::DigitsVerdict::Confirmed(confirmed) => DigitsVerdict::Confirmed {
                headline,
                kind: confirmed.kind.as_ref().map(DocumentKind::from),
                checked_at: confirmed.checked_at.into(),
                basis: BilingualText::of(|language| confirmed.basis(language)),
                initials: confirmed.initials,
            },
            core_check::DigitsVerdict::Refused(refusal) => DigitsVerdict::Refused {
                headline,
                refusal: refusal.into(),
                reason: refusal.code().to_owned(),
            },
        }
    }
}

impl From<core_check::DigitsRefusal> for DigitsRefusal {
    fn from(refusal: core_check::DigitsRefusal) -> Self {
        match refusal {
            core_check::DigitsRefusal::Unknown => DigitsRefusal::Unknown,
            core_check::DigitsRefusal::Used => DigitsRefusal::Used,
            core_check::DigitsRefusal::Expired => DigitsRefusal::Expired,
            core_check::DigitsRefusal::AnotherKind => DigitsRefusal::AnotherKind,
            core_check::DigitsRefusal::NotValid => DigitsRefusal::NotValid,
        }
    }
}

crate::text::show_nothing!(CodeReport, CheckedBy, DigitsVerdict);

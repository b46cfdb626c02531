use diia_citizen::citizen as core;
use diia_citizen::code::credential::Profile;
use diia_citizen::code::digits::{self, EntryError};
use diia_citizen::text::{DIGITS_NEED_INTERNET, countdown_label, spoken_digits, spoken_duration};

use crate::{BilingualText, ClockState, DiiaError, QrMatrix, RefusedInput, ShownPortrait, Timestamp};

/// How much a code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CodeProfile {
    /// The kind of document, and that it is valid. No name.
    Status,
    /// Who the holder is: name, date of birth, numbers.
    Identity,
    /// That the holder has reached an age, and nothing else. Only answers tell it; no code shows it.
    Age,
}

impl From<CodeProfile> for Profile {
    fn from(profile: CodeProfile) -> Self {
        match profile {
            CodeProfile::Status => Profile::Status,
            CodeProfile::Identity => Profile::Identity,
            CodeProfile::Age => Profile::Age,
        }
    }
}

impl From<Profile> for CodeProfile {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Status => CodeProfile::Status,
            Profile::Identity => CodeProfile::Identity,
            Profile::Age => CodeProfile::Age,
        }
    }
}

/// A kind of document. Kinds are told apart by their names, so that an app meets new ones without an update.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DocumentKind {
    /// The name that partner systems and links use, for example "driver-license".
    pub name: String,
    /// The full name for headings.
    pub title: BilingualText,
    /// The short name for buttons and lists.
    pub short_title: BilingualText,
}

impl From<&diia_citizen::document::DocumentKind> for DocumentKind {
    fn from(kind: &diia_citizen::document::DocumentKind) -> Self {
        DocumentKind {
            name: kind.partner_name().to_owned(),
            title: kind.title().into(),
            short_title: kind.short_title().into(),
        }
    }
}

/// A document's code as the holder's phone shows it: everything that a screen needs until the next one; two codes are equal
/// when they look the same. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ShownCode {
    /// The kind of document; none for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// How much the code tells.
    pub profile: CodeProfile,
    /// The text of the QR.
    pub text: String,
    /// The QR itself.
    pub symbol: QrMatrix,
    /// The second QR, by turns with the first, or that there is none.
    pub portrait: ShownPortrait,
    /// The 13 digits beside the QR, and whether they can be used.
    pub digits: DigitsState,
    /// When the code was issued.
    pub issued_at: Timestamp,
    /// The first instant at which it is no longer good.
    pub expires_at: Timestamp,
    /// When to ask for a fresh one. The earlier one stays good until its own end.
    pub refresh_at: Timestamp,
    /// How far the time on this phone can be believed.
    pub clock: ClockState,
}

impl TryFrom<core::ShownCode> for ShownCode {
    type Error = DiiaError;

    fn try_from(code: core::ShownCode) -> Result<Self, DiiaError> {
        Ok(ShownCode {
            kind: code.kind().map(DocumentKind::from),
            profile: code.profile().into(),
            text: code.text().to_owned(),
            symbol: code.qr()?.into(),
            portrait: ShownPortrait::of(code.portrait(), code.portrait_text())?,
            digits: code.digits().into(),
            issued_at: code.issued_at().into(),
            expires_at: code.expires_at().into(),
            refresh_at: code.refresh_at().into(),
            clock: code.clock().into(),
        })
    }
}

/// The 13 digits of a shown code, and whether they can be used.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum DigitsState {
    /// Drawn, but no registry knows them yet: they will work once there is internet. The QR works without.
    NeedsInternet {
        /// The digits.
        drawn: ThirteenDigits,
        /// What to write beside them.
        note: BilingualText,
    },
    /// The registry has accepted them: they can be used once.
    Registered {
        /// The digits.
        digits: ThirteenDigits,
        /// What codeReport takes: the code's name at the registry.
        code_id: String,
        /// The first instant at which they no longer work.
        ends_at: Timestamp,
    },
}

impl From<core::DigitsState> for DigitsState {
    fn from(state: core::DigitsState) -> Self {
        match state {
            core::DigitsState::NeedsInternet { drawn } => {
                DigitsState::NeedsInternet { drawn: drawn.into(), note: DIGITS_NEED_INTERNET.into() }
            }
            core::DigitsState::Registered { digits, code_id, ends_at } => DigitsState::Registered {
                digits: digits.into(),
                code_id: code_id.hyphenated().to_string(),
                ends_at: ends_at.into(),
            },
        }
    }
}

/// 13 digits of a document code, for eyes, ears and machines. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ThirteenDigits {
    /// The digits without spaces, as partner systems and bar codes take them.
    pub text: String,
    /// The digits as people read them: groups of 4, 4 and 5.
    pub groups: Vec<String>,
    /// The groups with a space between them.
    pub grouped: String,
    /// The digits word by word, for screen readers and for reading aloud.
    pub spoken: BilingualText,
}

impl From<digits::ThirteenDigits> for ThirteenDigits {
    fn from(digits: digits::ThirteenDigits) -> Self {
        let groups = digits.groups();
        ThirteenDigits {
            text: digits.as_str().to_owned(),
            groups: groups.map(str::to_owned).to_vec(),
            grouped: digits.grouped(),
            spoken: BilingualText::of(|language| spoken_digits(&groups, language)),
        }
    }
}

/// Reads 13 digits as people type them and scanners give them, with spaces or hyphens or without. Digits of another
/// script, a wrong length and a typing error are refused. Cheap; may be called from any thread.
#[uniffi::export]
pub fn parse_thirteen_digits(text: String) -> Result<ThirteenDigits, DiiaError> {
    Ok(digits::parse_entry(&text)?.into())
}

impl From<EntryError> for DiiaError {
    fn from(error: EntryError) -> Self {
        DiiaError::Refused { input: RefusedInput::Digits, reason: error.code().to_owned() }
    }
}

/// How long a code is still good, for the countdown under it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TimeLeft {
    /// Milliseconds; 0 when the code is over.
    pub millis: i64,
    /// What to write under the code, with minutes and seconds.
    pub label: BilingualText,
    /// The time in words, for screen readers.
    pub spoken: BilingualText,
}

impl TimeLeft {
    pub(crate) fn of_millis(millis: i64) -> Self {
        TimeLeft {
            millis,
            label: BilingualText::of(|language| countdown_label(millis, language)),
            spoken: BilingualText::of(|language| spoken_duration(millis, language)),
        }
    }
}

crate::text::show_nothing!(ShownCode, ThirteenDigits);

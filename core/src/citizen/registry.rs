use serde::Deserialize;
use uuid::Uuid;

use super::shown::DigitsState;
use super::{Citizen, DocumentId, HeldDocument, ListError, ShownCode};
use crate::check::{ConfirmedByRegistry, DigitsRefusal, DigitsVerdict};
use crate::code::credential::Profile;
use crate::code::digits::{EntryError, parse_entry};
use crate::document::DocumentKind;
use crate::ports::{Clock, ClockUnavailable, Ports};
use crate::server::{
    Call, CheckedCode, CodeLife, Reason, RegisteredCode, ServerError, check_code, code_state, register_code,
};
use crate::text::{Bilingual, Language, kyiv_minute};
use crate::time::Timestamp;

/// How often digits that somebody else has are drawn anew. With a million live codes one clash in 900,000 is to be expected.
const MOST_DRAWS: u8 = 4;

/// An answer that was longer on its way says too little of what time it is now.
const LONGEST_ROUND_MILLIS: i64 = 10_000;

const LIST_TIMEOUT_MILLIS: u32 = 60_000;
const LONGEST_LIST_BYTES: u32 = 24 << 20;

/// Why the registry could not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistryError {
    /// The server has not done it.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// A list that the server gave is not to be believed, or could not be kept.
    #[error(transparent)]
    List(#[from] ListError),
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
    /// What was typed in is not a code.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// No code of this document is shown, or it is over.
    #[error("no code of this document is shown")]
    NothingShown,
    /// All digits that were drawn are somebody else's.
    #[error("all digits that were drawn are somebody else's")]
    NoFreeDigits,
}

impl RegistryError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            RegistryError::Server(error) => error.code(),
            RegistryError::List(error) => error.code(),
            RegistryError::Clock(_) => "clock_unavailable",
            RegistryError::Entry(error) => error.code(),
            RegistryError::NothingShown => "registry_nothing_shown",
            RegistryError::NoFreeDigits => "registry_no_free_digits",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            RegistryError::Server(error) => error.text(),
            RegistryError::List(ListError::NotKept(error)) => error.text(),
            RegistryError::List(ListError::Trust(_)) => Bilingual::new(
                "Списки довіри з сервера не прийнято. Діють попередні. Спробуйте пізніше.",
                "The trust lists of the server were not accepted. Those held before stay in force. Try later.",
            ),
            RegistryError::Clock(_) => super::error::CLOCK,
            RegistryError::Entry(_) => Reason::DigitsMalformed.text(),
            RegistryError::NothingShown => {
                Bilingual::new("Час дії коду закінчився. Оновіть код.", "The code is over. Refresh it.")
            }
            RegistryError::NoFreeDigits => Bilingual::new(
                "Цифри ще не зареєстровано. Оновіть код або покажіть QR.",
                "The digits are not registered. Refresh the code, or show the QR.",
            ),
        }
    }
}

/// What became of a code whose digits are registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeReport {
    /// Who checked it, and when; `None` while nobody has.
    pub checked: Option<CheckedBy>,
    /// The identifiers of requests for copies that somebody raised by it.
    pub requests: Vec<String>,
}

/// Who checked a code.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedBy {
    /// The institution and its branch, or a citizen by name and initial.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

impl CheckedBy {
    /// For the holder's screen: «Перевірено: ЦНАП, 25.05.2026 12:03».
    pub fn text(&self, language: Language) -> String {
        let words = Bilingual::new("Перевірено", "Checked");
        format!("{}: {}, {}", words.get(language), self.name, kyiv_minute(self.at))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ServerTime {
    server_time: i64,
}

impl<P: Ports> Citizen<P> {
    /// Fetches the server's time, the issuer list and every status list on it, and takes them.
    ///
    /// # Errors
    /// [`RegistryError`]; what was held before stays in force.
    pub async fn refresh_lists(&self) -> Result<(), RegistryError> {
        self.refresh_time().await?;
        let list = |path: String| Call::get(path).patient(LIST_TIMEOUT_MILLIS, LONGEST_LIST_BYTES);
        let issuers = self.ask_text(&list("/api/v1/citizen/issuers".into())).await?;
        self.take_issuer_list(&issuers).await?;
        for number in self.status_list_numbers() {
            let statuses = self.ask_text(&list(format!("/api/v1/citizen/status-lists/{number}"))).await?;
            self.take_status_list(&statuses).await?;
        }
        Ok(())
    }

    async fn refresh_time(&self) -> Result<(), RegistryError> {
        let before = self.ports.clock().read()?;
        let answer: ServerTime = self.ask(&Call::get("/api/v1/citizen/time")).await?;
        let after = self.ports.clock().read()?;
        let round = after.monotonic_millis.saturating_sub(before.monotonic_millis);
        if before.boot_id == after.boot_id && (0..=LONGEST_ROUND_MILLIS).contains(&round) {
            // The server looked at its clock somewhere between the two.
            let now = Timestamp::from_unix_millis(answer.server_time).plus_millis(round / 2);
            self.synchronise_clock(now).await?;
        }
        Ok(())
    }

    fn status_list_numbers(&self) -> Vec<u8> {
        let state = self.state();
        let issuers = state.trust.issuer_list().into_iter().flat_map(|list| &list.issuers);
        let mut numbers: Vec<u8> =
            issuers.flat_map(|issuer| issuer.status_lists().map(|(number, _)| number)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Makes the 13 digits of the code that is shown usable. Digits that somebody else has are drawn anew; the code that
    /// comes back is the one to show.
    ///
    /// # Errors
    /// [`RegistryError`]; the QR works without.
    pub async fn register_digits(
        &self,
        id: &DocumentId,
        profile: Profile,
    ) -> Result<ShownCode, RegistryError> {
        let now = self.now()?;
        let mut code = self.code_on_screen(id, profile, now.now)?;
        for attempt in 0..MOST_DRAWS {
            if let DigitsState::Registered { .. } = code.digits() {
                return Ok(code);
            }
            let drawn = self.draw(id, &code, attempt)?;
            let registered: Result<RegisteredCode, _> =
                self.ask(&register_code(code.text(), &drawn, attempt)?).await;
            match registered {
                Ok(registered) => {
                    let state = DigitsState::Registered {
                        digits: drawn,
                        code_id: Uuid::try_parse(&registered.code_id).map_err(|_| ServerError::Answer)?,
                        ends_at: Timestamp::from_unix_millis(registered.expires_at).min(code.expires_at()),
                    };
                    code = code.with_digits(state);
                    self.state().replace_shown(id, profile, &code);
                    return Ok(code);
                }
                Err(ServerError::Refused { reason: Reason::DigitsTaken }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(RegistryError::NoFreeDigits)
    }

    fn code_on_screen(
        &self,
        id: &DocumentId,
        profile: Profile,
        now: Timestamp,
    ) -> Result<ShownCode, RegistryError> {
        let shown = self.state().shown_code(id, profile).cloned();
        shown.filter(|code| code.remaining_millis(now) > 0).ok_or(RegistryError::NothingShown)
    }

    fn draw(
        &self,
        id: &DocumentId,
        code: &ShownCode,
        attempt: u8,
    ) -> Result<crate::code::digits::ThirteenDigits, RegistryError> {
        let state = self.state();
        let held = state.documents.iter().find(|held: &&HeldDocument| held.id() == id);
        Ok(held.ok_or(RegistryError::NothingShown)?.digits_of_attempt(code.issued_at(), attempt))
    }

    /// Asks what became of a code by its name at the registry ([`DigitsState::Registered`]): who checked it, and whether
    /// somebody has raised a request by it. Also of a code that has been replaced on the screen since.
    ///
    /// # Errors
    /// [`RegistryError`]; [`Reason::CodeUnknown`] when it ended without having been used.
    pub async fn code_report(&self, code_id: &Uuid) -> Result<CodeReport, RegistryError> {
        let life: CodeLife = self.ask(&code_state(&code_id.hyphenated().to_string())).await?;
        let checked =
            life.used_by.map(|by| CheckedBy { name: by.name, at: Timestamp::from_unix_millis(by.at) });
        Ok(CodeReport { checked, requests: life.requests })
    }

    /// Checks the 13 digits on another citizen's phone. They can be used once.
    ///
    /// # Errors
    /// [`RegistryError`] when there is no answer of the registry; a refusal is an answer.
    pub async fn check_digits(
        &self,
        digits: &str,
        expected: Option<&DocumentKind>,
    ) -> Result<DigitsVerdict, RegistryError> {
        let digits = parse_entry(digits)?;
        let checked: Result<CheckedCode, _> = self.ask(&check_code(&digits, expected)?).await;
        match checked {
            Ok(checked) if checked.valid => Ok(DigitsVerdict::Confirmed(ConfirmedByRegistry {
                kind: DocumentKind::from_name(&checked.document_type).ok(),
                initials: checked.initials,
                checked_at: Timestamp::from_unix_millis(checked.checked_at),
            })),
            Ok(_) => Err(ServerError::Answer.into()),
            Err(ServerError::Refused { reason }) => match refusal(reason) {
                Some(refusal) => Ok(DigitsVerdict::Refused(refusal)),
                None => Err(ServerError::Refused { reason }.into()),
            },
            Err(error) => Err(error.into()),
        }
    }
}

const fn refusal(reason: Reason) -> Option<DigitsRefusal> {
    match reason {
        Reason::CodeUnknown => Some(DigitsRefusal::Unknown),
        Reason::CodeUsed => Some(DigitsRefusal::Used),
        Reason::CodeExpired => Some(DigitsRefusal::Expired),
        Reason::CodeOfAnotherKind => Some(DigitsRefusal::AnotherKind),
        Reason::DocumentNotValid => Some(DigitsRefusal::NotValid),
        _ => None,
    }
}

crate::redacted::redacted_debug!(CheckedBy);

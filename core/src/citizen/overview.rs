use super::{Citizen, DocumentId, HeldDocument};
use crate::check::STATUS_LIST_MAX_AGE_MILLIS;
use crate::code::credential::Profile;
use crate::document::DocumentKind;
use crate::ports::{ClockUnavailable, Ports};
use crate::text::{Bilingual, Language};
use crate::time::{ClockState, HOUR_MILLIS, Timestamp, TrustedNow};

/// How long before its last credential ends a document asks to be renewed. Credentials are good for at most 72 hours;
/// a day of them is for those who are without internet.
pub const RENEW_BEFORE_MILLIS: i64 = 24 * HOUR_MILLIS;

/// How a document stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentState {
    /// It can be shown.
    Current {
        /// When the credentials on this phone end, those that wait for their time included.
        until: Timestamp,
    },
    /// It can be shown, but not for much longer: it should be renewed.
    NeedsRenewal {
        /// When the credentials on this phone end.
        until: Timestamp,
    },
    /// It can no longer be shown.
    Ended {
        /// Since when.
        since: Timestamp,
    },
    /// It cannot be shown yet: the phone's clock is behind.
    NotYet {
        /// From when on it can be.
        from: Timestamp,
    },
}

/// A document in the citizen's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentSummary {
    /// The app's own name for it.
    pub id: DocumentId,
    /// Its kind; `None` for a kind that this version does not know.
    pub kind: Option<DocumentKind>,
    /// How it stands.
    pub state: DocumentState,
    /// The ways in which it can be shown.
    pub profiles: Vec<Profile>,
    /// How many of its credentials wait for their time.
    pub waiting: usize,
    /// Whether copies can be made of it.
    pub has_fields: bool,
}

/// A signed list on this phone, and how old it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSummary {
    /// Whose it is, in both languages; `None` for the list of issuers itself.
    pub issuer: Option<(String, String)>,
    /// When it was made.
    pub issued_at: Timestamp,
    /// Milliseconds since then; negative for one from the future.
    pub age_millis: i64,
    /// Whether it should have been replaced by now.
    pub is_overdue: bool,
}

/// What the phone would like to be done, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The wall clock was moved or is wrong.
    SetTheClock,
    /// Some document can no longer be shown.
    RenewEndedDocuments,
    /// Some document ends soon.
    RenewDocuments,
    /// There is no list of issuers, or an overdue one: codes of others cannot be checked, or only by an old list.
    FetchIssuerList,
    /// There is no list of revocations, or one that is older than three days.
    FetchStatusLists,
    /// No server has confirmed the time since the phone was started.
    ConfirmTheTime,
}

/// The phone at a glance. It is the same with and without internet: nothing is asked of anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The time in use, and how far it can be believed.
    pub now: TrustedNow,
    /// The documents, in the citizen's own order.
    pub documents: Vec<DocumentSummary>,
    /// The list of issuers; `None` when there is none.
    pub issuer_list: Option<ListSummary>,
    /// The lists of revocations.
    pub status_lists: Vec<ListSummary>,
    /// What to do, the most urgent first; empty on an ordinary day.
    pub advice: Vec<Advice>,
}

impl Advice {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Advice::SetTheClock => "set_the_clock",
            Advice::RenewEndedDocuments => "renew_ended_documents",
            Advice::RenewDocuments => "renew_documents",
            Advice::FetchIssuerList => "fetch_issuer_list",
            Advice::FetchStatusLists => "fetch_status_lists",
            Advice::ConfirmTheTime => "confirm_the_time",
        }
    }

    /// What to do and why, for the person who holds the phone.
    pub const fn text(self) -> Bilingual {
        match self {
            Advice::SetTheClock => Bilingual::new(
                "Годинник телефона хибний. Увімкніть автоматичний час: з хибним часом ваші коди не приймуть.",
                "The phone's clock is wrong. Turn on automatic time: with a wrong one your codes are not accepted.",
            ),
            Advice::RenewEndedDocuments => Bilingual::new(
                "Деякі документи давно не оновлювалися, їх не можна показати. З’єднайтеся з інтернетом.",
                "Some documents have not been renewed for too long and cannot be shown. Go online.",
            ),
            Advice::RenewDocuments => Bilingual::new(
                "Скоро документи треба оновити. З’єднайтеся з інтернетом протягом доби.",
                "Documents must be renewed soon. Go online within a day.",
            ),
            Advice::FetchIssuerList => Bilingual::new(
                "Щоб перевіряти чужі документи, потрібен свіжий список видавців. З’єднайтеся з інтернетом.",
                "To check the documents of others, a fresh list of issuers is needed. Go online.",
            ),
            Advice::FetchStatusLists => Bilingual::new(
                "Список відкликаних документів застарів. З’єднайтеся з інтернетом: нові відкликання зараз не видно.",
                "The list of revoked documents is old. Go online: new revocations are not seen now.",
            ),
            Advice::ConfirmTheTime => Bilingual::new(
                "Час не підтверджено. З’єднайтеся з інтернетом на мить.",
                "The time is not confirmed. Go online for a moment.",
            ),
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// The documents in the citizen's own order, and how each stands.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn documents(&self) -> Result<Vec<DocumentSummary>, ClockUnavailable> {
        let now = self.now()?.now;
        Ok(self.state().documents.iter().map(|held| held.summary(now)).collect())
    }

    /// Documents, lists and clock as they stand now, and what should be done.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn overview(&self) -> Result<Overview, ClockUnavailable> {
        let now = self.now()?;
        let documents = self.documents()?;
        let state = self.state();
        let issuers = state.trust.issuer_list();
        let issuer_list = issuers.map(|list| ListSummary {
            issuer: None,
            issued_at: list.issued_at,
            age_millis: now.now.millis_since(list.issued_at),
            is_overdue: list.replace_by <= now.now,
        });
        let status_lists: Vec<_> = state
            .trust
            .status_lists()
            .map(|list| {
                let of = issuers.into_iter().flat_map(|issuers| &issuers.issuers);
                let issuer = of
                    .into_iter()
                    .find(|issuer| issuer.status_lists().any(|(_, address)| address == list.address()));
                let name = |language| issuer.map(|issuer| issuer.name(language).to_owned());
                let age_millis = now.now.millis_since(list.issued_at());
                ListSummary {
                    issuer: name(Language::Ukrainian).zip(name(Language::English)),
                    issued_at: list.issued_at(),
                    age_millis,
                    is_overdue: age_millis > STATUS_LIST_MAX_AGE_MILLIS,
                }
            })
            .collect();
        drop(state);
        let advice = advice(now.state, &documents, issuer_list.as_ref(), &status_lists);
        Ok(Overview { now, documents, issuer_list, status_lists, advice })
    }
}

fn advice(
    clock: ClockState,
    documents: &[DocumentSummary],
    issuer_list: Option<&ListSummary>,
    status_lists: &[ListSummary],
) -> Vec<Advice> {
    let any = |of: fn(&DocumentState) -> bool| documents.iter().any(|document| of(&document.state));
    let wrong = matches!(clock, ClockState::WallClockOff { .. } | ClockState::Jumped { .. });
    let not_yet = any(|state| matches!(state, DocumentState::NotYet { .. }));
    let unconfirmed = !clock.is_confirmed() || matches!(clock, ClockState::ConfirmedLongAgo { .. });
    [
        (wrong || not_yet, Advice::SetTheClock),
        (any(|state| matches!(state, DocumentState::Ended { .. })), Advice::RenewEndedDocuments),
        (any(|state| matches!(state, DocumentState::NeedsRenewal { .. })), Advice::RenewDocuments),
        (issuer_list.is_none_or(|list| list.is_overdue), Advice::FetchIssuerList),
        (
            status_lists.is_empty() || status_lists.iter().any(|list| list.is_overdue),
            Advice::FetchStatusLists,
        ),
        (unconfirmed, Advice::ConfirmTheTime),
    ]
    .into_iter()
    .filter_map(|(due, advice)| due.then_some(advice))
    .collect()
}

impl HeldDocument {
    fn summary(&self, now: Timestamp) -> DocumentSummary {
        let mut profiles: Vec<Profile> = Vec::new();
        for credential in self.credentials() {
            if !profiles.contains(&credential.profile()) {
                profiles.push(credential.profile());
            }
        }
        let states = profiles.iter().map(|profile| self.state_of(*profile, now));
        DocumentSummary {
            id: self.id().clone(),
            kind: self.kind().cloned(),
            // The way of showing it that needs something most urgently speaks for the document.
            state: states.min_by_key(urgency).unwrap_or(DocumentState::Ended { since: now }),
            waiting: self.credentials().filter(|credential| credential.validity().from() > now).count(),
            has_fields: self.data().is_some(),
            profiles,
        }
    }

    /// Credentials that follow on one another without a gap count as one time.
    fn state_of(&self, profile: Profile, now: Timestamp) -> DocumentState {
        let mut times: Vec<_> = self
            .credentials()
            .filter(|credential| credential.profile() == profile)
            .map(|credential| (credential.validity().from(), credential.validity().until()))
            .collect();
        times.sort_unstable();
        let mut until = now;
        for (from, to) in &times {
            if *from <= until && *to > until {
                until = *to;
            }
        }
        let covers_now = times.iter().any(|(from, to)| *from <= now && now < *to);
        if covers_now {
            let soon = until.millis_since(now) <= RENEW_BEFORE_MILLIS;
            return if soon {
                DocumentState::NeedsRenewal { until }
            } else {
                DocumentState::Current { until }
            };
        }
        match times.iter().map(|(from, _)| *from).find(|from| *from > now) {
            Some(from) => DocumentState::NotYet { from },
            None => DocumentState::Ended { since: times.iter().map(|(_, to)| *to).max().unwrap_or(now) },
        }
    }
}

fn urgency(state: &DocumentState) -> (u8, Timestamp) {
    match state {
        DocumentState::Ended { since } => (0, *since),
        DocumentState::NotYet { from } => (1, *from),
        DocumentState::NeedsRenewal { until } => (2, *until),
        DocumentState::Current { until } => (3, *until),
    }
}

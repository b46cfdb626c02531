use crate::text::Bilingual;
use crate::time::{HOUR_MILLIS, Timestamp};

/// A status list older than this no longer makes a verdict free of doubt.
pub const STATUS_LIST_MAX_AGE_MILLIS: i64 = 72 * HOUR_MILLIS;

/// Two honest clocks are rarely further apart than this.
pub const CLOCKS_APART_MILLIS: i64 = 5_000;

/// What the checker should know about a code whose signatures are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The very same code was shown at this desk before: a screenshot, or scanned twice.
    SeenBefore {
        /// When it was seen first.
        first_seen_at: Timestamp,
    },
    /// Revocation could not be checked: no status list of this issuer is on the phone.
    RevocationNotChecked,
    /// The status list is older than 72 hours.
    StatusListOld {
        /// Of when it is.
        issued_at: Timestamp,
    },
    /// The issuer list should have been replaced by a newer one.
    IssuerListOld {
        /// Of when it is.
        issued_at: Timestamp,
    },
    /// No server has confirmed the time on the checker's phone.
    OwnClockNotConfirmed,
    /// No server has confirmed the time on the holder's phone.
    HolderClockNotConfirmed,
    /// The holder's clock is more than 5 seconds ahead of the checker's (more than 30 would be refused).
    ClocksApart {
        /// How far, in milliseconds.
        by_millis: i64,
    },
}

impl Warning {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Warning::SeenBefore { .. } => "seen_before",
            Warning::RevocationNotChecked => "revocation_not_checked",
            Warning::StatusListOld { .. } => "status_list_old",
            Warning::IssuerListOld { .. } => "issuer_list_old",
            Warning::OwnClockNotConfirmed => "own_clock_not_confirmed",
            Warning::HolderClockNotConfirmed => "holder_clock_not_confirmed",
            Warning::ClocksApart { .. } => "clocks_apart",
        }
    }

    /// Whether a person must look closer before accepting. The others are facts to know.
    pub const fn asks_for_attention(self) -> bool {
        match self {
            Warning::SeenBefore { .. }
            | Warning::RevocationNotChecked
            | Warning::StatusListOld { .. }
            | Warning::IssuerListOld { .. } => true,
            Warning::OwnClockNotConfirmed
            | Warning::HolderClockNotConfirmed
            | Warning::ClocksApart { .. } => false,
        }
    }

    /// A sentence for the person who checks.
    pub const fn text(self) -> Bilingual {
        match self {
            Warning::SeenBefore { .. } => Bilingual::new(
                "Цей самий код тут уже показували. Попросіть оновити код і порівняйте обличчя з фото.",
                "This very code has been shown here before. Ask for a fresh code and compare the face with the photo.",
            ),
            Warning::RevocationNotChecked => Bilingual::new(
                "Не перевірено, чи документ не відкликано: на телефоні немає списку відкликаних.",
                "Revocation was not checked: there is no revocation list on this phone.",
            ),
            Warning::StatusListOld { .. } => Bilingual::new(
                "Список відкликаних документів старший за три доби. Оновіть його, коли буде інтернет.",
                "The revocation list is older than three days. Update it when you have internet.",
            ),
            Warning::IssuerListOld { .. } => Bilingual::new(
                "Список установ застарів. Оновіть його, коли буде інтернет.",
                "The list of authorities is out of date. Update it when you have internet.",
            ),
            Warning::OwnClockNotConfirmed => Bilingual::new(
                "Час на вашому телефоні не підтверджено.",
                "The time on your phone is not confirmed.",
            ),
            Warning::HolderClockNotConfirmed => Bilingual::new(
                "Час на телефоні власника документа не підтверджено.",
                "The time on the holder's phone is not confirmed.",
            ),
            Warning::ClocksApart { .. } => Bilingual::new(
                "Годинники телефонів трохи розходяться.",
                "The clocks of the phones are a little apart.",
            ),
        }
    }
}

use crate::ports::{ClockUnavailable, KeyStoreError};
use crate::text::Bilingual;

/// After so many wrong PINs in a row the PIN is locked for good.
pub const MAX_WRONG_PINS: u64 = 10;

/// Why a PIN was not set or not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// Not five digits.
    #[error("a PIN is five digits")]
    Form,
    /// All digits the same, or one after another.
    #[error("the PIN is too simple")]
    TooSimple,
    /// Not the PIN.
    #[error("not the PIN; {left} tries left")]
    Wrong {
        /// How many tries are left.
        left: u64,
    },
    /// Too early after wrong ones.
    #[error("the next try is in {seconds} s")]
    Wait {
        /// How long, in seconds, at least 1.
        seconds: i64,
    },
    /// Too many were wrong: the signature must be created anew.
    #[error("locked after too many wrong PINs")]
    Locked,
    /// This platform has no counter that stays when the app's data is put back: a PIN of five digits would be worth nothing.
    #[error("the platform has no counter for PINs")]
    NoCounter,
    /// What was kept of the PIN cannot be read.
    #[error("what was kept of the PIN is damaged")]
    Damaged,
    /// The key store has not done its part.
    #[error(transparent)]
    KeyStore(#[from] KeyStoreError),
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
}

impl PinError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            PinError::Form => "pin_form",
            PinError::TooSimple => "pin_too_simple",
            PinError::Wrong { .. } => "pin_wrong",
            PinError::Wait { .. } => "pin_wait",
            PinError::Locked => "pin_locked",
            PinError::NoCounter => "pin_no_counter",
            PinError::Damaged => "pin_damaged",
            PinError::KeyStore(error) => error.code(),
            PinError::Clock(_) => "clock_unavailable",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            PinError::Form => Bilingual::new("PIN – це п’ять цифр.", "A PIN is five digits."),
            PinError::TooSimple => Bilingual::new(
                "Такий PIN легко вгадати. Оберіть інші п’ять цифр.",
                "Such a PIN is easily guessed. Choose other digits.",
            ),
            PinError::Wrong { .. } => {
                Bilingual::new("PIN неправильний. Спробуйте ще.", "The PIN is wrong. Try again.")
            }
            PinError::Wait { .. } => Bilingual::new(
                "Забагато неправильних спроб. Зачекайте і спробуйте ще.",
                "Too many wrong tries. Wait, then try again.",
            ),
            PinError::Locked => Bilingual::new(
                "PIN заблоковано після 10 неправильних спроб. Створіть Дія.Підпис ще раз.",
                "The PIN is locked after 10 wrong tries. Create a Diia.Signature again.",
            ),
            PinError::NoCounter => Bilingual::new(
                "На цьому телефоні PIN не захистить підпис. Підтверджуйте особу в інший спосіб.",
                "On this phone a PIN would not protect the signature. Prove that it is you in another way.",
            ),
            PinError::Damaged => Bilingual::new(
                "Запис про PIN пошкоджено. Створіть Дія.Підпис ще раз.",
                "The record of the PIN is damaged. Create a Diia.Signature again.",
            ),
            PinError::KeyStore(_) => Bilingual::new(
                "Сховище ключів телефона не відповіло. Розблокуйте телефон і спробуйте ще.",
                "The phone's key store did not answer. Unlock the phone and try again.",
            ),
            PinError::Clock(_) => Bilingual::new(
                "Годинник телефона не відповідає. Перезапустіть застосунок.",
                "The phone's clock does not answer. Restart the app.",
            ),
        }
    }
}

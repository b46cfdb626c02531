//! Texts of the screen that shows a code, as people know them from the existing app.

use super::{Bilingual, Language};

/// Above the QR.
pub const LABEL_QR: Bilingual = Bilingual::new("QR-код", "QR-code");
/// Above the bars and the 13 digits.
pub const LABEL_BAR_CODE: Bilingual = Bilingual::new("Штрихкод", "Barcode");
/// In place of a code whose time is over.
pub const CODE_EXPIRED: Bilingual = Bilingual::new("Час дії коду закінчився", "Code expired");
/// On the button under it.
pub const REFRESH_CODE: Bilingual = Bilingual::new("Оновити код", "Refresh code");
/// Beside digits that no registry has accepted yet.
pub const DIGITS_NEED_INTERNET: Bilingual = Bilingual::new(
    "Цифри запрацюють, коли з’явиться інтернет",
    "The digits will work once there is internet",
);

/// The time left as `m:ss`, rounded up to whole seconds, so that `0:00` means over.
pub fn countdown(remaining_millis: i64) -> String {
    let seconds = u64::try_from(remaining_millis).unwrap_or(0).div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `Код діятиме ще 2:59 хв` / `The code will expire in 2:59 min`.
pub fn countdown_label(remaining_millis: i64, language: Language) -> String {
    let time = countdown(remaining_millis);
    match language {
        Language::Ukrainian => format!("Код діятиме ще {time} хв"),
        Language::English => format!("The code will expire in {time} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_starts_at_three_minutes_and_reaches_zero_at_the_end() {
        assert_eq!(countdown(180_000), "3:00");
        assert_eq!(countdown(179_999), "3:00");
        assert_eq!(countdown(179_000), "2:59");
        assert_eq!(countdown(1), "0:01");
        assert_eq!(countdown(0), "0:00");
        assert_eq!(countdown(-1), "0:00");
        assert_eq!(countdown_label(60_000, Language::Ukrainian), "Код діятиме ще 1:00 хв");
        assert_eq!(countdown_label(60_000, Language::English), "The code will expire in 1:00 min");
    }
}

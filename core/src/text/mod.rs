//! Ukrainian and English texts, plural rules, Kyiv time formatting, spoken digits. Texts that belong to one flow
//! stand beside it, as [`Bilingual`] values.

mod code_screen;
mod kyiv;
mod language;
mod plural;
mod spoken;

pub use code_screen::{
    CODE_EXPIRED, DIGITS_NEED_INTERNET, LABEL_BAR_CODE, LABEL_QR, REFRESH_CODE, countdown, countdown_label,
};
pub use kyiv::{kyiv_date, kyiv_date_time, kyiv_minute};
pub use language::{Bilingual, Language};
pub use plural::{Counted, PluralForm, plural_form};
pub use spoken::{spoken_digits, spoken_duration};

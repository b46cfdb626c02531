use super::Language;

/// Which form of a noun a number takes (Unicode CLDR, cardinal rules for whole numbers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PluralForm {
    /// 1 хвилина, 21 хвилина; 1 minute.
    One,
    /// 2 хвилини, 24 хвилини; not in English.
    Few,
    /// 5 хвилин, 11 хвилин; 0 minutes, 2 minutes.
    Many,
}

/// The form for `number` things.
pub const fn plural_form(number: u64, language: Language) -> PluralForm {
    match language {
        Language::English => {
            if number == 1 {
                PluralForm::One
            } else {
                PluralForm::Many
            }
        }
        Language::Ukrainian => match (number % 10, number % 100) {
            (_, 11..=14) => PluralForm::Many,
            (1, _) => PluralForm::One,
            (2..=4, _) => PluralForm::Few,
            _ => PluralForm::Many,
        },
    }
}

/// A noun in every form that a number can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Ukrainian: one, few, many.
    pub uk: [&'static str; 3],
    /// English: one, many.
    pub en: [&'static str; 2],
}

impl Counted {
    /// The number with its noun, for example `2 хвилини`.
    pub fn with(self, number: u64, language: Language) -> String {
        let [uk_one, uk_few, uk_many] = self.uk;
        let [en_one, en_many] = self.en;
        let noun = match (language, plural_form(number, language)) {
            (Language::Ukrainian, PluralForm::One) => uk_one,
            (Language::Ukrainian, PluralForm::Few) => uk_few,
            (Language::Ukrainian, PluralForm::Many) => uk_many,
            (Language::English, PluralForm::One) => en_one,
            (Language::English, PluralForm::Few | PluralForm::Many) => en_many,
        };
        format!("{number} {noun}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ukrainian_numbers_take_their_nouns() {
        let day = Counted { uk: ["день", "дні", "днів"], en: ["day", "days"] };
        let uk = |n| day.with(n, Language::Ukrainian);
        for (number, text) in [
            (0, "0 днів"),
            (1, "1 день"),
            (2, "2 дні"),
            (4, "4 дні"),
            (5, "5 днів"),
            (11, "11 днів"),
            (12, "12 днів"),
            (14, "14 днів"),
            (21, "21 день"),
            (22, "22 дні"),
            (111, "111 днів"),
            (180, "180 днів"),
            (1_000_001, "1000001 день"),
        ] {
            assert_eq!(uk(number), text);
        }
        assert_eq!(day.with(1, Language::English), "1 day");
        assert_eq!(day.with(21, Language::English), "21 days");
    }
}

use chrono::NaiveDate;
use diia_citizen::document::DocumentKind;

/// A citizen who does not exist.
#[derive(Debug, Clone)]
pub struct TestCitizen {
    /// A short name for file names and tests.
    pub label: &'static str,
    /// Family name.
    pub last: &'static str,
    /// Given name.
    pub first: &'static str,
    /// Patronymic.
    pub middle: &'static str,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Number of the ID card.
    pub id_card_number: &'static str,
    /// РНОКПП.
    pub tax_number: &'static str,
    /// Number of the driver licence.
    pub driver_license_number: &'static str,
    /// Number of the passport for travel.
    pub foreign_passport_number: &'static str,
}

impl TestCitizen {
    /// The kinds of documents that every test citizen has.
    pub const KINDS: [DocumentKind; 4] = [
        DocumentKind::InternalPassport,
        DocumentKind::ForeignPassport,
        DocumentKind::TaxpayerCard,
        DocumentKind::DriverLicense,
    ];
}

/// The test citizens: ordinary and difficult names.
pub fn citizens() -> Vec<TestCitizen> {
    let citizen = |label, last, first, middle, (year, month, day), id_card_number, tax_number| TestCitizen {
        label,
        last,
        first,
        middle,
        birth_date: NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar"),
        id_card_number,
        tax_number,
        driver_license_number: "ВХХ 000000",
        foreign_passport_number: "XX000000",
    };
    vec![
        // The person of the published samples.
        citizen("nadiia", "Дія", "Надія", "Володимирівна", (1980, 1, 24), "947667234", "1234567890"),
        citizen(
            "ordinary",
            "Шевченко",
            "Олександр",
            "Володимирович",
            (1991, 8, 24),
            "000000017",
            "0000000024",
        ),
        citizen(
            "apostrophe",
            "Лук’яненко",
            "Мар'яна",
            "Дем’янівна",
            (2001, 2, 28),
            "123456789",
            "3694712345",
        ),
        citizen(
            "double",
            "Нечуй-Левицька",
            "Анна-Марія",
            "Всеволодівна",
            (1960, 2, 29),
            "000123456",
            "2190112345",
        ),
        citizen("one-letter", "О", "І", "", (2010, 12, 31), "999999999", "9999999999"),
        citizen(
            "ґїє",
            "Ґалаґан-Їжакевич",
            "Єлизавета",
            "Ґеоргіївна",
            (1900, 1, 1),
            "111111111",
            "0000000001",
        ),
        citizen(
            "longest",
            "Перехрестенко-Новоград-Волинська-Сіверсь",
            "Олександра-Вікторія-Анастасія-Соломія-Єв",
            "Всеволодівна-Святославівна-Ярославівна-О",
            (1955, 5, 5),
            "555555555",
            "2021512345",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_is_as_long_as_a_name_can_be() {
        let all = citizens();
        let longest = all.iter().find(|citizen| citizen.label == "longest").unwrap();
        for part in [longest.last, longest.first, longest.middle] {
            assert_eq!(part.chars().count(), 40);
        }
    }
}

use chrono::NaiveDate;

/// Something odd about a number. Never a reason to refuse a document: the registry decides what a number is, and the
/// samples of the official SDKs themselves hold `12345678-12345`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumberWarning {
    /// A taxpayer number (РНОКПП) that is not 10 digits.
    TaxNumberShape,
    /// A record number (УНЗР) that is not `YYYYMMDD-NNNNN`.
    RecordNumberShape,
    /// A record number whose first eight digits are no calendar date; they should be the date of birth.
    RecordNumberDate,
}

impl NumberWarning {
    /// The stable name of the warning in snake_case.
    pub const fn code(self) -> &'static str {
        match self {
            NumberWarning::TaxNumberShape => "tax_number_shape",
            NumberWarning::RecordNumberShape => "record_number_shape",
            NumberWarning::RecordNumberDate => "record_number_date",
        }
    }
}

/// Looks at a taxpayer number, РНОКПП.
pub fn check_tax_number(text: &str) -> Option<NumberWarning> {
    if is_digits(text, 10) { None } else { Some(NumberWarning::TaxNumberShape) }
}

/// Looks at a record number, УНЗР.
pub fn check_record_number(text: &str) -> Option<NumberWarning> {
    let Some((date, serial)) = text.split_once('-') else {
        return Some(NumberWarning::RecordNumberShape);
    };
    if !is_digits(date, 8) || !is_digits(serial, 5) {
        return Some(NumberWarning::RecordNumberShape);
    }
    match NaiveDate::parse_from_str(date, "%Y%m%d") {
        Ok(_) => None,
        Err(_) => Some(NumberWarning::RecordNumberDate),
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_of_the_sources() {
        assert_eq!(check_tax_number("1234567890"), None);
        assert_eq!(check_record_number("19800124-00026"), None);
        assert_eq!(check_record_number("19910824-00026"), None);
        assert_eq!(check_record_number("12345678-12345"), Some(NumberWarning::RecordNumberDate));
    }

    #[test]
    fn odd_shapes() {
        for text in ["", "123456789", "12345678901", "123456789О", "١٢٣٤٥٦٧٨٩٠", " 1234567890"] {
            assert_eq!(check_tax_number(text), Some(NumberWarning::TaxNumberShape), "{text}");
        }
        for text in ["", "19800124", "1980012400026", "19800124-0002", "19800124-00026-1", "1980-01-24", "-"]
        {
            assert_eq!(check_record_number(text), Some(NumberWarning::RecordNumberShape), "{text}");
        }
    }
}

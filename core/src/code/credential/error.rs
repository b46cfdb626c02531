use crate::codec::{DecimalError, TextFieldError, UnexpectedEnd};

/// Why bytes or digits are not a pass. Each is a mistake of form: no key was needed to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The decimal digits do not stand for bytes.
    #[error("not the decimal form of bytes: {0}")]
    Digits(#[from] DecimalError),
    /// Cut short, or longer than its own fields say.
    #[error("cut short, or longer than its own fields say")]
    Length,
    /// A version of the format that this library does not know.
    #[error("version {0} of the format is not known here")]
    Version(u8),
    /// A profile that this version of the format does not have.
    #[error("profile {0} of the format is not known here")]
    Profile(u8),
    /// Valid for zero or for more than 72 hours.
    #[error("a credential is valid for 1 to 72 hours")]
    Validity,
    /// The kind of document 0, which no document has.
    #[error("no kind of document has the number 0")]
    Kind,
    /// A flag that this version does not define is set.
    #[error("a flag that this version does not define is set")]
    Flags,
    /// The phone's key is not a point of P-256 in compressed form.
    #[error("the phone's key is not a compressed point of P-256")]
    DeviceKey,
    /// A signature is not in its canonical form: 64 bytes, both numbers in range, s in the lower half.
    #[error("a signature is not in its canonical form")]
    Signature,
    /// A text has a character that its field does not allow, a wrong length, or is written in the longer of two
    /// possible ways.
    #[error("a text field is not in its canonical form")]
    Text,
    /// A date before 1900 or after 2079-06-06, which two bytes cannot hold.
    #[error("a date before 1900 or after 2079-06-06")]
    Date,
    /// All parts of the name are empty.
    #[error("the name is empty")]
    EmptyName,
    /// A document number is not in its canonical form.
    #[error("the document number is not in its canonical form")]
    Number,
    /// A tax number of more than ten digits.
    #[error("a tax number has ten digits")]
    TaxNumber,
    /// An age that no issuer vouches for.
    #[error("an age that no issuer vouches for")]
    Age,
    /// The pass was issued outside the validity of its credential.
    #[error("issued outside the validity of its credential")]
    IssuedOutsideValidity,
}

impl FormatError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            FormatError::Digits(DecimalError::NotADigit) => "not_a_digit",
            FormatError::Digits(DecimalError::Length) => "digits_length",
            FormatError::Digits(DecimalError::Overflow) => "digits_overflow",
            FormatError::Digits(DecimalError::TooLong) => "too_long",
            FormatError::Length => "length",
            FormatError::Version(_) => "unknown_version",
            FormatError::Profile(_) => "unknown_profile",
            FormatError::Validity => "validity",
            FormatError::Kind => "kind_zero",
            FormatError::Flags => "reserved_flags",
            FormatError::DeviceKey => "device_key",
            FormatError::Signature => "signature_form",
            FormatError::Text => "text_form",
            FormatError::Date => "date_range",
            FormatError::EmptyName => "empty_name",
            FormatError::Number => "number_form",
            FormatError::TaxNumber => "tax_number_form",
            FormatError::Age => "age_threshold",
            FormatError::IssuedOutsideValidity => "issued_outside_validity",
        }
    }
}

impl From<TextFieldError> for FormatError {
    fn from(error: TextFieldError) -> Self {
        match error {
            TextFieldError::Length => FormatError::Length,
            TextFieldError::Form => FormatError::Text,
        }
    }
}

impl From<UnexpectedEnd> for FormatError {
    fn from(_: UnexpectedEnd) -> Self {
        FormatError::Length
    }
}

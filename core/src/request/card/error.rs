use crate::codec::{DecimalError, TextFieldError, UnexpectedEnd};
use crate::text::Bilingual;

/// Why bytes or digits are not a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardFormatError {
    /// The decimal digits do not stand for bytes.
    #[error("not the decimal form of bytes: {0}")]
    Digits(#[from] DecimalError),
    /// Cut short, or longer than its own fields say.
    #[error("cut short, or longer than its own fields say")]
    Length,
    /// A version of the format that this library does not know, or no card at all.
    #[error("not a card of a version known here")]
    Version,
    /// A flag that this version does not define is set.
    #[error("a flag that this version does not define is set")]
    Flags,
    /// Valid for zero or for more than 180 days.
    #[error("a card is valid for 1 to 180 days")]
    Validity,
    /// A register code with too many digits.
    #[error("a register code has eight digits, a person's tax number ten")]
    RegisterCode,
    /// No document or more than 16, a kind that is not known here, or one kind twice.
    #[error("the list of documents is empty, too long, or names a kind twice or an unknown one")]
    Documents,
    /// A text that is empty, too long, or not in its canonical form.
    #[error("a text field is not in its canonical form")]
    Text,
    /// A recipient to whom no letter may be addressed.
    #[error("the recipient is not a plain e-mail address")]
    Recipient,
    /// A place that is not on Earth.
    #[error("the place is not on Earth")]
    Place,
    /// A signature that is not in its canonical form.
    #[error("the signature is not in its canonical form")]
    Signature,
    /// An identifier in the link that is empty or longer than 64 characters.
    #[error("the identifier in the link has an impossible length")]
    OfferId,
}

impl CardFormatError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            CardFormatError::Digits(DecimalError::NotADigit) => "card_not_a_digit",
            CardFormatError::Digits(DecimalError::Length) => "card_digits_length",
            CardFormatError::Digits(DecimalError::Overflow) => "card_digits_overflow",
            CardFormatError::Digits(DecimalError::TooLong) => "card_too_long",
            CardFormatError::Length => "card_length",
            CardFormatError::Version => "card_version",
            CardFormatError::Flags => "card_reserved_flags",
            CardFormatError::Validity => "card_validity",
            CardFormatError::RegisterCode => "card_register_code",
            CardFormatError::Documents => "card_documents",
            CardFormatError::Text => "card_text_form",
            CardFormatError::Recipient => "card_recipient",
            CardFormatError::Place => "card_place",
            CardFormatError::Signature => "card_signature_form",
            CardFormatError::OfferId => "card_offer_id",
        }
    }
}

impl From<UnexpectedEnd> for CardFormatError {
    fn from(_: UnexpectedEnd) -> Self {
        CardFormatError::Length
    }
}

impl From<TextFieldError> for CardFormatError {
    fn from(error: TextFieldError) -> Self {
        match error {
            TextFieldError::Length => CardFormatError::Length,
            TextFieldError::Form => CardFormatError::Text,
        }
    }
}

/// Why a card is not believed: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardRefusal {
    /// A mistake in its form.
    #[error(transparent)]
    Form(#[from] CardFormatError),
    /// Signed by a key that no list has, or that may not sign cards.
    #[error("signed by nobody who may sign cards")]
    UnknownIssuer,
    /// The signature is wrong: forged, changed, or glued onto the link of another offer.
    #[error("the signature is wrong")]
    Signature,
    /// The key was not valid yet when the card begins.
    #[error("the key that signed was not valid yet")]
    IssuerKeyNotYetValid,
    /// The key is no longer valid.
    #[error("the key that signed is no longer valid")]
    IssuerKeyExpired,
    /// The card is not valid yet.
    #[error("the card is not valid yet")]
    NotYetValid,
    /// The card's days (180 at most) are over.
    #[error("the card is no longer valid")]
    Expired,
}

impl CardRefusal {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            CardRefusal::Form(error) => error.code(),
            CardRefusal::UnknownIssuer => "card_unknown_issuer",
            CardRefusal::Signature => "card_signature",
            CardRefusal::IssuerKeyNotYetValid => "card_issuer_key_not_yet_valid",
            CardRefusal::IssuerKeyExpired => "card_issuer_key_expired",
            CardRefusal::NotYetValid => "card_not_yet_valid",
            CardRefusal::Expired => "card_expired",
        }
    }

    /// What happened and what to do, for the person who scanned.
    pub const fn text(self) -> Bilingual {
        match self {
            CardRefusal::Form(_) => Bilingual::new(
                "QR-код пошкоджений. Попросіть установу надрукувати його знову.",
                "The QR code is damaged. Ask the institution to print it again.",
            ),
            CardRefusal::UnknownIssuer => Bilingual::new(
                "Запитувач не зареєстрований у Дії. Щоб захистити ваші персональні дані, ми надсилаємо цифрові копії документів лише тим, хто зареєструвався в Дії.",
                "The requester is not registered in Diia. To protect your personal data, we send digital copies of documents only to those who have registered in Diia.",
            ),
            CardRefusal::Signature => Bilingual::new(
                "QR-код підроблено або заклеєно іншим. Нікому нічого не надсилайте і покажіть його працівникові установи.",
                "The QR code is forged, or another one has been glued over it. Send nothing to anyone, and show it to the institution's staff.",
            ),
            CardRefusal::IssuerKeyNotYetValid | CardRefusal::IssuerKeyExpired => Bilingual::new(
                "Підпис на QR-коді більше не діє. Попросіть установу надрукувати його знову.",
                "The signature on the QR code is no longer valid. Ask the institution to print it again.",
            ),
            CardRefusal::NotYetValid => Bilingual::new(
                "Цей QR-код ще не діє. Перевірте час на телефоні.",
                "This QR code is not valid yet. Check the time on the phone.",
            ),
            CardRefusal::Expired => Bilingual::new(
                "Термін дії QR-коду закінчився. Попросіть установу надрукувати новий.",
                "The QR code has expired. Ask the institution to print a new one.",
            ),
        }
    }
}

/// Why a symbol could not be made.
///
/// No variant holds any part of the content. [`code`](SymbolError::code) is stable between releases and fit
/// for logs and for a `when` / `switch` across a language boundary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SymbolError {
    /// There is nothing to draw: no segments, or all of them empty.
    #[error("there is nothing to draw")]
    Empty,
    /// The content does not fit the largest QR symbol (version 40) at this error correction level.
    #[error("the content does not fit the largest QR symbol at this error correction level")]
    TooLong,
    /// A character other than the ASCII digits 0–9 where only digits can be drawn.
    #[error("only the ASCII digits 0-9 can be drawn here")]
    NotDigits,
    /// A character outside the 45 of QR's alphanumeric set: 0–9, A–Z, space and `$%*+-./:`.
    #[error("only the 45 characters of the QR alphanumeric set can be drawn here")]
    NotAlphanumeric,
    /// The number of digits is not one that this barcode takes.
    #[error("this barcode takes {min} to {max} digits, not {found}")]
    DigitCount {
        /// The fewest digits that it takes.
        min: usize,
        /// The most digits that it takes.
        max: usize,
        /// The length of the text that was given, in bytes.
        found: usize,
    },
    /// The last digit is not the GS1 check digit of those before it.
    #[error("the check digit does not agree with the other digits")]
    CheckDigit,
    /// A picture was asked for with a size of 0 pixels.
    #[error("a picture needs at least one pixel a module")]
    PictureEmpty,
    /// A side of the picture would be longer than [`MAX_PICTURE_PX`](super::MAX_PICTURE_PX).
    #[error("a side of the picture would be longer than {max_px} pixels")]
    PictureTooLarge {
        /// The longest side allowed, in pixels.
        max_px: u32,
    },
    /// An encoder below this library refused what had been checked: a defect, to be reported.
    #[error("an encoder refused what had been checked before")]
    Encoder,
}

impl SymbolError {
    /// A stable name in `snake_case`.
    pub const fn code(&self) -> &'static str {
        match self {
            SymbolError::Empty => "symbol_empty",
            SymbolError::TooLong => "symbol_too_long",
            SymbolError::NotDigits => "symbol_not_digits",
            SymbolError::NotAlphanumeric => "symbol_not_alphanumeric",
            SymbolError::DigitCount { .. } => "symbol_digit_count",
            SymbolError::CheckDigit => "symbol_check_digit",
            SymbolError::PictureEmpty => "symbol_picture_empty",
            SymbolError::PictureTooLarge { .. } => "symbol_picture_too_large",
            SymbolError::Encoder => "symbol_encoder",
        }
    }
}

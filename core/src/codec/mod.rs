//! Bytes with bounds, and 12 bytes as 29 decimal digits. Knows nothing of what the bytes mean.

mod decimal;
mod reader;
mod text_field;
mod windows1251;
mod writer;

pub use decimal::{DecimalError, bytes_from_digits, digits_from_bytes};
pub use reader::{Reader, UnexpectedEnd};
pub use text_field::{TextField, TextFieldError, is_letter};
pub use writer::Writer;

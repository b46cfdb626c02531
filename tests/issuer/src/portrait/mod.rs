//! Portraits as an issuer makes them: a drawing of nobody, and the form that travels (`core/FORMAT.md` §12).

mod drawing;
mod encoder;
mod numbers;

pub use drawing::portrait_of_nobody;
pub use encoder::encode_portrait;

/// Pixels from left to right.
const WIDTH: usize = 64;
/// Pixels from top to bottom.
const HEIGHT: usize = 80;

//! Whether the citizen is there: proofs and their age, and a ready PIN.

mod pin;
mod pin_error;
mod presence;

pub use pin::Pin;
pub use pin_error::{MAX_WRONG_PINS, PinError};
pub use presence::{PRESENCE_LIFE_MILLIS, PresenceError, PresenceMethod, PresenceProof};

//! A request and the citizen's own documents become a screen; the citizen's choices become a decision.
//!
//! The screen is data: the app draws it as it likes, and what it must say is here. Confirming and refusing are
//! equals. [`Consent`] is a state machine that refuses every step out of order.

mod choice;
mod error;
mod machine;
mod screen;
#[cfg(test)]
mod tests;
mod warning;

pub use choice::{ConsentItem, OwnedDocument};
pub use error::ConsentError;
pub use machine::{Consent, ConsentState, Event};
pub use screen::{ConsentScreen, Element, ElementRole};
pub use warning::{ConsentWarning, FAR_AWAY_METRES, Surroundings};

//! A scanned text becomes a verdict, on the checker's own phone and from signatures alone.

mod by_digits;
mod checker;
mod portrait;
mod refusal;
mod seen;
mod verdict;
mod warning;

pub use by_digits::{ConfirmedByRegistry, DigitsRefusal, DigitsVerdict};
pub use checker::check_pass;
pub(crate) use checker::{Shown, judge, signing_issuer};
pub use portrait::check_portrait;
pub use refusal::Refusal;
pub use seen::SeenPasses;
pub use verdict::{Basis, Outcome, Refused, Valid, Verdict};
pub use warning::{CLOCKS_APART_MILLIS, STATUS_LIST_MAX_AGE_MILLIS, Warning};

//! Ask and answer: a check with two scans, which a bystander who photographs both codes learns nothing from, and which cannot be
//! replayed. Format and argument: `core/ASK.md`.
//!
//! ```text
//! checker: AskSession::begin → ask as a QR … scans the answer → AskSession::check → verdict
//! holder:  Ask::from_text → Ask::believe → AskConsent → confirm or refuse → UnsignedAnswer → answer as a QR
//! ```

mod answer;
mod asker;
mod check_digits;
mod consent;
mod hpke;
mod portrait;
mod question;
mod receipt;
mod refusal;
mod screen;
mod session;
#[cfg(test)]
mod tests;
mod wanted;
mod worker_card;

pub use answer::{ANSWER_LIFE_MILLIS, ANSWER_PREFIX, SealedAnswer, UnsignedAnswer};
pub use asker::Asker;
pub use check_digits::CheckDigits;
pub use consent::{AskConsent, AskedDocument};
pub use question::{ASK_LIFE_MILLIS, Ask, UnsignedAsk};
pub use refusal::{AnswerRefusal, AskRefusal};
pub use screen::{AskElement, AskElementRole, AskScreen};
pub(crate) use session::UnsignedSession;
pub use session::{AskSession, Checked, SESSION_MILLIS};
pub use wanted::Wanted;
pub use worker_card::{WorkerCard, WorkerTemplate};

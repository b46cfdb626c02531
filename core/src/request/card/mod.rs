//! The signed card of an institution: what a printed Diia.QR holds in its fragment, so that a request is read and
//! trusted without internet, and a sticker glued over it is refused. Specified in `core/CARD.md`.

mod error;
mod place;
mod register_code;
mod signed;
mod template;
mod verify;

pub use error::{CardFormatError, CardRefusal};
pub use place::Place;
pub use register_code::RegisterCode;
pub use signed::Card;
pub use template::{CardTemplate, CardValidity};
pub use verify::verify_card;

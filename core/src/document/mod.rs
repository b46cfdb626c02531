//! Documents: which kinds there are, what they are called, which fields they have, how they travel as JSON, and what
//! each may be used for. This room knows nothing of codes, keys or networks.

mod catalogue;
mod date;
mod error;
mod field;
mod kind;
mod limits;
mod number;
mod scenario;
mod schema;

pub use date::parse_date;
pub use error::DocumentError;
pub use field::{FieldRole, FieldSpec};
pub use kind::{DocumentKind, UnknownKind};
pub use number::{NumberWarning, check_record_number, check_tax_number};
pub use scenario::{Basis, Permission, Rule, Scenario};

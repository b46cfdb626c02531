//! What an issuer signs for one document, one phone and at most 72 hours.

mod age;
mod claims;
mod day;
mod document_number;
mod error;
mod header;
mod holder_name;
mod signed;
mod tax_number;

pub use age::{AgeClaims, AgeThreshold};
pub use claims::{Claims, IdentityClaims, PortraitDigest, StatusClaims};
pub use document_number::DocumentNumber;
pub use error::FormatError;
pub use header::{Profile, Validity};
pub use holder_name::HolderName;
pub(in crate::code) use signed::CredentialForm;
pub use signed::{Credential, Template};
pub use tax_number::TaxNumber;

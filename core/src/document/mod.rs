//! Documents: which kinds there are, what they are called, which fields they have, how they travel as JSON, and what
//! each may be used for. This room knows nothing of codes, keys or networks.
//!
//! # In short
//!
//! - [`DocumentKind`] names a kind in three ways: a partner name (`driver-license`), an app name (`driverLicense`) and
//!   a one-byte code; its titles are in Ukrainian and English. A kind that this version does not know is kept.
//! - [`Document`] is a kind and its fields as texts. Ask it by name ([`Document::field`]) or, without knowing the kind,
//!   by meaning ([`Document::by_role`], [`Document::full_name`], [`Document::date`]).
//! - [`Metadata`] is the JSON that travels with shared copies, in both shapes of today's partner systems.
//! - [`DocumentKind::permission`] says whether a kind may be checked phone to phone, validated by 13 digits, or shared,
//!   and whether that is known or our choice.
//!
//! ```
//! use diia_citizen::document::{FieldRole, Metadata, Shape};
//!
//! let json = r#"{"requestId":"7","documentTypes":["taxpayer-card"],"data":{"taxpayer-card":{
//!     "docNumber":"1234567890","lastNameUA":"Дія","firstNameUA":"Надія","middleNameUA":"Володимирівна"}}}"#;
//! let metadata = Metadata::from_json(json.as_bytes())?;
//! let card = &metadata.documents()[0];
//! assert_eq!(card.full_name().as_deref(), Some("Дія Надія Володимирівна"));
//! assert_eq!(card.by_role(FieldRole::TaxNumber), Some("1234567890"));
//! assert_eq!(card.kind().short_title().uk, "РНОКПП");
//! let by_link = metadata.to_json(Shape::Array)?;
//! assert_eq!(Metadata::from_json(by_link.as_bytes())?, metadata);
//! # Ok::<(), diia_citizen::document::DocumentError>(())
//! ```
//!
//! # Personal data
//!
//! Values of documents reach no error and no `Debug` output. Errors name fields, never contents, so they may be logged.
//! Reading copies texts; wiping memory is not promised here.
//!
//! # Strict and lenient
//!
//! Lenient where people's documents differ: values stay texts, dates are read beside them when they can be, numbers
//! that look odd are warnings, unknown kinds and fields are kept. Strict where two readers could understand two things:
//! equal keys, one field under two names, one kind under two names and numbers that lose digits are refused. All counts
//! and lengths have limits, applied while reading.
//!
//! # Sources
//!
//! All public: the official partner SDKs `diiaintegration/ua-acquirers-sdk-{java,js,dotnet-master,php}` and a copy of
//! the Python one (names and samples of the sharing metadata, document scopes); the open repositories of the platform
//! `diia-open-source/be-types`, `be-pkg-utils`, `be-documents-service`, `be-gateway-service` (kinds, names, fields, rows
//! of the PDF copies, routes, FAQ); the university client `grinchenkoedu/diia-php` (scopes); the public guides of
//! service centres and utilities (names of documents, what is shown on a copy). Labels, roles, limits and one-byte
//! codes that no source has are ours, and are marked so where they stand.

mod catalogue;
mod date;
#[expect(clippy::module_inception, reason = "the room and its main type are both called document")]
mod document;
mod error;
mod field;
mod json;
mod kind;
mod limits;
mod metadata;
mod number;
mod scenario;
mod schema;
mod tree;

pub use date::parse_date;
pub use document::{Document, Field};
pub use error::DocumentError;
pub use field::{FieldRole, FieldSpec};
pub use kind::{DocumentKind, UnknownKind};
pub use limits::{
    MAX_DEPTH, MAX_DOCUMENTS, MAX_FIELDS, MAX_JSON_BYTES, MAX_KIND_NAME_BYTES, MAX_NAME_BYTES,
    MAX_PICTURE_BYTES, MAX_TEXT_BYTES,
};
pub use metadata::{Metadata, Shape};
pub use number::{NumberWarning, check_record_number, check_tax_number};
pub use scenario::{Basis, Permission, Rule, Scenario};

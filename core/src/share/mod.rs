//! The package for a partner: copies and metadata, signed by the phone and sealed to the partner's key.
//!
//! Each part is CMS SignedData (`.p7s`), then CMS AuthEnvelopedData (`.p7e`), as partners open them today; specified in
//! `core/PACKAGE.md`. Whatever carries the package in between can neither read it nor change it. Every part names the one
//! request that it answers inside its signature, so that no part serves for another request.
//!
//! - [`Recipient`] is the partner's certificate, [`Signer`] the phone's.
//! - [`UnsignedPart`] gives the bytes that the phone's key signs, and with the signature becomes a `.p7s`.
//! - [`seal`] makes the `.p7e`.

mod answers;
pub(crate) mod asn1;
mod certificate;
mod error;
mod key_agreement;
mod names;
mod package;
mod sealed;
mod signed;

pub use answers::Answers;
pub use certificate::{MAX_CERTIFICATE_BYTES, Recipient, Signer};
pub use error::ShareError;
pub use names::{METADATA_NAME, copy_name, sealed_name};
pub use package::{SealedFile, SealedPackage};
pub use sealed::seal;
pub use signed::UnsignedPart;

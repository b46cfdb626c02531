//! Diia.Signature: the citizen signs files of which the phone has only a fingerprint, or signs in to a site.
//!
//! - [`read_signing_request`] believes a request or says why not; [`SigningConsent`] is its way to a decision, with a
//!   screen as data.
//! - [`SigningCertificate`] is the citizen's certificate with its chain, checked.
//! - [`PresenceProof`] says that the citizen was there just now; [`Pin`] is a ready way to ask for it.
//! - [`UnsignedSignature`] gives the bytes that the phone's key signs, and with the signature becomes a detached CAdES.
//! - [`SigningHost`] is what an app brings besides its ports: the check of the person, time stamps, a module for ДСТУ 4145.

mod answer;
mod cades;
mod certificate;
mod consent;
mod error;
mod host;
mod person;
mod receipt;
mod request;
mod screen;

pub use answer::{SignedAnswer, SignedItem};
pub use cades::{DetachedSignature, UnsignedSignature};
pub use certificate::{
    CertificateDetails, CertificateError, EXPIRY_WARNING_MILLIS, MAX_CHAIN, SigningCertificate,
};
pub use consent::SigningConsent;
pub use error::SignError;
pub use host::{DstuFailure, SigningHost, TimeStampFailure};
pub use person::{
    MAX_WRONG_PINS, PRESENCE_LIFE_MILLIS, Pin, PinError, PresenceError, PresenceMethod, PresenceProof,
};
pub use request::{
    FileName, FileNameRefusal, FileNameWarning, FileToSign, MAX_FILES, MAX_NAME_BYTES, SignatureAlgorithm,
    SigningAction, SigningRefusal, SigningRequest, read_signing_request,
};
pub use screen::{SigningElement, SigningElementRole, SigningScreen};

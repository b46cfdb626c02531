//! `diia-citizen` for Kotlin and Swift.
//!
//! This crate has no logic: types of its own, conversions from and to the core's, and ports that call into the app.
//! Conversions name every variant, so that a new one in the core does not compile here until it has a place.
//!
//! Everything public here appears in Kotlin and Swift with its documentation word for word. Write it for readers who
//! know neither Rust nor this crate: no links of rustdoc, no comment marks of Kotlin or Swift.
//! `bindings/generate` writes the two languages' halves.
#![deny(missing_docs)]

#[cfg(feature = "sharing")]
mod asking;
mod build_info;
mod check;
mod citizen;
mod code;
#[cfg(feature = "sharing")]
mod consent;
mod documents;
mod error;
mod file_storage;
#[cfg(feature = "sharing")]
mod history;
#[cfg(feature = "sharing")]
mod letter;
mod portrait;
mod ports;
#[cfg(feature = "sharing")]
mod receipt;
mod registry;
mod request;
mod scan;
#[cfg(feature = "sharing")]
mod sharing;
mod signature;
#[cfg(feature = "signature")]
mod signing;
mod symbol;
mod text;
mod time;
#[cfg(feature = "sharing")]
mod turns;
mod vault;

#[cfg(feature = "sharing")]
pub use asking::{
    AskElement, AskElementRole, AskScreen, AskWish, CheckedAnswer, DiiaAnswering, DiiaAsk, ShownAnswer,
    ShownAsk,
};
pub use build_info::{BuildInfo, build_info};
pub use check::{
    AcceptedCode, CheckBasis, CheckOutcome, CheckRefusal, CheckResult, CheckWarning, HolderIdentity,
    RefusalReason, Verdict, WarningKind,
};
pub use citizen::{DiiaCitizen, DiiaServer, DiiaSettings, NewDocument};
pub use code::{
    CodeProfile, DigitsState, DocumentKind, ShownCode, ThirteenDigits, TimeLeft, parse_thirteen_digits,
};
#[cfg(feature = "sharing")]
pub use consent::{
    ConsentItem, ConsentScreen, ConsentState, DiiaConsent, ElementRole, OwnedDocument, ScreenElement,
};
pub use documents::{Advice, DocumentState, DocumentSummary, ListSummary, Overview};
#[cfg(feature = "sharing")]
pub use error::AskingProblem;
pub use error::{
    ConsentProblem, DigitsProblem, DiiaError, HistoryProblem, KeyProblem, LetterProblem, PortraitProblem,
    RefusedInput, ScanProblem, ServerProblem, SharingProblem, ShowProblem, VaultProblem,
};
#[cfg(feature = "signature")]
pub use error::{PinProblem, SigningProblem};
pub use file_storage::open_file_storage;
#[cfg(feature = "sharing")]
pub use history::{ReceiptFault, ReceiptFilter, ReceiptPage};
#[cfg(feature = "sharing")]
pub use letter::{DiiaLetter, LetterFile, LetterLanguage, LetterParts, LetterPictures, parse_recipient};
pub use portrait::{PortraitPicture, PromisedPortrait, ShownPortrait, check_portrait};
pub use ports::{
    ClockReading, DiiaClock, DiiaClockError, DiiaKeyStore, DiiaKeyStoreError, DiiaStorage, DiiaStorageError,
    DiiaTransport, DiiaTransportError, HttpHeader, HttpMethod, HttpRequest, HttpResponse, KeySecurityLevel,
    NewKey, StorageChange,
};
#[cfg(feature = "sharing")]
pub use receipt::{Receipt, ReceiptOutcome, SentCopy, SigningRecord, SigningRecordItem};
pub use registry::{CheckedBy, CodeReport, DigitsRefusal, DigitsVerdict};
pub use request::{DocumentRequest, RequestDelivery, RequestedDocument, Requester};
pub use scan::{LinkTarget, ReadLink, Scanned};
#[cfg(feature = "sharing")]
pub use sharing::{DeliveryFailure, DeliveryState, GeoPlace, IncomingRequest, OpenedBy, SharedPackage};
pub use signature::verify_key_signature;
#[cfg(feature = "signature")]
pub use signing::{
    CheckedPin, DiiaSigning, DiiaSigningHost, DiiaSigningHostError, FileRemark, FileToSign, OpenedRequest,
    PresenceMethod, PresenceProof, SentSignatures, SignatureAlgorithm, SigningAction, SigningCertificate,
    SigningElement, SigningElementRole, SigningIdentity, SigningRequest, SigningScreen,
};
pub use symbol::{BarCode, PackedModules, QrMatrix, bars_code128, bars_ean13, qr_matrix};
pub use text::{BilingualText, DiiaLanguage};
pub use time::{ClockState, Timestamp, TrustedTime};
pub use vault::{VaultFinding, VaultReport};

uniffi::setup_scaffolding!("diia_citizen");

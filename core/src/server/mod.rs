//! The registry's server as this library asks it: what is sent, and what its answers say. The documents of the interface
//! are JSON over HTTPS; who carries them is a port.
//!
//! - A [`Call`] is one request, with its idempotency key: repeated after a lost answer, it is still one.
//! - [`ServerError`] says why there is no answer, and when trying again makes sense.

mod address;
mod answer;
mod call;
mod codes;
mod credentials;
mod error;
mod reason;
mod requests;
mod session;

pub use address::{ServerAddress, ServerAddressError};
pub use answer::read_answer;
pub use call::{Call, IdempotencyKey};
pub use codes::{CheckedCode, CodeLife, CodeUse, RegisteredCode, check_code, code_state, register_code};
pub use credentials::{IssuedDocument, credentials_call, possession_message};
pub use error::ServerError;
pub use reason::Reason;
#[cfg(feature = "signature")]
pub use requests::send_signatures;
pub use requests::{
    DeliveryFailure, DeliveryState, FreshDocument, FreshDocuments, IncomingRequest, OpenedBy, SignedRequest,
    generate, incoming_requests, open_link, open_request, report_handed_over, report_refusal, request_status,
    send_package,
};
pub(crate) use requests::{IncomingRequests, RequestStatus};
pub use session::{Challenge, Session, challenge, session_call, session_message};

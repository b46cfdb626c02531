//! The citizen's side of a request: verify → generate → send → status.

mod generate;
mod send;
mod status;
mod verify;

pub(super) use generate::generate;
pub(super) use send::send;
pub(super) use status::{report_status, status};
pub(super) use verify::{incoming, verify};

use diia_citizen::time::Timestamp;
use uuid::Uuid;

use super::phones::Phone;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Opened, Request, Status, UnfinishedReason};

/// The identifier in the path.
fn request_id(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text).map_err(|_| Reason::RequestUnknown.into())
}

/// Whether this phone has opened the request. To others it does not exist.
fn is_opened_by(request: &Request, phone: &Phone) -> bool {
    request.opened.as_ref().is_some_and(|opened| opened.device_key == phone.key)
}

/// The opening of a request that this phone may still answer.
fn answerable<'r>(
    request: &'r mut Request,
    phone: &Phone,
    nonce: &str,
    now: Timestamp,
) -> Result<&'r mut Opened, Problem> {
    if !is_opened_by(request, phone) {
        return Err(Reason::RequestUnknown.into());
    }
    if request.answered {
        return Err(Reason::RequestAlreadyAnswered.into());
    }
    if request.status != Status::Processing {
        let failed = request.reason == Some(UnfinishedReason::PairingFailed);
        return Err(if failed { Reason::PairingFailed } else { Reason::RequestExpired }.into());
    }
    let opened = request.opened.as_mut().ok_or(Reason::RequestUnknown)?;
    if opened.nonce != nonce {
        return Err(Reason::NonceWrong.into());
    }
    if now >= opened.expires_at {
        return Err(Reason::RequestExpired.into());
    }
    Ok(opened)
}

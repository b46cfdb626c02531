use std::sync::Arc;
use std::time::Duration;

use diia_citizen::time::Timestamp;
use reqwest::multipart::{Form, Part};
use uuid::Uuid;

use super::{Action, Origin, Request, Status, UnfinishedReason};
use crate::server::world::World;

/// The header by which a partner knows which request a package answers.
const TRACE_HEADER: &str = "X-Document-Request-Trace-Id";
const ACTION_HEADER: &str = "X-Diia-Id-Action";

/// How long to wait before each further try.
const RETRIES: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(9)];

/// What goes to the partner. Texts are base64, as they came from the phone; this server cannot open them.
#[derive(Clone)]
pub(crate) struct Package {
    pub(crate) files: Vec<PackageFile>,
    pub(crate) encode_data: String,
}

/// One sealed copy.
#[derive(Clone)]
pub(crate) struct PackageFile {
    pub(crate) document_type: String,
    pub(crate) file_name: String,
    pub(crate) content: String,
}

/// How one try went.
enum Try {
    Accepted,
    /// The partner has said no.
    Refused,
    /// The partner has certainly not taken it: trying again can deliver nothing twice.
    NotTaken,
    /// The partner may have taken it. Nobody here can know, so nothing is tried again.
    Unknown,
}

/// Brings a package to its partner: once now, and if the partner was not there, a few times more in the background.
pub(crate) async fn deliver(world: &Arc<World>, request: Request, package: Package) {
    if !settle(world, &request, &package, true).await {
        let world = Arc::clone(world);
        tokio::spawn(async move {
            for (number, wait) in RETRIES.into_iter().enumerate() {
                tokio::time::sleep(wait).await;
                if settle(&world, &request, &package, number + 1 < RETRIES.len()).await {
                    break;
                }
            }
        });
    }
}

/// One try; `true` when there is to be no other.
async fn settle(world: &World, request: &Request, package: &Package, more_to_come: bool) -> bool {
    let outcome = attempt(world, request, package).await;
    let now = world.clock.now();
    match outcome {
        Try::Accepted => note(world, request.id, Status::Done, None, now),
        Try::Refused => {
            note(world, request.id, Status::Refuse, Some(UnfinishedReason::PartnerRefused), now);
        }
        Try::Unknown => {
            note(world, request.id, Status::Processing, Some(UnfinishedReason::PartnerAnswerLost), now);
        }
        Try::NotTaken if more_to_come => {
            note(world, request.id, Status::Processing, Some(UnfinishedReason::PartnerUnreachable), now);
            return false;
        }
        Try::NotTaken => {
            note(world, request.id, Status::Refuse, Some(UnfinishedReason::PartnerUnreachable), now);
        }
    }
    true
}

fn note(world: &World, id: Uuid, status: Status, reason: Option<UnfinishedReason>, now: Timestamp) {
    let noted = world.requests.change(id, now, |request| {
        request.set_status(status, reason, now);
        Ok(())
    });
    debug_assert!(noted.is_ok(), "a request is never taken away");
}

async fn attempt(world: &World, request: &Request, package: &Package) -> Try {
    let mut call = world
        .courier
        .post(request.partner.delivery().callback_url)
        .header(TRACE_HEADER, &request.trace_id)
        .header("Accept", "application/json");
    let action = match request.action {
        Action::Sharing => None,
        Action::HashedFilesSigning => Some("hashedFilesSigning"),
        Action::Auth => Some("auth"),
    };
    if let Some(action) = action {
        call = call.header(ACTION_HEADER, action);
    }
    match call.multipart(form(request, package)).send().await {
        Err(error) if error.is_connect() || error.is_builder() => Try::NotTaken,
        Err(_) => Try::Unknown,
        Ok(answer) if answer.status().is_server_error() => Try::NotTaken,
        Ok(answer) if !answer.status().is_success() => Try::Refused,
        Ok(answer) => match answer.bytes().await {
            Ok(body) if says_success(&body) => Try::Accepted,
            Ok(_) => Try::Refused,
            Err(_) => Try::Unknown,
        },
    }
}

fn says_success(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(body).is_ok_and(|answer| answer["success"] == true)
}

/// The parts, named as partners' receivers expect them: of a code one `encryptedFile`, of a link one part for each
/// document under the name of its kind.
fn form(request: &Request, package: &Package) -> Form {
    let mut form = Form::new();
    for file in &package.files {
        let part = Part::text(file.content.clone()).file_name(file.file_name.clone());
        let part =
            part.mime_str("application/octet-stream").unwrap_or_else(|_| Part::text(file.content.clone()));
        if matches!(request.origin, Origin::Code { .. }) {
            form = form.part("encryptedFile", part).text("encryptedFileName", file.file_name.clone());
        } else {
            form = form.part(file.document_type.clone(), part);
        }
    }
    form.text("encodeData", package.encode_data.clone())
}

use std::sync::Arc;

use axum::Json;
use axum::extract::{Multipart, Path, State};
use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Opener, ReceivedPackage, ReceivedPart, open_package};
use crate::server::requests::{Action, Request};
use crate::server::world::World;

/// `POST /partner-site/{label}/callback`
///
/// Says `{"success": true}` to the first package for a request of this partner, and `false` to everything else: a package
/// without a trace header, one that nobody asked for, one that was made for another request, a second one.
pub(crate) async fn receive(
    State(world): State<Arc<World>>,
    Path(label): Path<String>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Json<Value> {
    let taken = match read(&label, &headers, multipart, &world).await {
        Some(package) => expected(&world, package).is_some_and(|package| world.received.keep(package)),
        None => false,
    };
    Json(json!({ "success": taken }))
}

async fn read(
    label: &str,
    headers: &HeaderMap,
    mut multipart: Multipart,
    world: &World,
) -> Option<ReceivedPackage> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let trace_id = header("x-document-request-trace-id")?;
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.ok()? {
        parts.push(ReceivedPart {
            name: field.name()?.to_owned(),
            file_name: field.file_name().map(str::to_owned),
            text: field.text().await.ok()?,
        });
    }
    Some(ReceivedPackage {
        partner: label.to_owned(),
        received_at: world.clock.now(),
        trace_id,
        action: header("x-diia-id-action"),
        parts,
        opened: None,
    })
}

/// The package, opened, if the partner has such a request out, and it was made for that one and no other.
fn expected(world: &World, package: ReceivedPackage) -> Option<ReceivedPackage> {
    let now = world.clock.now();
    let request = world.requests.find(now, |request| {
        request.trace_id == package.trace_id && request.partner.institution.label == package.partner
    })?;
    match request.action {
        Action::Sharing => opened(world, &request, package),
        // The signature of a sign-in is over the request's own name; signatures of files are over those files.
        Action::Auth => (plain(&package)?["requestId"] == request.trace_id).then_some(package),
        Action::HashedFilesSigning => plain(&package)?["signedItems"].is_array().then_some(package),
    }
}

fn opened(world: &World, request: &Request, package: ReceivedPackage) -> Option<ReceivedPackage> {
    let own = request.partner.delivery().certificate;
    if own.key_pem.is_none() {
        // Whoever brought a certificate has the key at home, and must look for itself.
        return Some(package);
    }
    let opener = Opener::new(&own, world.issuing.certificates().authority_der())?;
    let opened = open_package(&opener, &package)?;
    Some(ReceivedPackage { opened: Some(opened), ..package })
}

/// The one `encodeData` of a package that is not sealed.
fn plain(package: &ReceivedPackage) -> Option<Value> {
    let [part] = &package.parts[..] else { return None };
    serde_json::from_slice(&STANDARD.decode(&part.text).ok()?).ok()
}

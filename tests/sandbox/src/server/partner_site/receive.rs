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
        Some(package) if is_expected(&world, &package) => world.received.keep(package),
        _ => false,
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
    })
}

/// Whether the partner has such a request out, and the package was made for that one and no other.
fn is_expected(world: &World, package: &ReceivedPackage) -> bool {
    let now = world.clock.now();
    let asked = world.requests.find(now, |request| {
        request.trace_id == package.trace_id && request.partner.institution.label == package.partner
    });
    asked.is_some_and(|request| answers(world, &request, package))
}

fn answers(world: &World, request: &Request, package: &ReceivedPackage) -> bool {
    match request.action {
        Action::Sharing => match request.partner.delivery().certificate.key_pem {
            // Whoever brought a certificate has the key at home, and must look for itself.
            None => true,
            Some(key) => Opener::new(&key, world.issuing.certificates().authority_der())
                .is_some_and(|opener| open_package(&opener, package).is_some()),
        },
        // The signature of a sign-in is over the request's own name; signatures of files are over those files.
        Action::Auth => plain(package).is_some_and(|data| data["requestId"] == request.trace_id),
        Action::HashedFilesSigning => plain(package).is_some_and(|data| data["signedItems"].is_array()),
    }
}

/// The one `encodeData` of a package that is not sealed.
fn plain(package: &ReceivedPackage) -> Option<Value> {
    let [part] = &package.parts[..] else { return None };
    serde_json::from_slice(&STANDARD.decode(&part.text).ok()?).ok()
}
